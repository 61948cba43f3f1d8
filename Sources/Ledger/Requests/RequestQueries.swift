package import Statute

extension RequestSummary {
  static let columns = """
    file, body, number, step, channel, applicant, wanted, section, received_on, receipt_day, due, suspended, extended,
    outcome, ended_on, late
    """

  init(_ row: SQLRow) throws(LedgerError) {
    self.init(
      file: try row.file(0), body: try row.text(1), number: try row.text(2), step: try row.choice(3),
      channel: try row.choice(4), applicant: try row.choice(5), wanted: try row.text(6),
      section: try row.optionalText(7), receivedOn: try row.day(8), receiptDay: try row.optionalDay(9),
      due: try row.optionalDay(10), isSuspended: try row.flag(11), isExtended: try row.flag(12),
      outcome: try row.optionalChoice(13), endedOn: try row.optionalDay(14), isLate: try row.flag(15))
  }
}

extension LedgerReader {
  /// Open requests of a body, the one due first at the top; those with no running limit last.
  package func openRequests(of body: String) throws(LedgerError) -> [RequestSummary] {
    try requestRows(
      """
      SELECT \(RequestSummary.columns) FROM request_row
      WHERE body = $1 AND step <> 'closed'
      ORDER BY due IS NULL, due, opened
      """, [SQLValue(body)])
  }

  /// The row of one request.
  package func requestRow(_ file: FileID) throws(LedgerError) -> RequestSummary? {
    try requestRows(
      "SELECT \(RequestSummary.columns) FROM request_row WHERE file = $1", [SQLValue(file)]
    ).first
  }

  /// Open requests of all bodies, a batch at a time, in the order of their files.
  ///
  /// - Parameter after: the last file of the batch before; `nil` for the first batch.
  package func openRequests(after file: FileID?, limit: Int) throws(LedgerError) -> [RequestSummary] {
    try requestRows(
      """
      SELECT \(RequestSummary.columns) FROM request_row
      WHERE file > $1 AND step <> 'closed' ORDER BY file LIMIT $2
      """, [.text(file?.description ?? ""), SQLValue(limit)])
  }

  /// Closed requests of a body, the one closed last at the top.
  package func closedRequests(of body: String, limit: Int, offset: Int) throws(LedgerError)
    -> [RequestSummary]
  {
    try requestRows(
      """
      SELECT \(RequestSummary.columns) FROM request_row
      WHERE body = $1 AND step = 'closed'
      ORDER BY ended_on DESC, opened DESC LIMIT $2 OFFSET $3
      """, [SQLValue(body), SQLValue(limit), SQLValue(offset)])
  }

  /// How many requests of a body are closed.
  package func closedRequestCount(of body: String) throws(LedgerError) -> Int {
    try count("SELECT count(*) FROM request_row WHERE body = $1 AND step = 'closed'", [SQLValue(body)])
  }

  /// The requests of a body whose number or content has a text in it, the newest first.
  package func requests(of body: String, matching text: String, limit: Int) throws(LedgerError)
    -> [RequestSummary]
  {
    // Latin letters in either case, on both engines; SQLite alone would overlook the case by itself.
    let folded = text.unicodeScalars.map {
      ("A"..."Z").contains($0) ? $0.properties.lowercaseMapping : String($0)
    }
    let literal = folded.joined().flatMap { "%_!".contains($0) ? "!\($0)" : "\($0)" }
    return try requestRows(
      """
      SELECT \(RequestSummary.columns) FROM request_row
      WHERE body = $1 AND (lower(number) LIKE $2 ESCAPE '!' OR lower(wanted) LIKE $2 ESCAPE '!')
      ORDER BY opened DESC LIMIT $3
      """, [SQLValue(body), .text("%\(String(literal))%"), SQLValue(limit)])
  }

  /// The requests that touch a year of a body: received by its end and not closed before its beginning.
  package func requests(of body: String, touching year: Int) throws(LedgerError) -> [RequestSummary] {
    try requestRows(
      """
      SELECT \(RequestSummary.columns) FROM request_row
      WHERE body = $1 AND receipt_day <= $2 AND (ended_on IS NULL OR ended_on >= $3)
      ORDER BY receipt_day, opened
      """, [SQLValue(body), .text("\(year)-12-31"), .text("\(year)-01-01")])
  }

  /// The reconsiderations and suits that touch a year of a body.
  package func disputes(of body: String, touching year: Int) throws(LedgerError) -> [DisputeSummary] {
    let rows = try rows(
      """
      SELECT file, course, filed_on, decided_on, result FROM request_dispute
      WHERE body = $1 AND filed_on <= $2 AND (decided_on IS NULL OR decided_on >= $3)
      ORDER BY filed_on, file, position
      """, [SQLValue(body), .text("\(year)-12-31"), .text("\(year)-01-01")])
    var disputes: [DisputeSummary] = []
    for row in rows {
      disputes.append(
        DisputeSummary(
          file: try row.file(0), kind: try row.choice(1), filedOn: try row.day(2),
          decidedOn: try row.optionalDay(3), result: try row.optionalChoice(4)))
    }
    return disputes
  }

  /// The request that bears a number and whose query code has this digest; `nil` for any wrong pair, whichever of
  /// the two is wrong.
  package func request(number: String, codeDigest: String) throws(LedgerError) -> FileID? {
    try row(
      "SELECT file FROM request_row WHERE code_digest = $1 AND number = $2",
      [SQLValue(codeDigest), SQLValue(number)]
    )?.file(0)
  }

  private func requestRows(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [RequestSummary] {
    var requests: [RequestSummary] = []
    for row in try rows(sql, arguments) { requests.append(try RequestSummary(row)) }
    return requests
  }
}
