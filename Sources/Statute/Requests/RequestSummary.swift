/// A request in one line, as registers, inboxes and the yearly report read it. Drawn from the file, never the truth
/// itself: a page that shows a limit counts it anew.
package struct RequestSummary: Hashable, Sendable {
  package let file: FileID
  package let body: String
  package let number: String
  package let step: RequestStep
  package let channel: RequestChannel
  package let applicant: ApplicantKind
  package let wanted: String
  package let section: String?
  package let receivedOn: Day
  package let receiptDay: Day?
  /// The last day of the reply limit; `nil` before receipt is confirmed or while payment is awaited.
  package let due: Day?
  package let isSuspended: Bool
  package let isExtended: Bool
  package let outcome: Outcome?
  package let endedOn: Day?
  /// Whether the reply came after its limit.
  package let isLate: Bool

  package init(
    file: FileID, body: String, number: String, step: RequestStep, channel: RequestChannel,
    applicant: ApplicantKind, wanted: String, section: String?, receivedOn: Day, receiptDay: Day?, due: Day?,
    isSuspended: Bool, isExtended: Bool, outcome: Outcome?, endedOn: Day?, isLate: Bool
  ) {
    self.file = file
    self.body = body
    self.number = number
    self.step = step
    self.channel = channel
    self.applicant = applicant
    self.wanted = wanted
    self.section = section
    self.receivedOn = receivedOn
    self.receiptDay = receiptDay
    self.due = due
    self.isSuspended = isSuspended
    self.isExtended = isExtended
    self.outcome = outcome
    self.endedOn = endedOn
    self.isLate = isLate
  }

  /// How the yearly report of a year counts it; `nil` where the year does not (article 49: the year of the report runs
  /// from 1 January to 31 December).
  package func counted(in year: Int) -> CountedRequest? {
    guard let receiptDay, receiptDay.year <= year else { return nil }
    if let endedOn, endedOn.year < year { return nil }
    let outcome = endedOn.map { $0.year <= year } == true ? outcome?.row : nil
    return CountedRequest(applicant: applicant, isCarriedIn: receiptDay.year < year, outcome: outcome)
  }
}

extension RequestSummary {
  /// Whether a cell of table 3 of a year counts it: the same classification that fills the cell.
  package func isCounted(in row: ReportRow, _ column: ReportColumn, year: Int) -> Bool {
    guard let counted = counted(in: year), column == .total || ReportColumn(counted.applicant) == column
    else {
      return false
    }
    switch row {
    case .new: return !counted.isCarriedIn
    case .carriedIn: return counted.isCarriedIn
    case .carriedOut: return counted.outcome == nil
    case .handledTotal: return counted.outcome != nil
    default: return counted.outcome == row
    }
  }
}

/// A reconsideration or a suit in one line.
package struct DisputeSummary: Hashable, Sendable {
  package let file: FileID
  package let kind: InformationRequest.Dispute.Kind
  package let filedOn: Day
  package let decidedOn: Day?
  package let result: DisputeResult?

  package init(
    file: FileID, kind: InformationRequest.Dispute.Kind, filedOn: Day, decidedOn: Day?, result: DisputeResult?
  ) {
    self.file = file
    self.kind = kind
    self.filedOn = filedOn
    self.decidedOn = decidedOn
    self.result = result
  }
}
