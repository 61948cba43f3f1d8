import Foundation
import Statute

/// Reports with figures drawn by a seed: consistent ones, and ones with a figure changed.
struct GeneratedReport {
  let organ: String
  let year: Int
  var figures: ReportFigures

  var edition: ReportEdition { figures.edition }
  var title: String { "\(organ)\(year)年政府信息公开工作年度报告" }

  init(seed: UInt64, edition: ReportEdition) {
    var numbers = SeededNumbers(seed: seed)
    let organs = ["青溪县人民政府", "云水镇", "临江市教育局", "北山区住房和城乡建设局", "东湖街道办事处"]
    organ = organs[Int.random(in: organs.indices, using: &numbers)]
    year =
      edition == .of2021
      ? Int.random(in: 2021...2025, using: &numbers) : Int.random(in: 2019...2020, using: &numbers)
    // From a township without requests to a large city.
    let scale = [0, 3, 40, 900, 20_000][Int(seed % 5)]
    figures = Self.figures(edition, scale: scale, &numbers)
  }

  /// Changes one figure of tables 3 or 4 to another.
  mutating func breakOne(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &* 31)
    let cells = ReportCell.cells(of: edition).filter { if case .table2 = $0 { false } else { true } }
    let cell = cells[Int.random(in: cells.indices, using: &numbers)]
    figures[cell] = (figures[cell] ?? 0) + Int.random(in: 1...9, using: &numbers)
  }

  private static func figures(
    _ edition: ReportEdition, scale: Int, _ numbers: inout SeededNumbers
  ) -> ReportFigures {
    var figures = ReportFigures(edition: edition)
    func amount(_ most: Int, zero: Int = 3) -> Int {
      Int.random(in: 0..<10, using: &numbers) < zero ? 0 : Int.random(in: 0...max(most, 0), using: &numbers)
    }
    for cell in DisclosureCell.cells(of: edition) {
      switch cell {
      case .chargesAmount: figures.setAmount(Decimal(amount(scale * 900)) / 100, for: cell)
      case .procurementAmount: figures.setAmount(Decimal(amount(scale * 5000)), for: cell)
      // Bodies like these make no rules (规章); the number drawn for them keeps the others what they are.
      case _ where cell.row == .rules:
        _ = amount(scale)
        figures[cell] = 0
      case _ where cell.measure == .change:
        let last = DisclosureCell(cell.row, .lastYear).flatMap { figures[$0] } ?? 0
        figures[cell] = Int.random(in: -min(last, 20)...20, using: &numbers)
      case _ where cell.measure == .disclosedTotal:
        figures[cell] = (DisclosureCell(cell.row, .disclosed).flatMap { figures[$0] } ?? 0) + amount(scale)
      case _ where cell.measure == .inForce:
        figures[cell] = (DisclosureCell(cell.row, .made).flatMap { figures[$0] } ?? 0) + amount(scale)
      case _ where cell.measure == .decisions: figures[cell] = amount(scale * 300)
      default: figures[cell] = amount(scale)
      }
    }
    for kind in ApplicantKind.allCases {
      let column = ReportColumn(kind)
      let most = kind == .natural ? scale : scale / 30
      for row in ReportRow.rows(of: edition) where row.isOutcome {
        figures[row, column] = amount(most / 4, zero: kind == .natural ? 4 : 8)
      }
      figures[.handledTotal, column] = 0
      figures[.carriedOut, column] = amount(most / 20)
    }
    figures.deriveTotals()
    for kind in ApplicantKind.allCases {
      let column = ReportColumn(kind)
      let all = (figures[.handledTotal, column] ?? 0) + (figures[.carriedOut, column] ?? 0)
      figures[.carriedIn, column] = amount(all / 10)
      figures[.new, column] = all - (figures[.carriedIn, column] ?? 0)
    }
    for course in RemedyCourse.allCases {
      for column in RemedyColumn.allCases { figures[course, column] = amount(scale / 20, zero: 5) }
    }
    figures.deriveTotals()
    return figures
  }

  /// A figure as documents print it.
  func words(_ cell: ReportCell) -> String {
    if case .table2(let amount) = cell, cell.isAmount {
      let value = figures.amount(amount).map { "\($0)" } ?? ""
      return amount == .procurementAmount && !value.isEmpty ? "\(value)元" : value
    }
    return figures[cell].map(String.init) ?? ""
  }
}

/// A small generator of numbers that repeats itself for a seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
