import Statute
import Testing

@Suite struct YearToYearTests {
  private var last: ReportFigures {
    var figures = SampleReports.city2025
    for (column, value) in zip(ReportColumn.allCases, [535, 6, 0, 1, 18, 0, 560]) {
      figures[.carriedOut, column] = value
    }
    figures[.rulesInForce] = 76
    figures[.normativeInForce] = 4605
    for course in RemedyCourse.allCases { figures[course, .pending] = 0 }
    return figures
  }

  private func findings(lastYear: ReportFigures, isReorganized: Bool = false) -> [ReportFinding] {
    ReportCheck(SampleReports.city2025, lastYear: lastYear, isReorganized: isReorganized).findings
  }

  @Test func `Reports that follow one another have no finding`() {
    #expect(findings(lastYear: last).isEmpty)
  }

  @Test func `What last year carried out has to come in this year`() throws {
    var last = last
    last[.carriedOut, .natural] = 536
    let finding = try #require(findings(lastYear: last).first)
    #expect(finding.rule == "Y3.1")
    #expect(finding.severity == .error)
    #expect(finding.expected == 536)
    #expect(finding.found == 535)
  }

  @Test func `After a reorganization it is a warning`() {
    var last = last
    last[.carriedOut, .natural] = 536
    #expect(findings(lastYear: last, isReorganized: true).map(\.severity) == [.warning])
  }

  @Test func `Documents in force that do not follow from last year's are a warning`() {
    var last = last
    last[.rulesInForce] = 70
    #expect(findings(lastYear: last).map(\.rule) == ["Y2.1"])
    last[.rulesInForce] = 1
    #expect(findings(lastYear: last).map(\.rule) == ["E2.2", "Y2.1"])
    #expect(findings(lastYear: last).allSatisfy { $0.severity == .warning })
  }

  @Test func `Pending cases of last year have to be found again`() {
    var last = last
    last[.review, .pending] = 800
    #expect(findings(lastYear: last).map(\.rule) == ["Y4.1"])
  }

  @Test func `The first report in the form of 2021 has no base for documents in force`() {
    let equations = ReportEquation.betweenYears(last: .of2019, this: .of2021)
    #expect(Set(equations.map(\.rule)) == ["Y3.1", "Y4.1"])
  }
}
