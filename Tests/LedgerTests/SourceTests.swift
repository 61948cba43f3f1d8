import Foundation
import Testing

/// Synchronous reads beside asynchronous ones stop the server for good, and nothing in the types forbids them: so the
/// sources are looked through.
@Suite struct `The sources` {
  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func sources(under folder: String) throws -> [(name: String, lines: [String])] {
    let base = root.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map { file in
      let text = try String(contentsOf: file, encoding: .utf8)
      return (String(file.path.dropFirst(root.path.count + 1)), text.components(separatedBy: "\n"))
    }
  }

  @Test func `name GRDB in the SQLite adapter and nowhere else`() throws {
    let sources = try Self.sources(under: "Sources")
    #expect(!sources.isEmpty)
    for (name, lines) in sources where !name.hasPrefix("Sources/Ledger/SQLite/") {
      #expect(!lines.contains { $0.contains("import GRDB") }, "\(name)")
    }
  }

  @Test func `name libpq in the PostgreSQL adapter and nowhere else`() throws {
    for (name, lines) in try Self.sources(under: "Sources") where !name.hasPrefix("Sources/Ledger/Postgres/")
    {
      #expect(!lines.contains { $0.contains("import CPostgres") }, "\(name)")
    }
  }

  @Test func `read and write asynchronously only`() throws {
    let unsafe = ["unsafeRead", "unsafeReentrant", "concurrentRead", "spawnConcurrentRead", "DatabaseQueue("]
    for (name, lines) in try Self.sources(under: "Sources") {
      for (index, line) in lines.enumerated() {
        let code = line.trimmingCharacters(in: .whitespaces)
        guard !code.hasPrefix("//") else { continue }
        for word in unsafe { #expect(!code.contains(word), "\(name):\(index + 1)") }
        if code.contains("pool.read") || code.contains("pool.write") {
          #expect(code.contains("await"), "\(name):\(index + 1)")
        }
      }
    }
  }
}
