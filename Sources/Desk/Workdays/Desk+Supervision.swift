import Ledger
package import Statute

/// An open request that somebody who oversees should look at; never who asks.
package struct WatchedRequest: Hashable, Sendable {
  /// Why it is to be looked at, the most pressing first.
  package enum Cause: String, CaseIterable, Sendable {
    case overdue, dueSoon, suspendedLong, unconfirmedLong
  }

  package let row: InboxRow
  package let bodyName: String
  package let cause: Cause
  /// In working days: behind the limit, left of it, suspended, or waiting for confirmation.
  package let workdays: Int
  /// Since when it stands still or waits; `nil` for the others.
  package let since: Day?
}

/// From when on those who oversee are told; a habit of management, not a limit of the law. In working days.
package struct Vigilance: Hashable, Sendable {
  /// So many days are left, or fewer.
  package var dueSoon: Int
  /// The clock has stood still for more than so many days.
  package var suspended: Int
  /// Confirmation with the applicant has been awaited for more than so many days.
  package var unconfirmed: Int

  /// As the body has set it that oversees.
  package init(of body: Body?) {
    func workdays(_ practice: Practice) -> Int {
      body?.workdays(practice) ?? practice.usualWorkdays ?? 0
    }
    dueSoon = workdays(.watchDueSoon)
    suspended = workdays(.watchSuspended)
    unconfirmed = workdays(.watchUnconfirmed)
  }
}

extension Desk {
  /// What is pressing in all bodies that an officer oversees, the most pressing first.
  ///
  /// - Throws: `DeskError.forbidden` for whoever neither supervises nor heads a disclosure office.
  package func supervision(for officer: Officer) async throws -> [WatchedRequest] {
    let vigilance = try await vigilance(for: officer)
    let editions = calendars
    var watched: [WatchedRequest] = []
    for body in try await requestBodies(for: officer) {
      for row in try await openRequests(of: body.code, for: officer) {
        if let found = try await watch(row, of: body, vigilance, by: editions) { watched.append(found) }
      }
    }
    return watched.sorted { $0.rank < $1.rank }
  }

  /// From when on an officer who oversees is told: what their own body has set.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func vigilance(for officer: Officer) async throws -> Vigilance {
    guard officer.oversees else { throw DeskError.forbidden }
    return try await store.read { ledger in
      Vigilance(of: try UnifiedCode(officer.body).flatMap { try ledger.load(Body.self, $0.file)?.file })
    }
  }

  private func watch(
    _ row: InboxRow, of body: BodySummary, _ vigilance: Vigilance, by editions: CalendarEditions
  ) async throws -> WatchedRequest? {
    let (calendar, today) = (editions.current, today)
    func found(_ cause: WatchedRequest.Cause, _ workdays: Int, since: Day? = nil) -> WatchedRequest {
      WatchedRequest(row: row, bodyName: body.name, cause: cause, workdays: workdays, since: since)
    }
    switch row.limit {
    case .overdue(_, let by): return found(.overdue, by)
    case .running(_, let left, _):
      return left <= vigilance.dueSoon ? found(.dueSoon, left) : nil
    case .suspended, .awaitingClarification:
      guard let since = try await standsStillSince(row.summary.file, by: editions) else { return nil }
      let waited = try calendar.workdays(after: since, through: today)
      return waited > vigilance.suspended ? found(.suspendedLong, waited, since: since) : nil
    case nil:
      guard row.summary.step == .awaitingConfirmation else { return nil }
      let waited = try calendar.workdays(after: row.summary.receivedOn, through: today)
      return waited > vigilance.unconfirmed
        ? found(.unconfirmedLong, waited, since: row.summary.receivedOn) : nil
    }
  }

  /// The day on which the clock of a request stopped, where it stands still today.
  private func standsStillSince(_ file: FileID, by editions: CalendarEditions) async throws -> Day? {
    let today = today
    return try await store.read { ledger in
      guard let request = try ledger.load(InformationRequest.self, file)?.file else { return nil }
      if request.step == .awaitingClarification { return request.clarification?.askedOn }
      let suspensions = try request.reckoning(in: editions, today: today).reply?.count?.suspensions ?? []
      return suspensions.first { $0.covers(today) }?.after ?? request.fee?.noticedOn
    }
  }
}

extension Officer {
  /// Whether somebody watches over the requests of others: a supervising organ, or the head of a disclosure office
  /// over those of the own body.
  package var oversees: Bool { !roles.isDisjoint(with: [.supervisor, .disclosureOfficeHead]) }
}

extension WatchedRequest {
  /// Overdue ones by how long, then those due soon by what is left, then what waits by how long.
  fileprivate var rank: (Int, Int, String) {
    let order = Cause.allCases.firstIndex(of: cause) ?? 0
    return (order, cause == .dueSoon ? workdays : -workdays, row.summary.number)
  }
}
