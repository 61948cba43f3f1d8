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

  package let entryGuards = [
    """
    CREATE FUNCTION entry_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'an entry is never changed or removed'; END $$
    """,
    """
    CREATE TRIGGER entry_no_update BEFORE UPDATE OR DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_is_never_changed()
    """,
    """
    CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION entry_is_never_changed()
    """,
    // An entry can stand at the end and nowhere else.
    """
    CREATE FUNCTION entry_stands_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF new.position <> (SELECT coalesce(max(position), 0) + 1 FROM entry) THEN
        RAISE EXCEPTION 'an entry stands at the end';
      END IF;
      RETURN new;
    END $$
    """,
    """
    CREATE TRIGGER entry_at_end BEFORE INSERT ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_stands_at_the_end()
    """,
    // What is locked where the chain is locked by a row.
    "CREATE TABLE chain_end (place BIGINT PRIMARY KEY CHECK (place = 1))",
    "INSERT INTO chain_end (place) VALUES (1)",
  ]
}
