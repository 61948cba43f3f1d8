import GRDB
import Statute

/// The store on SQLite: one file, write-ahead log, every commit flushed.
package final class SQLiteStore: Store {
  let pool: DatabasePool
  private let commits: GroupCommit
  private let keeping: BookKeeping
  private let dialect: any SQLDialect
  package let changes = ChangeFeed()
  /// One server at a time has the folder.
  package let leads = true

  /// Opens the database at a path, making it where there is none; brings its schema up to date and draws anew the books
  /// that have changed since they were drawn.
  ///
  /// - Parameters:
  ///   - readers: how many reads may run at the same moment; more wait.
  ///   - pace: how long a search may count.
  ///   - progress: told how far a rebuild has come.
  package static func open(
    path: String, shelf: BookShelf, readers: Int = 8, pace: SearchPace = SearchPace(),
    progress: @Sendable (LedgerProgress) -> Void = { _ in }
  ) async throws(LedgerError) -> SQLiteStore {
    do {
      let store = try SQLiteStore(path: path, shelf: shelf, readers: readers, pace: pace)
      try await store.flushEveryCommit()
      try await store.prepare(progress: progress)
      return store
    } catch {
      throw LedgerError(engine: error)
    }
  }

  /// Opens a database beside whoever serves it, to read only: nothing is migrated and no book is touched. What writes is
  /// refused.
  package static func openForReading(path: String, readers: Int = 2) throws(LedgerError) -> SQLiteStore {
    do {
      return try SQLiteStore(
        path: path, shelf: BookShelf(), readers: readers, pace: SearchPace(), isReadOnly: true)
    } catch {
      throw LedgerError(engine: error)
    }
  }

  /// Opens a database whose schema and books are those of this program, to read only and to leave as it is.
  ///
  /// - Throws: `LedgerError.notMigrated`, `.newerSchema`, `.noLedger` where nothing was ever written to it.
  package static func openUnchanged(path: String, shelf: BookShelf) async throws(LedgerError) -> SQLiteStore {
    do {
      let store = try SQLiteStore(path: path, shelf: shelf, readers: 2, pace: SearchPace(), isReadOnly: true)
      let missing = try await store.read { [keeping = store.keeping] connection in
        let steps = try Migrations.missing(
          of: LedgerSchema.migrations(in: connection.dialect), in: connection)
        return steps.isEmpty ? try keeping.outdated(in: connection).map(\.name) : steps
      }
      guard missing.isEmpty else { throw LedgerError.notMigrated(missing: missing) }
      return store
    } catch {
      let error = LedgerError(engine: error)
      // Nobody has written to it yet.
      throw error.isNoTable ? .noLedger(path) : error
    }
  }

  private init(
    path: String, shelf: BookShelf, readers: Int, pace: SearchPace, isReadOnly: Bool = false
  ) throws {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.label = "ledger"
    configuration.maximumReaderCount = readers
    // The command line works beside a server: whoever comes second waits for the other's transaction.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -16000")
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
    pool = try DatabasePool(path: path, configuration: configuration)
    dialect = SQLiteDialect(search: SQLiteSearch(pace: pace))
    keeping = BookKeeping(shelf: shelf)
    commits = GroupCommit(pool: pool, shelf: shelf, dialect: dialect, changes: changes)
  }

  /// GRDB sets `synchronous = NORMAL` when it turns the write-ahead log on, after the connection was prepared; then a
  /// power cut could take back what was answered. So it is set here, on the one connection that writes.
  private func flushEveryCommit() async throws {
    try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
  }

  @discardableResult
  package func write<R: Sendable>(
    _ work: @escaping @Sendable (any LedgerWriter) throws -> R
  ) async throws -> R {
    try await commits.write(work)
  }

  package func read<R: Sendable>(
    _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R {
    do {
      return try await pool.read { [dialect] database in
        try work(SQLiteConnection(database, dialect: dialect))
      }
    } catch let error as DatabaseError {
      throw LedgerError(engine: error)
    }
  }

  package func damage() async throws -> String? {
    let found = try await read { try $0.rows("PRAGMA integrity_check('entry')").map { try $0.text(0) } }
    return found == ["ok"] ? nil : found.joined(separator: "; ")
  }

  /// The others are commands on the command line of the same machine. The engine does not say what they write, but its
  /// version of the data moves when somebody else has written: then everything may have changed.
  package func keepCompany() async {
    var seen = try? await dataVersion()
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(2))
      guard let version = try? await dataVersion() else { continue }
      if let last = seen, last != version { changes.tell(.everything) }
      seen = version
    }
  }

  /// Moves with every commit but those of the one connection that it is asked on, which is ours that writes.
  private func dataVersion() async throws -> Int {
    try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  // MARK: Books

  private func prepare(progress: @Sendable (LedgerProgress) -> Void) async throws {
    let outdated = try await transaction { [keeping] connection in
      try Migrations.run(LedgerSchema.migrations(in: connection.dialect), on: connection)
      let outdated = try keeping.outdated(in: connection)
      if !outdated.isEmpty { try keeping.empty(outdated, in: connection) }
      return outdated
    }
    if !outdated.isEmpty { try await draw(outdated, progress: progress) }
  }

  package func rebuild(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws {
    try await transaction { [keeping] connection in try keeping.empty(keeping.shelf.volumes, in: connection) }
    try await draw(keeping.shelf.volumes, progress: progress)
  }

  private func draw(
    _ volumes: [BookShelf.Volume], progress: @Sendable (LedgerProgress) -> Void
  ) async throws {
    var drawing = try await transaction { [keeping] connection in
      try BookDrawing(volumes, keeping, in: connection)
    }
    progress(drawing.progress)
    while !drawing.isOver {
      drawing = try await transaction { [drawing] connection in try drawing.next(in: connection) }
      progress(drawing.progress)
    }
  }

  private func transaction<R: Sendable>(
    _ work: @escaping @Sendable (SQLiteConnection) throws -> R
  ) async throws -> R {
    try await pool.write { [dialect] database in
      try work(SQLiteConnection(database, dialect: dialect))
    }
  }
}
