/// A table with merged cells. A cell that another reaches over is left out of its row, as in HTML.
package struct WrittenTable: Hashable, Sendable {
  package enum Alignment: String, Sendable {
    case start, center, end
  }

  package struct Cell: Hashable, Sendable {
    /// The paragraphs of the cell.
    package var lines: [String]
    package var columns: Int
    package var rows: Int
    package var alignment: Alignment
    package var isBold: Bool

    package init(
      _ text: String, columns: Int = 1, rows: Int = 1, alignment: Alignment = .center, isBold: Bool = false
    ) {
      self.init(lines: [text], columns: columns, rows: rows, alignment: alignment, isBold: isBold)
    }

    package init(
      lines: [String], columns: Int = 1, rows: Int = 1, alignment: Alignment = .center, isBold: Bool = false
    ) {
      self.lines = lines.isEmpty ? [""] : lines
      self.columns = max(columns, 1)
      self.rows = max(rows, 1)
      self.alignment = alignment
      self.isBold = isBold
    }
  }

  /// How wide each column is, in parts of the whole.
  package var widths: [Int]
  /// How many rows stand again at the top of every page.
  package var headRows: Int
  package var rows: [[Cell]]
  /// Whether the type is smaller, for tables of many columns.
  package var isSmall: Bool
  /// Whether the table should stand on one page, where it fits.
  package var staysWhole: Bool

  package init(
    widths: [Int], headRows: Int = 1, rows: [[Cell]], isSmall: Bool = false, staysWhole: Bool = false
  ) {
    self.widths = widths.isEmpty ? [1] : widths.map { max($0, 1) }
    self.headRows = min(max(headRows, 0), rows.count)
    self.rows = rows
    self.isSmall = isSmall
    self.staysWhole = staysWhole
  }

  /// A plain table: a row of heads, rows of text.
  package init(head: [String], rows: [[String]], widths: [Int], isSmall: Bool = false) {
    let count = max(head.count, rows.map(\.count).max() ?? 0)
    let missing = [Int](repeating: widths.max() ?? 1, count: max(count - widths.count, 0))
    let heads = head.isEmpty ? [] : [head.map { Cell($0, isBold: true) }]
    self.init(
      widths: widths + missing, headRows: heads.count,
      rows: heads
        + rows.map { row in
          row.map { text in
            Cell(lines: WrittenText.lines(text), alignment: WrittenText.width(text) > 8 ? .start : .center)
          }
        }, isSmall: isSmall)
  }

  /// A place in the grid: where a cell begins, or where one from a row above goes on.
  struct Place {
    var column: Int
    var columns: Int
    var rows: Int
    /// `nil` where the cell began in a row above.
    var cell: Cell?
  }

  /// The grid without holes: spans that reach past its edges are cut, and what is missing is empty.
  var grid: [[Place]] {
    var below = [(rows: Int, columns: Int)](repeating: (0, 0), count: widths.count)
    var grid: [[Place]] = []
    for (index, row) in rows.enumerated() {
      var places: [Place] = []
      var waiting = row.makeIterator()
      var column = 0
      while column < widths.count {
        if below[column].rows > 0 {
          let columns = below[column].columns
          below[column].rows -= 1
          places.append(Place(column: column, columns: columns, rows: 1, cell: nil))
          column += columns
          continue
        }
        let cell = waiting.next() ?? Cell("")
        let free = below[column...].prefix { $0.rows == 0 }.count
        let columns = min(cell.columns, free)
        let height = min(cell.rows, rows.count - index)
        places.append(Place(column: column, columns: columns, rows: height, cell: cell))
        if height > 1 { below[column] = (height - 1, columns) }
        column += columns
      }
      grid.append(places)
    }
    return grid
  }
}
