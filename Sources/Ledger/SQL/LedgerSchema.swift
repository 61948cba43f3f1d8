/// The primary tables, written once for both engines as books are. Books and search are not here: they are drawn from the
/// entries.
enum LedgerSchema {
  /// The steps in the words of an engine.
  static func migrations(in dialect: any SQLDialect) -> [Migration] {
    [
      Migration(name: "0001 entries", statements: entries.map(dialect.schema) + dialect.entryGuards),
      Migration(name: "0002 counters and command ids", statements: counters.map(dialect.schema)),
      Migration(name: "0003 vault", statements: vault.map(dialect.schema)),
      Migration(name: "0004 attachments", statements: attachments.map(dialect.schema)),
      Migration(name: "0005 accounts, sessions and settings", statements: accounts.map(dialect.schema)),
      Migration(name: "0006 stamps of the books", statements: stamps.map(dialect.schema)),
    ]
  }

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
    )
    """
  ]

  private static let counters = [
    "CREATE UNIQUE INDEX entry_command ON entry (command, file, part) WHERE command IS NOT NULL",
    "CREATE TABLE counter (series TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0))",
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
    )
    """,
    "CREATE INDEX vault_subject ON vault (subject)",
  ]

  private static let attachments = [
    "CREATE TABLE attachment (digest BLOB PRIMARY KEY, bytes INTEGER NOT NULL, at TEXT NOT NULL)"
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
    )
    """,
    """
    CREATE TABLE session (
      hash TEXT PRIMARY KEY,
      person TEXT,
      notes TEXT NOT NULL,
      created_at TEXT NOT NULL,
      seen_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX session_person ON session (person) WHERE person IS NOT NULL",
    "CREATE INDEX session_created_at ON session (created_at)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
  ]

  private static let stamps = [
    "CREATE TABLE book (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, tables TEXT NOT NULL)"
  ]
}
