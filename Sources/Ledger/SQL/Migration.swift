import Statute

/// One step of the schema of what is primary (books have their own way). Its name is a promise: a step that has been
/// released is never edited, a later one corrects it.
struct Migration: Sendable {
  let name: String
  let statements: [String]
}

enum Migrations {
  private static let known = "SELECT name FROM migration"

  /// Runs what has not been run, in order.
  /// - Throws: `LedgerError.newerSchema` where the store knows a step that this program does not.
  static func run(_ migrations: [Migration], on connection: any SQLConnection) throws(LedgerError) {
    try connection.execute(
      connection.dialect.schema("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)"))
    let done = Set(try connection.rows(known).map { (row) throws(LedgerError) in try row.text(0) })
    if let unknown = done.subtracting(migrations.map(\.name)).min() { throw .newerSchema(found: unknown) }
    for migration in migrations where !done.contains(migration.name) {
      for statement in migration.statements { try connection.execute(statement) }
      try connection.execute("INSERT INTO migration (name) VALUES ($1)", [.text(migration.name)])
    }
  }
}
