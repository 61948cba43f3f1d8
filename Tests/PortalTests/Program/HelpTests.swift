import Foundation
import Testing

@testable import Portal

/// What the program says of itself, and what its guide says of it.
@Suite("The help of every command")
struct HelpTests {
  /// A command with what its help says.
  private struct Command {
    let path: [String]
    let help: String
    /// Those below it, and the one that is meant where none is named.
    let below: [String]
    let usual: String?

    var name: String { path.joined(separator: " ") }

    var options: Set<String> {
      Set(help.matches(of: /(?m)^ +(?:-[a-z], )?(--[a-z-]+)/).map { String($0.1) }).subtracting(["--help"])
    }

    init(_ path: [String]) async throws {
      let run = try await ProgramRun.of(path + ["--help"])
      #expect(run.status == 0 && run.messages.isEmpty)
      self.path = path
      help = run.output
      let list = run.output.components(separatedBy: "子命令：\n").dropFirst().first ?? ""
      let lines = list.split(separator: "\n").prefix { !$0.contains("各个子命令的说明") }
      func name(_ line: Substring) -> String? {
        line.firstMatch(of: /^  ([a-z][a-z-]*)/).map { String($0.1) }
      }
      below = lines.compactMap(name)
      usual = lines.first { $0.contains("（默认）") }.flatMap(name)
    }
  }

  private static func walk(_ path: [String] = []) async throws -> [Command] {
    let command = try await Command(path)
    var found = [command]
    for name in command.below { found += try await walk(path + [name]) }
    return found
  }

  private static func guide() throws -> String {
    var place = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { place.deleteLastPathComponent() }
    return try String(contentsOf: place.appendingPathComponent("Guides/CommandLine.md"), encoding: .utf8)
  }

  private static func hasHan(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func `is in Chinese throughout, and says something of each option`() async throws {
    for command in try await Self.walk() {
      for word in [
        "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show help", "See '", "default",
      ] {
        #expect(!command.help.contains(word), "\(command.name): \(word)")
      }
      #expect(Self.hasHan(command.help.prefix { $0 != "\n" }), "\(command.name)")
      // What is said of an option stands beside it, or below where its name is long.
      for entry in command.help.matches(of: /(?m)^  (?:-[a-z], )?(--?[a-z-]+[^\n]*(?:\n {10,}[^\n]+)*)/) {
        let said = entry.1.drop { $0 != " " }.replacing(/<[^>]*>/, with: "")
        #expect(Self.hasHan(said), "\(command.name): \(entry.1)")
      }
    }
  }

  @Test func `has every option that the guide names, and the guide every command and option of the program`()
    async throws
  {
    let guide = try Self.guide()
    let commands = try await Self.walk().filter { !$0.path.isEmpty }
    let byName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
    var named: Set<String> = []
    let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| `") }
    for row in rows {
      // A bar inside a cell stands behind a backslash.
      let cell = row.replacing("\\|", with: " ").split(separator: "|").first ?? ""
      for span in cell.matches(of: /`([^`]+)`/) {
        let words = span.1.split(separator: " ")
        let name = words.prefix { $0.wholeMatch(of: /[a-z][a-z-]*/) != nil }.joined(separator: " ")
        guard !name.isEmpty else { continue }
        guard let command = byName[name] else {
          Issue.record("the guide names \(name)")
          continue
        }
        let meant = [command] + [command.usual.flatMap { byName["\(name) \($0)"] }].compactMap(\.self)
        named.formUnion(meant.map(\.name))
        var said = Set(span.1.matches(of: /--[a-z-]+/).map { String($0.0) })
        if words.contains("[STORE]") {
          said.formUnion(["--data", "--postgres", "--replica", "--attachments"])
        }
        #expect(said.isSubset(of: meant.reduce(into: Set()) { $0.formUnion($1.options) }), "\(name)")
      }
    }
    for command in commands where command.below.isEmpty {
      #expect(named.contains(command.name), "the guide says nothing of \(command.name)")
      for option in command.options { #expect(guide.contains(option), "\(command.name) \(option)") }
    }
  }
}
