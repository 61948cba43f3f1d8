/// A report of 2019 or 2020 in the cells of the form of 2021, for trends over the years, with what was lost.
package struct ReportConversion: Sendable, Equatable {
  /// Why a figure of the old form has no place in the new one, or a cell of the new one no figure.
  package enum Loss: Sendable, Equatable {
    /// The cell was dropped in 2021.
    case dropped(DisclosureCell)
    /// What looks alike measures something else: 对外公开总数量 is not 现行有效件数.
    case differentMeaning(DisclosureCell, notTheSameAs: DisclosureCell)
    /// The cell is new in 2021.
    case notAsked(DisclosureCell)
    /// （六）其他处理 was one row; it is the sum of the three rows of 2021 and cannot be split.
    case notSplit(ReportColumn, sum: Int)
  }

  package let figures: ReportFigures
  package let losses: [Loss]

  /// Nil where the figures are not in the edition of 2019.
  package init?(_ old: ReportFigures) {
    guard old.edition == .of2019 else { return nil }
    var figures = ReportFigures(edition: .of2021)
    var losses: [Loss] = []
    let kept: [DisclosureCell] = [
      .rulesMade, .normativeMade, .licenceDecisions, .penaltyDecisions, .coercionDecisions,
    ]
    let lookalikes: [DisclosureCell: DisclosureCell] = [
      .rulesDisclosedTotal: .rulesInForce, .normativeDisclosedTotal: .normativeInForce,
    ]
    for cell in DisclosureCell.cells(of: .of2019) {
      if kept.contains(cell) {
        figures[cell] = old[cell]
      } else if let other = lookalikes[cell] {
        losses.append(.differentMeaning(cell, notTheSameAs: other))
      } else {
        losses.append(.dropped(cell))
      }
    }
    for cell in [DisclosureCell.rulesRepealed, .normativeRepealed, .chargesAmount] {
      losses.append(.notAsked(cell))
    }
    for row in ReportRow.rows(of: .of2019) where row != .otherHandling {
      for column in ReportColumn.allCases { figures[row, column] = old[row, column] }
    }
    for column in ReportColumn.allCases {
      if let sum = old[.otherHandling, column] { losses.append(.notSplit(column, sum: sum)) }
    }
    for course in RemedyCourse.allCases {
      for column in RemedyColumn.allCases { figures[course, column] = old[course, column] }
    }
    self.figures = figures
    self.losses = losses
  }
}
