import Ledger
import Statute
import Synchronization
import TestSupport
import Testing

@Suite struct `Schema and books on PostgreSQL` {
  private func withDatabase(_ body: (PostgresAddress) async throws -> Void) async throws {
    let address = try await TestCluster.shared().makeDatabase()
    do {
      try await body(address)
    } catch {
      Issue.record(error)
    }
    try await TestCluster.shared().dropDatabase(address)
  }

  @Test func `are made once where several processes start together`() async throws {
    try await withDatabase { address in
      let stores = try await withThrowingTaskGroup(of: PostgresStore.self) { group in
        for _ in 0..<6 { group.addTask { try await PostgresStore.open(address, shelf: .leaflets) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      try await stores[0].write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
      #expect(try await stores[5].read { try $0.version(of: .notice(1)) } == 1)
      for store in stores { store.close() }
    }
  }

  @Test func `are asked for by whoever is told to leave them alone`() async throws {
    try await withDatabase { address in
      var options = PostgresOptions()
      options.upkeep = .check
      do {
        _ = try await PostgresStore.open(address, shelf: .notices, options: options)
        Issue.record("opened")
      } catch {
        guard case LedgerError.notMigrated(let missing) = error else {
          Issue.record(error)
          return
        }
        #expect(missing.first == "0001 entries")
      }
      let done = try await PostgresStore.migrate(address, shelf: .notices)
      #expect(done.first == "0001 entries")
      #expect(try await PostgresStore.migrate(address, shelf: .notices) == [])
      try await PostgresStore.open(address, shelf: .notices, options: options).close()
      await #expect(throws: LedgerError.notMigrated(missing: ["search"])) {
        _ = try await PostgresStore.open(address, shelf: .leaflets, options: options)
      }
      let connection = try PostgresConnection.open(address)
      try connection.execute("INSERT INTO migration (name) VALUES ('9999 from the future')")
      await #expect(throws: LedgerError.newerSchema(found: "9999 from the future")) {
        _ = try await PostgresStore.open(address, shelf: .notices, options: options)
      }
    }
  }

  @Test func `can be drawn anew while others write`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    let other = try await test.again(shelf: .notices)
    try await test.store.write { writer in
      for number in 1...700 { _ = try writer.note(.putUp(title: "t", text: "x"), to: number, expecting: 0) }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await test.store.rebuild { _ in } }
      for number in 1...60 {
        group.addTask {
          try await other.write {
            _ = try $0.note(.amended(text: "y \(number)"), to: number * 10, expecting: 1)
          }
          try await other.write {
            _ = try $0.note(.putUp(title: "n", text: "z"), to: 10_000 + number, expecting: 0)
          }
        }
      }
      try await group.waitForAll()
    }
    let rows = "SELECT file, title, is_up, since, version FROM notice_line ORDER BY file"
    let after = try await test.store.read { try $0.rows(rows) }
    #expect(after.count == 760)
    try await test.store.rebuild { _ in }
    #expect(try await test.store.read { try $0.rows(rows) } == after)
  }

  @Test func `drawn anew, are told to every process, and statements are bounded again afterwards`()
    async throws
  {
    let test = try await TestStore(.postgres, shelf: .notices)
    let other = try await test.again(shelf: .notices)
    let heard = Mutex(0)
    let company = Task { await other.keepCompany() }
    other.changes.hear { changes in
      if changes == .everything { heard.withLock { $0 += 1 } }
    }
    func eventually(_ count: Int) async -> Bool {
      for _ in 0..<500 where heard.withLock({ $0 }) < count { try? await Task.sleep(for: .milliseconds(20)) }
      return heard.withLock { $0 } >= count
    }
    // Once for what it did not hear while it was not listening.
    #expect(await eventually(1))
    try await test.store.rebuild { _ in }
    #expect(await eventually(2))
    #expect(try await test.store.write { try $0.rows("SHOW statement_timeout") }.first?.text(0) == "30s")
    company.cancel()
    await company.value
  }

  @Test func `are refused where the database cannot keep every text`() async throws {
    try await TestCluster.shared().administer(
      "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc")
    do {
      _ = try await PostgresStore.open(TestCluster.shared().address("latin"), shelf: .notices)
      Issue.record("opened")
    } catch {
      guard case LedgerError.unsuitable = error else {
        Issue.record(error)
        return
      }
    }
  }
}
