package import Statute

/// The register of requests (依申请公开台账): a row a request, as inboxes, status pages and the yearly report read it.
///
/// The last day of the running limit is kept as the calendar at work has it, so that inboxes can be sorted by it; when
/// another is taken up, the rows of the requests it moves are drawn anew. It is never the truth: every page that shows a
/// limit counts it anew.
package struct RequestBook: Book {
  package let name = "requests"
  private let calendars: LiveCalendars

  package init(calendars: LiveCalendars) {
    self.calendars = calendars
  }

  package let revision = 20_270

  package let schema = [
    """
    CREATE TABLE request_row (
      file TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      number TEXT NOT NULL,
      code_digest TEXT NOT NULL,
      step TEXT NOT NULL,
      channel TEXT NOT NULL,
      applicant TEXT NOT NULL,
      wanted TEXT NOT NULL,
      section TEXT,
      received_on TEXT NOT NULL,
      receipt_day TEXT,
      due TEXT,
      suspended INTEGER NOT NULL,
      extended INTEGER NOT NULL,
      outcome TEXT,
      report_row TEXT,
      ended_on TEXT,
      late INTEGER NOT NULL,
      opened INTEGER NOT NULL,
      version INTEGER NOT NULL
    )
    """,
    "CREATE INDEX request_row_inbox ON request_row (body, step, due)",
    "CREATE INDEX request_row_code ON request_row (code_digest)",
    "CREATE INDEX request_row_receipt ON request_row (body, receipt_day)",
    """
    CREATE TABLE request_dispute (
      file TEXT NOT NULL,
      body TEXT NOT NULL,
      position INTEGER NOT NULL,
      course TEXT NOT NULL,
      filed_on TEXT NOT NULL,
      decided_on TEXT,
      result TEXT,
      PRIMARY KEY (file, position)
    )
    """,
    "CREATE INDEX request_dispute_body ON request_dispute (body, filed_on)",
  ]

  package func draw(_ loaded: Loaded<InformationRequest>, into connection: any SQLConnection) throws {
    let request = loaded.file
    let clock = replyClock(of: request)
    let values: [SQLValue] = [
      SQLValue(request.id), SQLValue(request.intake.body), SQLValue(request.intake.number),
      SQLValue(request.intake.codeDigest), SQLValue(request.step), SQLValue(request.intake.channel),
      SQLValue(request.intake.applicant), SQLValue(request.intake.wanted), SQLValue(request.section),
      SQLValue(request.intake.receivedOn), SQLValue(request.receiptDay), SQLValue(clock?.due),
      SQLValue(clock?.status == .suspended), SQLValue(request.isExtended), SQLValue(request.ending?.outcome),
      SQLValue(request.ending?.outcome.row), SQLValue(request.ending?.on), SQLValue(clock?.status == .missed),
      SQLValue(loaded.opened), SQLValue(loaded.version),
    ]
    try connection.send("DELETE FROM request_row WHERE file = $1", [SQLValue(request.id)])
    try connection.send(
      """
      INSERT INTO request_row (
        file, body, number, code_digest, step, channel, applicant, wanted, section, received_on, receipt_day, due,
        suspended, extended, outcome, report_row, ended_on, late, opened, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
      """, values)
    try drawDisputes(of: request, into: connection)
  }

  /// The reply clock on the day of the last event: whether it is suspended does not hang on when the book is drawn.
  private func replyClock(of request: InformationRequest) -> LegalClock? {
    let day = request.ending?.on ?? request.happenings.map(\.on).max() ?? request.intake.receivedOn
    return try? request.reckoning(in: calendars.now, today: day).reply
  }

  private func drawDisputes(of request: InformationRequest, into connection: any SQLConnection) throws {
    try connection.send("DELETE FROM request_dispute WHERE file = $1", [SQLValue(request.id)])
    for (position, dispute) in request.disputes.enumerated() {
      try connection.send(
        """
        INSERT INTO request_dispute (file, body, position, course, filed_on, decided_on, result)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          SQLValue(request.id), SQLValue(request.intake.body), SQLValue(position), SQLValue(dispute.kind),
          SQLValue(dispute.filedOn), SQLValue(dispute.decidedOn), SQLValue(dispute.result),
        ])
    }
  }
}
