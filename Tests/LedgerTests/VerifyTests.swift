import Foundation
import GRDB
import Ledger
import Statute
import Testing

private let columns =
  "position, file, kind, version, name, payload, on_day, at, actor, command, part, previous, digest"

/// A store with some entries, closed and folded into one file.
private func ledger(_ folder: borrowing TestFolder, entries: Int = 30) async throws {
  let store = try await SQLiteStore.open(path: folder.database, shelf: .notices)
  try await store.write { writer in
    for number in 1...entries {
      _ = try writer.note(
        .putUp(title: "通告\(number)", text: "第\(number)号"), to: number, expecting: 0,
        command: number % 2 == 0 ? CommandID("c\(number)") : nil)
    }
  }
  let raw = try DatabaseQueue(path: folder.database)
  try await raw.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
}

/// Changes the file behind the back of the store, without the triggers.
private func tamper(_ folder: borrowing TestFolder, _ statements: String...) async throws {
  let raw = try DatabaseQueue(path: folder.database)
  try await raw.writeWithoutTransaction { database in
    try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
    for trigger in ["entry_no_update", "entry_no_delete", "entry_no_replace"] {
      try database.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
    }
    for statement in statements { try database.execute(sql: statement) }
  }
}

private func verify(_ folder: borrowing TestFolder, published: Head? = nil) async throws -> VerifyReport {
  let store = try SQLiteStore.openForReading(path: folder.database)
  return try await store.verify(published: published, attachments: nil)
}

@Suite struct `Verifying the chain` {
  @Test func `an untouched ledger is whole and says its head`() async throws {
    let folder = try TestFolder()
    try await ledger(folder)
    let store = try await SQLiteStore.open(path: folder.database, shelf: .notices)
    let report = try await store.verify(attachments: nil)
    #expect(report.isWhole)
    #expect(report.entries == 30)
    #expect(report.head == (try await store.read { try $0.head() }))
    #expect(report.head.digest != .zero)
  }

  @Test func `an empty ledger is whole`() async throws {
    try await withStore { store, _ in
      let report = try await store.verify(attachments: nil)
      #expect(report.isWhole)
      #expect(report.head == .empty)
    }
  }

  @Test(arguments: [
    "file = 'item/notice-7x'", "kind = 'iten'", "version = 2", "name = 'putup'",
    "payload = replace(payload, '7', '8')", "payload = payload || ' '", "on_day = '2026-03-03'",
    "at = '2026-03-02T09:00:01+08:00'", "actor = 'person:zhang:deputyInCharge'", "command = 'c7'",
    "command = ''",
    "part = 2", "previous = zeroblob(32)", "digest = zeroblob(32)",
    "digest = CAST(substr(digest, 1, 31) || x'00' AS BLOB)",
  ])
  func `a change of any column of an entry is found at that entry`(change: String) async throws {
    let folder = try TestFolder()
    try await ledger(folder)
    try await tamper(folder, "UPDATE entry SET \(change) WHERE position = 7")
    #expect(try await verify(folder).fault?.position == 7)
  }

  @Test func `a command that was taken out of an entry is found`() async throws {
    let folder = try TestFolder()
    try await ledger(folder)
    try await tamper(folder, "UPDATE entry SET command = NULL WHERE position = 8")
    #expect(try await verify(folder).fault == ChainFault(at: 8, .contentDiffers))
  }

  @Test func `an entry taken out, moved or swapped is found`() async throws {
    let removed = try TestFolder()
    try await ledger(removed)
    try await tamper(removed, "DELETE FROM entry WHERE position = 12")
    #expect(try await verify(removed).fault == ChainFault(at: 12, .missing))

    let closed = try TestFolder()
    try await ledger(closed)
    try await tamper(
      closed, "DELETE FROM entry WHERE position = 12",
      "UPDATE entry SET position = -position WHERE position > 12",
      "UPDATE entry SET position = -position - 1 WHERE position < 0")
    #expect(try await verify(closed).fault == ChainFault(at: 12, .previousDiffers))

    let swapped = try TestFolder()
    try await ledger(swapped)
    try await tamper(
      swapped, "UPDATE entry SET position = 1000 WHERE position = 5",
      "UPDATE entry SET position = 5 WHERE position = 6",
      "UPDATE entry SET position = 6 WHERE position = 1000")
    #expect(try await verify(swapped).fault?.position == 5)
  }

  @Test func `an end that was cut off is found by the head that was published`() async throws {
    let folder = try TestFolder()
    try await ledger(folder)
    let head = try await verify(folder).head
    try await tamper(folder, "DELETE FROM entry WHERE position > 28")
    #expect(try await verify(folder).isWhole)
    #expect(try await verify(folder, published: head).fault == ChainFault(at: 29, .missing))
    let other = Head(position: 10, digest: .zero)
    #expect(try await verify(folder, published: other).fault == ChainFault(at: 10, .publishedDiffers))
  }

  @Test func `a byte changed anywhere in the file is found wherever it changes what is read`() async throws {
    let folder = try TestFolder()
    try await ledger(folder)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    let original = try #require(dump(folder.database))
    var numbers = SeededNumbers(seed: 11)
    var found = 0
    // Page 1 holds the schema; a store whose schema is broken does not open at all.
    let pages = Array(1..<(whole.count / 4_096))
    for _ in 0..<200 {
      let page = pages.randomElement(using: &numbers)!
      let place = page * 4_096 + Int.random(in: 0..<4_096, using: &numbers)
      var changed = whole
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      try write(changed, to: folder.database)
      let report: VerifyReport
      do {
        report = try await verify(folder)
      } catch {
        continue  // It does not even open: seen by everybody.
      }
      if dump(folder.database) != original {
        #expect(report.fault != nil, "byte \(place)")
        found += 1
      }
    }
    #expect(found > 5)
  }
}

/// All of the table of entries as plain SQLite reads it; `nil` where it cannot.
private func dump(_ path: String) -> [String]? {
  let names = columns.split(separator: ", ")
  let quoted = names.map { "typeof(\($0)) || ':' || quote(CAST(\($0) AS BLOB))" }.joined(
    separator: " || ',' || ")
  return try? DatabaseQueue(path: path).read { database in
    try String.fetchAll(database, sql: "SELECT \(quoted) FROM entry ORDER BY position")
  }
}

private func write(_ data: Data, to path: String) throws {
  for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  try data.write(to: URL(fileURLWithPath: path))
}
