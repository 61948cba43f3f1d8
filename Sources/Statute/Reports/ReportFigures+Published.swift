import Foundation

extension ReportFigures {
  /// Table 2 as people entered it.
  package mutating func enter(_ disclosure: [DisclosureCell: String]) {
    for (cell, text) in disclosure {
      if ReportCell.table2(cell).isAmount {
        setAmount(Decimal(string: text), for: cell)
      } else {
        self[cell] = Int(text)
      }
    }
  }

  /// Table 4 counted from reconsiderations and suits: those decided in the year by result, those open at its end as
  /// pending. A case decided in an earlier year, or filed in a later one, is not of this year.
  package mutating func tabulate(_ disputes: some Sequence<DisputeSummary>, year: Int) {
    for course in RemedyCourse.allCases {
      for column in RemedyColumn.allCases { self[course, column] = 0 }
    }
    for dispute in disputes {
      guard let column = dispute.column(in: year) else { continue }
      self[dispute.course, column] = (self[dispute.course, column] ?? 0) + 1
    }
    deriveTotals()
  }

  /// The equations of the form that do not hold, bounds aside.
  package var violations: [ReportFinding] {
    ReportEquation.equations(of: edition).compactMap { equation in
      guard equation.severity == .error, case .fails(let expected, let found, _) = equation.evaluate(self)
      else {
        return nil
      }
      return ReportFinding(
        rule: equation.rule, severity: .error, cells: equation.cells, expected: expected, found: found,
        message: "\(equation.subject)：\(equation.statement)（\(expected) ≠ \(found)）")
    }
  }

  /// Every filled cell by its name, as text.
  package var named: [String: String] {
    var named: [String: String] = [:]
    for cell in ReportCell.cells(of: edition) {
      if let count = self[cell] {
        named[cell.name] = String(count)
      } else if case .table2(let second) = cell, let amount = amount(second) {
        named[cell.name] = "\(amount)"
      }
    }
    return named
  }

  /// From the names and texts that `named` gives.
  package init(frozen: [String: String], edition: ReportEdition = .of2021) {
    self.init(edition: edition)
    for (name, text) in frozen {
      guard let cell = ReportCell(name: name) else { continue }
      if cell.isAmount, case .table2(let second) = cell {
        setAmount(Decimal(string: text), for: second)
      } else {
        self[cell] = Int(text)
      }
    }
  }
}

extension DisputeSummary {
  package var course: RemedyCourse {
    switch kind {
    case .review: .review
    case .suitDirect: .suitDirect
    case .suitAfterReview: .suitAfterReview
    }
  }

  /// The column in which a year counts it; `nil` where the year does not.
  package func column(in year: Int) -> RemedyColumn? {
    guard filedOn.year <= year else { return nil }
    guard let decidedOn, decidedOn.year <= year else { return .pending }
    guard decidedOn.year == year else { return nil }
    switch result {
    case .upheld: return .upheld
    case .corrected: return .corrected
    case .other: return .other
    case nil: return .pending
    }
  }
}
