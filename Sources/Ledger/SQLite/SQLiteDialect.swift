/// What SQLite says in its own way.
struct SQLiteDialect: SQLDialect {
  let search: any SearchEngine

  func schema(_ statement: String) -> String {
    // STRICT, so that a column never holds a value of another type than it says.
    BookSchema.tables(of: [statement]).isEmpty ? statement : statement + " STRICT"
  }

  func storedBytes(_ column: String) -> String {
    // A text whose type was turned into bytes still has the same bytes: it comes out as a number, which no text is.
    "iif(typeof(\(column)) IN ('text', 'null'), CAST(\(column) AS BLOB), -1)"
  }
}
