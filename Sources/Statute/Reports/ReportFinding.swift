import Foundation

/// Something that a check of a report found.
package struct ReportFinding: Sendable, Equatable {
  /// The name of the rule in the fact sheet of the forms: `E3.1`, `Y3.1`, `N1`.
  package let rule: String
  package let severity: FindingSeverity
  /// The cells that are the evidence.
  package let cells: [ReportCell]
  package let expected: Int?
  package let found: Int?
  /// One plain Chinese sentence.
  package let message: String
  /// The words of the document, where the finding rests on them.
  package let quote: String?

  package init(
    rule: String, severity: FindingSeverity, cells: [ReportCell] = [], expected: Int? = nil,
    found: Int? = nil, message: String, quote: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.cells = cells
    self.expected = expected
    self.found = found
    self.message = message
    self.quote = quote
  }
}

/// What a check of a report comes to.
package enum ReportVerdict: String, Sendable {
  case consistent
  /// There is an error among the findings.
  case inconsistent
  /// A cell that an equation needs could not be read, and no error was found.
  case incomplete
  /// The document is no report that can be checked.
  case unreadable

  package var title: String {
    switch self {
    case .consistent: "数据自洽"
    case .inconsistent: "数据有误"
    case .incomplete: "部分栏目读不出，未能全部核对"
    case .unreadable: "无法核查"
    }
  }
}

/// The arithmetic of one report, weighed.
package struct ReportCheck: Sendable, Equatable {
  package let findings: [ReportFinding]
  /// Equations that could not be weighed because a cell is empty.
  package let unweighed: Int

  /// Weighs the equations of the edition, and those between the years where last year's figures are given.
  ///
  /// - Parameter blank: The cells that are there and left empty. Where only such cells are missing and zeros in them
  ///   would not make an equation hold, that is worth a warning.
  package init(
    _ figures: ReportFigures, lastYear: ReportFigures? = nil, isReorganized: Bool = false,
    blank: Set<ReportCell> = []
  ) {
    var equations = ReportEquation.equations(of: figures.edition)
    if let lastYear {
      equations += ReportEquation.betweenYears(
        last: lastYear.edition, this: figures.edition, isReorganized: isReorganized)
    }
    var findings: [ReportFinding] = []
    var unweighed = 0
    for equation in equations {
      switch equation.evaluate(figures, lastYear: lastYear) {
      case .holds: continue
      case .fails(let expected, let found, let missing):
        findings.append(equation.failure(expected: expected, found: found, missing: missing))
      case .notAssessable(let missing, let ifZero):
        // A relation between years is extra: what last year's report leaves open does not make this one incomplete.
        let isWithinYear = (equation.left + equation.right).allSatisfy { !$0.isOfLastYear }
        if isWithinYear, !equation.isBound, equation.severity == .error { unweighed += 1 }
        if let ifZero, isWithinYear, !equation.isBound, blank.isSuperset(of: missing) {
          findings.append(equation.doubt(ifZero))
        }
      }
    }
    for cell in [DisclosureCell.chargesAmount, .procurementAmount] {
      if let amount = figures.amount(cell), amount < 0 {
        findings.append(
          ReportFinding(
            rule: "E2.1", severity: .error, cells: [.table2(cell)], expected: 0,
            message: "\(ReportCell.table2(cell).spoken)：金额不应小于 0（\(amount)）"))
      }
    }
    self.findings = findings
    self.unweighed = unweighed
  }
}

extension ReportEquation {
  fileprivate func failure(expected: Int, found: Int, missing: [ReportCell]) -> ReportFinding {
    let sign = relation == .equal ? "≠" : ">"
    let figures =
      if isBound { "（\(found)）" } else if missing.isEmpty { "（\(expected) \(sign) \(found)）" } else {
        "（\(expected) ≠ \(found)，另有 \(missing.count) 格空白，无论填几都不相等）"
      }
    return ReportFinding(
      rule: rule, severity: severity, cells: cells, expected: expected, found: found,
      message: "\(subject)：\(statement)\(figures)")
  }

  /// Empty cells are not 0, but if they were meant so the sum would be wrong: worth a word, not an error.
  fileprivate func doubt(_ sides: [Int]) -> ReportFinding {
    ReportFinding(
      rule: rule, severity: .warning, cells: cells, expected: sides.first, found: sides.last,
      message: "\(subject)：\(statement)；空白格若按 0 计则不相等（\(sides.map(String.init).joined(separator: " ≠ "))）")
  }
}
