import Foundation
import Ledger
import TestSupport
import Testing

@testable import Portal

@Suite("huabiao copy")
struct CopyCommandTests {
  /// A folder that goes when the test is over.
  private final class Target: Sendable {
    let path = FileManager.default.temporaryDirectory.path + "/huabiao-copy-" + UUID().uuidString
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// How `copy` is told where a store is.
  private func place(_ place: ProgramPlace, _ option: String) -> [String] {
    guard place.test.address != nil, let address = place.options.last else {
      return [option, place.test.folder.path]
    }
    return [option, address, option + "-attachments", place.test.folder.path + "/attachments"]
  }

  @Test(arguments: Engine.allCases)
  func `copies a store to an empty folder, and not to one that holds anything`(engine: Engine) async throws {
    let source = try await ProgramPlace(engine)
    let target = Target()
    let arguments = ["copy", "--json", "--to", target.path] + place(source, "--from")
    let run = try await ProgramRun.of(arguments)
    #expect(run.status == 0 && run["proven"] as? Bool == true, "\(run.messages)")
    let head = try await source.test.store.read { try $0.head() }
    #expect(run["head"] as? String == head.digest.hex)
    let again = try await ProgramRun.of(arguments)
    #expect(again.status == 2 && again.messages.contains("目标中已有数据"))
    #expect(try await ProgramRun.of(["verify", "--data", target.path]).status == 0)
  }

  @Test(arguments: Engine.allCases)
  func `leaves a source of an earlier version as it is, and says what is to be done first`(engine: Engine)
    async throws
  {
    let source = try await ProgramPlace(engine)
    try await source.test.store.write { try $0.execute("UPDATE book SET stamp = 'of an earlier version'") }
    let target = Target()
    let run = try await ProgramRun.of(["copy", "--to", target.path] + place(source, "--from"))
    #expect(run.isRefused && run.messages.contains("huabiao migrate"), "\(run.messages)")
    let stamps = try await source.test.store.read { reader in
      try reader.rows("SELECT DISTINCT stamp FROM book").map { try $0.text(0) }
    }
    #expect(stamps == ["of an earlier version"])
  }
}
