import GRDB
import Synchronization

/// Commits waiting commands together: one transaction and one flush for up to 256 of them, a savepoint for each.
///
/// While one group is being flushed the next one gathers, so the number of flushes follows the disk and not the number
/// of people. See `Decisions/0010-group-commit.md`.
final class GroupCommit: Sendable {
  static let largestGroup = 256

  private let pool: DatabasePool
  private let shelf: BookShelf
  private let dialect: any SQLDialect
  private let changes: ChangeFeed
  private let queue = Mutex(Queue())

  private struct Queue {
    var waiting: [Command] = []
    var isServed = false
  }

  /// A command and the one who waits for it.
  private struct Command: Sendable {
    /// Does the work; what comes back tells the waiting one, once it is known whether the group was committed.
    let run: @Sendable (LedgerSession) -> Done
    /// Tells the waiting one that the work was never begun.
    let abandon: @Sendable (any Error) -> Void
  }

  private struct Done: Sendable {
    let succeeded: Bool
    /// With the error of the group where it failed as a whole.
    let tell: @Sendable ((any Error)?) -> Void
  }

  init(pool: DatabasePool, shelf: BookShelf, dialect: any SQLDialect, changes: ChangeFeed) {
    self.pool = pool
    self.shelf = shelf
    self.dialect = dialect
    self.changes = changes
  }

  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      enqueue(
        Command(
          run: { session in
            do {
              let value = try work(session)
              return Done(succeeded: true) { failure in
                if let failure {
                  continuation.resume(throwing: failure)
                } else {
                  continuation.resume(returning: value)
                }
              }
            } catch {
              return Done(succeeded: false) { failure in continuation.resume(throwing: failure ?? error) }
            }
          },
          abandon: { continuation.resume(throwing: $0) }))
    }
  }

  private func enqueue(_ command: Command) {
    let mustServe = queue.withLock { queue in
      queue.waiting.append(command)
      if queue.isServed { return false }
      queue.isServed = true
      return true
    }
    if mustServe { serve() }
  }

  private func serve() {
    pool.asyncWriteWithoutTransaction { [self] database in
      commit(takeGroup(), in: database)
      let isMore = queue.withLock { queue in
        queue.isServed = !queue.waiting.isEmpty
        return queue.isServed
      }
      if isMore { serve() }
    }
  }

  private func takeGroup() -> [Command] {
    queue.withLock { queue in
      guard queue.waiting.count > GroupCommit.largestGroup else {
        defer { queue.waiting.removeAll(keepingCapacity: true) }
        return queue.waiting
      }
      let group = Array(queue.waiting.prefix(GroupCommit.largestGroup))
      queue.waiting.removeFirst(group.count)
      return group
    }
  }

  private func commit(_ group: [Command], in database: Database) {
    var done: [Done] = []
    done.reserveCapacity(group.count)
    do {
      try database.beginTransaction(.immediate)
      let session = try LedgerSession(SQLiteConnection(database, dialect: dialect), shelf: shelf)
      if group.count == 1 {
        try runAlone(group[0], session, database, &done)
      } else {
        for command in group { try run(command, session, database, &done) }
        try database.commit()
      }
      changes.tell(.subjects(session.changed))
    } catch {
      if database.isInsideTransaction { try? database.rollback() }
      let failure = LedgerError(engine: error)
      for outcome in done { outcome.tell(failure) }
      for command in group.dropFirst(done.count) { command.abandon(failure) }
      return
    }
    for outcome in done { outcome.tell(nil) }
  }

  /// The transaction itself is the savepoint of a command that is alone.
  private func runAlone(
    _ command: Command, _ session: LedgerSession, _ database: Database, _ done: inout [Done]
  ) throws {
    session.begin()
    let outcome = command.run(session)
    done.append(outcome)
    if outcome.succeeded {
      try database.commit()
    } else {
      session.takeBack()
      try database.rollback()
    }
  }

  /// Runs one command inside its savepoint; throws only where the whole transaction is lost.
  private func run(
    _ command: Command, _ session: LedgerSession, _ database: Database, _ done: inout [Done]
  ) throws {
    session.begin()
    try database.cachedStatement(sql: "SAVEPOINT command").execute()
    let outcome = command.run(session)
    done.append(outcome)
    guard database.isInsideTransaction else {
      // The engine took everything back by itself: disk full, input/output error.
      throw LedgerError.engine(code: 0, message: "the engine gave up the transaction")
    }
    if !outcome.succeeded {
      try database.cachedStatement(sql: "ROLLBACK TO SAVEPOINT command").execute()
      session.takeBack()
    }
    try database.cachedStatement(sql: "RELEASE SAVEPOINT command").execute()
  }
}
