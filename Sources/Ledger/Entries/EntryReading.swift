package import Statute

extension LedgerReader {
  package func load<File: CaseFile>(_ type: File.Type, _ id: FileID) throws(LedgerError) -> Loaded<File>? {
    try loadFromEntries(type, id)
  }

  /// Reads the events of a file and folds them.
  func loadFromEntries<File: CaseFile>(_: File.Type, _ id: FileID) throws(LedgerError) -> Loaded<File>? {
    guard id.kind == File.kind else { return nil }
    let rows = try rows(
      """
      SELECT position, version, name, payload, on_day, at, actor
      FROM entry
      WHERE file = $1
      ORDER BY version
      """, [SQLValue(id)])
    guard let first = rows.first else { return nil }
    var entries: [Entry<File.Event>] = []
    entries.reserveCapacity(rows.count)
    for row in rows {
      let version = try row.int(1)
      let event: File.Event
      do {
        event = try File.Event(name: try row.text(2), payload: Payload(json: try row.text(3)))
      } catch let error as UnreadableEvent {
        throw .unreadable(file: id, version: version, error)
      } catch let error as LedgerError {
        throw error
      } catch {
        throw .notOpened(id)
      }
      entries.append(
        Entry(
          version: version, on: try row.day(4), at: try row.instant(5), by: try row.actor(6), event: event))
    }
    guard let loaded = Loaded<File>(id: id, opened: try first.int(0), entries: entries) else {
      throw .notOpened(id)
    }
    return loaded
  }

  /// All entries of one file, oldest first: its timeline.
  package func entries(of file: FileID) throws(LedgerError) -> [StoredEntry] {
    try storedEntries(
      rows("SELECT \(storedEntryColumns) FROM entry WHERE file = $1 ORDER BY version", [SQLValue(file)]))
  }

  /// Entries of all files in the order in which they were recorded, from after a position.
  package func entries(after position: Int, limit: Int) throws(LedgerError) -> [StoredEntry] {
    try storedEntries(
      rows(
        "SELECT \(storedEntryColumns) FROM entry WHERE position > $1 ORDER BY position LIMIT $2",
        [SQLValue(position), SQLValue(limit)]))
  }

  /// The version of a file; 0 where there is none.
  package func version(of file: FileID) throws(LedgerError) -> Int {
    try count("SELECT max(version) FROM entry WHERE file = $1", [SQLValue(file)])
  }

  /// What a command already did; empty where it was never recorded.
  ///
  /// Asked first by whoever decides: a command that comes again would be refused by the state it has itself brought
  /// about.
  package func traces(of command: CommandID) throws(LedgerError) -> [CommandTrace] {
    try rows(
      "SELECT file, max(version) FROM entry WHERE command = $1 GROUP BY file ORDER BY min(position)",
      [.text(command.text)]
    ).map { (row) throws(LedgerError) in CommandTrace(file: try row.file(0), version: try row.int(1)) }
  }

  /// The end of the ledger.
  package func head() throws(LedgerError) -> Head {
    guard let row = try row("SELECT position, digest FROM entry ORDER BY position DESC LIMIT 1") else {
      return .empty
    }
    return Head(position: try row.int(0), digest: try row.fingerprint(1))
  }

  private func storedEntries(_ rows: [SQLRow]) throws(LedgerError) -> [StoredEntry] {
    try rows.map { (row) throws(LedgerError) in try StoredEntry(row: row) }
  }
}

private let storedEntryColumns =
  "position, file, version, name, payload, on_day, at, actor, command, digest"

extension StoredEntry {
  fileprivate init(row: SQLRow) throws(LedgerError) {
    file = try row.file(1)
    version = try row.int(2)
    do {
      payload = try Payload(json: try row.text(4))
    } catch let error as UnreadableEvent {
      throw .unreadable(file: file, version: version, error)
    } catch {
      throw .malformed(column: "payload", text: "")
    }
    position = try row.int(0)
    name = try row.text(3)
    on = try row.day(5)
    at = try row.instant(6)
    by = try row.actor(7)
    command = try row.optionalText(8).map { CommandID($0) }
    digest = try row.fingerprint(9)
  }
}
