import Ledger
import Statute
import TestSupport
import Testing

@Suite struct `Reading from PostgreSQL` {
  @Test func `every query of one read sees the same state, and holds up nobody who writes`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    let store = test.store
    let address = try #require(test.address)
    try await store.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
    let (before, after) = try await store.read { reader in
      let before = try reader.head()
      // Somebody else writes meanwhile and is not kept waiting.
      let other = try PostgresConnection.open(address)
      try other.execute("INSERT INTO setting (name, value) VALUES ('x', 'y')")
      try other.execute("DELETE FROM notice_line")
      return (before, try reader.count("SELECT count(*) FROM notice_line"))
    }
    #expect(before.position == 1)
    #expect(after == 1)
    #expect(try await store.read { try $0.count("SELECT count(*) FROM notice_line") } == 0)
  }

  @Test func `a read that nobody waits for any more is stopped, and the next one is served`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    let reading = Task { try await test.store.read { try $0.rows("SELECT pg_sleep(60)") } }
    try await Task.sleep(for: .milliseconds(200))
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
    #expect(try await test.store.read { try $0.count("SELECT 1") } == 1)
  }

  @Test func `a statement that takes too long is stopped`() async throws {
    var options = PostgresOptions()
    options.statementTimeout = 1
    let test = try await TestStore(.postgres, shelf: .notices, options: options)
    await #expect(throws: LedgerError.outOfTime) {
      try await test.store.read { try $0.rows("SELECT pg_sleep(60)") }
    }
  }

  @Test func `more than may wait are told so at once`() async throws {
    var options = PostgresOptions()
    options.readers = 1
    options.mostWaiting = 2
    let test = try await TestStore(.postgres, shelf: .notices, options: options)
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await test.store.read { try $0.rows("SELECT pg_sleep(0.5)") }
            return false
          } catch {
            return error as? LedgerError == .busy
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect((6...11).contains(refused))
  }

  @Test func `nothing is written by a read`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    await #expect(throws: LedgerError.self) {
      try await test.store.read { try $0.execute("DELETE FROM setting") }
    }
  }

  @Test func `a replica that is not there is done without`() async throws {
    var options = PostgresOptions()
    options.replica = try PostgresAddress("host=/nowhere dbname=x")
    let test = try await TestStore(.postgres, shelf: .notices, options: options)
    #expect(try await test.store.read(.mayBeOld) { try $0.head() } == .empty)
    #expect(try await test.store.read(.mayBeOld) { try $0.head() } == .empty)
  }

  @Test(arguments: Engine.allCases) func `texts are in the order of their bytes`(engine: Engine) async throws
  {
    let names = ["b", "B", "a", "中", "Z", "一", "é", "10", "9", "_", "国"]
    try await withStore(on: engine) { store, _ in
      try await store.write { writer in for name in names { try writer.set(name, to: "x") } }
      let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let rows = try await store.read { reader in
        try reader.rows("SELECT name FROM setting ORDER BY name").map { try $0.text(0) }
      }
      #expect(rows == sorted)
      let above = try await store.read { reader in
        try reader.rows("SELECT name FROM setting WHERE name > $1 ORDER BY name", ["Z"]).map {
          try $0.text(0)
        }
      }
      #expect(above == sorted.filter { "Z".utf8.lexicographicallyPrecedes($0.utf8) })
    }
  }

  @Test(arguments: Engine.allCases) func `numbers come back as they are, however large or small`(
    engine: Engine
  )
    async throws
  {
    try await withStore(on: engine) { store, _ in
      let numbers: [Int64] = [0, 1, -1, 9_999, 10_000, 100_000_000, -123_456_789_012, .max, .min]
      try await store.write { writer in
        try writer.execute(writer.dialect.schema("CREATE TABLE number (value INTEGER NOT NULL)"))
        for number in numbers {
          try writer.execute("INSERT INTO number (value) VALUES ($1)", [.integer(number)])
        }
      }
      let (rows, sums) = try await store.read { reader in
        (
          try reader.rows("SELECT value FROM number ORDER BY value").map { Int64(try $0.int(0)) },
          try numbers.map { number in
            try reader.row("SELECT sum(value) FROM number WHERE value = $1", [.integer(number)])?.int(0)
          }
        )
      }
      #expect(rows == numbers.sorted())
      #expect(sums == numbers.map { Int($0) })
    }
  }
}
