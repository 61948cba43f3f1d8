import Foundation
import Paper
import Statute
import Testing

/// How much of each layout is read: the shares of cells read right, left open and read wrong, printed as a table.
@Suite struct ReadingMeasureTests {
  struct Measure {
    var right = 0
    var open = 0
    var wrong: [String] = []
    var alarms: [String] = []
    var missed: [String] = []
    var refused = 0

    mutating func add(_ bytes: [UInt8], _ name: String, _ report: GeneratedReport, _ truth: ReportFigures) {
      guard let document = try? DocumentReading.readWithoutTools(bytes, named: name),
        let reading = try? ReportReader.read(document)
      else {
        refused += 1
        // A report with next to no figure is none that could be checked.
        if truth.filledCount < 20 { return }
        open += ReportCell.cells(of: report.edition).count
        return
      }
      var expected = report
      expected.figures = truth
      let score = LayoutTests.score(expected, reading.figures)
      right += score.right
      open += score.open
      wrong += score.wrong
      // What stays open changes the words of a finding, not what it is about.
      func subjects(_ findings: [ReportFinding]) -> [String] {
        findings.filter { $0.severity == .error }.map { finding in
          finding.rule + (finding.cells.first?.name ?? "")
        }
      }
      let due = subjects(ReportCheck(truth).findings)
      let found = subjects(ReportAudit(reading).findings)
      alarms += found.filter { !due.contains($0) }
      missed += due.filter { !found.contains($0) }
    }

    func line(_ name: String) -> String {
      let total = max(right + open + wrong.count, 1)
      func share(_ count: Int) -> String { String(format: "%6.2f %%", Double(count) * 100 / Double(total)) }
      return name.padding(toLength: 18, withPad: " ", startingAt: 0)
        + " right \(share(right)) open \(share(open)) wrong \(share(wrong.count))"
        + " false alarms \(alarms.count) missed \(missed.count) refused \(refused)"
    }
  }

  private static func reports() -> [GeneratedReport] {
    [ReportEdition.of2021, .of2019].flatMap { edition in
      (UInt64(1)...5).flatMap { seed -> [GeneratedReport] in
        let sound = GeneratedReport(seed: seed, edition: edition)
        var broken = sound
        broken.breakOne(seed: seed)
        return [sound, broken]
      }
    }
  }

  @Test func `Known layouts are measured, and no cell is made up`() {
    for layout in ReportLayout.allCases {
      var measure = Measure()
      for report in Self.reports() {
        measure.add(Array(layout.render(report).utf8), layout.fileName, report, report.figures)
      }
      print(measure.line(layout.rawValue))
      #expect(measure.wrong.isEmpty, "\(layout): \(measure.wrong.prefix(3))")
      if !layout.isGlued {
        #expect(measure.open == 0 && measure.alarms.isEmpty && measure.missed.isEmpty, "\(layout)")
      }
    }
  }

  @Test(arguments: WildLayout.allCases)
  func `A layout from elsewhere is read as far as it is certain, and no cell is made up`(layout: WildLayout) {
    var measure = Measure()
    for report in Self.reports() {
      measure.add(layout.render(report), layout.fileName, report, layout.truth(report))
    }
    print(measure.line(layout.rawValue))
    #expect(measure.wrong.isEmpty, "\(measure.wrong.prefix(3))")
    #expect(measure.alarms.isEmpty, "\(measure.alarms.prefix(3))")
    if layout.isCertain {
      #expect(measure.open == 0, "\(measure.line(layout.rawValue))")
      #expect(measure.missed.isEmpty, "\(measure.missed.prefix(3))")
    }
  }

  @Test func `Two reports in one document are refused, the same one twice is read once`() throws {
    let one = GeneratedReport(seed: 3, edition: .of2021)
    let other = GeneratedReport(seed: 4, edition: .of2021)
    let html = ReportLayout.html.render(one)
    #expect(throws: UnreadableReport.severalReports) {
      try LayoutTests.audit(html + ReportLayout.html.render(other), "x.html")
    }
    let twice = try LayoutTests.audit(html + html, "x.html")
    #expect(LayoutTests.score(one, twice.reading.figures).open == 0)
    #expect(twice.verdict == .consistent)
  }
}
