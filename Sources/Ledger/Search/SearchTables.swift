import Statute

/// The documents that can be found, beside the index of either engine.
enum SearchTables {
  static let names = ["search_document", "search_text", "search_day"]

  /// As for `SQLDialect.schema`. The text stands apart from what lists show, so that reading a list does not read every
  /// text.
  static let schema = [
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
    )
    """,
    "CREATE TABLE search_text (row INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE search_day (day INTEGER PRIMARY KEY, documents INTEGER NOT NULL)",
  ]
}

extension SearchIndex {
  func put(
    _ document: SearchDocument?, for file: FileID, opened: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    let document = document.map(withoutNull)
    let fingerprint = document?.fingerprint
    if let old = try connection.row(
      "SELECT row, fingerprint FROM search_document WHERE file = $1", [SQLValue(file)])
    {
      if try old.fingerprint(1) == fingerprint { return }
      try remove(row: try old.int(0), in: connection)
    }
    guard let document, let fingerprint else { return }
    let row = try freeRow(document.day, opened, in: connection)
    try connection.send(
      """
      INSERT INTO search_document
        (row, file, kind, title, document_number, index_number, day, body, columns, validity, is_in_force, fingerprint)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """,
      [
        SQLValue(row), SQLValue(file), SQLValue(file.kind), .text(document.title),
        SQLValue(document.documentNumber), SQLValue(document.indexNumber), SQLValue(document.day),
        .text(document.body), .text(document.columns.joined(separator: " ")), .text(document.validity),
        SQLValue(document.isInForce), SQLValue(fingerprint),
      ])
    try connection.send(
      "INSERT INTO search_text (row, text) VALUES ($1, $2)", [SQLValue(row), .text(document.text)])
    try add(document, kind: file.kind, row: row, in: connection)
    try connection.send(
      """
      INSERT INTO search_day (day, documents) VALUES ($1, 1)
      ON CONFLICT (day) DO UPDATE SET documents = search_day.documents + 1
      """, [SQLValue(SearchRow.day(of: row))])
  }

  /// A text read out of an office document may hold the one character that no engine can keep.
  private func withoutNull(_ document: SearchDocument) -> SearchDocument {
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
    try remove(document, kind: try old.choice(0), row: row, in: connection)
    try connection.send("DELETE FROM search_document WHERE row = $1", [SQLValue(row)])
    try connection.send("DELETE FROM search_text WHERE row = $1", [SQLValue(row)])
    try connection.send(
      "UPDATE search_day SET documents = documents - 1 WHERE day = $1", [SQLValue(SearchRow.day(of: row))])
    try connection.send(
      "DELETE FROM search_day WHERE day = $1 AND documents <= 0", [SQLValue(SearchRow.day(of: row))])
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
