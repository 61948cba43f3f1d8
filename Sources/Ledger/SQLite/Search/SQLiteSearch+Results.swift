extension SQLiteSearch {
  func newest(
    _ match: SQLiteMatch?, _ rows: ClosedRange<Int>, offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    guard let match else { return try newestOfAll(rows, offset: offset, limit: limit, in: connection) }
    return try numbers(
      connection.rows(
        """
        SELECT rowid FROM search_index
        WHERE search_index MATCH $1 AND rowid BETWEEN $2 AND $3
        ORDER BY rowid DESC LIMIT $4 OFFSET $5
        """,
        [
          .text(match.text), SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit),
          SQLValue(offset),
        ]))
  }

  func titles(
    _ match: SQLiteMatch, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    try connection.rows(
      """
      SELECT d.row, d.title, d.document_number, d.index_number, d.is_in_force
      FROM search_index i JOIN search_document d ON d.row = i.rowid
      WHERE search_index MATCH $1 AND i.rowid BETWEEN $2 AND $3
      ORDER BY i.rowid DESC LIMIT $4
      """, [.text(match.text), SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit)])
  }

  func texts(
    _ match: SQLiteMatch, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    try connection.rows(
      """
      SELECT d.row, d.is_in_force, t.text
      FROM search_index i JOIN search_document d ON d.row = i.rowid JOIN search_text t ON t.row = i.rowid
      WHERE search_index MATCH $1 AND i.rowid BETWEEN $2 AND $3
      ORDER BY i.rowid DESC LIMIT $4
      """, [.text(match.text), SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit)])
  }

  func titleCount(
    of token: String, atMost most: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    try connection.count(
      "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH $1 LIMIT $2)",
      [.text("title : \"\(token)\""), SQLValue(most)])
  }

  func titles(
    withAnyOf tokens: [String], limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    let any = tokens.map { "\"\($0)\"" }.joined(separator: " OR ")
    return try titles(
      SQLiteMatch("title : (\(any))"), 0...Int(Int64.max), limit: limit, in: connection)
  }
}

/// A query of FTS5.
struct SQLiteMatch: SearchMatch {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  init(filters: [String]) {
    text = filters.map { "facets : \"\($0)\"" }.joined(separator: " AND ")
  }

  init(above terms: [SearchTerm], filters: [String]) {
    text = SQLiteMatch.filtered(SQLiteMatch.above(terms), filters)
  }

  init(anywhere terms: [SearchTerm], filters: [String]) {
    text = SQLiteMatch.filtered(SQLiteMatch.anywhere(terms), filters)
  }

  init(below terms: [SearchTerm], filters: [String]) {
    text = SQLiteMatch.filtered("(\(SQLiteMatch.anywhere(terms)) NOT \(SQLiteMatch.above(terms)))", filters)
  }

  private static func above(_ terms: [SearchTerm]) -> String { "({title numbers} : (\(phrases(terms))))" }

  private static func anywhere(_ terms: [SearchTerm]) -> String {
    "({title numbers text} : (\(phrases(terms))))"
  }

  private static func filtered(_ expression: String, _ filters: [String]) -> String {
    filters.isEmpty ? expression : "\(expression) AND \(SQLiteMatch(filters: filters).text)"
  }

  /// The tokens of a term side by side. They hold no quotes, so nothing typed can be read as an operator.
  private static func phrases(_ terms: [SearchTerm]) -> String {
    terms.map { "\"\($0.tokens.joined(separator: " "))\"" + ($0.endsOpen ? " *" : "") }
      .joined(separator: " AND ")
  }
}
