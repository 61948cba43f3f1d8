/// Which lines of a text are rows of a table (cells parted by tabs, bars or commas), and which rows name its columns.
///
/// A number under 银行卡号 is to be read with that heading, however far above it stands.
struct TableHeaders {
  /// For each line, the first line of the table it lies in, or -1.
  private var first: [Int] = []
  private var separators: [Unicode.Scalar?] = []

  /// Longer lines are no rows, and more cells are not looked at: the time stays linear.
  private static let longestRow = 4_000
  private static let mostCells = 256
  /// A title, its unit of measure, a blank, a heading of two rows: the names of the columns stand among the first rows.
  private static let headingRows = 6

  init(_ folded: [Unicode.Scalar], scalars: [Unicode.Scalar], lineStarts: [Int]) {
    first.reserveCapacity(lineStarts.count)
    for line in lineStarts.indices {
      let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : folded.count
      let separator = Self.separator(of: folded[lineStarts[line]..<end], written: scalars)
      separators.append(separator)
      guard separator != nil else {
        first.append(-1)
        continue
      }
      first.append(line > 0 && separators[line - 1] == separator ? first[line - 1] : line)
    }
  }

  private static func separator(
    of line: ArraySlice<Unicode.Scalar>, written scalars: [Unicode.Scalar]
  ) -> Unicode.Scalar? {
    guard line.count <= longestRow else { return nil }
    var bars = 0
    var commas = 0
    for (position, scalar) in zip(line.indices, line) {
      if scalar == "\t" { return "\t" }
      if scalar == "|" || scalar == "│" { bars += 1 }
      // The comma of Chinese sentences parts no cells.
      if scalar == ",", scalars[position] == "," { commas += 1 }
    }
    return bars >= 2 ? "|" : commas >= 2 ? "," : nil
  }

  func cells(above position: Int, line: Int, text: ScreenedText) -> [Range<Int>] {
    let top = first[line]
    guard top >= 0, top < line, let separator = separators[line] else { return [] }
    let start = text.lineStarts[line]
    var column = 0
    for passed in start..<position where Self.parts(text[passed], separator) { column += 1 }
    guard column < Self.mostCells else { return [] }
    return (top..<min(line, top + Self.headingRows)).compactMap { row in
      let cell = cell(column, in: text.range(ofLine: row), separator: separator, text: text)
      // A row with long numbers is one of the table's own.
      guard let cell, cell.count <= 40, text.folded[cell].lazy.filter(\.isDigit).count < 6 else { return nil }
      return cell
    }
  }

  /// The first line of the table in which a line lies.
  func top(of line: Int) -> Int? { first[line] >= 0 ? first[line] : nil }

  func cells(under isAsked: (Range<Int>) -> Bool, text: ScreenedText, _ take: (Range<Int>) -> Void) {
    var asked: (top: Int, columns: Set<Int>) = (-1, [])
    for line in first.indices where first[line] >= 0 {
      guard let separator = separators[line] else { continue }
      let top = first[line]
      if asked.top != top { asked = (top, []) }
      let isHeading = line < top + Self.headingRows
      guard isHeading || !asked.columns.isEmpty else { continue }
      var start = text.lineStarts[line]
      let row = text.range(ofLine: line)
      var column = 0
      for position in row.lowerBound...row.upperBound where column < Self.mostCells {
        guard position == row.upperBound || Self.parts(text[position], separator) else { continue }
        let cell = start..<position
        if isHeading, cell.count <= 24, isAsked(cell) {
          asked.columns.insert(column)
        } else if asked.columns.contains(column), line > top {
          take(cell)
        }
        start = position + 1
        column += 1
      }
    }
  }

  private func cell(
    _ column: Int, in row: Range<Int>, separator: Unicode.Scalar, text: ScreenedText
  ) -> Range<Int>? {
    var start = row.lowerBound
    var passed = 0
    for position in row where Self.parts(text[position], separator) {
      if passed == column { return start..<position }
      passed += 1
      start = position + 1
    }
    return passed == column ? start..<row.upperBound : nil
  }

  private static func parts(_ scalar: Unicode.Scalar, _ separator: Unicode.Scalar) -> Bool {
    scalar == separator || (separator == "|" && scalar == "│")
  }
}
