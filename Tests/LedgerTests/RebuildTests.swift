import Foundation
import GRDB
import Ledger
import Statute
import Synchronization
import TestSupport
import Testing

/// All rows of all books and of the index, in an order of their own.
private func books(_ test: TestStore) async throws -> [String: [String]] {
  let tables = ["notice_line", "notice_word", "search_document", "search_text", "search_day"]
  if test.engine == .postgres {
    return try await test.store.read { reader in
      var found: [String: [String]] = [:]
      for table in tables + ["search_year"] {
        found[table] = try reader.rows("SELECT * FROM \(table)").map { "\($0.values)" }.sorted()
      }
      found["index"] = try reader.rows("SELECT row, tokens::text, head, body FROM search_index")
        .map { "\($0.values)" }.sorted()
      return found
    }
  }
  let raw = try DatabaseQueue(path: test.folder.database)
  return try await raw.write { database in
    try database.execute(
      sql: "CREATE VIRTUAL TABLE temp.instances USING fts5vocab('main', 'search_index', 'instance')")
    var found: [String: [String]] = [:]
    for table in tables + ["temp.instances"] {
      found[table == "temp.instances" ? "index" : table] = try Row.fetchAll(
        database, sql: "SELECT * FROM \(table)"
      ).map { row in row.databaseValues.map { "\($0)" }.joined(separator: "|") }.sorted()
    }
    return found
  }
}

/// Some life: notices and leaflets come, change and go in an order by chance.
private func live(in store: any Store, seed: UInt64) async throws {
  var numbers = SeededNumbers(seed: seed)
  for turn in 0..<150 {
    let number = Int.random(in: 0..<30, using: &numbers)
    let text = (0..<5).map { _ in ["甲乙", "丙", "2024", "丁戊己"].randomElement(using: &numbers)! }
      .joined(separator: " ")
    let day = Day.on("2024-01-01").adding(days: Int.random(in: 0..<60, using: &numbers))
    let choice = Int.random(in: 0..<4, using: &numbers)
    try await store.write { writer in
      let notice = try writer.version(of: .notice(number))
      if notice == 0 {
        _ = try writer.note(.putUp(title: "题\(turn)", text: text), to: number, expecting: 0)
      } else {
        _ = try writer.note(choice == 0 ? .takenDown : .amended(text: text), to: number, expecting: notice)
      }
      let leaflet = try writer.version(of: .leaflet(number))
      let event: Leaflet.Event =
        if leaflet == 0 {
          .published(
            SearchDocument(title: "题\(turn)", text: text, day: day, body: "B\(choice)", validity: "inForce"))
        } else {
          [.rewritten(text: text), .repealed, .takenDown, .rewritten(text: "")][choice]
        }
      try writer.append(
        [event], to: .leaflet(number), expecting: leaflet, on: day, at: .morning, by: .system)
    }
  }
}

@Suite struct `Drawing the books anew` {
  @Test(arguments: [1, 2, 3] as [UInt64], Engine.allCases)
  func `gives the same books, row for row and token for token`(seed: UInt64, engine: Engine) async throws {
    try await withStore(on: engine, shelf: .leaflets) { store, test in
      try await live(in: store, seed: seed)
      let before = try await books(test)
      #expect(before["notice_line"]?.isEmpty == false)
      #expect(before["index"]?.isEmpty == false)
      let heard = Mutex<[LedgerProgress]>([])
      try await store.rebuild { progress in heard.withLock { $0.append(progress) } }
      #expect(try await books(test) == before)
      let last = heard.withLock { $0 }.last
      #expect(last?.stage == .drawingBooks)
      #expect(last?.done == 60)
      #expect(last?.total == 60)
    }
  }

  @Test(arguments: Engine.allCases)
  func `happens by itself when a book has changed, and to that book alone`(engine: Engine) async throws {
    let count = Mutex(0)
    let test = try await TestStore(engine, shelf: BookShelf())
    func opened(_ revision: Int) async throws -> any Store {
      var shelf = BookShelf()
      var book = NoticeBook()
      book.revision = revision
      shelf.add(book)
      count.withLock { $0 = 0 }
      return try await test.again(shelf: shelf) { _ in count.withLock { $0 += 1 } }
    }
    var store = try await opened(1)
    try await store.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
    store = try await opened(1)
    #expect(count.withLock { $0 } == 0)
    try await store.write { try $0.execute("DELETE FROM notice_line") }
    store = try await opened(2)
    #expect(count.withLock { $0 } > 0)
    #expect(try await store.read { try $0.count("SELECT count(*) FROM notice_line") } == 1)
  }

  @Test(arguments: Engine.allCases) func `a book that is no longer kept is thrown away`(engine: Engine)
    async throws
  {
    let test = try await TestStore(engine, shelf: .leaflets)
    let store = try await test.again(shelf: BookShelf())
    let list =
      engine == .sqlite
      ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
      : "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public'"
    let tables = try await store.read { try $0.rows(list).map { try $0.text(0) } }
    #expect(!tables.contains("notice_line"))
    #expect(tables.contains("search_document"))
  }

  @Test(arguments: Engine.allCases)
  func `a store that only reads leaves the books alone and refuses to write`(engine: Engine) async throws {
    try await withStore(on: engine, shelf: .leaflets) { store, test in
      try await live(in: store, seed: 4)
      let reading = try test.reading()
      #expect(try await reading.verify(attachments: nil).isWhole)
      #expect(try await reading.read { try $0.count("SELECT count(*) FROM notice_line") } > 0)
      await #expect(throws: LedgerError.self) {
        try await reading.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 99, expecting: 0) }
      }
    }
  }

  @Test(arguments: Engine.allCases) func `a store written by a newer program is not opened`(engine: Engine)
    async throws
  {
    try await withStore(on: engine) { store, test in
      try await store.write { try $0.execute("INSERT INTO migration (name) VALUES ('9999 from the future')") }
      await #expect(throws: LedgerError.newerSchema(found: "9999 from the future")) {
        _ = try await test.again(shelf: .notices)
      }
    }
  }
}
