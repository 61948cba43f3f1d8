import Foundation
import Statute
import Testing

@Suite struct RollUpTests {
  @Test func `The sum of consistent reports is consistent`() {
    let city = SampleReports.city2025
    let sum = ReportRollUp(edition: .of2021, [("A", city), ("B", city)])
    #expect(ReportCheck(sum.figures).findings.isEmpty)
    #expect(sum.figures[.new, .total] == 28138)
    #expect(sum.figures.amount(.chargesAmount) == Decimal(632_882))
    #expect(sum.gaps.isEmpty)
  }

  @Test func `An empty cell of one body leaves the sum empty and names the body`() {
    var gap = SampleReports.city2025
    gap[.publication, .natural] = nil
    let sum = ReportRollUp(edition: .of2021, [("A", SampleReports.city2025), ("B", gap)])
    #expect(sum.figures[.publication, .natural] == nil)
    #expect(sum.gaps == [.table3(.publication, .natural): ["B"]])
  }

  @Test func `A body named twice counts once, a report in another form not at all`() {
    let sum = ReportRollUp(
      edition: .of2021,
      [
        ("A", SampleReports.city2025), ("A", SampleReports.city2025),
        ("C", ReportFigures(edition: .of2019)),
      ])
    #expect(sum.figures == SampleReports.city2025)
    #expect(sum.duplicates == ["A"])
    #expect(sum.otherEdition == ["C"])
  }

  @Test func `A report of 2020 keeps what means the same in 2021 and says what was lost`() throws {
    var old = ReportFigures(edition: .of2019)
    (old[.normativeMade], old[.normativeDisclosedTotal], old[.licenceDecisions]) = (45, 23, 35)
    old[.otherHandling, .total] = 4
    old[.granted, .total] = 7
    let conversion = try #require(ReportConversion(old))
    #expect(conversion.figures[.normativeMade] == 45)
    #expect(conversion.figures[.normativeInForce] == nil)
    #expect(conversion.figures[.licenceDecisions] == 35)
    #expect(conversion.figures[.granted, .total] == 7)
    #expect(conversion.figures[.otherHandling, .total] == nil)
    #expect(conversion.losses.contains(.notSplit(.total, sum: 4)))
    #expect(
      conversion.losses.contains(
        .differentMeaning(.normativeDisclosedTotal, notTheSameAs: .normativeInForce)))
    #expect(conversion.losses.contains(.dropped(.procurementAmount)))
    #expect(conversion.losses.contains(.notAsked(.chargesAmount)))
    #expect(ReportConversion(SampleReports.city2025) == nil)
  }
}
