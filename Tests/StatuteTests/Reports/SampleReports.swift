import Foundation
import Statute

/// Figures of real published reports that satisfy every equation.
enum SampleReports {
  /// A city's report on 2025.
  static var city2025: ReportFigures {
    let rows: [[Int]] = [
      [13612, 252, 0, 45, 128, 32, 14069], [535, 6, 0, 1, 18, 0, 560], [5345, 129, 0, 41, 19, 14, 5548],
      [2120, 39, 0, 1, 6, 2, 2168], [13, 0, 0, 0, 0, 0, 13], [30, 0, 0, 0, 0, 0, 30],
      [11, 0, 0, 0, 0, 0, 11], [49, 2, 0, 0, 0, 0, 51], [103, 1, 0, 0, 0, 0, 104],
      [84, 1, 0, 0, 0, 0, 85], [282, 4, 0, 0, 0, 0, 286], [147, 0, 0, 0, 1, 2, 150],
      [3075, 50, 0, 0, 89, 8, 3222], [177, 3, 0, 0, 0, 0, 180], [19, 0, 0, 0, 0, 0, 19],
      [199, 1, 0, 0, 3, 0, 203], [147, 1, 0, 0, 0, 0, 148], [0, 0, 0, 0, 0, 0, 0],
      [100, 1, 0, 0, 0, 0, 101], [5, 0, 0, 0, 0, 0, 5], [315, 3, 0, 0, 0, 0, 318],
      [202, 0, 0, 1, 0, 0, 203], [941, 17, 0, 1, 3, 3, 965], [13364, 252, 0, 44, 121, 29, 13810],
      [783, 6, 0, 2, 25, 3, 819],
    ]
    var figures = ReportFigures(edition: .of2021)
    for (row, values) in zip(ReportRow.allCases, rows) {
      for (column, value) in zip(ReportColumn.allCases, values) { figures[row, column] = value }
    }
    let second: [(DisclosureCell, Int)] = [
      (.rulesMade, 3), (.rulesRepealed, 5), (.rulesInForce, 74), (.normativeMade, 564),
      (.normativeRepealed, 984), (.normativeInForce, 4185), (.licenceDecisions, 11_398_889),
      (.penaltyDecisions, 6_937_489), (.coercionDecisions, 166_105),
    ]
    for (cell, value) in second { figures[cell] = value }
    figures.setAmount(316_441, for: .chargesAmount)
    fill(&figures, [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156])
    return figures
  }

  static func fill(_ figures: inout ReportFigures, _ fourth: [Int]) {
    for (index, value) in fourth.enumerated() {
      figures[RemedyCourse.allCases[index / 5], RemedyColumn.allCases[index % 5]] = value
    }
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
