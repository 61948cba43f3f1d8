import GRDB

/// Commits waiting commands together on SQLite; see `CommandQueue`.
final class GroupCommit: Sendable {
  private let pool: DatabasePool
  private let shelf: BookShelf
  private let dialect: any SQLDialect
  private let changes: ChangeFeed
  private let queue = CommandQueue()

  private typealias Command = CommandQueue.Command
  private typealias Done = CommandQueue.Done

  init(pool: DatabasePool, shelf: BookShelf, dialect: any SQLDialect, changes: ChangeFeed) {
    self.pool = pool
    self.shelf = shelf
    self.dialect = dialect
    self.changes = changes
  }

  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R {
    try await queue.add(work, serve: serve)
  }

  private func serve() {
    pool.asyncWriteWithoutTransaction { [self] database in
      commit(queue.takeGroup(), in: database)
      if queue.goesOn() { serve() }
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
