/// A check of published yearly reports (年度报告核查), folded from its events: what was handed in together, what each
/// document came to, what was ordered to be put right (督促整改, article 47), and what a second look found.
package struct ReportAuditFile: CaseFile, Hashable {
  package static let kind = FileKind.audit

  package let id: FileID
  /// The body that checks.
  package let body: String
  package let name: String
  package let openedOn: Day
  /// The day of the last thing that happened to it.
  package private(set) var changedOn: Day
  package private(set) var step = AuditStep.open
  /// In the order handed in; what a person calls number 1 is the first.
  package private(set) var subjects: [Subject] = []
  /// Documents that were handed in and are not read yet.
  package private(set) var waiting: HandedIn?
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

  /// Documents handed in together, to be read one after the other while nobody waits.
  package struct HandedIn: Hashable, Sendable {
    package let documents: [Attachment]
    /// Reports on the year before.
    package let previous: [Attachment]
    /// The bodies were merged or split in the year, so that figures carried over may differ.
    package let isReorganized: Bool

    package init(_ documents: [Attachment], previous: [Attachment] = [], isReorganized: Bool = false) {
      self.documents = documents
      self.previous = previous
      self.isReorganized = isReorganized
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
    /// 文号 of the letter, where the body gave it one.
    package let documentNumber: String?
    fileprivate let checksBefore: Int
  }

  package init?(id: FileID, opening entry: Entry<ReportAuditEvent>) {
    guard case .opened(let body, let name) = entry.event else { return nil }
    self.id = id
    self.body = body
    self.name = name
    openedOn = entry.on
    changedOn = entry.on
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<ReportAuditEvent>) {
    version = entry.version
    changedOn = entry.on
    switch entry.event {
    case .opened: break
    case .handedIn(let handedIn): waiting = handedIn
    case .reportChecked(let report):
      waiting = nil
      subjects.append(Subject(number: subjects.count + 1, checks: [Check(on: entry.on, report: report)]))
    case .rectificationOrdered(let number, let organ, let until, let reason, let documentNumber):
      guard let index = index(of: number) else { return }
      subjects[index].order = Order(
        organ: organ, on: entry.on, until: until, reason: reason, documentNumber: documentNumber,
        checksBefore: subjects[index].checks.count)
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
  /// Documents are there and wait to be read.
  case handedIn(ReportAuditFile.HandedIn)
  case reportChecked(AuditedReport)
  case rectificationOrdered(
    number: Int, organ: String, until: Day, reason: String, documentNumber: String? = nil)
  /// A document handed in again was read and checked.
  case rechecked(number: Int, AuditedReport)
  case closed

  package var name: String {
    switch self {
    case .opened: "opened"
    case .handedIn: "handedIn"
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
    case .handedIn(let handedIn):
      payload.set("documents", handedIn.documents.map(\.stored))
      payload.set("previous", handedIn.previous.map(\.stored))
      payload.set("reorganized", handedIn.isReorganized)
    case .reportChecked(let report): report.write(into: &payload)
    case .rectificationOrdered(let number, let organ, let until, let reason, let documentNumber):
      payload.set("documentNumber", documentNumber)
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
    case "handedIn":
      self = .handedIn(
        ReportAuditFile.HandedIn(
          try payload.list("documents").map(Attachment.init(stored:)),
          previous: try payload.list("previous").map(Attachment.init(stored:)),
          isReorganized: payload.flag("reorganized")))
    case "reportChecked": self = .reportChecked(try AuditedReport(payload))
    case "rectificationOrdered":
      self = .rectificationOrdered(
        number: try payload.number("number"), organ: try payload.text("organ"),
        until: try payload.day("until"), reason: try payload.text("reason"),
        documentNumber: payload.optionalText("documentNumber"))
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
  /// Documents handed in and not read yet.
  package let unread: Int
  /// The earliest day by which something ordered is to be put right.
  package let due: Day?

  package init(
    file: FileID, name: String, openedOn: Day, step: AuditStep, reports: Int, inconsistent: Int,
    unreadable: Int, waiting: Int, unread: Int = 0, due: Day? = nil
  ) {
    self.unread = unread
    self.due = due
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

extension Attachment {
  /// Digest, size and name with tabs between: the stored form.
  fileprivate var stored: String { "\(digest)\t\(size)\t\(name.filter { $0 != "\t" && !$0.isNewline })" }

  fileprivate init(stored: String) throws(UnreadableEvent) {
    let parts = stored.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let size = Int(parts[1]) else { throw .malformed }
    self.init(digest: parts[0], name: parts[2], size: size, fromApplicant: false)
  }
}
