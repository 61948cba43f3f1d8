/// A check of published yearly reports (年度报告核查), folded from its events: what was handed in together, what each
/// document came to, what was ordered to be put right (督促整改, article 47), and what a second look found.
package struct ReportAuditFile: CaseFile, Hashable {
  package static let kind = FileKind.audit

  package let id: FileID
  /// The body that checks.
  package let body: String
  package let name: String
  package let openedOn: Day
  package private(set) var step = AuditStep.open
  /// In the order handed in; what a person calls number 1 is the first.
  package private(set) var subjects: [Subject] = []
  package private(set) var closedOn: Day?
  package private(set) var version: Int

  /// A document of the batch with all that became of it.
  package struct Subject: Hashable, Sendable {
    /// From 1.
    package let number: Int
    /// The first check and those of documents handed in again, oldest first; never empty.
    package fileprivate(set) var checks: [Check]
    package fileprivate(set) var order: Order?

    /// The check of the document that stands now.
    package var latest: AuditedReport { checks[checks.count - 1].report }
    /// The one before it, where a document was handed in again.
    package var before: AuditedReport? { checks.count > 1 ? checks[checks.count - 2].report : nil }

    /// What was found when the order was given.
    package var ordered: AuditedReport? { order.map { checks[$0.checksBefore - 1].report } }

    /// Whether an order waits for a new document.
    package var isWaiting: Bool {
      guard let order else { return false }
      return order.checksBefore == checks.count
    }
  }

  package struct Check: Hashable, Sendable {
    package let on: Day
    package let report: AuditedReport
  }

  /// 整改通知: to whom, by when, why.
  package struct Order: Hashable, Sendable {
    package let organ: String
    package let on: Day
    package let until: Day
    package let reason: String
    fileprivate let checksBefore: Int
  }

  package init?(id: FileID, opening entry: Entry<ReportAuditEvent>) {
    guard case .opened(let body, let name) = entry.event else { return nil }
    self.id = id
    self.body = body
    self.name = name
    openedOn = entry.on
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<ReportAuditEvent>) {
    version = entry.version
    switch entry.event {
    case .opened: break
    case .reportChecked(let report):
      subjects.append(Subject(number: subjects.count + 1, checks: [Check(on: entry.on, report: report)]))
    case .rectificationOrdered(let number, let organ, let until, let reason):
      guard let index = index(of: number) else { return }
      subjects[index].order = Order(
        organ: organ, on: entry.on, until: until, reason: reason, checksBefore: subjects[index].checks.count)
    case .rechecked(let number, let report):
      guard let index = index(of: number) else { return }
      subjects[index].checks.append(Check(on: entry.on, report: report))
    case .closed:
      step = .closed
      closedOn = entry.on
    }
  }

  /// The document of a number; `nil` where there is none.
  package func subject(_ number: Int) -> Subject? {
    index(of: number).map { subjects[$0] }
  }

  private func index(of number: Int) -> Int? {
    subjects.indices.contains(number - 1) ? number - 1 : nil
  }
}

package enum AuditStep: String, CaseIterable, Sendable {
  case open, closed

  package var title: String {
    switch self {
    case .open: "核查中"
    case .closed: "已办结"
    }
  }
}

/// What can happen to a check of reports.
package enum ReportAuditEvent: FileEvent {
  case opened(body: String, name: String)
  case reportChecked(AuditedReport)
  case rectificationOrdered(number: Int, organ: String, until: Day, reason: String)
  /// A document handed in again was read and checked.
  case rechecked(number: Int, AuditedReport)
  case closed

  package var name: String {
    switch self {
    case .opened: "opened"
    case .reportChecked: "reportChecked"
    case .rectificationOrdered: "rectificationOrdered"
    case .rechecked: "rechecked"
    case .closed: "closed"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .opened(let body, let name):
      payload.set("body", body)
      payload.set("name", name)
    case .reportChecked(let report): report.write(into: &payload)
    case .rectificationOrdered(let number, let organ, let until, let reason):
      payload.set("number", number)
      payload.set("organ", organ)
      payload.set("until", until)
      payload.set("reason", reason)
    case .rechecked(let number, let report):
      payload.set("number", number)
      report.write(into: &payload)
    case .closed: break
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "opened": self = .opened(body: try payload.text("body"), name: try payload.text("name"))
    case "reportChecked": self = .reportChecked(try AuditedReport(payload))
    case "rectificationOrdered":
      self = .rectificationOrdered(
        number: try payload.number("number"), organ: try payload.text("organ"),
        until: try payload.day("until"), reason: try payload.text("reason"))
    case "rechecked":
      self = .rechecked(number: try payload.number("number"), try AuditedReport(payload))
    case "closed": self = .closed
    default: throw .unknownName(name)
    }
  }
}

/// What the book says of a check of reports.
package struct ReportAuditRow: Hashable, Sendable {
  package let file: FileID
  package let name: String
  package let openedOn: Day
  package let step: AuditStep
  /// Documents in the batch, those with errors, those that could not be checked, orders that wait.
  package let reports: Int
  package let inconsistent: Int
  package let unreadable: Int
  package let waiting: Int

  package init(
    file: FileID, name: String, openedOn: Day, step: AuditStep, reports: Int, inconsistent: Int,
    unreadable: Int, waiting: Int
  ) {
    self.file = file
    self.name = name
    self.openedOn = openedOn
    self.step = step
    self.reports = reports
    self.inconsistent = inconsistent
    self.unreadable = unreadable
    self.waiting = waiting
  }
}
