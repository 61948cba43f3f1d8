import Statute
import Testing

@Suite struct ReportEquationTests {
  @Test func `The published figures of a city satisfy every equation`() {
    let check = ReportCheck(SampleReports.city2025)
    #expect(check.findings.isEmpty)
    #expect(check.unweighed == 0)
  }

  @Test func `There are as many equations as the form has columns, columns again and rows`() {
    let rules = ReportEquation.equations(of: .of2021).map(\.rule)
    #expect(rules.filter { $0 == "E3.1" || $0 == "E3.2" }.count == 14)
    #expect(rules.filter { $0 == "E3.3" }.count == 25)
    #expect(ReportEquation.equations(of: .of2019).filter { $0.rule == "E3.3" }.count == 23)
    #expect(ReportEquation.equations(of: .of2014).isEmpty)
  }

  @Test func `The printed relation names its column, both sides and the two figures`() throws {
    var figures = SampleReports.city2025
    figures[.carriedIn, .natural] = 534
    let finding = try #require(ReportCheck(figures).findings.first { $0.rule == "E3.2" })
    #expect(finding.severity == .error)
    #expect(finding.expected == 14146)
    #expect(finding.found == 14147)
    #expect(finding.message == "自然人：本年新收与上年结转之和应等于办理结果总计与结转下年度之和（14146 ≠ 14147）")
    #expect(
      finding.cells.map(\.name) == [
        "table3.new.natural", "table3.carriedIn.natural", "table3.handledTotal.natural",
        "table3.carriedOut.natural",
      ])
  }

  @Test(
    arguments: ReportCell.cells(of: .of2021).filter { cell in
      if case .table2 = cell { false } else { true }
    })
  func `Any single figure changed in tables 3 and 4 is found out`(cell: ReportCell) {
    var figures = SampleReports.city2025
    figures[cell] = (figures[cell] ?? 0) + 7
    let findings = ReportCheck(figures).findings
    #expect(findings.contains { $0.severity == .error && $0.cells.contains(cell) })
  }

  @Test func `An empty cell leaves its equations open and is no error`() {
    var figures = SampleReports.city2025
    figures[.publication, .research] = nil
    let check = ReportCheck(figures)
    #expect(check.findings.isEmpty)
    #expect(check.unweighed == 2)
  }

  @Test func `What is filled in may already be more than the total, whatever the empty cells hold`() throws {
    var figures = SampleReports.city2025
    figures[.publication, .natural] = nil
    figures[.granted, .natural] = 6000
    figures[.granted, .total] = 6203
    let finding = try #require(ReportCheck(figures).findings.first { $0.rule == "E3.1" })
    #expect(finding.severity == .error)
    #expect(finding.subject(is: "自然人"))
  }

  @Test func `A sum that would fail with zeros in the empty cells is worth a warning`() {
    var figures = SampleReports.city2025
    figures[.granted, .natural] = nil
    #expect(ReportCheck(figures).findings.isEmpty)
    let findings = ReportCheck(figures, blank: [.table3(.granted, .natural)]).findings
    #expect(findings.map(\.severity) == [.warning, .warning])
    #expect(Set(findings.map(\.rule)) == ["E3.1", "E3.3"])
  }

  @Test func `A count below zero is an error, a decrease of items is not`() {
    var figures = ReportFigures(edition: .of2019)
    figures[.penaltyLastYear] = 30
    figures[.penaltyChange] = -18
    #expect(ReportCheck(figures).findings.isEmpty)
    figures[.penaltyDecisions] = -1
    figures[.coercionLastYear] = 3
    figures[.coercionChange] = -4
    #expect(ReportCheck(figures).findings.map(\.rule).sorted() == ["E2.1", "E2.5"])
  }

  @Test func `Disclosed in the year cannot exceed the total that is disclosed`() {
    var figures = ReportFigures(edition: .of2019)
    (figures[.normativeMade], figures[.normativeDisclosed]) = (45, 23)
    figures[.normativeDisclosedTotal] = 22
    #expect(ReportCheck(figures).findings.map(\.rule) == ["E2.4"])
  }

  @Test(arguments: 1...60)
  func `Any requests tabulated satisfy every equation and are each counted once`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let requests = (0..<Int.random(in: 0...400, using: &numbers)).compactMap { _ in
      CountedRequest(
        applicant: ApplicantKind.allCases.randomElement(using: &numbers) ?? .natural,
        isCarriedIn: Bool.random(using: &numbers),
        outcome: Int.random(in: 0...9, using: &numbers) == 0
          ? nil : ReportRow.outcomes.randomElement(using: &numbers))
    }
    let figures = ReportFigures.tabulate(requests)
    #expect(!ReportCheck(figures).findings.contains { $0.severity == .error })
    let counted = ReportRow.outcomes.compactMap { figures[$0, .total] }.reduce(0, +)
    #expect(counted + (figures[.carriedOut, .total] ?? 0) == requests.count)
    #expect((figures[.new, .total] ?? 0) + (figures[.carriedIn, .total] ?? 0) == requests.count)
  }

  @Test func `A request cannot be counted in a row of sums`() {
    #expect(CountedRequest(applicant: .natural, isCarriedIn: false, outcome: .handledTotal) == nil)
    #expect(CountedRequest(applicant: .natural, isCarriedIn: false, outcome: .granted) != nil)
  }
}

extension ReportFinding {
  fileprivate func subject(is subject: String) -> Bool { message.hasPrefix("\(subject)：") }
}
