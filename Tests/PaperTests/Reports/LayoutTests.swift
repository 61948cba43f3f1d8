import Foundation
import Paper
import Statute
import Testing

/// Reading is measured on reports of our own in every layout, cell by cell.
@Suite struct LayoutTests {
  struct Score {
    var right = 0
    var open = 0
    var wrong: [String] = []
    var total: Int { right + open + wrong.count }
  }

  static func score(_ report: GeneratedReport, _ figures: ReportFigures) -> Score {
    var score = Score()
    for cell in ReportCell.cells(of: report.edition) {
      let isRight: Bool
      if case .table2(let second) = cell, cell.isAmount {
        isRight = figures.amount(second) == report.figures.amount(second)
      } else {
        isRight = figures[cell] == report.figures[cell]
      }
      if isRight {
        score.right += 1
      } else if figures.isFilled(cell) {
        score.wrong.append("\(cell.name): \(report.words(cell)) read as \(figures[cell] ?? -1)")
      } else {
        score.open += 1
      }
    }
    return score
  }

  static func audit(_ text: String, _ name: String) throws -> ReportAudit {
    let document = try DocumentReading.readWithoutTools(Array(text.utf8), named: name)
    return ReportAudit(try ReportReader.read(document))
  }

  static let marked = ReportLayout.allCases.filter { !$0.isGlued }

  @Test(arguments: marked, [ReportEdition.of2021, .of2019])
  func `A layout that parts its cells is read without a mistake`(
    layout: ReportLayout, edition: ReportEdition
  ) throws {
    for seed in UInt64(1)...5 {
      let report = GeneratedReport(seed: seed, edition: edition)
      let audit = try Self.audit(layout.render(report), layout.fileName)
      let score = Self.score(report, audit.reading.figures)
      #expect(score.right == score.total, "seed \(seed): open \(score.open), \(score.wrong.prefix(3))")
      #expect(audit.reading.edition == edition)
      #expect(audit.reading.year == report.year)
      #expect(audit.reading.organ == report.organ)
      #expect(audit.verdict == .consistent, "seed \(seed): \(audit.findings.prefix(3).map(\.message))")
    }
  }

  @Test(arguments: marked, [ReportEdition.of2021, .of2019])
  func `Every violated equation is found and no other`(layout: ReportLayout, edition: ReportEdition) throws {
    for seed in UInt64(1)...5 {
      var report = GeneratedReport(seed: seed, edition: edition)
      report.breakOne(seed: seed)
      let expected = ReportCheck(report.figures).findings.filter { $0.severity == .error }
      let audit = try Self.audit(layout.render(report), layout.fileName)
      #expect(audit.findings.filter { $0.severity == .error } == expected, "seed \(seed)")
      #expect(audit.verdict == .inconsistent)
    }
  }

  @Test(arguments: [ReportLayout.glued, .gluedSpaced], [ReportEdition.of2021, .of2019])
  func `Figures run together are cut where the form leaves one way, and never wrongly`(
    layout: ReportLayout, edition: ReportEdition
  ) throws {
    var score = Score()
    for seed in UInt64(1)...10 {
      let report = GeneratedReport(seed: seed, edition: edition)
      let audit = try Self.audit(layout.render(report), layout.fileName)
      let one = Self.score(report, audit.reading.figures)
      score.right += one.right
      score.open += one.open
      score.wrong += one.wrong.map { "seed \(seed) \($0)" }
      #expect(!audit.findings.contains { $0.severity == .error })
    }
    #expect(score.wrong.isEmpty, "\(score.wrong.prefix(5))")
    #expect(Double(score.right) >= 0.9 * Double(score.total), "\(score.right) of \(score.total)")
  }
}
