package import Statute

/// The register of checks of published reports: what each batch came to and what still waits.
package struct ReportAuditBook: Book {
  package let name = "audits"

  package init() {}

  package let schema = [
    """
    CREATE TABLE audit_row (
      file TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      name TEXT NOT NULL,
      opened_on TEXT NOT NULL,
      opened INTEGER NOT NULL,
      step TEXT NOT NULL,
      reports INTEGER NOT NULL,
      inconsistent INTEGER NOT NULL,
      unreadable INTEGER NOT NULL,
      waiting INTEGER NOT NULL,
      unread INTEGER NOT NULL,
      due TEXT
    )
    """,
    "CREATE INDEX audit_row_body ON audit_row (body, opened)",
  ]

  package func draw(_ loaded: Loaded<ReportAuditFile>, into connection: any SQLConnection) throws {
    let audit = loaded.file
    try connection.send("DELETE FROM audit_row WHERE file = $1", [SQLValue(audit.id)])
    try connection.send(
      """
      INSERT INTO audit_row (file, body, name, opened_on, opened, step, reports, inconsistent, unreadable, waiting,
        unread, due)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """,
      [
        SQLValue(audit.id), SQLValue(audit.body), SQLValue(audit.name), SQLValue(audit.openedOn),
        SQLValue(loaded.opened), SQLValue(audit.step), SQLValue(audit.subjects.count),
        SQLValue(audit.subjects.count { $0.latest.verdict == .inconsistent }),
        SQLValue(audit.subjects.count { $0.latest.verdict == .unreadable }),
        SQLValue(audit.subjects.count { $0.isWaiting }), SQLValue(audit.waiting?.documents.count ?? 0),
        SQLValue(audit.subjects.filter(\.isWaiting).compactMap { $0.order?.until }.min()),
      ])
  }
}

extension LedgerReader {
  /// The checks with documents that wait to be read, the oldest first.
  package func unreadAudits() throws(LedgerError) -> [FileID] {
    var files: [FileID] = []
    for row in try rows("SELECT file FROM audit_row WHERE unread > 0 ORDER BY opened", []) {
      files.append(try row.file(0))
    }
    return files
  }

  /// The checks of a body, the newest first.
  package func reportAudits(of body: String) throws(LedgerError) -> [ReportAuditRow] {
    var audits: [ReportAuditRow] = []
    let rows = try rows(
      """
      SELECT file, name, opened_on, step, reports, inconsistent, unreadable, waiting, unread, due
      FROM audit_row WHERE body = $1 ORDER BY opened DESC
      """, [SQLValue(body)])
    for row in rows {
      audits.append(
        ReportAuditRow(
          file: try row.file(0), name: try row.text(1), openedOn: try row.day(2), step: try row.choice(3),
          reports: try row.int(4), inconsistent: try row.int(5), unreadable: try row.int(6),
          waiting: try row.int(7), unread: try row.int(8), due: try row.optionalDay(9)))
    }
    return audits
  }
}
