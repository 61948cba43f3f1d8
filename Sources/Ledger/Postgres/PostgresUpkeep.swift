import Statute

/// Keeps schema and books in step with the program, on one connection.
struct PostgresUpkeep {
  /// Beside that of the chain: whoever holds it is the only one at work on schema and books.
  private static let number = PostgresChain.number + 1

  private let connection: PostgresConnection
  private let keeping: BookKeeping

  init(_ connection: PostgresConnection, _ keeping: BookKeeping) {
    self.connection = connection
    self.keeping = keeping
  }

  /// Waits until no other process is at work on schema and books, however long it takes, and keeps others waiting.
  func alone<R>(_ work: () throws(LedgerError) -> R) throws(LedgerError) -> R {
    try connection.run("SET statement_timeout = 0; SELECT pg_advisory_lock(\(PostgresUpkeep.number))")
    defer {
      _ = connection.rollBack()
      _ = try? connection.run(
        "SELECT pg_advisory_unlock(\(PostgresUpkeep.number)); RESET statement_timeout")
    }
    return try work()
  }

  /// What this program would change: steps of the schema that were not run, books that are not drawn.
  /// - Throws: `LedgerError.newerSchema`.
  func missing() throws(LedgerError) -> [String] {
    let steps = PostgresSchema.migrations.map(\.name)
    guard try connection.row("SELECT to_regclass('migration')::text")?.optionalText(0) != nil else {
      return steps
    }
    var done: Set<String> = []
    for row in try connection.rows("SELECT name FROM migration") { done.insert(try row.text(0)) }
    if let unknown = done.subtracting(steps).min() { throw .newerSchema(found: unknown) }
    let left = steps.filter { !done.contains($0) }
    return left.isEmpty ? try keeping.outdated(in: connection).map(\.name) : left
  }

  func migrate(
    by lock: PostgresOptions.ChainLock, progress: (LedgerProgress) -> Void
  ) throws(LedgerError) -> [String] {
    try connection.begin(PostgresChain.begin)
    let missing = try missing()
    try Migrations.run(PostgresSchema.migrations, on: connection)
    let outdated = try keeping.outdated(in: connection)
    try connection.run("COMMIT")
    if !outdated.isEmpty { try draw(outdated, by: lock, progress: progress) }
    return missing
  }

  /// Makes some books anew. Who appends meanwhile, with the same version of the program, goes on: an entry is drawn by
  /// whoever comes second to it as it then stands.
  func draw(
    _ volumes: [BookShelf.Volume], by lock: PostgresOptions.ChainLock, progress: (LedgerProgress) -> Void
  ) throws(LedgerError) {
    try transaction(lock) { () throws(LedgerError) in try keeping.empty(volumes, in: connection) }
    let kinds = volumes.reduce(into: Set()) { $0.formUnion($1.kinds) }
    var total = 0
    for kind in kinds {
      total += try connection.count(
        "SELECT count(*) FROM entry WHERE kind = $1 AND version = 1", [SQLValue(kind)])
    }
    var done = 0
    var last = ""
    progress(LedgerProgress(.drawingBooks, done: 0, total: total))
    while true {
      let after = last
      let drawn = try transaction(lock) { () throws(LedgerError) in
        let session = try LedgerSession(connection, shelf: keeping.shelf)
        let files = try keeping.files(of: kinds, after: after, in: connection)
        for file in files {
          session.begin()
          for volume in volumes where volume.kinds.contains(file.kind) {
            try BookShelf.draw(file, volume, in: session)
          }
        }
        if files.isEmpty { try keeping.stamp(volumes, in: connection) }
        return files
      }
      guard let end = drawn.last else { return }
      done += drawn.count
      last = end.description
      progress(LedgerProgress(.drawingBooks, done: done, total: total))
    }
  }

  private func transaction<R>(
    _ lock: PostgresOptions.ChainLock, _ work: () throws(LedgerError) -> R
  ) throws(LedgerError) -> R {
    try connection.begin("\(PostgresChain.begin); \(PostgresChain.lock(by: lock))")
    let value = try work()
    try connection.run("COMMIT")
    return value
  }
}
