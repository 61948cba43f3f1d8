/// How much a finding weighs.
package enum FindingSeverity: String, Sendable, Comparable {
  case info, warning, error

  package static func < (one: Self, other: Self) -> Bool { one.weight < other.weight }

  package var title: String {
    switch self {
    case .error: "错误"
    case .warning: "提醒"
    case .info: "说明"
    }
  }

  private var weight: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A relation between cells that the form demands, as data: `left` equals, or is at most, `right`.
package struct ReportEquation: Sendable, Equatable {
  /// A cell with its sign, of the report or of the one of the year before.
  package struct Term: Sendable, Equatable {
    package let cell: ReportCell
    package var isNegative = false
    package var isOfLastYear = false
  }

  package enum Relation: Sendable, Equatable { case equal, atMost }

  /// The outcome for given figures.
  package enum Outcome: Sendable, Equatable {
    case holds
    /// `expected` is the left side, `found` the right. Where `missing` is not empty, the relation fails whatever the
    /// missing counts are: what is filled in already exceeds the other side.
    case fails(expected: Int, found: Int, missing: [ReportCell])
    /// Cells are missing. `ifZero` has the two sides counted with 0 in them, where the relation would then fail.
    case notAssessable(missing: [ReportCell], ifZero: [Int]?)
  }

  /// The name in the fact sheet of the forms: `E3.1`.
  package let rule: String
  package let severity: FindingSeverity
  /// What the relation is about: a column or a row.
  package let subject: String
  package let left: [Term]
  package let relation: Relation
  package let right: [Term]
  /// The relation in Chinese, without subject and figures.
  package let statement: String

  /// The cells of this year's report that the relation uses.
  package var cells: [ReportCell] { (left + right).filter { !$0.isOfLastYear }.map(\.cell) }

  /// Whether the relation only bounds single figures; an empty cell then leaves nothing unproven.
  package var isBound: Bool { left.isEmpty }

  /// Weighs the relation. Without the figures of last year a relation between years is not assessable.
  package func evaluate(_ figures: ReportFigures, lastYear: ReportFigures? = nil) -> Outcome {
    let one = Side(left, figures, lastYear)
    let other = Side(right, figures, lastYear)
    guard !one.overflows, !other.overflows else { return .notAssessable(missing: [], ifZero: nil) }
    let missing = one.missing + other.missing
    if missing.isEmpty {
      let holds = relation == .equal ? one.sum == other.sum : one.sum <= other.sum
      return holds ? .holds : .fails(expected: one.sum, found: other.sum, missing: [])
    }
    // Counts are never below zero, so a side with gaps can only grow.
    let leftTooBig = other.missing.isEmpty && one.gapsOnlyAdd && one.sum > other.sum
    let rightTooBig =
      relation == .equal && one.missing.isEmpty && other.gapsOnlyAdd && other.sum > one.sum
    if leftTooBig || rightTooBig {
      return .fails(expected: one.sum, found: other.sum, missing: missing)
    }
    // Where nothing of a side is filled in, as where totals are left blank throughout, nobody meant 0.
    let isOpen = one.missing.count == left.count || other.missing.count == right.count
    let failsWithZero = relation == .equal ? one.sum != other.sum : one.sum > other.sum
    return .notAssessable(missing: missing, ifZero: failsWithZero && !isOpen ? [one.sum, other.sum] : nil)
  }

  private struct Side {
    var sum = 0
    var missing: [ReportCell] = []
    var gapsOnlyAdd = true
    var overflows = false

    init(_ terms: [Term], _ figures: ReportFigures, _ lastYear: ReportFigures?) {
      for term in terms {
        guard let value = term.isOfLastYear ? lastYear?[term.cell] : figures[term.cell] else {
          missing.append(term.cell)
          if term.isNegative || term.cell.isSigned { gapsOnlyAdd = false }
          continue
        }
        let (result, overflow) =
          term.isNegative ? sum.subtractingReportingOverflow(value) : sum.addingReportingOverflow(value)
        sum = result
        overflows = overflows || overflow
      }
    }
  }
}
