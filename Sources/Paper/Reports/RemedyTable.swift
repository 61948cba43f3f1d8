import Statute

/// Reads table 4 (政府信息公开行政复议、行政诉讼情况): one row of fifteen figures, or a row or a table for each course.
enum RemedyTable {
  private static let cells = RemedyCourse.allCases.flatMap { course in
    RemedyColumn.allCases.map { ReportCell.table4(course, $0) }
  }

  static func read(
    _ text: FormText, _ alignment: FormAlignment, blankLinesBetween: Int
  ) -> RowReading {
    let heads = RemedyHeads(text, alignment)
    let reading = asOneRow(text, heads, blankLinesBetween)
    if case .cells(let cells) = reading, cells.contains(where: \.isFigure) { return reading }
    if case .cuts = reading { return reading }
    return asThreeRows(text, heads) ?? reading
  }

  /// The fifteen figures in one row behind the heads, as the form has them.
  private static func asOneRow(
    _ text: FormText, _ heads: RemedyHeads, _ blankLinesBetween: Int
  ) -> RowReading {
    guard let label = heads.block else { return scattered(cells, heads, text) }
    if label.upperBound >= heads.end { return .missing(cells) }
    let fields = FigureFields(
      text: text, blankLinesBetween: blankLinesBetween, pattern: .sums([5, 5, 5]))
    if let row = wholeRow(text, label.upperBound..<heads.end, count: cells.count) {
      return .cells(zip(cells, row).map { CellReading($0, words: $1) })
    }
    let row = fields.read(cells, behind: label, to: heads.end, listNumber: nil)
    // Heads of fewer than three courses: what the end leaves of their figures is not the beginning of the row.
    if case .cells(let readings) = row, readings.contains(where: { $0.value == .cutOff }), heads.courses < 3 {
      return .missing(cells)
    }
    return row
  }

  /// The one row of a table that has a field for every cell, empty ones counted.
  private static func wholeRow(_ text: FormText, _ range: Range<Int>, count: Int) -> [String]? {
    guard let first = range.first, let last = range.last else { return nil }
    let cells = text.cells[text.glyphs[first].cell...text.glyphs[last].cell].filter {
      $0.isRow && !$0.isBlank
    }
    let lines = Set(cells.filter { CellWords($0.text, for: .table4(.review, .total)).isCount }.map(\.line))
    guard lines.count == 1, let line = lines.first else { return nil }
    var fields = text.cells.filter { $0.line == line && !$0.isCovered }
    while fields.count > count, fields.last?.isBlank == true { fields.removeLast() }
    return fields.count == count ? fields.map(\.text) : nil
  }

  /// Where the heads of table 4 are broken up among one another: a row of exactly fifteen figures is the table.
  private static func scattered(_ cells: [ReportCell], _ heads: RemedyHeads, _ text: FormText) -> RowReading {
    guard heads.isMarked else { return .missing(cells) }
    let lines = Dictionary(
      grouping: text.cells.filter { cell in
        cell.glyphs.lowerBound >= heads.start && cell.glyphs.upperBound <= heads.end && !cell.isBlank
      }, by: \.line)
    let rows = lines.values.map { line in
      line.flatMap { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
    }
    .filter { row in row.count == cells.count && row.allSatisfy { CellWords($0, for: cells[0]).isCount } }
    guard rows.count == 1 else { return .missing(cells) }
    return .cells(zip(cells, rows[0]).map { CellReading($0, words: $1) })
  }

  /// A row or a table of its own for reviews, direct suits and suits after review, each behind its name.
  private static func asThreeRows(_ text: FormText, _ heads: RemedyHeads) -> RowReading? {
    guard heads.isMarked, heads.start < heads.end else { return nil }
    let names = ["行政复议", "未经复议直接起诉", "复议后起诉"].map { CharacterFolding.fold($0) }
    var starts: [Int] = []
    var figures: [(place: Int, words: String)] = []
    for cell in text.cells
    where !cell.isBlank && cell.glyphs.lowerBound >= heads.start && cell.glyphs.upperBound <= heads.end {
      let words = text.words(cell.glyphs)
      let letters = CharacterFolding.fold(words).filter(CharacterFolding.isHan)
      // A heading of another part of the report, or prose: not this table.
      if letters.count > 16 { return nil }
      if let next = names.dropFirst(starts.count).first, letters.firstIndex(of: next, from: 0) != nil {
        starts.append(figures.count)
        // Both kinds of suits may be named before the figures of either.
        if let other = names.dropFirst(starts.count).first, starts.count == 2,
          letters.firstIndex(of: other, from: 0) != nil
        {
          starts.append(figures.count)
        }
      }
      for token in words.split(separator: " ") where token.contains(where: \.isDigit) {
        guard CellWords(String(token), for: cells[0]).isCount else { return nil }
        figures.append((cell.glyphs.lowerBound, String(token)))
      }
    }
    guard figures.count == cells.count, starts == [0, 5, 10] || starts == [0, 5, 5] else { return nil }
    return .cells(zip(cells, figures).map { CellReading($0, words: $1.words) })
  }
}
