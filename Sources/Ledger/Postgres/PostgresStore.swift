import Synchronization
import Statute

/// The store on PostgreSQL, shared by as many processes as there are: one chain, every commit on the server's disk.
package final class PostgresStore: Store {
  private let isReadOnly: Bool
  private let options: PostgresOptions
  private let dialect: PostgresDialect
  private let keeping: BookKeeping
  private let writer: PostgresLanes
  private let readers: PostgresLanes
  private let replicaReaders: PostgresLanes?
  private let commits: PostgresCommits
  private let company: PostgresCompany
  /// Until when, on a clock that only rises, the replica is not asked again after it could not be reached.
  private let replicaRests = Mutex(0.0)

  /// Opens a database that is there, empty or not. Brings its schema up to date and draws anew the books that have changed
  /// since they were drawn, one process at a time; or says what is missing, as `options.upkeep` has it.
  ///
  /// - Parameters:
  ///   - pace: how long a search may count.
  ///   - progress: told how far a rebuild has come.
  /// - Throws: `LedgerError.unreachable`, `.notAdmitted`, `.unsuitable`, `.newerSchema`, `.notMigrated`.
  package static func open(
    _ address: PostgresAddress, shelf: BookShelf, options: PostgresOptions = PostgresOptions(),
    pace: SearchPace = SearchPace(), progress: @escaping @Sendable (LedgerProgress) -> Void = { _ in }
  ) async throws(LedgerError) -> PostgresStore {
    let store = PostgresStore(address, shelf: shelf, options: options, pace: pace)
    do {
      try await store.prepare(progress: progress)
      return store
    } catch {
      store.close()
      throw LedgerError(engine: error)
    }
  }

  /// Opens a database to read only: nothing is looked at before it is asked for. What writes is refused.
  package static func openForReading(
    _ address: PostgresAddress, options: PostgresOptions = PostgresOptions()
  ) -> PostgresStore {
    PostgresStore(address, shelf: BookShelf(), options: options, pace: SearchPace(), isReadOnly: true)
  }

  private init(
    _ address: PostgresAddress, shelf: BookShelf, options: PostgresOptions, pace: SearchPace,
    isReadOnly: Bool = false
  ) {
    let dialect = PostgresDialect(search: PostgresSearch(pace: pace))
    let timeout = options.statementTimeout
    func lanes(_ address: PostgresAddress, _ most: Int) -> PostgresLanes {
      PostgresLanes(most: most, mostWaiting: options.mostWaiting) {
        PostgresLane { () throws(LedgerError) in
          try PostgresConnection.open(address, dialect: dialect, statementTimeout: timeout)
        }
      }
    }
    self.isReadOnly = isReadOnly
    self.options = options
    self.dialect = dialect
    keeping = BookKeeping(shelf: shelf)
    // Of several hosts the one that can be written to: after a failover it is another.
    let primary = address.with("target_session_attrs", unlessSet: "read-write")
    writer = lanes(primary, 1)
    readers = lanes(isReadOnly ? address : primary, options.readers)
    replicaReaders = options.replica.map { lanes($0, options.readers) }
    company = PostgresCompany { () throws(LedgerError) in
      try PostgresConnection.open(primary, dialect: dialect, statementTimeout: timeout)
    }
    commits = PostgresCommits(lanes: writer, shelf: shelf, options: options, company: company)
  }

  package var changes: ChangeFeed { company.changes }
  package var leads: Bool { company.leads }

  package func keepCompany() async {
    await company.keep()
  }

  deinit { close() }

  /// Lets go of the connections once what waits for them is done.
  package func close() {
    writer.close()
    readers.close()
    replicaReaders?.close()
  }

  // MARK: Writing and reading

  @discardableResult
  package func write<R: Sendable>(
    _ work: @escaping @Sendable (any LedgerWriter) throws -> R
  ) async throws -> R {
    guard !isReadOnly else { throw LedgerError.refused(state: "25006", message: "opened to read only") }
    return try await commits.write(work)
  }

  package func read<R: Sendable>(
    _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R {
    try await read(on: readers, patience: options.patience, work)
  }

  package func read<R: Sendable>(
    _ freshness: Freshness, _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R {
    let now = Stopwatch.monotonic.milliseconds()
    guard freshness == .mayBeOld, let replicaReaders, replicaRests.withLock({ $0 < now }) else {
      return try await read(work)
    }
    do {
      return try await read(on: replicaReaders, patience: 0, work)
    } catch let error as LedgerError {
      // What its replay gets in the way of (SQLSTATE 40001) is asked of the primary at once, as is everything else that
      // it refuses: if the fault is in the question, the primary says the same.
      switch error {
      case .unreachable, .busy, .notAdmitted: replicaRests.withLock { $0 = now + 5_000 }
      default: break
      }
      return try await read(work)
    }
  }

  package func damage() async throws -> String? {
    try await read { reader in
      // The server checks its pages as it reads them; whether table and index tell the same is asked here.
      // It reads all of it, however long that takes.
      try reader.execute(
        "SET LOCAL statement_timeout = 0; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off"
      )
      let table = try reader.row(
        "SELECT count(*), coalesce(max(position), 0), coalesce(sum(version), 0) FROM entry")
      try reader.execute(
        "SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = on"
      )
      let index = try reader.row("SELECT count(*), coalesce(max(position), 0) FROM entry WHERE position > 0")
      let files = try reader.count("SELECT coalesce(sum(version), 0) FROM entry WHERE file >= ''")
      guard let table, let index else { return "no answer" }
      guard try table.int(0) == index.int(0), try table.int(1) == index.int(1), try table.int(2) == files
      else {
        return "the table of entries and its indexes do not hold the same"
      }
      return nil
    }
  }

  /// One transaction that sees one state throughout and holds nobody up; begun again where the connection was lost.
  private func read<R: Sendable>(
    on lanes: PostgresLanes, patience seconds: Double,
    _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R {
    let ticket = PostgresTicket()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        do {
          try lanes.post { lane in
            continuation.resume(with: Result { try PostgresStore.read(on: lane, ticket, seconds, work) })
          }
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      ticket.cancel()
    }
  }

  private static func read<R>(
    on lane: PostgresLane, _ ticket: PostgresTicket, _ seconds: Double,
    _ work: (any LedgerReader) throws -> R
  ) throws -> R {
    var patience = Patience(seconds: seconds)
    while true {
      var connection: PostgresConnection?
      do {
        let open = try lane.connected()
        connection = open
        defer { ticket.end() }
        guard ticket.begin(open) else { throw CancellationError() }
        try open.begin(with: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        let value = try work(open)
        try open.run("COMMIT")
        return value
      } catch {
        // A statement that is told to stop late must not be the next one's.
        let isCancelled = ticket.isCancelled
        let failure = connection?.failure
        lane.settle(keeping: !isCancelled)
        if isCancelled { throw CancellationError() }
        let mayPass = failure?.isPassing ?? (error as? LedgerError)?.isUnreachable ?? false
        guard mayPass, patience.waits() else { throw error }
      }
    }
  }
}

// MARK: Schema and books

extension PostgresStore {
  /// Brings schema and books up to date, one process at a time, as opening with `Upkeep.migrate` does.
  /// - Returns: the steps of the schema that were run and the books that were drawn.
  package static func migrate(
    _ address: PostgresAddress, shelf: BookShelf, options: PostgresOptions = PostgresOptions(),
    progress: @escaping @Sendable (LedgerProgress) -> Void = { _ in }
  ) async throws(LedgerError) -> [String] {
    var migrating = options
    migrating.upkeep = .migrate
    let store = PostgresStore(address, shelf: shelf, options: migrating, pace: SearchPace())
    defer { store.close() }
    do {
      return try await store.prepare(progress: progress)
    } catch {
      throw LedgerError(engine: error)
    }
  }

  @discardableResult
  private func prepare(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws -> [String] {
    switch options.upkeep {
    case .check:
      let missing = try await onWriter { [keeping] connection in
        try connection.begin("BEGIN READ ONLY")
        return try PostgresUpkeep(connection, keeping).missing()
      }
      guard missing.isEmpty else { throw LedgerError.notMigrated(missing: missing) }
      return []
    case .migrate:
      return try await onWriter { [keeping, options] connection in
        let upkeep = PostgresUpkeep(connection, keeping)
        return try upkeep.alone { () throws(LedgerError) in
          try upkeep.migrate(by: options.chainLock, progress: progress)
        }
      }
    }
  }

  package func rebuild(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws {
    try await onWriter { [keeping, options] connection in
      let upkeep = PostgresUpkeep(connection, keeping)
      try upkeep.alone { () throws(LedgerError) in
        try upkeep.draw(keeping.shelf.volumes, by: options.chainLock, progress: progress)
      }
    }
  }

  /// Runs something on the connection that writes, between two groups.
  private func onWriter<R: Sendable>(
    _ work: @escaping @Sendable (PostgresConnection) throws -> R
  ) async throws -> R {
    let seconds = options.patience
    return try await withCheckedThrowingContinuation { continuation in
      do {
        try writer.post { lane in
          var patience = Patience(seconds: seconds)
          while true {
            do {
              let value = try work(try lane.connected())
              lane.settle()
              return continuation.resume(returning: value)
            } catch {
              lane.settle()
              if (error as? LedgerError)?.isUnreachable ?? false, patience.waits() { continue }
              return continuation.resume(throwing: error)
            }
          }
        }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }
}
