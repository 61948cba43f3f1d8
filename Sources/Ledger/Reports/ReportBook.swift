package import Statute

/// The register of yearly reports: which body has one for which year, and where it stands.
package struct ReportBook: Book {
  package let name = "reports"

  package init() {}

  package let schema = [
    """
    CREATE TABLE report_row (
      file TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      year INTEGER NOT NULL,
      step TEXT NOT NULL,
      published_on TEXT,
      corrected_on TEXT
    )
    """,
    "CREATE INDEX report_row_body ON report_row (body, year)",
  ]

  package func draw(_ loaded: Loaded<AnnualReport>, into connection: any SQLConnection) throws {
    let report = loaded.file
    try connection.send("DELETE FROM report_row WHERE file = $1", [SQLValue(report.id)])
    try connection.send(
      "INSERT INTO report_row (file, body, year, step, published_on, corrected_on) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        SQLValue(report.id), SQLValue(report.body), SQLValue(report.year), SQLValue(report.step),
        SQLValue(report.publishedOn), SQLValue(report.corrections.last?.on),
      ])
  }
}

extension LedgerReader {
  /// The reports of a body, the newest year first.
  package func reports(of body: String) throws(LedgerError) -> [ReportSummary] {
    var reports: [ReportSummary] = []
    let rows = try rows(
      "SELECT body, year, step, published_on FROM report_row WHERE body = $1 ORDER BY year DESC",
      [SQLValue(body)])
    for row in rows {
      reports.append(
        ReportSummary(
          body: try row.text(0), year: try row.int(1), step: try row.choice(2),
          publishedOn: try row.optionalDay(3)))
    }
    return reports
  }

  /// All reports that are published on a year, by body.
  package func publishedReports(on year: Int) throws(LedgerError) -> [ReportSummary] {
    var reports: [ReportSummary] = []
    let rows = try rows(
      """
      SELECT body, year, step, published_on FROM report_row
      WHERE year = $1 AND published_on IS NOT NULL ORDER BY body
      """, [SQLValue(year)])
    for row in rows {
      reports.append(
        ReportSummary(
          body: try row.text(0), year: try row.int(1), step: try row.choice(2),
          publishedOn: try row.optionalDay(3)))
    }
    return reports
  }
}
