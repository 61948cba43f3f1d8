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

  let entryGuards = [
    """
    CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END
    """,
    """
    CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END
    """,
    // INSERT OR REPLACE removes the row in its way without asking a DELETE trigger, so it has a guard of its own; an
    // entry can stand at the end and nowhere else.
    """
    CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
    WHEN new.position <> (SELECT coalesce(max(position), 0) + 1 FROM entry)
      OR EXISTS (SELECT 1 FROM entry WHERE file = new.file AND version = new.version)
      OR EXISTS (SELECT 1 FROM entry WHERE command = new.command AND file = new.file AND part = new.part)
    BEGIN SELECT RAISE(ABORT, 'an entry is never replaced'); END
    """,
  ]
}
