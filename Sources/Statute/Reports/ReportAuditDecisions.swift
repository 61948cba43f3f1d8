/// What people do to a check of reports.
package enum AuditAction: String, CaseIterable, Sendable {
  case check, order, recheck, close

  package var title: String {
    switch self {
    case .check: "核查报告"
    case .order: "发出整改通知"
    case .recheck: "整改后复核"
    case .close: "办结"
    }
  }
}

/// What a person asks to be done to a check of reports that stands open. Documents come read: reading is no matter of law.
package enum AuditCommand: Hashable, Sendable {
  /// - Parameter days: 工作日 that the body is given.
  /// - Parameter documentNumber: 文号 of the letter.
  case order(number: Int, organ: String, days: Int, reason: String, documentNumber: String? = nil)
  /// Further documents, read already.
  case add([AuditedReport])
  /// Further documents, to be read when there is time.
  case handIn(ReportAuditFile.HandedIn)
  case recheck(number: Int, AuditedReport)
  case close

  package var action: AuditAction {
    switch self {
    case .order: .order
    case .add, .handIn: .check
    case .recheck: .recheck
    case .close: .close
    }
  }
}

/// Why an act on a check of reports is not done.
package enum AuditRefusal: Error, Hashable, Sendable {
  /// In working days: an order with more time than this is a slip of the keys; the law sets no term.
  static let longestTerm = 60

  case notYours(AuditAction)
  case notNow(AuditAction, at: AuditStep)
  case noDocument
  /// The batch has no document of this number.
  case noSuchReport(Int)
  /// Nothing was found that would have to be put right.
  case nothingToRectify
  /// An order waits for its answer already.
  case orderWaits(until: Day)
  case empty(field: String)
  case termOutOfRange
  /// The calendar of working days does not reach so far.
  case outsideCalendar
  /// The document handed in again is the one that was found wrong.
  case sameDocument
  /// The document handed in again reports on another year than this.
  case otherYear(Int)
  /// Documents that were handed in before are still being read.
  case stillReading
  /// Orders wait: their numbers.
  case ordersWait([Int])

  package var field: String? {
    switch self {
    case .noDocument, .sameDocument, .otherYear, .stillReading: "reports"
    case .empty(let field): field
    case .termOutOfRange, .outsideCalendar: "days"
    default: nil
    }
  }

  package var message: String {
    switch self {
    case .notYours(let action): "您的岗位不能办理“\(action.title)”。"
    case .notNow(let action, let step): "本批核查处于“\(step.title)”，不能办理“\(action.title)”。"
    case .noDocument: "请选择要核查的年度报告文件。"
    case .noSuchReport(let number): "本批没有第 \(number) 份报告。"
    case .nothingToRectify: "这份报告没有需要整改的问题。"
    case .orderWaits(let until): "已经发出整改通知，期限至\(until.chinese)，尚未复核。"
    case .empty: "此项必填。"
    case .termOutOfRange: "整改期限应当为 1 至 \(Self.longestTerm) 个工作日。"
    case .outsideCalendar: "期限超出了已公布的节假日安排，请缩短期限。"
    case .sameDocument: "上传的文件与原来的文件完全相同，没有修改。"
    case .otherYear(let year): "上传的文件不是\(year)年的报告，请核对是否传错文件。"
    case .stillReading: "先前上传的报告正在核查，请在核查完成后再办理。"
    case .ordersWait(let numbers):
      "第 \(numbers.map(String.init).joined(separator: "、")) 份报告已通知整改，尚未复核，不能办结。"
    }
  }
}

extension ReportAuditFile {
  /// Who may check what others published, and who may order it to be put right (article 47).
  package static let flow = Flow<AuditStep, AuditAction>([
    .init(.check, at: [.open], by: checkers),
    .init(.order, at: [.open], by: [.supervisor]),
    .init(.recheck, at: [.open], by: checkers),
    .init(.close, at: [.open], by: [.disclosureOfficeHead, .supervisor]),
  ])

  package static let checkers: Set<Role> = [.disclosureOfficer, .disclosureOfficeHead, .supervisor]

  package func actions(for roles: Set<Role>) -> [AuditAction] {
    ReportAuditFile.flow.actions(at: step, for: roles)
  }

  /// Opens a check with its first documents.
  ///
  /// - Parameter handedIn: documents to be read later, instead of reports read already.
  package static func open(
    body: String, name: String, _ reports: [AuditedReport], handedIn: HandedIn? = nil,
    _ situation: Situation
  ) throws(AuditRefusal) -> Ruling<ReportAuditEvent> {
    guard let role = flow.role(for: .check, at: .open, among: situation.roles) else {
      throw .notYours(.check)
    }
    guard !name.isEmpty else { throw .empty(field: "name") }
    let opened = ReportAuditEvent.opened(body: body, name: name)
    if let handedIn, !handedIn.documents.isEmpty {
      return Ruling(role: role, events: [opened, .handedIn(handedIn)])
    }
    guard !reports.isEmpty else { throw .noDocument }
    return Ruling(role: role, events: [opened] + reports.map { .reportChecked($0) })
  }

  package func decide(_ command: AuditCommand, _ situation: Situation) throws(AuditRefusal)
    -> Ruling<ReportAuditEvent>
  {
    let action = command.action
    guard ReportAuditFile.flow.allows(action, at: step) else { throw .notNow(action, at: step) }
    guard let role = ReportAuditFile.flow.role(for: action, at: step, among: situation.roles) else {
      throw .notYours(action)
    }
    return Ruling(role: role, events: try events(for: command, situation))
  }

  private func events(
    for command: AuditCommand, _ situation: Situation
  ) throws(AuditRefusal) -> [ReportAuditEvent] {
    switch command {
    case .add(let reports):
      guard waiting == nil else { throw .stillReading }
      guard !reports.isEmpty else { throw .noDocument }
      return reports.map { .reportChecked($0) }
    case .handIn(let handedIn):
      guard waiting == nil else { throw .stillReading }
      guard !handedIn.documents.isEmpty else { throw .noDocument }
      return [.handedIn(handedIn)]
    case .order(let number, let organ, let days, let reason, let documentNumber):
      let subject = try found(number)
      if let order = subject.order, subject.isWaiting { throw .orderWaits(until: order.until) }
      guard subject.latest.needsRectifying else { throw .nothingToRectify }
      guard !organ.isEmpty else { throw .empty(field: "organ") }
      guard !reason.isEmpty else { throw .empty(field: "reason") }
      guard (1...AuditRefusal.longestTerm).contains(days) else { throw .termOutOfRange }
      guard let until = try? situation.calendar.workday(days, after: situation.on) else {
        throw .outsideCalendar
      }
      return [
        .rectificationOrdered(
          number: number, organ: organ, until: until, reason: reason,
          documentNumber: documentNumber.flatMap { $0.isEmpty ? nil : $0 })
      ]
    case .recheck(let number, let report):
      let latest = try found(number).latest
      guard latest.document.digest != report.document.digest else { throw .sameDocument }
      if let year = latest.year, let other = report.year, year != other { throw .otherYear(year) }
      return [.rechecked(number: number, report)]
    case .close:
      guard waiting == nil else { throw .stillReading }
      let ordered = subjects.filter(\.isWaiting).map(\.number)
      guard ordered.isEmpty else { throw .ordersWait(ordered) }
      return [.closed]
    }
  }

  /// What the reading of the waiting documents came to.
  package func taken(_ reports: [AuditedReport]) -> [ReportAuditEvent] {
    waiting == nil ? [] : reports.map { .reportChecked($0) }
  }

  private func found(_ number: Int) throws(AuditRefusal) -> Subject {
    guard let subject = subject(number) else { throw .noSuchReport(number) }
    return subject
  }
}
