/// The primary tables on PostgreSQL: those of SQLite, in its own words. Books and search are drawn from the entries.
enum PostgresSchema {
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
      position BIGINT PRIMARY KEY CHECK (position > 0),
      file TEXT COLLATE "C" NOT NULL,
      kind TEXT COLLATE "C" NOT NULL,
      version BIGINT NOT NULL CHECK (version > 0),
      name TEXT COLLATE "C" NOT NULL,
      payload TEXT COLLATE "C" NOT NULL,
      on_day TEXT COLLATE "C" NOT NULL,
      at TEXT COLLATE "C" NOT NULL,
      actor TEXT COLLATE "C" NOT NULL,
      command TEXT COLLATE "C",
      part BIGINT NOT NULL CHECK (part > 0),
      previous BYTEA NOT NULL CHECK (length(previous) = 32),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      UNIQUE (file, version)
    )
    """,
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

  private static let counters = [
    "CREATE UNIQUE INDEX entry_command ON entry (command, file, part) WHERE command IS NOT NULL",
    """
    CREATE TABLE counter (series TEXT COLLATE "C" PRIMARY KEY, last BIGINT NOT NULL CHECK (last > 0))
    """,
  ]

  private static let vault = [
    """
    CREATE TABLE vault (
      key TEXT COLLATE "C" PRIMARY KEY,
      subject TEXT COLLATE "C" NOT NULL,
      salt TEXT COLLATE "C",
      content TEXT COLLATE "C",
      erased_at TEXT COLLATE "C",
      CHECK ((content IS NULL) = (erased_at IS NOT NULL))
    )
    """,
    "CREATE INDEX vault_subject ON vault (subject)",
  ]

  private static let attachments = [
    """
    CREATE TABLE attachment (digest BYTEA PRIMARY KEY, bytes BIGINT NOT NULL, at TEXT COLLATE "C" NOT NULL)
    """
  ]

  private static let accounts = [
    """
    CREATE TABLE account (
      person TEXT COLLATE "C" PRIMARY KEY,
      sign_in_name TEXT COLLATE "C" NOT NULL UNIQUE,
      password_hash TEXT COLLATE "C" NOT NULL,
      failures BIGINT NOT NULL,
      locked_until TEXT COLLATE "C",
      changed_at TEXT COLLATE "C" NOT NULL
    )
    """,
    """
    CREATE TABLE session (
      hash TEXT COLLATE "C" PRIMARY KEY,
      person TEXT COLLATE "C",
      notes TEXT COLLATE "C" NOT NULL,
      created_at TEXT COLLATE "C" NOT NULL,
      seen_at TEXT COLLATE "C" NOT NULL
    )
    """,
    "CREATE INDEX session_person ON session (person) WHERE person IS NOT NULL",
    "CREATE INDEX session_created_at ON session (created_at)",
    """
    CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL)
    """,
  ]

  private static let stamps = [
    """
    CREATE TABLE book (
      name TEXT COLLATE "C" PRIMARY KEY, stamp TEXT COLLATE "C" NOT NULL, tables TEXT COLLATE "C" NOT NULL)
    """
  ]
}
