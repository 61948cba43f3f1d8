/// An Excel workbook as it was read: what shows and what does not.
package struct XlsxWorkbook: Sendable {
  package var sheets: [XlsxSheet]
  package var properties: [DocumentProperty]
  package var links: [DocumentProperty]
  /// Words that stand in the file without standing in a cell: pivot caches, drawings, charts, threaded comments.
  package var loose: [DocumentProperty]
  package var pictures: [String]
  package var embedded: [String]
}

package struct XlsxSheet: Sendable {
  package enum Visibility: String, Sendable {
    case visible, hidden, veryHidden
  }

  package var name: String
  package var visibility: Visibility
  package var rows: [XlsxRow]
  /// Columns, from 1.
  package var hiddenColumns: [ClosedRange<Int>]
  package var merges: [XlsxArea]
  package var comments: [XlsxComment]
  /// Header and footer of the printed page.
  package var margins: [DocumentProperty]
  /// The part in the archive.
  package var part: String

  package func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }
}

package struct XlsxRow: Sendable {
  /// From 1, as Excel shows it.
  package var number: Int
  package var isHidden: Bool
  /// In order of columns; empty cells are left out.
  package var cells: [XlsxCell]
}

package struct XlsxCell: Sendable {
  /// From 1.
  package var column: Int
  /// What the cell shows, near enough: dates as `2024-05-01`, figures with the decimals of their format and no
  /// separators of thousands.
  package var text: String
  package var source: XlsxTextSource
}

/// Where the text of a cell stands in the file.
package enum XlsxTextSource: Sendable, Equatable {
  /// Position in the shared strings.
  case shared(Int)
  /// Text of the sheet's own, run by run.
  case inline([XMLText])
  /// A figure: bytes of the value, and of the tag of the cell.
  case number(value: Range<Int>, tag: Range<Int>)
}

package struct XlsxComment: Sendable {
  /// Such as `B3`.
  package var reference: String
  package var runs: [XMLText]
  package var part: String
  package var text: String { runs.map(\.text).joined() }
}

/// A rectangle of cells, ends included, from 1.
package struct XlsxArea: Sendable, Equatable {
  package var columns: ClosedRange<Int>
  package var rows: ClosedRange<Int>

  /// The columns that Excel has.
  static let columnLimit = 16_384

  /// Reads `B3` or `B3:D5`; nil for anything else, and beyond what Excel has (16,384 columns, 1,048,576 rows).
  package init?(_ reference: String) {
    let ends = reference.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = ends.first.flatMap(Self.cell), let last = ends.last.flatMap(Self.cell),
      first.column <= last.column, first.row <= last.row
    else { return nil }
    columns = first.column...last.column
    rows = first.row...last.row
  }

  static func cell(_ reference: some StringProtocol) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in reference.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= columnLimit, row <= 1_048_576 else { return nil }
    }
    return column > 0 && row > 0 ? (column, row) : nil
  }

  /// `28` as `AB`.
  package static func name(ofColumn column: Int) -> String {
    var name = ""
    var rest = column
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}
