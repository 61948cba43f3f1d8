import Ledger
import Statute
import TestSupport
import Testing

private struct Refused: Error, Equatable {}

@Suite struct `Committing in groups` {
  @Test func `every commit is flushed before it is answered`() async throws {
    try await withStore(on: .sqlite) { store, _ in
      let level = try await store.write { try $0.rows("PRAGMA synchronous").first?.int(0) }
      // 2 is FULL; 1, which the way to the write-ahead log leaves behind, flushes at checkpoints only.
      #expect(level == 2)
    }
    // A server that was told to answer before the disk has it is told otherwise.
    let address = try await TestCluster.shared().makeDatabase()
    let name = try #require(address.databaseName)
    try await TestCluster.shared().administer("ALTER DATABASE \(name) SET synchronous_commit = off")
    let store = try await PostgresStore.open(address, shelf: .notices)
    #expect(try await store.write { try $0.row("SHOW synchronous_commit")?.text(0) } == "on")
    store.close()
    try await TestCluster.shared().dropDatabase(address)
  }

  @Test(arguments: Engine.allCases) func `a command that fails takes back its own changes and nobody else's`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let failed = await withTaskGroup(of: Int?.self) { group in
        for number in 1...400 {
          group.addTask {
            do {
              try await store.write { writer in
                _ = try writer.note(.putUp(title: "t\(number)", text: "x"), to: number, expecting: 0)
                _ = try writer.nextNumber(NumberSeries(.request, body: "B", year: 2026))
                if number % 3 == 0 { throw Refused() }
              }
              return nil
            } catch {
              return error is Refused ? number : -1
            }
          }
        }
        var failed: Set<Int> = []
        for await number in group { if let number { failed.insert(number) } }
        return failed
      }
      let thirds = (1...400).filter { $0 % 3 == 0 }
      #expect(failed == Set(thirds))
      let files = try await store.read { reader in
        try reader.rows("SELECT file FROM notice_line").map { try $0.text(0) }
      }
      let others = (1...400).filter { $0 % 3 != 0 }.map { FileID.notice($0).description }
      #expect(Set(files) == Set(others))
      let positions = try await store.read { try $0.entries(after: 0, limit: 1_000) }.map(\.position)
      #expect(positions == Array(1...267))
      let next = try await store.write { try $0.nextNumber(NumberSeries(.request, body: "B", year: 2026)) }
      #expect(next == 268)
    }
  }

  @Test(arguments: Engine.allCases) func `numbers of a series have no gap and no double under many writers`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let bodies = ["A", "B", "C"]
      let given = await withTaskGroup(of: (String, Int)?.self) { group in
        for index in 0..<600 {
          group.addTask {
            let body = bodies[index % 3]
            return try? await store.write { writer in
              let number = try writer.nextNumber(NumberSeries(.index, body: body, year: 2026))
              if index % 7 == 0 { throw Refused() }
              return (body, number)
            }
          }
        }
        var given: [String: [Int]] = [:]
        for await number in group { if let number { given[number.0, default: []].append(number.1) } }
        return given
      }
      for body in bodies {
        let numbers = given[body, default: []].sorted()
        #expect(numbers == Array(1...numbers.count))
      }
      let kept = (0..<600).filter { $0 % 7 != 0 }.count
      #expect(given.values.reduce(0) { $0 + $1.count } == kept)
    }
  }

  @Test(arguments: Engine.allCases) func `a book that cannot be drawn takes the append back`(engine: Engine)
    async throws
  {
    struct Broken: Book {
      let name = "broken"
      let schema = ["CREATE TABLE broken (file TEXT PRIMARY KEY)"]
      func draw(_ loaded: Loaded<Notice>, into connection: any SQLConnection) throws {
        if loaded.file.title == "bad" { throw Refused() }
      }
    }
    var shelf = BookShelf()
    shelf.add(Broken())
    try await withStore(on: engine, shelf: shelf) { store, _ in
      await #expect(throws: LedgerError.book(name: "broken", reason: "Refused()")) {
        try await store.write { try $0.note(.putUp(title: "bad", text: "x"), to: 1, expecting: 0) }
      }
      try await store.write { _ = try $0.note(.putUp(title: "good", text: "x"), to: 2, expecting: 0) }
      #expect(try await store.read { try $0.head() }.position == 1)
    }
  }

  @Test(.timeLimit(.minutes(20)), arguments: Engine.allCases)
  func `reads and writes of many people at once all come to an end`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
      try await store.write { writer in
        for number in 1...40 { _ = try writer.note(.putUp(title: "t", text: "x"), to: number, expecting: 0) }
      }
      try await withThrowingTaskGroup(of: Int.self) { group in
        for person in 0..<64 {
          group.addTask {
            var done = 0
            for turn in 0..<30 {
              let number = 1 + (person * 31 + turn) % 40
              if (person + turn) % 3 == 0 {
                try await store.write { writer in
                  guard let loaded = try writer.load(Notice.self, .notice(number)) else { return }
                  _ = try writer.note(.amended(text: "\(turn)"), to: number, expecting: loaded.version)
                }
              } else {
                let (loaded, rows) = try await store.read { reader in
                  (
                    try reader.load(Notice.self, .notice(number)),
                    try reader.rows("SELECT file, title FROM notice_line ORDER BY since DESC LIMIT 20")
                  )
                }
                #expect(loaded?.file.title == "t")
                #expect(rows.count == 20)
              }
              done += 1
            }
            return done
          }
        }
        var sum = 0
        for try await done in group { sum += done }
        #expect(sum == 64 * 30)
      }
      var appended = 0
      for person in 0..<64 { appended += (0..<30).filter { (person + $0) % 3 == 0 }.count }
      #expect(try await store.read { try $0.head() }.position == 40 + appended)
    }
  }
}
