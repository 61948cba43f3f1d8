/// What PostgreSQL says in its own way.
package struct PostgresDialect: SQLDialect {
  package let search: any SearchEngine

  init(search: any SearchEngine) {
    self.search = search
  }

  package init() {
    self.init(search: PostgresSearch())
  }

  /// Texts are compared by their bytes, as on SQLite, whatever order the database itself was made with.
  package func schema(_ statement: String) -> String {
    BookSchema.tables(of: [statement]).isEmpty ? statement : PostgresDialect.words(statement)
  }

  static func words(_ statement: String) -> String {
    var words: [Substring] = []
    var rest = Substring(statement)
    while let start = rest.firstIndex(where: \.isUppercase) {
      words.append(rest[..<start])
      let end = rest[start...].firstIndex { !$0.isUppercase } ?? rest.endIndex
      words.append(PostgresDialect.types[rest[start..<end]] ?? rest[start..<end])
      rest = rest[end...]
    }
    return words.joined() + rest
  }

  private static let types: [Substring: Substring] = [
    "TEXT": "TEXT COLLATE \"C\"", "INTEGER": "BIGINT", "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION",
  ]

  package func storedBytes(_ column: String) -> String {
    "convert_to(\(column), 'UTF8')"
  }
}
