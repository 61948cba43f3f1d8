import Foundation
import GRDB
import Ledger
import Statute
import TestSupport
import Testing

private let columns =
  "position, file, kind, version, name, payload, on_day, at, actor, command, part, previous, digest"

/// A store with some entries, closed and folded into one file.
private func ledger(_ folder: borrowing TestFolder, entries: Int = 30) async throws {
  let store = try await SQLiteStore.open(path: folder.database, shelf: .notices)
  try await store.write { try fill($0, entries) }
  let raw = try DatabaseQueue(path: folder.database)
  try await raw.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
}

/// The same on either engine.
private func ledger(_ engine: Engine) async throws -> TestStore {
  let test = try await TestStore(engine, shelf: .notices)
  try await test.store.write { try fill($0, 30) }
  return test
}

private func fill(_ writer: any LedgerWriter, _ entries: Int) throws {
  for number in 1...entries {
    _ = try writer.note(
      .putUp(title: "通告\(number)", text: "第\(number)号"), to: number, expecting: 0,
      command: number % 2 == 0 ? CommandID("c\(number)") : nil)
  }
}

private func verify(_ test: TestStore, published: Head? = nil) async throws -> VerifyReport {
  try await test.reading().verify(published: published, attachments: nil)
}

private func verify(_ folder: borrowing TestFolder) async throws -> VerifyReport {
  let store = try SQLiteStore.openForReading(path: folder.database)
  return try await store.verify(attachments: nil)
}

@Suite struct `Verifying the chain` {
  @Test(arguments: Engine.allCases)
  func `an untouched ledger is whole and says its head`(engine: Engine) async throws {
    let test = try await ledger(engine)
    let store = test.store
    let report = try await store.verify(attachments: nil)
    #expect(report.isWhole)
    #expect(report.entries == 30)
    #expect(report.head == (try await store.read { try $0.head() }))
    #expect(report.head.digest != .zero)
  }

  @Test(arguments: [":", "："]) func `a head is handed in as it was published`(colon: String) {
    let digest = String(repeating: "0a", count: 32)
    let head = Head("12\(colon)\(digest)")
    #expect(head?.position == 12 && head?.text == "12:\(digest)")
    #expect(Head("12\(digest)") == nil && Head("-1\(colon)\(digest)") == nil && Head("12\(colon)0a") == nil)
  }

  @Test func `a server that is away is no broken chain`() async throws {
    let test = try await ledger(.postgres)
    let store = PostgresStore.openForReading(try #require(test.address))
    store.close()
    await #expect(throws: LedgerError.unreachable("closed")) {
      _ = try await store.verify(attachments: nil)
    }
  }

  @Test(arguments: Engine.allCases) func `an empty ledger is whole`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
      let report = try await store.verify(attachments: nil)
      #expect(report.isWhole)
      #expect(report.head == .empty)
    }
  }

  @Test(
    arguments: [
      "file = 'item/notice-7x'", "kind = 'iten'", "version = 2", "name = 'putup'",
      "payload = replace(payload, '7', '8')", "payload = payload || ' '", "on_day = '2026-03-03'",
      "at = '2026-03-02T09:00:01+08:00'", "actor = 'person:zhang:deputyInCharge'", "command = 'c7'",
      "command = ''", "part = 2",
    ], Engine.allCases)
  func `a change of any column of an entry is found at that entry`(change: String, engine: Engine)
    async throws
  {
    let test = try await ledger(engine)
    try await test.tamper("UPDATE entry SET \(change) WHERE position = 7")
    #expect(try await verify(test).fault?.position == 7)
  }

  @Test(arguments: Engine.allCases) func `a change of a digest is found at that entry`(engine: Engine)
    async throws
  {
    let zeros = engine == .sqlite ? "zeroblob(32)" : "decode(repeat('00', 32), 'hex')"
    let last =
      engine == .sqlite
      ? "CAST(substr(digest, 1, 31) || x'00' AS BLOB)" : "substr(digest, 1, 31) || '\\x00'::bytea"
    for change in ["previous = \(zeros)", "digest = \(zeros)", "digest = \(last)"] {
      let test = try await ledger(engine)
      try await test.tamper("UPDATE entry SET \(change) WHERE position = 7")
      #expect(try await verify(test).fault?.position == 7)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a command that was taken out of an entry is found`(engine: Engine) async throws {
    let test = try await ledger(engine)
    try await test.tamper("UPDATE entry SET command = NULL WHERE position = 8")
    #expect(try await verify(test).fault == ChainFault(at: 8, .contentDiffers))
  }

  @Test(arguments: Engine.allCases)
  func `an entry taken out, moved or swapped is found`(engine: Engine) async throws {
    let removed = try await ledger(engine)
    try await removed.tamper("DELETE FROM entry WHERE position = 12")
    #expect(try await verify(removed).fault == ChainFault(at: 12, .missing))

    let closed = try await ledger(engine)
    try await closed.tamper(
      "DELETE FROM entry WHERE position = 12", "UPDATE entry SET position = -position WHERE position > 12",
      "UPDATE entry SET position = -position - 1 WHERE position < 0")
    #expect(try await verify(closed).fault == ChainFault(at: 12, .previousDiffers))

    let swapped = try await ledger(engine)
    try await swapped.tamper(
      "UPDATE entry SET position = 1000 WHERE position = 5",
      "UPDATE entry SET position = 5 WHERE position = 6",
      "UPDATE entry SET position = 6 WHERE position = 1000")
    #expect(try await verify(swapped).fault?.position == 5)
  }

  @Test(arguments: Engine.allCases)
  func `an end that was cut off is found by the head that was published`(engine: Engine) async throws {
    let test = try await ledger(engine)
    let head = try await verify(test).head
    try await test.tamper("DELETE FROM entry WHERE position > 28")
    #expect(try await verify(test).isWhole)
    #expect(try await verify(test, published: head).fault == ChainFault(at: 29, .missing))
    let other = Head(position: 10, digest: .zero)
    #expect(try await verify(test, published: other).fault == ChainFault(at: 10, .publishedDiffers))
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
