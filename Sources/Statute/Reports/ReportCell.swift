/// A cell of the statutory report with a figure in it.
package enum ReportCell: Hashable, Sendable {
  case table2(DisclosureCell)
  case table3(ReportRow, ReportColumn)
  case table4(RemedyCourse, RemedyColumn)

  /// The published name, as `table3.new.natural`.
  package var name: String {
    switch self {
    case .table2(let cell): "table2.\(cell.rawValue)"
    case .table3(let row, let column): "table3.\(row.rawValue).\(column.rawValue)"
    case .table4(let course, let column): "table4.\(course.rawValue).\(column.rawValue)"
    }
  }

  /// The cell of a published name.
  package init?(name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return nil }
    switch parts[0] {
    case "table2":
      guard let cell = DisclosureCell(rawValue: "\(parts[1]).\(parts[2])") else { return nil }
      self = .table2(cell)
    case "table3":
      guard let row = ReportRow(rawValue: parts[1]), let column = ReportColumn(rawValue: parts[2]) else {
        return nil
      }
      self = .table3(row, column)
    case "table4":
      guard let course = RemedyCourse(rawValue: parts[1]), let column = RemedyColumn(rawValue: parts[2])
      else { return nil }
      self = .table4(course, column)
    default: return nil
    }
  }

  /// What the cell is called in a sentence.
  package var spoken: String {
    switch self {
    case .table2(let cell): "\(cell.row.label)“\(cell.measure.label)”"
    case .table3(let row, let column): "\(row.shortName)（\(column.label)）"
    case .table4(let course, let column): "\(course.label)“\(column.label)”"
    }
  }

  /// Whether the cell holds an amount of money rather than a whole number.
  package var isAmount: Bool {
    self == .table2(.chargesAmount) || self == .table2(.procurementAmount)
  }

  /// Whether a figure below zero makes sense here: only 本年增/减 of the form of 2019.
  package var isSigned: Bool {
    if case .table2(let cell) = self { cell.measure == .change } else { false }
  }

  /// The cells of an edition in printed order.
  package static func cells(of edition: ReportEdition) -> [ReportCell] {
    guard edition.hasTables else { return [] }
    let second = DisclosureCell.cells(of: edition).map(ReportCell.table2)
    let third = ReportRow.rows(of: edition).flatMap { row in
      ReportColumn.allCases.map { ReportCell.table3(row, $0) }
    }
    let fourth = RemedyCourse.allCases.flatMap { course in
      RemedyColumn.allCases.map { ReportCell.table4(course, $0) }
    }
    return second + third + fourth
  }
}

/// A block of columns of table 4: the way by which a decision was challenged.
package enum RemedyCourse: String, CaseIterable, Hashable, Sendable {
  /// 行政复议
  case review
  /// 行政诉讼, without reconsideration before.
  case suitDirect
  /// 行政诉讼, after reconsideration.
  case suitAfterReview

  /// The head as the form prints it.
  package var head: String {
    switch self {
    case .review: "行政复议"
    case .suitDirect: "未经复议直接起诉"
    case .suitAfterReview: "复议后起诉"
    }
  }

  /// The name in sentences.
  package var label: String { self == .review ? "行政复议" : "行政诉讼（\(head)）" }
}

/// A column of table 4: how the challenge ended.
package enum RemedyColumn: String, CaseIterable, Hashable, Sendable {
  case upheld, corrected, other, pending, total

  /// The head, exactly as the form prints it.
  package var label: String {
    switch self {
    case .upheld: "结果维持"
    case .corrected: "结果纠正"
    case .other: "其他结果"
    case .pending: "尚未审结"
    case .total: "总计"
    }
  }
}
