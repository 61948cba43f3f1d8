import Statute

/// One step of the schema of what is primary (books have their own way). Its name is a promise: a step that has been
/// released is never edited, a later one corrects it.
struct Migration: Sendable {
  let name: String
  let statements: [String]
}

enum Migrations {
  private static let known = "SELECT name FROM migration"

  /// The names of the steps that have not been run, in order.
  /// - Throws: `LedgerError.newerSchema` where the store knows a step that this program does not.
  static func missing(
    of migrations: [Migration], in connection: any SQLConnection
  ) throws(LedgerError) -> [String] {
    let done = Set(try connection.rows(known).map { (row) throws(LedgerError) in try row.text(0) })
    let steps = migrations.map(\.name)
    if let unknown = done.subtracting(steps).min() { throw .newerSchema(found: unknown) }
    return steps.filter { !done.contains($0) }
  }

  /// Runs what has not been run, in order.
  /// - Throws: `LedgerError.newerSchema` where the store knows a step that this program does not.
  static func run(_ migrations: [Migration], on connection: any SQLConnection) throws(LedgerError) {
    try connection.execute(
      connection.dialect.schema("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)"))
    let missing = Set(try missing(of: migrations, in: connection))
    for migration in migrations where missing.contains(migration.name) {
      for statement in migration.statements { try connection.execute(statement) }
      try connection.execute("INSERT INTO migration (name) VALUES ($1)", [.text(migration.name)])
    }
  }
}
