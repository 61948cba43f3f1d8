import Ledger
package import Statute

/// A date or limit that a body has to watch besides those of its requests: an annual report, a review, a suit.
package struct Deadline: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case report(year: Int)
    /// A review or suit about the request with this number.
    case dispute(DisputeSummary, number: String)
  }

  package let body: BodySummary
  package let subject: Subject
  package let clock: LegalClock
}

extension Desk {
  /// The dates of annual reports and the limits of reviews and suits, of all bodies an officer works in or watches over;
  /// what ends first stands first.
  package func deadlines(for officer: Officer) async throws -> [Deadline] {
    let (calendar, today) = (calendar, today)
    let bodies = try await store.read { try $0.bodies() }.filter {
      $0.closedOn == nil && Visibility.may(.officer(officer), see: .report(body: $0.code))
    }
    guard !bodies.isEmpty else { throw DeskError.forbidden }
    let found = try await store.read { ledger in
      var found: [Deadline] = []
      for body in bodies {
        if let report = try ledger.reportDeadline(of: body, in: calendar, today: today) {
          found.append(report)
        }
        if body.kind.takesRequests {
          found += try ledger.disputeDeadlines(of: body, in: calendar, today: today)
        }
      }
      return found
    }
    return found.sorted { $0.rank < $1.rank }
  }
}

extension LedgerReader {
  /// The date of the report that is still to come: last year's, or where that is out, or the body has never kept a
  /// report here, this year's.
  fileprivate func reportDeadline(of body: BodySummary, in calendar: WorkCalendar, today: Day) throws
    -> Deadline?
  {
    guard let publisher = body.kind.reportPublisher else { return nil }
    let reports = try reports(of: body.code)
    let last = today.year - 1
    let isOut = reports.contains { $0.year == last && $0.publishedOn != nil }
    let year = isOut || reports.isEmpty ? today.year : last
    let deadline = ReportDeadline(
      year: year, publisher: publisher, publishedOn: reports.first { $0.year == year }?.publishedOn)
    // A date beyond the calendar cannot be told yet.
    let practice =
      try UnifiedCode(body.code).flatMap { try load(Body.self, $0.file)?.file.limitPractice } ?? .usual
    return (try? deadline.reckon(in: calendar, today: today, practice: practice))?.clocks.first.map {
      Deadline(body: body, subject: .report(year: year), clock: $0)
    }
  }

  fileprivate func disputeDeadlines(of body: BodySummary, in calendar: WorkCalendar, today: Day) throws
    -> [Deadline]
  {
    var found: [Deadline] = []
    // The time for a suit after a review that was decided in December reaches into January.
    let disputes = Set(
      try disputes(of: body.code, touching: today.year - 1) + disputes(of: body.code, touching: today.year))
    let sued = Set(disputes.filter { $0.kind != .review }.map(\.file))
    for dispute in disputes {
      let clocks = try? dispute.clocks(in: calendar, today: today, isSued: sued.contains(dispute.file))
      guard let clocks, !clocks.isEmpty, let request = try load(InformationRequest.self, dispute.file)?.file
      else { continue }
      found += clocks.map {
        Deadline(body: body, subject: .dispute(dispute, number: request.intake.number), clock: $0)
      }
    }
    return found
  }
}

extension Deadline {
  fileprivate var rank: (Int, String, String, String) {
    let number = if case .dispute(_, let number) = subject { number } else { "" }
    return (clock.due?.number ?? .max, body.code, number, clock.name)
  }
}
