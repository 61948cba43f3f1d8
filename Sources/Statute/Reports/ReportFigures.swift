package import Foundation

/// The figures of one report: a value per cell, or none where the report leaves the cell empty. Empty is not 0.
package struct ReportFigures: Sendable, Equatable {
  package let edition: ReportEdition
  private var counts: [ReportCell: Int] = [:]
  private var amounts: [ReportCell: Decimal] = [:]

  package init(edition: ReportEdition) {
    self.edition = edition
  }

  /// The whole number in a cell; nil where the cell is empty or holds an amount.
  package subscript(cell: ReportCell) -> Int? {
    get { counts[cell] }
    set { counts[cell] = newValue }
  }

  package subscript(cell: DisclosureCell) -> Int? {
    get { counts[.table2(cell)] }
    set { counts[.table2(cell)] = newValue }
  }

  package subscript(row: ReportRow, column: ReportColumn) -> Int? {
    get { counts[.table3(row, column)] }
    set { counts[.table3(row, column)] = newValue }
  }

  package subscript(course: RemedyCourse, column: RemedyColumn) -> Int? {
    get { counts[.table4(course, column)] }
    set { counts[.table4(course, column)] = newValue }
  }

  /// The amount in a cell, in the unit of the cell (万元 for `charges.amount`, yuan for `procurement.amount`).
  package func amount(_ cell: DisclosureCell) -> Decimal? { amounts[.table2(cell)] }

  package mutating func setAmount(_ amount: Decimal?, for cell: DisclosureCell) {
    amounts[.table2(cell)] = amount
  }

  /// Whether the report gives a figure in the cell.
  package func isFilled(_ cell: ReportCell) -> Bool { counts[cell] != nil || amounts[cell] != nil }

  /// How many cells of the edition have a figure.
  package var filledCount: Int { counts.count + amounts.count }

  /// The figures with every empty cell of the edition set to 0, as a report that is to be printed needs them.
  package func withZeros() -> ReportFigures {
    var filled = self
    for cell in ReportCell.cells(of: edition) where !isFilled(cell) {
      if cell.isAmount { filled.amounts[cell] = 0 } else { filled.counts[cell] = 0 }
    }
    return filled
  }

  /// Fills 总计 of each row, （七）总计 of each column and the totals of table 4 from the cells that they sum.
  ///
  /// A total with an empty part stays empty.
  package mutating func deriveTotals() {
    let outcomes = ReportRow.rows(of: edition).filter(\.isOutcome)
    for kind in ApplicantKind.allCases.map(ReportColumn.init) {
      self[.handledTotal, kind] = Self.sum(outcomes.map { self[$0, kind] })
    }
    for row in ReportRow.rows(of: edition) {
      self[row, .total] = Self.sum(ApplicantKind.allCases.map { self[row, ReportColumn($0)] })
    }
    for course in RemedyCourse.allCases {
      self[course, .total] = Self.sum(RemedyColumn.allCases.dropLast().map { self[course, $0] })
    }
  }

  private static func sum(_ parts: [Int?]) -> Int? {
    parts.reduce(0) { sum, part in
      guard let sum, let part else { return nil }
      let (result, overflow) = sum.addingReportingOverflow(part)
      return overflow ? nil : result
    }
  }
}
