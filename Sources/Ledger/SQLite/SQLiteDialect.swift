/// What SQLite says in its own way.
struct SQLiteDialect: SQLDialect {
  let search: any SearchEngine

  func schema(_ statement: String) -> String {
    // STRICT, so that a column never holds a value of another type than it says.
    BookSchema.tables(of: [statement]).isEmpty ? statement : statement + " STRICT"
  }

  func storedBytes(_ column: String) -> String { "CAST(\(column) AS BLOB)" }
}
