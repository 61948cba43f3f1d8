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
        "SELECT pg_advisory_unlock(\(PostgresUpkeep.number)); \(connection.statementTimeout)")
    }
    return try work()
  }

  /// What this program would change: steps of the schema that were not run, books that are not drawn.
  /// - Throws: `LedgerError.newerSchema`.
  func missing() throws(LedgerError) -> [String] {
    let steps = LedgerSchema.migrations(in: connection.dialect)
    guard try connection.row("SELECT to_regclass('migration')::text")?.optionalText(0) != nil else {
      return steps.map(\.name)
    }
    let left = try Migrations.missing(of: steps, in: connection)
    return left.isEmpty ? try keeping.outdated(in: connection).map(\.name) : left
  }

  func migrate(
    by lock: PostgresOptions.ChainLock, progress: (LedgerProgress) -> Void
  ) throws(LedgerError) -> [String] {
    try connection.begin(PostgresChain.begin)
    let missing = try missing()
    try Migrations.run(LedgerSchema.migrations(in: connection.dialect), on: connection)
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
    var drawing = try transaction(lock) { () throws(LedgerError) in
      try BookDrawing(volumes, keeping, in: connection)
    }
    progress(drawing.progress)
    while !drawing.isOver {
      drawing = try transaction(lock) { () throws(LedgerError) in
        let drawing = try drawing.next(in: connection)
        // Pages that were made of half a book meanwhile are in the memory of every server.
        if drawing.isOver { try PostgresCompany.tellAll(.everything, on: connection) }
        return drawing
      }
      progress(drawing.progress)
    }
  }

  private func transaction<R>(
    _ lock: PostgresOptions.ChainLock, _ work: () throws(LedgerError) -> R
  ) throws(LedgerError) -> R {
    // With more memory the search index is put in order in larger parts.
    try connection.begin(
      "\(PostgresChain.begin); \(PostgresChain.lock(by: lock)); SET LOCAL work_mem = '64MB'")
    let value = try work()
    try connection.run("COMMIT")
    return value
  }
}
