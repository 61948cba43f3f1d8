import Desk
import Ledger
import Paper
import Statute
import Testing
import TestSupport

/// Articles 49 and 50: the report counts what really happened, and each figure can be opened.
@Suite("Yearly report")
struct ReportCountingTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `each cell has as many files behind it as it says, and the equations hold`(seed: UInt64) async throws {
    try await DeskBench.with { bench in
      try await bench.enter(requests: 60, seed: seed)
      for year in [2024, 2025] {
        let report = try await bench.desk.reportAsItStands(of: DeskBench.code, year: year)
        #expect(report.figures.violations.isEmpty)
        for cell in ReportCell.cells(of: .of2021) {
          if case .table2 = cell { continue }
          #expect(report.files[cell.name] == report.figures[cell], "\(cell.name) of \(year)")
        }
      }
    }
  }

  @Test func `what is carried out of a year is carried into the next`() async throws {
    try await DeskBench.with { bench in
      try await bench.enter(requests: 80, seed: 9)
      let before = try await bench.desk.reportAsItStands(of: DeskBench.code, year: 2024).figures
      let after = try await bench.desk.reportAsItStands(of: DeskBench.code, year: 2025).figures
      for column in ReportColumn.allCases {
        #expect(before[.carriedOut, column] == after[.carriedIn, column])
      }
      #expect((before[.carriedOut, .total] ?? 0) > 0)
    }
  }

  @Test func `one more reply is one more in its row, its column and the totals`() async throws {
    try await DeskBench.with { bench in
      try await bench.enter(requests: 10, seed: 4)
      let before = try await bench.desk.reportAsItStands(of: DeskBench.code, year: 2025).figures
      try await bench.enter("one-more", .natural, received: "2025-05-06", closed: "2025-05-20", .notHeld)
      let after = try await bench.desk.reportAsItStands(of: DeskBench.code, year: 2025).figures
      for row in [ReportRow.new, .notHeld, .handledTotal] {
        for column in [ReportColumn.natural, .total] {
          #expect(after[row, column] == (before[row, column] ?? 0) + 1)
        }
      }
      #expect(after[.carriedOut, .total] == before[.carriedOut, .total])
    }
  }

  @Test func `a published report keeps its figures when a file is entered late, and says so`() async throws {
    try await DeskBench.with { bench in
      try await bench.enter(requests: 10, seed: 5)
      let writer = DeskBench.office
      try await bench.desk.openReport(year: 2025, by: writer)
      var version = 1
      for section in [ReportSection.overview, .problems, .other] {
        version = try await bench.desk.act(
          .other(.writeProse(section, text: "本节文字")), year: 2025, expecting: version, by: writer)
      }
      version = try await bench.desk.act(.other(.submit), year: 2025, expecting: version, by: writer)
      try await bench.desk.act(.publish, year: 2025, expecting: version, by: DeskBench.deputy)
      let published = try await bench.desk.publishedReport(of: DeskBench.code, year: 2025).figures
      // On paper it says the same to whoever checks it.
      let paper = try await bench.desk.printReport(of: DeskBench.code, year: 2025, as: .docx)
      let audit = ReportAudit(try await ReportReader.read(paper.bytes, named: paper.name))
      #expect(audit.reading.figures.named == published.named && audit.verdict == .consistent)

      try await bench.enter("late", .enterprise, received: "2025-08-04", closed: "2025-08-20", .granted)
      let still = try await bench.desk.publishedReport(of: DeskBench.code, year: 2025).figures
      #expect(still == published)
      let dossier = try await bench.desk.report(of: DeskBench.code, year: 2025, for: writer)
      #expect(dossier.drift.contains(.table3(.granted, .enterprise)))
    }
  }

  @Test func `nobody signs the report that they wrote`() async throws {
    try await DeskBench.with { bench in
      let both = DeskBench.officer("qian-6", .disclosureOfficer, .deputyInCharge)
      try await bench.desk.openReport(year: 2025, by: both)
      var version = 1
      for section in [ReportSection.overview, .problems, .other] {
        version = try await bench.desk.act(
          .other(.writeProse(section, text: "本节文字")), year: 2025, expecting: version, by: both)
      }
      version = try await bench.desk.act(.other(.submit), year: 2025, expecting: version, by: both)
      let expected = version
      await #expect(throws: ReportRefusal.sameHands) {
        try await bench.desk.act(.publish, year: 2025, expecting: expected, by: both)
      }
    }
  }
}

extension DeskBench {
  /// Enters requests of any outcome between the summer of 2023 and the spring of 2026, some still open.
  fileprivate func enter(requests count: Int, seed: UInt64) async throws {
    var chance = SplitMix64(seed: seed)
    let outcomes = Outcome.allCases
    for index in 0..<count {
      let received = try #require(Day("2023-07-03")).adding(days: Int.random(in: 0..<1_000, using: &chance))
      let closed = received.adding(days: Int.random(in: 0..<220, using: &chance))
      let applicant = try #require(ApplicantKind.allCases.randomElement(using: &chance))
      let outcome =
        index < outcomes.count ? outcomes[index] : try #require(outcomes.randomElement(using: &chance))
      try await enter(
        "r-\(index)", applicant, received: received.description,
        closed: chance.chance(10) ? nil : closed.description, outcome)
    }
  }

  /// Enters the bare events of one request: what the report reads.
  fileprivate func enter(
    _ key: String, _ applicant: ApplicantKind, received: String, closed: String?, _ outcome: Outcome
  ) async throws {
    let on = try #require(Day(received))
    let intake = RequestEvent.Intake(
      body: DeskBench.code, number: key, channel: .inPerson, receivedOn: on, applicant: applicant,
      particulars: "vault-" + key, particularsDigest: "", wanted: "某项文件", form: .electronic, codeDigest: key)
    var events: [(event: RequestEvent, on: Day)] = [(.received(intake), on)]
    if let closed {
      let end = try #require(Day(closed))
      switch outcome {
      case .withdrawn: events.append((.withdrawn(reason: ""), end))
      case .notClarifiedInTime:
        events.append((.clarificationAsked(what: "文号", replyBy: end, letter: ""), on))
        events.append((.clarificationLapsed, end))
      case .feeUnpaid: events.append((.feeLapsed, end))
      default:
        events.append((.replyDrafted(Decision(outcome: outcome, reasons: "理由", guidance: "途径")), on))
        events.append((.replied(by: .post, servedOn: nil), end))
      }
    }
    let dated = events
    let file = FileID(.request, key)
    try await store.write { ledger in
      _ = try ledger.append(
        dated, to: file, expecting: 0, at: Instant(on, hour: 9), by: .system, command: nil)
    }
  }
}
