import Ledger
package import Statute

/// An open request as an inbox shows it: its row, and its limit counted anew for today.
package struct InboxRow: Hashable, Sendable {
  package let summary: RequestSummary
  /// How the reply limit stands; `nil` where none runs.
  package let limit: Limit?

  package enum Limit: Hashable, Sendable {
    /// Working days left until the last day; 0 on it, and on the days off just before it.
    case running(due: Day, left: Int, isProvisional: Bool)
    /// The last day is over: by so many working days, 0 while nothing but days off came after it.
    case overdue(due: Day, by: Int)
    /// A consultation or a payment is awaited.
    case suspended(due: Day?)
    /// The applicant has until this day to say what is meant.
    case awaitingClarification(until: Day)
  }

  package var due: Day? {
    switch limit {
    case .running(let due, _, _), .overdue(let due, _): due
    case .suspended(let due): due
    case .awaitingClarification, nil: nil
    }
  }

  package var left: Int? {
    switch limit {
    case .running(_, let left, _): left
    // Behind the last day of all, however few working days have passed.
    case .overdue(_, let by): min(-by, -1)
    default: nil
    }
  }
}

extension Desk {
  /// The open requests of a body with their limits, the most pressing first.
  ///
  /// - Throws: `DeskError.forbidden` for an officer who may not see them.
  package func openRequests(of body: String, for officer: Officer) async throws -> [InboxRow] {
    try checkSight(of: body, for: officer)
    let today = today
    let editions = calendars
    let rows = try await store.read { ledger in
      try ledger.openRequests(of: body).map { summary in
        InboxRow(summary: summary, limit: try ledger.limit(of: summary, today: today, by: editions))
      }
    }
    return rows.enumerated().sorted { one, other in
      (one.element.left ?? .max, one.offset) < (other.element.left ?? .max, other.offset)
    }.map(\.element)
  }

  /// The closed requests of a body, newest first.
  package func closedRequests(of body: String, for officer: Officer, limit: Int, offset: Int) async throws
    -> [RequestSummary]
  {
    try checkSight(of: body, for: officer)
    return try await store.read { try $0.closedRequests(of: body, limit: limit, offset: offset) }
  }

  /// How many requests of a body are closed.
  package func closedRequestCount(of body: String, for officer: Officer) async throws -> Int {
    try checkSight(of: body, for: officer)
    return try await store.read { try $0.closedRequestCount(of: body) }
  }

  /// The requests of a body whose number or content has a text in it, the newest first.
  package func findRequests(_ text: String, of body: String, for officer: Officer, limit: Int = 50)
    async throws
    -> [RequestSummary]
  {
    try checkSight(of: body, for: officer)
    return try await store.read { try $0.requests(of: body, matching: text, limit: limit) }
  }

  /// The bodies whose requests an officer may look at: the own one first, then those supervised.
  package func requestBodies(for officer: Officer) async throws -> [BodySummary] {
    try await bodiesInSight(of: officer).filter(\.kind.takesRequests)
  }

  private func checkSight(of body: String, for officer: Officer) throws(DeskError) {
    guard Visibility.may(.officer(officer), see: .request(FileID(.request, ""), body: body)) else {
      throw .forbidden
    }
  }
}

extension LedgerReader {
  /// What the row knows is enough while the clock runs; where it stood still, the file is counted anew.
  fileprivate func limit(of summary: RequestSummary, today: Day, by editions: CalendarEditions) throws
    -> InboxRow.Limit?
  {
    let calendar = editions.current
    if summary.step == .awaitingClarification {
      return try load(InformationRequest.self, summary.file)?.file.clarification.map {
        .awaitingClarification(until: $0.replyBy)
      }
    }
    var due = summary.due
    if summary.isSuspended || summary.step == .awaitingPayment {
      guard let request = try load(InformationRequest.self, summary.file)?.file,
        let clock = try request.reckoning(in: editions, today: today).reply
      else { return nil }
      if clock.status == .suspended { return .suspended(due: clock.due) }
      due = clock.due
    }
    guard let due else { return nil }
    guard today <= due else {
      return .overdue(due: due, by: try calendar.workdays(after: due, through: today))
    }
    return .running(
      due: due, left: try calendar.workdays(after: today, through: due),
      isProvisional: try isProvisional(due, summary.file, today: today, by: editions))
  }
}

extension LedgerReader {
  /// Whether the notice to come can still move the day. Of one in the last days of December the row cannot tell.
  private func isProvisional(_ due: Day, _ file: FileID, today: Day, by editions: CalendarEditions) throws
    -> Bool
  {
    if editions.current.isProvisional(due) { return true }
    guard due >= editions.current.uncertainFrom else { return false }
    let request = try load(InformationRequest.self, file)?.file
    return try request?.reckoning(in: editions, today: today).reply?.provisional != nil
  }
}

extension RequestStep {
  /// The one act that takes the file on, where it is the body's turn.
  private var nextAct: [RequestAction] {
    switch self {
    case .awaitingConfirmation: [.confirmReceipt]
    case .handling: [.draftReply]
    case .review: [.approveDraft]
    case .secrecyReview: [.clearSecrecy]
    case .signature: [.sign]
    case .service: [.serve]
    case .awaitingClarification, .awaitingPayment, .closed: []
    }
  }

  /// Whether the file waits for people in these roles.
  package func waits(for roles: Set<Role>) -> Bool {
    nextAct.contains { InformationRequest.flow.role(for: $0, at: self, among: roles) != nil }
  }
}
