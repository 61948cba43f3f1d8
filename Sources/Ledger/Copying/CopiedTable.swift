/// A table that is primary and is copied row for row, by its key.
struct CopiedTable: Sendable {
  let name: String
  /// The key first; it is one column.
  let columns: [String]
  /// Below every key.
  let start: SQLValue

  /// All that is primary beside the entries.
  static let all = [
    CopiedTable(name: "counter", columns: ["series", "last"]),
    CopiedTable(name: "vault", columns: ["key", "subject", "salt", "content", "erased_at"]),
    CopiedTable(name: "attachment", columns: ["digest", "bytes", "at"], start: .blob([])),
    CopiedTable(
      name: "account",
      columns: ["person", "sign_in_name", "password_hash", "failures", "locked_until", "changed_at"]),
    CopiedTable(name: "session", columns: ["hash", "person", "notes", "created_at", "seen_at"]),
    CopiedTable(name: "setting", columns: ["name", "value"]),
  ]

  static let entries = CopiedTable(
    name: "entry",
    columns: [
      "position", "file", "kind", "version", "name", "payload", "on_day", "at", "actor", "command", "part",
      "previous", "digest",
    ], start: 0)

  init(name: String, columns: [String], start: SQLValue = "") {
    self.name = name
    self.columns = columns
    self.start = start
  }

  private var list: String { columns.joined(separator: ", ") }

  /// Some rows after a key, in the order of keys.
  func rows(after key: SQLValue?, limit: Int, in reader: any LedgerReader) throws(LedgerError) -> [SQLRow] {
    try reader.rows(
      "SELECT \(list) FROM \(name) WHERE \(columns[0]) > $1 ORDER BY \(columns[0]) LIMIT $2",
      [key ?? start, SQLValue(limit)])
  }

  func insert(_ rows: [SQLRow], in writer: any LedgerWriter) throws(LedgerError) {
    let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    let statement = "INSERT INTO \(name) (\(list)) VALUES (\(places))"
    for row in rows { try writer.send(statement, row.values) }
  }

  func isEmpty(in reader: any LedgerReader) throws(LedgerError) -> Bool {
    try reader.rows("SELECT 1 FROM \(name) LIMIT 1").isEmpty
  }
}
