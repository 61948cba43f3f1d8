import Statute

/// Chooses among the ways to cut glued digits of table 3 by the equations of its columns.
///
/// A cell gets a value only where every choice that satisfies the form agrees on it.
struct CutChoice {
  private static let nodeLimit = 60_000

  private struct Open {
    let row: ReportRow
    let ways: [[Int]]
  }

  private let edition: ReportEdition
  private var fixed: [ReportRow: [Int?]] = [:]
  private var open: [Open] = []
  private var solutions: [[Int]] = []
  private var nodes = 0

  /// The rows of table 3 with cuts chosen: for each row the values per column, nil where it stays open.
  static func choose(
    _ edition: ReportEdition, fixed: [ReportRow: [Int?]], ways: [ReportRow: [[Int]]]
  ) -> [ReportRow: [Int?]] {
    var choice = CutChoice(edition: edition)
    choice.fixed = fixed
    var result: [ReportRow: [Int?]] = [:]
    for row in ReportRow.rows(of: edition) {
      guard let ways = ways[row] else { continue }
      if ways.count == 1 {
        choice.fixed[row] = ways[0]
        result[row] = ways[0]
      } else {
        choice.open.append(Open(row: row, ways: ways))
      }
    }
    guard !choice.open.isEmpty else { return result }
    let isWhole = choice.fixed.count + choice.open.count == ReportRow.rows(of: edition).count
    if isWhole, choice.open.reduce(1.0, { $0 * Double($1.ways.count) }) < 1e15 {
      choice.search(0, [])
    }
    for (index, row) in choice.open.enumerated() {
      let isSolved = !choice.solutions.isEmpty && choice.nodes < nodeLimit
      let left = isSolved ? choice.solutions.map { row.ways[$0[index]] } : row.ways
      result[row.row] = left.agreed
    }
    return result
  }

  private init(edition: ReportEdition) { self.edition = edition }

  private mutating func search(_ depth: Int, _ chosen: [Int]) {
    nodes += 1
    guard nodes < Self.nodeLimit, solutions.count < 256 else { return }
    guard isPossible(chosen) else { return }
    if depth == open.count {
      solutions.append(chosen)
      return
    }
    for way in open[depth].ways.indices { search(depth + 1, chosen + [way]) }
  }

  /// Whether the columns can still come out, given the choices made and the span of those that are left.
  private func isPossible(_ chosen: [Int]) -> Bool {
    for column in ReportColumn.allCases.indices {
      var low: [ReportRow: Int] = [:]
      var high: [ReportRow: Int] = [:]
      var isOpen = false
      for (row, values) in fixed {
        guard let value = values[column] else {
          isOpen = true
          break
        }
        (low[row], high[row]) = (value, value)
      }
      if isOpen { continue }
      for (index, entry) in open.enumerated() {
        let values =
          index < chosen.count ? [entry.ways[chosen[index]][column]] : entry.ways.map { $0[column] }
        (low[entry.row], high[entry.row]) = (values.min() ?? 0, values.max() ?? 0)
      }
      func span(_ rows: [ReportRow]) -> ClosedRange<Int> {
        let least = rows.reduce(0) { $0 + (low[$1] ?? 0) }
        return least...max(least, rows.reduce(0) { $0 + (high[$1] ?? 0) })
      }
      let outcomes = ReportRow.rows(of: edition).filter(\.isOutcome)
      if !span(outcomes).overlaps(span([.handledTotal])) { return false }
      if !span([.new, .carriedIn]).overlaps(span([.handledTotal, .carriedOut])) { return false }
    }
    return true
  }
}
