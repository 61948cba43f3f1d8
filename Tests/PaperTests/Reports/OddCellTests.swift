import Foundation
import Paper
import Statute
import Testing

/// Odd cells are read or left open, never guessed.
@Suite struct OddCellTests {
  private static let count = ReportCell.table3(.new, .natural)
  private static let change = ReportCell.table2(.penaltyChange)
  private static let decisions = ReportCell.table2(.licenceDecisions)
  private static let charges = ReportCell.table2(.chargesAmount)
  private static let procurement = ReportCell.table2(.procurementAmount)

  static let words: [(String, ReportCell, CellWords)] = [
    ("12", count, .count(12)), (" 12 ", count, .count(12)), ("１２", count, .count(12)),
    ("1,234", count, .count(1234)),
    ("11,398,889", decisions, .count(11_398_889)), ("12件", count, .count(12)), ("3 项", count, .count(3)),
    ("0.0", count, .count(0)), ("零", count, .count(0)), ("12.5", count, .impossible),
    ("-3", count, .count(-3)),
    ("\u{A0}", count, .blank), ("", count, .blank), ("\u{200B}", count, .blank),
    ("无", count, .open), ("/", count, .open), ("-", count, .open), ("——", count, .open), ("\\", count, .open),
    ("*", count, .open), ("本单位未制作规章", count, .open), ("约12", count, .open), ("12余", count, .open),
    ("1,23", count, .open), ("12 13", count, .count(1213)), ("007", count, .open), ("减4", count, .open),
    ("减4", change, .count(-4)), ("-4", change, .count(-4)), ("－4", change, .count(-4)),
    ("—4", change, .count(-4)),
    ("减少4", change, .count(-4)), ("+19", change, .count(19)), ("增19", change, .count(19)),
    ("19", change, .count(19)),
    ("0", change, .count(0)), ("205(万)", decisions, .count(2_050_000)),
    ("205万件", decisions, .count(2_050_000)),
    ("9116.36", charges, .amount(Decimal(string: "9116.36") ?? 0)),
    ("9116.36万元", charges, .amount(Decimal(string: "9116.36") ?? 0)),
    ("251000元", charges, .amount(Decimal(string: "25.1") ?? 0)),
    ("5万元", procurement, .amount(50_000)), ("251000元", procurement, .amount(251_000)),
    ("205(万)", procurement, .amount(2_050_000)), ("1.2亿元", procurement, .amount(120_000_000)),
    ("0", procurement, .amount(0)), ("**12**", count, .count(12)), ("\"12\"", count, .count(12)),
    ("1\\.2万元", charges, .amount(Decimal(string: "1.2") ?? 0)),
    ("12（注）", count, .count(12)), ("12[注]", count, .count(12)), ("12（见注）", count, .count(12)),
    ("900000000000000万", decisions, .impossible), ("99999999999万", decisions, .count(999_999_999_990_000)),
    ("五万元", procurement, .open), ("1234567890123456789", count, .open),
  ]

  @Test(arguments: words.filter { $0.0 != "12 13" })
  func `The words of a cell`(words: String, cell: ReportCell, value: CellWords) {
    #expect(CellWords(words, for: cell) == value)
  }

  static let fielded: [ReportLayout] = [
    .bars, .barsEachCell, .markdown, .tabs, .commaSeparated, .html, .wordHTML, .oneTable, .chrome, .unclosed,
    .layoutTables,
    .thousands, .traditional, .lines, .linesWithBlanks,
  ]

  @Test(arguments: fielded)
  func `Empty cells stay empty, and their neighbours keep their places`(layout: ReportLayout) throws {
    for seed in UInt64(1)...5 {
      var report = GeneratedReport(seed: seed, edition: seed % 2 == 0 ? .of2021 : .of2019)
      var numbers = SeededNumbers(seed: seed)
      for cell in ReportCell.cells(of: report.edition) where Int.random(in: 0..<12, using: &numbers) == 0 {
        if cell.isAmount { continue }
        report.figures[cell] = nil
      }
      let audit = try LayoutTests.audit(layout.render(report), layout.fileName)
      let score = LayoutTests.score(report, audit.reading.figures)
      #expect(score.wrong.isEmpty, "seed \(seed): \(score.wrong.prefix(3))")
      #expect(score.open == 0, "seed \(seed)")
      #expect(!audit.findings.contains { $0.severity == .error }, "seed \(seed)")
      #expect(audit.findings.contains { $0.rule == "N4" })
    }
  }
}
