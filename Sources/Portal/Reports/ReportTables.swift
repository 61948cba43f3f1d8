import Foundation
import Statute
import WebParts

/// The three statutory tables of a report, as printed in the form.
struct ReportTables {
  let figures: ReportFigures
  /// Where a figure leads, if anywhere.
  var address: (ReportCell) -> String? = { _ in nil }

  func table(_ section: ReportSection) -> HTML {
    guard let form = ReportForm.tables(of: figures.edition).first(where: { $0.section == section }) else {
      return .empty
    }
    let failing = Set(figures.violations.flatMap(\.cells))
    let rows = form.rows.map { row in row.map { cell($0, failing: failing) } }
    let headRows = form.headRows
    let faults = figures.violations.filter { $0.cells.contains { form.contains($0) } }.map(\.message)
    return StatutoryTable(
      caption: String(section.heading.drop { $0 != "、" }.dropFirst()), head: Array(rows.prefix(headRows)),
      rows: Array(rows.dropFirst(headRows)), faults: faults
    ).html
  }

  private func cell(_ box: ReportForm.Box, failing: Set<ReportCell>) -> StatutoryTable.Cell {
    switch box.content {
    case .text(let text):
      return text.hasPrefix("（本列")
        ? .corner(text, columns: box.columns, rows: box.rows)
        : .label(text, columns: box.columns, rows: box.rows)
    case .figure(let cell):
      if cell.isAmount, case .table2(let second) = cell {
        let text = figures.amount(second).map { "\($0)" } ?? ""
        return .amount(text, address: address(cell), columns: box.columns)
      }
      return .figure(
        figures[cell], address: (figures[cell] ?? 0) == 0 ? nil : address(cell), isSum: cell.isSum,
        fails: failing.contains(cell), columns: box.columns)
    }
  }
}

extension ReportForm {
  /// How many rows at the top hold no figure and stand before the first that does.
  var headRows: Int {
    section == .disclosure ? 0 : rows.firstIndex { $0.contains(where: \.isFigure) } ?? 0
  }

  func contains(_ cell: ReportCell) -> Bool {
    rows.contains { $0.contains { $0.content == .figure(cell) } }
  }
}

extension ReportForm.Box {
  var isFigure: Bool {
    if case .figure = content { true } else { false }
  }
}

extension ReportCell {
  /// Whether the form prints it as a sum.
  var isSum: Bool {
    switch self {
    case .table2: false
    case .table3(let row, let column): row == .handledTotal || column == .total
    case .table4(_, let column): column == .total
    }
  }
}
