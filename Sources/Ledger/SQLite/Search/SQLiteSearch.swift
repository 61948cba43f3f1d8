import Statute
import Synchronization

/// Search on SQLite: an FTS5 index without content over pre-cut text, beside the documents themselves.
///
/// Rows rise with the date, so the newest hits are the first that the index gives; what costs is counting, and that is
/// stopped in time (`SearchCounting`).
final class SQLiteSearch: SearchEngine {
  let pace: SearchPace
  /// How the documents lie over the days, as last seen.
  let spread = Mutex(SearchSpread.none)

  init(pace: SearchPace = SearchPace()) {
    self.pace = pace
  }

  let stamp = "sqlite 1, text \(SearchText.revision)"

  let tables = ["search_index", "search_document", "search_text", "search_day"]

  // The text stands apart from what lists show, so that reading a list does not read every text.
  let schema = [
    """
    CREATE TABLE search_document (
      row INTEGER PRIMARY KEY,
      file TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      document_number TEXT,
      index_number TEXT,
      day TEXT NOT NULL,
      body TEXT NOT NULL,
      columns TEXT NOT NULL,
      validity TEXT NOT NULL,
      is_in_force INTEGER NOT NULL,
      fingerprint BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE search_text (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "CREATE TABLE search_day (day INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT",
    // SQLite 3.40 cannot delete from an index without content by row alone; the text kept beside it serves for that.
    """
    CREATE VIRTUAL TABLE search_index
    USING fts5(title, numbers, text, facets, content = '', columnsize = 0, tokenize = 'ascii')
    """,
  ]

  // MARK: Keeping

  func put(
    _ document: SearchDocument?, for file: FileID, opened: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    let document = document.map(SQLiteSearch.withoutNull)
    let fingerprint = document?.fingerprint
    if let old = try connection.row(
      "SELECT row, fingerprint FROM search_document WHERE file = $1", [SQLValue(file)])
    {
      if try old.fingerprint(1) == fingerprint { return }
      try remove(row: try old.int(0), in: connection)
    }
    guard let document, let fingerprint else { return }
    let row = try freeRow(document.day, opened, in: connection)
    try connection.execute(
      """
      INSERT INTO search_document
        (row, file, kind, title, document_number, index_number, day, body, columns, validity, is_in_force, fingerprint)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """,
      [
        SQLValue(row), SQLValue(file), SQLValue(file.kind), .text(document.title),
        SQLValue(document.documentNumber),
        SQLValue(document.indexNumber), SQLValue(document.day), .text(document.body),
        .text(document.columns.joined(separator: " ")), .text(document.validity),
        SQLValue(document.isInForce),
        SQLValue(fingerprint),
      ])
    try connection.execute(
      "INSERT INTO search_text (row, text) VALUES ($1, $2)", [SQLValue(row), .text(document.text)])
    try connection.execute(
      "INSERT INTO search_index (rowid, title, numbers, text, facets) VALUES ($1, $2, $3, $4, $5)",
      [SQLValue(row)] + cut(document, kind: file.kind))
    try connection.execute(
      """
      INSERT INTO search_day (day, documents) VALUES ($1, 1)
      ON CONFLICT (day) DO UPDATE SET documents = documents + 1
      """, [SQLValue(SearchRow.day(of: row))])
  }

  /// A text read out of an office document may hold the one character that SQLite cannot.
  private static func withoutNull(_ document: SearchDocument) -> SearchDocument {
    func clean(_ text: String) -> String {
      text.utf8.contains(0) ? String(text.unicodeScalars.map { $0.value == 0 ? " " : Character($0) }) : text
    }
    var document = document
    document.title = clean(document.title)
    document.text = clean(document.text)
    document.documentNumber = document.documentNumber.map(clean)
    document.indexNumber = document.indexNumber.map(clean)
    return document
  }

  private func remove(row: Int, in connection: any SQLConnection) throws(LedgerError) {
    guard
      let old = try connection.row(
        """
        SELECT d.kind, d.title, d.document_number, d.index_number, d.day, d.body, d.columns, d.validity,
          d.is_in_force, t.text
        FROM search_document d JOIN search_text t ON t.row = d.row
        WHERE d.row = $1
        """, [SQLValue(row)])
    else { return }
    let document = SearchDocument(
      title: try old.text(1), text: try old.text(9), documentNumber: try old.optionalText(2),
      indexNumber: try old.optionalText(3), day: try old.day(4), body: try old.text(5),
      columns: try old.text(6).split(separator: " ").map(String.init), validity: try old.text(7),
      isInForce: try old.flag(8))
    try connection.execute(
      """
      INSERT INTO search_index (search_index, rowid, title, numbers, text, facets)
      VALUES ('delete', $1, $2, $3, $4, $5)
      """, [SQLValue(row)] + cut(document, kind: try old.choice(0)))
    try connection.execute("DELETE FROM search_document WHERE row = $1", [SQLValue(row)])
    try connection.execute("DELETE FROM search_text WHERE row = $1", [SQLValue(row)])
    try connection.execute(
      "UPDATE search_day SET documents = documents - 1 WHERE day = $1", [SQLValue(SearchRow.day(of: row))])
    try connection.execute(
      "DELETE FROM search_day WHERE day = $1 AND documents <= 0", [SQLValue(SearchRow.day(of: row))])
  }

  /// What the index holds of a document; taking it out needs exactly the same.
  private func cut(_ document: SearchDocument, kind: FileKind) -> [SQLValue] {
    let numbers = [document.documentNumber, document.indexNumber].compactMap { $0 }
    return [
      .text(SearchText.tokens(of: document.title)),
      .text(SearchText.tokens(of: numbers.joined(separator: "\n"))),
      .text(SearchText.tokens(of: document.text)),
      .text(SearchFacetToken.all(of: document, kind: kind).joined(separator: " ")),
    ]
  }

  private func freeRow(
    _ day: Day, _ opened: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    var row = SearchRow.row(day: day, opened: opened)
    while try connection.row("SELECT 1 FROM search_document WHERE row = $1", [SQLValue(row)]) != nil {
      row += 1
    }
    return row
  }
}

/// The number of a row in the index: the day above, below it where the file was opened, so that it is the same whenever
/// the index is built and rises with the date.
enum SearchRow {
  /// Room for 67 million files before two of a day may need the same number (the later one then takes the next).
  private static let bits = 26
  /// Days from the year 0, so that all are positive.
  private static let origin = 719_468

  static func row(day: Day, opened: Int) -> Int {
    (day.number + origin) << bits | opened & (1 << bits - 1)
  }

  static func day(of row: Int) -> Int { row >> bits }

  static func first(of day: Int) -> Int { day << bits }

  /// The rows of some days.
  static func rows(of days: ClosedRange<Day>) -> ClosedRange<Int> {
    first(of: days.lowerBound.number + origin)...(first(of: days.upperBound.number + origin + 1) - 1)
  }
}

/// Filters are tokens of the index as well: a filter then costs no more than one term.
enum SearchFacetToken {
  static func all(of document: SearchDocument, kind: FileKind) -> [String] {
    [token("k", kind.rawValue), token("b", document.body), token("y", String(document.day.year))]
      + document.columns.map { token("c", $0) } + [token("v", document.validity)]
  }

  static func all(of query: SearchQuery) -> [String] {
    [
      query.kind.map { token("k", $0.rawValue) }, query.body.map { token("b", $0) },
      query.year.map { token("y", String($0)) }, query.column.map { token("c", $0) },
      query.validity.map { token("v", $0) },
    ].compactMap { $0 }
  }

  /// Lower-case letters and digits only, different for different codes.
  private static func token(_ name: String, _ code: String) -> String {
    var token = name
    for byte in code.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x79: token.unicodeScalars.append(Unicode.Scalar(byte))
      default: token += "z" + String(byte, radix: 16)
      }
    }
    return token
  }
}
