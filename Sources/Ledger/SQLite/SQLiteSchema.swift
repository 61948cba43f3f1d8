/// The primary tables on SQLite. Books and search are not here: they are drawn from the entries.
enum SQLiteSchema {
  static let migrations = [
    Migration(name: "0001 entries", statements: entries),
    Migration(name: "0002 counters and command ids", statements: counters),
    Migration(name: "0003 vault", statements: vault),
    Migration(name: "0004 attachments", statements: attachments),
    Migration(name: "0005 accounts, sessions and settings", statements: accounts),
    Migration(name: "0006 stamps of the books", statements: stamps),
  ]

  private static let entries = [
    """
    CREATE TABLE entry (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      file TEXT NOT NULL,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      name TEXT NOT NULL,
      payload TEXT NOT NULL,
      on_day TEXT NOT NULL,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      command TEXT,
      part INTEGER NOT NULL CHECK (part > 0),
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      UNIQUE (file, version)
    ) STRICT
    """,
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

  private static let counters = [
    "CREATE UNIQUE INDEX entry_command ON entry (command, file, part) WHERE command IS NOT NULL",
    "CREATE TABLE counter (series TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0)) STRICT",
  ]

  private static let vault = [
    """
    CREATE TABLE vault (
      key TEXT PRIMARY KEY,
      subject TEXT NOT NULL,
      salt TEXT,
      content TEXT,
      erased_at TEXT,
      CHECK ((content IS NULL) = (erased_at IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX vault_subject ON vault (subject)",
  ]

  private static let attachments = [
    "CREATE TABLE attachment (digest BLOB PRIMARY KEY, bytes INTEGER NOT NULL, at TEXT NOT NULL) STRICT"
  ]

  private static let accounts = [
    """
    CREATE TABLE account (
      person TEXT PRIMARY KEY,
      sign_in_name TEXT NOT NULL UNIQUE,
      password_hash TEXT NOT NULL,
      failures INTEGER NOT NULL,
      locked_until TEXT,
      changed_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session (
      hash TEXT PRIMARY KEY,
      person TEXT,
      notes TEXT NOT NULL,
      created_at TEXT NOT NULL,
      seen_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX session_person ON session (person) WHERE person IS NOT NULL",
    "CREATE INDEX session_created_at ON session (created_at)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
  ]

  private static let stamps = [
    "CREATE TABLE book (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, tables TEXT NOT NULL) STRICT"
  ]
}
