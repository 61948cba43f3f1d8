import Ledger
import Statute
import Synchronization
import TestSupport
import Testing

/// What came of the commands of a test: those that were acknowledged, and those of which nobody knows.
private final class Log: Sendable {
  private let state = Mutex((done: Set<Int>(), unknown: Set<Int>(), failed: [String]()))

  var done: Set<Int> { state.withLock { $0.done } }
  var unknown: Set<Int> { state.withLock { $0.unknown } }
  var failed: [String] { state.withLock { $0.failed } }

  func note(_ number: Int, _ outcome: Result<Int, any Error>) {
    state.withLock { state in
      switch outcome {
      case .success: state.done.insert(number)
      case .failure(LedgerError.outcomeUnknown): state.unknown.insert(number)
      case .failure(let error): state.failed.append("\(error)")
      }
    }
  }
}

/// Appends of several tasks over several stores, each as another process would have it: a file, two entries and a number
/// in each command.
private func load(_ stores: [any Store], tasks: Int, turns: Int, into log: Log) async {
  await withTaskGroup(of: Void.self) { group in
    for (place, store) in stores.enumerated() {
      for task in 0..<tasks {
        group.addTask {
          for turn in 0..<turns {
            let number = place * 1_000_000 + task * 10_000 + turn
            do {
              let version = try await store.write { writer in
                _ = try writer.nextNumber(NumberSeries(.request, body: "B", year: 2026))
                return try writer.note(
                  .putUp(title: "a", text: "一 二"), .amended(text: "三"), to: number, expecting: 0,
                  command: CommandID("c\(number)"))
              }
              log.note(number, .success(version))
            } catch {
              log.note(number, .failure(error))
            }
          }
        }
      }
    }
  }
}

private func expectWhole(_ store: any Store, _ log: Log) async throws {
  let report = try await store.verify(attachments: nil)
  #expect(report.isWhole)
  let (files, last) = try await store.read { reader in
    (
      try reader.rows("SELECT file, count(*) FROM entry GROUP BY file").map { try ($0.text(0), $0.int(1)) },
      try reader.count("SELECT last FROM counter")
    )
  }
  let written = Set(files.compactMap { Int($0.0.split(separator: "-").last ?? "") })
  #expect(log.done.isSubset(of: written))
  #expect(written.subtracting(log.done).isSubset(of: log.unknown))
  #expect(files.allSatisfy { $0.1 == 2 })
  #expect(report.entries == written.count * 2)
  #expect(last == written.count)
}

@Suite struct `Writers of several processes` {
  @Test(arguments: PostgresOptions.ChainLock.allCases)
  func `make one chain, and numbers without gap or double`(lock: PostgresOptions.ChainLock) async throws {
    var options = PostgresOptions()
    options.chainLock = lock
    let test = try await TestStore(.postgres, shelf: .notices, options: options)
    let stores = [
      test.store, try await test.again(shelf: .notices, options: options),
      try await test.again(shelf: .notices, options: options),
    ]
    let log = Log()
    await load(stores, tasks: 8, turns: 15, into: log)
    #expect(log.done.count == 360)
    #expect(log.failed == [])
    try await expectWhole(test.store, log)
  }

  @Test(.timeLimit(.minutes(20)))
  func `whose connections are cut at any moment lose nothing and double nothing`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    let stores = [test.store, try await test.again(shelf: .notices), try await test.again(shelf: .notices)]
    let name = try #require(test.address?.databaseName)
    let log = Log()
    let cuts = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<200 where !Task.isCancelled {
          // One of those at work, or all.
          let all = Int.random(in: 0..<6, using: &numbers) == 0
          try await TestCluster.shared().administer(
            """
            SELECT pg_terminate_backend(pid) FROM (
              SELECT pid FROM pg_stat_activity WHERE datname = '\(name)' AND state <> 'idle'
              ORDER BY random() LIMIT \(all ? 100 : 1)) AS at_work
            """)
          _ = cuts.next()
          try? await Task.sleep(for: .milliseconds(Int.random(in: 1...30, using: &numbers)))
        }
      }
      await load(stores, tasks: 6, turns: 20, into: log)
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(cuts.next() > 4)
    // On a machine that is busy one may have waited for as long as one does: then nothing of it was written.
    #expect(log.failed.allSatisfy { $0.hasPrefix("unreachable") })
    #expect(log.done.count + log.unknown.count + log.failed.count == 360)
    #expect(log.done.count > 100)
    try await expectWhole(test.store, log)
  }

  @Test func `are stopped once another version of the program has drawn the books`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    var shelf = BookShelf()
    var book = NoticeBook()
    book.revision = 2
    shelf.add(book)
    let newer = try await test.again(shelf: shelf)
    await #expect(throws: LedgerError.otherBooks("notices")) {
      try await test.store.write { try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
    }
    try await newer.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
    #expect(try await test.store.read { try $0.version(of: .notice(1)) } == 1)
  }

  @Test func `hear of one another, and one of them leads`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    let other = try await test.again(shelf: .notices)
    let heard = Mutex<Set<Changes>>([])
    other.changes.hear { changes in heard.withLock { _ = $0.insert(changes) } }
    let company = [
      Task { await test.store.keepCompany() },
      Task { await other.keepCompany() },
    ]
    func eventually(_ fact: () -> Bool) async -> Bool {
      for _ in 0..<500 where !fact() { try? await Task.sleep(for: .milliseconds(20)) }
      return fact()
    }
    #expect(
      await eventually { test.store.leads != other.leads && heard.withLock { $0.contains(.everything) } })
    try await test.store.write { $0.announce("甲") }
    #expect(await eventually { heard.withLock { $0.contains(.subjects(["甲"])) } })
    let leader = test.store.leads ? 0 : 1
    company[leader].cancel()
    await company[leader].value
    #expect(await eventually { (leader == 0 ? other : test.store).leads })
    company[1 - leader].cancel()
    await company[1 - leader].value
  }

  @Test func `a command that overlooks a refused statement is taken back all the same`() async throws {
    let test = try await TestStore(.postgres, shelf: .notices)
    await withTaskGroup(of: Void.self) { group in
      for number in 1...40 {
        group.addTask {
          _ = try? await test.store.write { writer in
            _ = try writer.note(.putUp(title: "a", text: "b"), to: number, expecting: 0)
            if number.isMultiple(of: 4) { _ = try? writer.execute("INSERT INTO nonsense VALUES (1)") }
          }
        }
      }
    }
    #expect(try await test.store.read { try $0.count("SELECT count(*) FROM notice_line") } == 30)
    #expect(try await test.store.verify(attachments: nil).entries == 30)
  }
}
