/// What the report has to know of one request in order to count it.
package struct CountedRequest: Sendable, Equatable {
  package let applicant: ApplicantKind
  /// Whether the request came in before the year began (上年结转).
  package let isCarriedIn: Bool
  /// The row that counts how it ended; nil where it was open at the end of the year (结转下年度).
  package let outcome: ReportRow?

  /// Nil where `outcome` is not a row of outcomes.
  package init?(applicant: ApplicantKind, isCarriedIn: Bool, outcome: ReportRow?) {
    if let outcome, !outcome.isOutcome { return nil }
    self.applicant = applicant
    self.isCarriedIn = isCarriedIn
    self.outcome = outcome
  }
}

extension ReportFigures {
  /// Table 3 of the form of 2021 counted from requests, every cell filled. Each request counts once among
  /// r01 and r02, and once among r03 to r23 and r25, so the equations of the form hold whatever the requests are.
  package static func tabulate(_ requests: some Sequence<CountedRequest>) -> ReportFigures {
    var figures = ReportFigures(edition: .of2021)
    for row in ReportRow.allCases {
      for column in ReportColumn.allCases { figures[row, column] = 0 }
    }
    for request in requests {
      let column = ReportColumn(request.applicant)
      figures.count(request.isCarriedIn ? .carriedIn : .new, column)
      figures.count(request.outcome ?? .carriedOut, column)
    }
    figures.deriveTotals()
    return figures
  }

  private mutating func count(_ row: ReportRow, _ column: ReportColumn) {
    self[row, column] = (self[row, column] ?? 0) + 1
  }
}
