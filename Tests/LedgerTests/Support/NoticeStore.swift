import Foundation
import Ledger
import Statute
import TestSupport

/// A folder of its own for a test, removed afterwards.
struct TestFolder: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "huabiao-ledger-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  var database: String { path + "/huabiao.sqlite" }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs a test over a new store on a real database.
func withStore<R>(
  on engine: Engine, shelf: BookShelf = .notices, _ body: (any Store, TestStore) async throws -> R
) async throws -> R {
  let test = try await TestStore(engine, shelf: shelf)
  return try await body(test.store, test)
}

extension BookShelf {
  static var notices: BookShelf {
    var shelf = BookShelf()
    shelf.add(NoticeBook())
    return shelf
  }
}

extension FileID {
  static func notice(_ number: Int) -> FileID { FileID(.item, "notice-\(number)") }
}

extension Day {
  /// A day written in a test.
  static func on(_ iso: String) -> Day { Day(iso)! }
}

extension Instant {
  static let morning = Instant(.on("2026-03-02"), hour: 9)
}

extension LedgerWriter {
  /// Appends to a notice what the tests need in most places.
  @discardableResult
  func note(
    _ events: Notice.Event..., to number: Int, expecting version: Int, command: CommandID? = nil
  ) throws(LedgerError) -> Int {
    try append(
      events, to: .notice(number), expecting: version, on: .on("2026-03-02"), at: .morning,
      by: .person(key: "zhang", as: .informationOfficer), command: command)
  }
}

/// Numbers by chance that are the same at every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
