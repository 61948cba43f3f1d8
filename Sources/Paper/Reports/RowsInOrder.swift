import Statute

/// The rows of table 3 told by their order, where a layout breaks labels away from their figures but has exactly the
/// figures of the form, row after row.
struct RowsInOrder {
  /// The seven words of each row; nil where there are not exactly as many as the form has.
  let rows: [ReportRow: [String]]?
  /// Whether figures stand where the form has only heads: then they do not follow their labels.
  let isDisplaced: Bool

  private struct Token {
    let words: String
    let line: Int
    let isFigure: Bool
    let start: Int
  }

  private static let columns = ReportColumn.allCases.count
  private static let openMarks: Set<String> = ["-", "--", "/", "\\", "无"]

  init(_ text: FormText, _ alignment: FormAlignment) {
    let tokens = Self.tokens(text, Self.region(text, alignment))
    let form = ReportRow.rows(of: alignment.edition)
    if let found = Self.byLine(tokens, count: form.count) ?? Self.bySum(tokens, form) {
      rows = Dictionary(uniqueKeysWithValues: zip(form, found))
    } else {
      rows = nil
    }
    let first = alignment.places.first { alignment.anchors[$0.anchor].isThird }
    let before = first.map { first in
      tokens.filter { $0.isFigure && $0.start < first.range.lowerBound }.count
    }
    isDisplaced = (before ?? 0) >= 3
  }

  /// From the heading of section 3, or the corner of the table, to the heading of section 4.
  private static func region(_ text: FormText, _ alignment: FormAlignment) -> Range<Int> {
    let places = alignment.places
    let first =
      places.first { alignment.anchors[$0.anchor].kind == .section(.requests) }
      ?? places.first { alignment.anchors[$0.anchor].isThird }
    guard let first else { return 0..<0 }
    let next = places.first {
      alignment.anchors[$0.anchor].kind == .section(.remedies) && $0.range.lowerBound > first.range.lowerBound
    }
    let start = first.range.lowerBound
    return start..<max(start, next?.range.lowerBound ?? text.glyphs.count)
  }

  private static func tokens(_ text: FormText, _ range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var words = ""
    var start = range.lowerBound
    func take(before end: Int) {
      guard !words.isEmpty, tokens.count < 20_000 else { return }
      let isCount = words.allSatisfy { $0.isNumber || $0 == "," } && CellWords(words, for: cell).isCount
      tokens.append(
        Token(
          words: words, line: text.cells[text.glyphs[start].cell].line,
          isFigure: isCount || openMarks.contains(words), start: start))
    }
    for index in range {
      if index > range.lowerBound, text.glyphs[index].gap > .none {
        take(before: index)
        (words, start) = ("", index)
      }
      if words.unicodeScalars.count < 64, let scalar = Unicode.Scalar(text.glyphs[index].value) {
        words.unicodeScalars.append(scalar)
      }
    }
    take(before: range.upperBound)
    return tokens
  }

  private static let cell = ReportCell.table3(.new, .natural)

  /// Lines that end in exactly seven figures, where there are as many of them as the form has rows.
  private static func byLine(_ tokens: [Token], count: Int) -> [[String]]? {
    var found: [[String]] = []
    var index = 0
    while index < tokens.count {
      let line = tokens[index...].prefix { $0.line == tokens[index].line }
      index += line.count
      let figures = line.reversed().prefix(while: \.isFigure).reversed().map(\.words)
      if figures.count == columns { found.append(figures) }
      if figures.count > columns || found.count > count { return nil }
    }
    return found.count == count ? found : nil
  }

  /// All figures one after another, where their number is that of the form and every row and column comes out: nothing
  /// else shows that they stand in order.
  private static func bySum(_ tokens: [Token], _ form: [ReportRow]) -> [[String]]? {
    let words = tokens.filter { $0.isFigure }.map(\.words)
    guard words.count == form.count * columns, let figures = values(words) else { return nil }
    let starts = stride(from: 0, to: figures.count, by: columns)
    let rows = Dictionary(uniqueKeysWithValues: zip(form, starts.map { Array(figures[$0..<($0 + columns)]) }))
    func sum(_ wanted: (ReportRow) -> Bool, _ column: Int) -> Int {
      rows.reduce(0) { wanted($1.key) ? $0 + $1.value[column] : $0 }
    }
    let addUp = rows.values.allSatisfy(\.addsUp)
    let comeOut = (0..<columns).allSatisfy { column in
      sum({ $0 == .handledTotal }, column) == sum(\.isOutcome, column)
        && sum({ $0 == .new || $0 == .carriedIn }, column)
          == sum({ $0 == .handledTotal || $0 == .carriedOut }, column)
    }
    return addUp && comeOut ? starts.map { Array(words[$0..<($0 + columns)]) } : nil
  }

  static func values(_ words: [String]) -> [Int]? {
    let values = words.compactMap { word -> Int? in
      if case .count(let count) = CellWords(word, for: cell) { count } else { nil }
    }
    return values.count == words.count ? values : nil
  }
}

extension RowsInOrder {
  /// Corrects what the labels told of table 3: fills in rows that the labels left open, and leaves open what labels
  /// and order tell differently.
  static func settled(_ rows: [RowReading], _ text: FormText, _ alignment: FormAlignment) -> [RowReading] {
    let third = rows.indices.filter { rows[$0].row != nil }
    let labelled = third.compactMap { rows[$0].counts }.filter { $0.count == columns }
    let isWhole = labelled.count == third.count
    let order = RowsInOrder(text, alignment)
    let isMarked = Self.isMarked(text, alignment)
    if isMarked, isWhole { return rows }
    var rows = rows
    if let ordered = order.rows {
      let isFound = !third.contains { if case .missing = rows[$0] { true } else { false } }
      let differing = third.filter { index in
        guard let counts = rows[index].counts, let row = rows[index].row else { return false }
        return ordered[row].flatMap(values) != counts
      }
      if differing.isEmpty || order.isDisplaced || isFound && !isMarked {
        for index in third {
          guard let row = rows[index].row, let words = ordered[row] else { continue }
          rows[index] = .cells(
            zip(ReportColumn.allCases, words).map { CellReading(.table3(row, $0), words: $1) })
        }
        return rows
      }
    }
    guard !isMarked else { return rows }
    let isScrambled = labelled.count >= 6 && labelled.filter { $0.contains { $0 != 0 } }.count >= 4
    if order.isDisplaced || isScrambled && !areHalfTrusted(labelled) {
      for index in third { rows[index] = rows[index].unplaced }
    }
    return rows
  }

  /// Fewer than half of the telling rows add up: figures do not stand where they belong.
  private static func areHalfTrusted(_ rows: [[Int]]) -> Bool {
    let telling = rows.filter { row in row.contains { $0 != 0 } }
    return telling.count(where: \.addsUp) * 2 >= telling.count
  }

  /// Whether the document itself marks the cells of most rows off.
  private static func isMarked(_ text: FormText, _ alignment: FormAlignment) -> Bool {
    guard !text.hasGuessedRows else { return false }
    let rows = alignment.places.filter { alignment.anchors[$0.anchor].isThird }
    return rows.filter { text.cells[text.glyphs[$0.range.lowerBound].cell].isRow }.count * 2 > rows.count
  }
}

/// Table 2 where a layout sets the figures of a row before its label.
enum DisplacedFigures {
  /// The rows of table 2 left open, where figures stand between the heads and the first label below them.
  static func opened(_ rows: [RowReading], _ text: FormText, _ alignment: FormAlignment) -> [RowReading] {
    let isDisplaced = zip(alignment.places, alignment.places.dropFirst()).contains { head, label in
      guard case .table2? = alignment.anchors[label.anchor].cells.first,
        case .head = alignment.anchors[head.anchor].kind,
        !text.cells[text.glyphs[label.range.lowerBound].cell].isRow
      else { return false }
      return (head.range.upperBound..<max(head.range.upperBound, label.range.lowerBound)).contains { index in
        text.glyphs[index].kind == .digit
      }
    }
    guard isDisplaced else { return rows }
    return rows.map { if case .table2? = $0.firstCell { $0.unplaced } else { $0 } }
  }
}

extension RowReading {
  var firstCell: ReportCell? {
    switch self {
    case .cells(let readings): readings.first?.cell
    case .cuts(let cells, _, _), .missing(let cells): cells.first
    }
  }

  var row: ReportRow? { if case .table3(let row, _)? = firstCell { row } else { nil } }

  /// The counts of the row, where every cell has one.
  var counts: [Int]? {
    guard case .cells(let readings) = self else { return nil }
    let counts = readings.compactMap { if case .count(let count) = $0.value { count } else { nil } }
    return counts.count == readings.count ? counts : nil
  }

  /// The same row with every figure left open.
  var unplaced: RowReading {
    switch self {
    case .cells(let readings):
      .cells(readings.map(\.unplaced))
    case .cuts(let cells, _, let words): .cells(cells.map { CellReading($0, .unplaced, words: words) })
    case .missing: self
    }
  }
}
