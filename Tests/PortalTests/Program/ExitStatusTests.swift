import Foundation
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// 0 done and nothing found wrong, 1 done and something was found wrong, 2 not done and why in one line.
@Suite("How the program ends")
struct ExitStatusTests {
  @Test(arguments: [["calendar", "2024"], ["calendar", "2024", "--json"], ["--help"], ["due", "--help"]])
  func `with 0 where it is done`(arguments: [String]) async throws {
    let run = try await ProgramRun.of(arguments)
    #expect(run.status == 0 && !run.output.isEmpty && run.messages.isEmpty)
  }

  @Test func `with 1 where something was found wrong`() async throws {
    let run = try await ProgramRun.of(["screen", "--json"], input: "联系人身份证号：11010519491231002X。\n")
    #expect(run.status == 1 && (run["findings"] as? [Any])?.isEmpty == false && run.messages.isEmpty)
  }

  @Test(arguments: [
    ["calendar"], ["calendar", "1900"], ["calendar", "twenty"], ["publish"], ["due", "--fast"],
    ["due", "/nowhere/story.json"], ["audit", "/nowhere/report.html"], ["verify", "--data", "/nowhere"],
    ["rebuild", "--data", "/nowhere"], ["calendar", "2024", "--data", "/nowhere"],
    ["verify", "--replica", "host=x"],
    ["report", "--body", "x", "--year", "2025", "--data", "/nowhere"],
    ["calendar", "2024", "--data", "a", "--postgres", "host=b"], ["serve", "--postgres", "not an address"],
  ])
  func `with 2 where it is not done, in one line`(arguments: [String]) async throws {
    let run = try await ProgramRun.of(arguments)
    #expect(run.isRefused, "\(String(describing: run.status)) \(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: "/nowhere"))
  }

  @Test(arguments: ["verify", "serve", "migrate", "due", "copy"])
  func `with 2 where a password stands on the command line, which is not repeated`(command: String)
    async throws
  {
    let address = "postgresql://huabiao:top-secret-9@127.0.0.1:1/huabiao"
    let run = try await ProgramRun.of(
      [command] + (command == "copy" ? ["--from", address, "--to", "/nowhere"] : ["--postgres", address]))
    #expect(run.isRefused && run.messages.contains("命令行里不能写密码") && !run.messages.contains("top-secret-9"))
  }

  @Test(arguments: Engine.allCases)
  func `with 2 where the store fails after it was opened, in words`(engine: Engine) async throws {
    let place = try await ProgramPlace(engine)
    #expect(try await ProgramRun.of(["user", "list", "--json"] + place.options).status == 0)
    try await place.test.store.write { try $0.execute("UPDATE body_row SET kind = 'nonsense'") }
    let run = try await ProgramRun.of(["user", "list", "--json"] + place.options)
    #expect(run.isRefused && run.messages.contains("huabiao rebuild") && !run.messages.contains("Error"))
  }

  @Test func `with 2, and nothing is touched, where a server has the folder`() async throws {
    let place = try await ProgramPlace()
    // As an earlier version of the program would have left it: whoever opens it draws the books anew.
    try await place.test.store.write { try $0.execute("UPDATE book SET stamp = 'of an earlier version'") }
    let lock = try place.test.folder.lock()
    for command in [["rebuild"], ["migrate"], ["serve", "--port", "1"]] {
      let run = try await ProgramRun.of(command + place.options)
      #expect(
        run.isRefused && run.messages.contains("另一个服务使用"), "\(String(describing: run.status)) \(run.messages)"
      )
    }
    let stamps = try await place.test.store.read {
      try $0.rows("SELECT DISTINCT stamp FROM book").map { try $0.text(0) }
    }
    #expect(stamps == ["of an earlier version"])
    withExtendedLifetime(lock) {}
    let run = try await ProgramRun.of(["verify", "--json"] + place.options)
    #expect(run.status == 0)
  }
}
