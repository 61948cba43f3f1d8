import Statute
import TestSupport
import Testing

/// What holds for every request that the law lets happen.
@Suite("Generated histories of requests")
struct HistoryTests {
  private static let perSeed = 400

  private func histories(_ seed: Int) -> [HistoryGenerator.History] {
    var generator = HistoryGenerator(
      seed: UInt64(seed) &+ 77, calendar: .published, receipts: day("2023-06-01")...day("2025-06-30"))
    return (0..<HistoryTests.perSeed).map { _ in generator.next() }
  }

  @Test(arguments: 0..<4)
  func `each ends closed with one outcome, and folds back to the same`(seed: Int) throws {
    for history in histories(seed) {
      #expect(history.request.step == .closed)
      let ending = try #require(history.request.ending)
      #expect(ReportRow.outcomes.count { $0 == ending.outcome.row } == 1)
      #expect(InformationRequest.fold(id: history.request.id, history.entries) == history.request)
      #expect(history.entries.map(\.version) == Array(1...history.entries.count))
    }
  }

  @Test(arguments: 0..<4)
  func `what was written is read again as it was`(seed: Int) throws {
    for history in histories(seed) {
      let entries = try history.entries.map { entry in
        Entry(
          version: entry.version, on: entry.on, at: entry.at,
          by: try #require(Actor(stored: entry.by.stored)),
          event: try RequestEvent(name: entry.event.name, payload: Payload(json: entry.event.payload.json)))
      }
      #expect(entries == history.entries)
    }
  }

  @Test(arguments: 0..<4)
  func `the story holds nothing the law refuses, and one reply clock at most is open`(seed: Int) throws {
    for history in histories(seed) {
      let last = try #require(history.entries.last)
      let reckoning = try history.request.reckoning(in: .published, today: last.on)
      #expect(reckoning.refusals.isEmpty)
      #expect(!reckoning.clocks.contains { $0.term.name == .reply && $0.status.isOpen })
    }
  }

  @Test(arguments: 0..<4)
  func `drafter, reviewer, secrecy reviewer and signer are not one hand`(seed: Int) {
    for request in histories(seed).map(\.request) where request.signedBy != nil {
      #expect(request.draftedBy != request.approvedBy)
      #expect(request.draftedBy != request.signedBy)
      let others = [request.draftedBy, request.approvedBy, request.signedBy]
      #expect(!others.contains(request.clearedBy))
    }
  }

  @Test(arguments: 0..<4, [2023, 2024, 2025])
  func `each request counts in one row of its year, and every equation of the form holds`(
    seed: Int, year: Int
  ) throws {
    let counted = histories(seed).compactMap { history -> CountedRequest? in
      guard let receipt = history.request.receiptDay, receipt.year <= year,
        let ending = history.request.ending, ending.on.year >= year
      else { return nil }
      return CountedRequest(
        applicant: history.request.intake.applicant, isCarriedIn: receipt.year < year,
        outcome: ending.on.year == year ? ending.outcome.row : nil)
    }
    var figures = ReportFigures.tabulate(counted)
    for course in RemedyCourse.allCases {
      for column in RemedyColumn.allCases { figures[course, column] = 0 }
    }
    let filled = figures.withZeros()
    for equation in ReportEquation.equations(of: .of2021) {
      #expect(equation.evaluate(filled) == .holds, "\(equation.rule) \(equation.subject)")
    }
    #expect(figures[.handledTotal, .total] == counted.count { $0.outcome != nil })
    for row in ReportRow.outcomes {
      #expect(figures[row, .total] == counted.count { $0.outcome == row })
    }
  }

  @Test func `the histories meet every outcome and every act`() {
    let all = (0..<4).flatMap(histories)
    #expect(Set(all.compactMap(\.request.ending?.outcome)) == Set(Outcome.allCases))
    let names = Set(all.flatMap { $0.entries.map(\.event.name) })
    // Papers and new calendars come from outside a request's own course.
    let foreign: Set = [
      "attachmentAdded", "attachmentMasked", "screened", "screeningOverridden", "limitRecounted",
    ]
    #expect(names == Set(RequestEventTests.events.map(\.name)).subtracting(foreign))
    #expect(all.contains { $0.refused > 5 })
  }
}
