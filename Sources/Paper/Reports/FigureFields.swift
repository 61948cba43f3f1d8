import Statute

/// Takes the figures that follow a label, in whatever way the document parts them.
struct FigureFields {
  let text: FormText
  /// How many empty lines the document puts between two lines that belong together: 0, or 1 where it parts all lines.
  let blankLinesBetween: Int
  /// How the figures of the row hang together, for digits without any separator.
  var pattern: DigitCuts.Pattern
  /// The column of the table in which the figures begin, as rows that are filled in wholly show.
  var firstColumn: Int?
  /// Whether the document runs the figures of a row together; otherwise a single number is a single figure.
  var runsTogether = false

  /// Reads `cells` out of the glyphs of a range that begins behind the label; `next` is where the next label begins,
  /// its list number included.
  func read(_ cells: [ReportCell], behind label: Range<Int>, to next: Int, listNumber: UInt32?) -> RowReading
  {
    let start = label.upperBound
    let end = withoutListNumber(start, next, listNumber)
    let words = text.words(start..<max(start, end))
    if let fields = rowFields(label, to: next, count: cells.count) {
      return .cells(zip(cells, fields).map { CellReading($0, words: $1) }.spreadOpen(fields))
    }
    if cells.count == 1 { return .cells([single(cells[0], start..<max(start, end))]) }
    if let fields = lineFields(start, end, count: cells.count, last: next) {
      return .cells(zip(cells, fields).map { CellReading($0, words: $1) })
    }
    var tokens = tokens(start..<max(start, end))
    if let listNumber, end == next, tokens.count == cells.count + 1,
      tokens.last == String(UnicodeScalar(listNumber) ?? "0")
    {
      tokens.removeLast()
    }
    if tokens.count == cells.count + 1, isFollowedByNumber(tokens) { tokens.removeLast() }
    if tokens.count > cells.count, isPageNumber(tokens[cells.count...].joined()) {
      tokens = Array(tokens.prefix(cells.count))
    }
    // Behind the last figure of a table may follow whatever the document goes on with.
    if tokens.count > cells.count,
      tokens[cells.count].unicodeScalars.contains(where: { CharacterFolding.isHan($0.value) }),
      tokens.prefix(cells.count).allSatisfy({ $0.contains(where: \.isDigit) })
    {
      tokens = Array(tokens.prefix(cells.count))
    }
    if tokens.count == cells.count {
      let readings = zip(cells, tokens).map { CellReading($0, words: $1) }
      return .cells(Self.isInterrupted(tokens) ? readings.map(\.unplaced) : readings)
    }
    if end >= text.glyphs.count, let fields = cutOffFields(label, tokens, count: cells.count) {
      return .cells(
        cells.enumerated().map { index, cell in
          index < fields.count
            ? CellReading(cell, words: fields[index]) : CellReading(cell, .cutOff, words: "")
        })
    }
    if tokens.isEmpty {
      return .cells(cells.map { CellReading($0, .blank, words: "") })
    }
    // Where the document marks its fields off, too few of them are not run together: some were empty and left no
    // trace.
    let isParted = label.last.map { text.cells[text.glyphs[$0].cell].isRow } ?? false
    let isBroken = (start..<max(start, end)).dropFirst().contains { text.glyphs[$0].gap == .cell }
    if tokens.count > 1,
      isParted || isBroken && cells.count < 15 || ownCells(start..<max(start, end)) >= tokens.count
    {
      return .cells(cells.map { CellReading($0, .unplaced, words: String(words.prefix(60))) })
    }
    let isAttached = start < end && text.glyphs[start].gap == .none
    guard runsTogether || isAttached || cells.count == 15 else {
      return .cells(cells.map { CellReading($0, .unplaced, words: String(words.prefix(60))) })
    }
    return glued(cells, tokens, words, isLast: next >= text.glyphs.count && !text.isClosed)
  }

  // MARK: Fields that the document marks off

  /// The fields of a table row behind the label; nil where the document has no such row or another number of fields.
  private func rowFields(_ label: Range<Int>, to next: Int, count: Int) -> [String]? {
    guard let last = label.last else { return nil }
    let labelCell = text.glyphs[last].cell
    let line = text.cells[labelCell].line
    guard text.cells[labelCell].isRow, text.cells[labelCell].glyphs.upperBound == label.upperBound else {
      return nil
    }
    var fields: [FormText.Cell] = []
    for cell in text.cells[(labelCell + 1)...] {
      guard cell.line == line else { break }
      fields.append(cell)
    }
    // Where spans were filled up with copies, the label stands there several times.
    let copies = fields.prefix { !$0.isBlank && $0.text == text.cells[labelCell].text }.count
    let limit = cellLimit(next, after: labelCell + copies) - labelCell - 1
    fields = Array(fields.prefix(limit).dropFirst(copies))
    if count <= 3 { fields = withoutCopies(fields, line: line, count: count) }
    guard fields.contains(where: { !$0.isBlank }) || fields.count >= count else {
      return columnFields(labelCell, to: next, count: count)
    }
    if let inColumns = inColumns(fields, count: count) { return inColumns }
    if count == 1 {
      let filled = fields.filter { !$0.isBlank }
      return filled.count <= 1 ? [filled.first?.text ?? ""] : nil
    }
    // Empty at both ends: it is not told which of them are places for figures.
    let filled = fields.firstIndex { !$0.isBlank }.map { $0...(fields.lastIndex { !$0.isBlank } ?? $0) }
    if let filled, filled.count == count { return fields[filled].map(\.text) }
    if let filled, fields.count > count, filled.lowerBound > 0, filled.upperBound < fields.count - 1,
      fields[0].column != firstColumn
    {
      return fields.prefix(count).map { _ in "…" }
    }
    while fields.count > count, fields.last?.isBlank == true,
      fields[0].column == firstColumn || !fields[0].isBlank
    {
      fields.removeLast()
    }
    while fields.count > count, fields.first?.isBlank == true { fields.removeFirst() }
    while fields.count > count, fields.last?.isBlank == true { fields.removeLast() }
    if fields.count == count { return fields.map(\.text) }
    // A field over several columns belongs to none of them for certain, unless it is only words.
    guard fields.reduce(0, { $0 + $1.span }) == count else { return nil }
    return fields.flatMap { field in
      Array(
        repeating: field.span > 1 && field.text.contains(where: \.isDigit) ? "…" : field.text,
        count: field.span)
    }
  }

  /// Takes out the copies of a field that fill the columns of one head.
  private func withoutCopies(_ fields: [FormText.Cell], line: Int, count: Int) -> [FormText.Cell] {
    guard fields.count > count, let first = fields.first, first.span == 1 else { return fields }
    if count == 1 { return Set(fields.map(\.text)).count == 1 ? [first] : fields }
    guard
      let start = text.cells.lastIndex(where: { $0.line < line && $0.isRow && $0.text.contains("信息内容") })
    else {
      return fields
    }
    let heads = text.cells[start...].prefix { $0.line == text.cells[start].line }
    // Heads cut short may read alike (本年新, 本年新) without being copies.
    guard Set(heads.dropFirst().map(\.text).filter { !$0.isEmpty && $0 != heads.first?.text }).count == count
    else {
      return fields
    }
    func title(_ column: Int) -> String? { heads.first { $0.column == column }?.text }
    var kept: [FormText.Cell] = []
    for field in fields {
      let isCopy =
        kept.last.map {
          $0.text == field.text && title($0.column)?.isEmpty == false
            && title($0.column) == title(field.column)
        }
        ?? false
      if isCopy { continue }
      kept.append(field)
    }
    return kept.count == count ? kept : fields
  }

  /// The fields that stand in the columns of the figures, where empty ones would leave more than one way.
  private func inColumns(_ fields: [FormText.Cell], count: Int) -> [String]? {
    guard let firstColumn, fields.count > count else { return nil }
    let wanted = fields.filter { $0.column >= firstColumn && $0.column < firstColumn + count }
    let outside = fields.filter { $0.column < firstColumn || $0.column >= firstColumn + count }
    guard wanted.count == count, outside.allSatisfy(\.isBlank) else { return nil }
    return wanted.map(\.text)
  }

  /// The column in which the figures behind a label begin, where the row is filled in wholly.
  static func firstColumn(_ text: FormText, behind label: Range<Int>, count: Int) -> Int? {
    guard let last = label.last else { return nil }
    let labelCell = text.glyphs[last].cell
    let line = text.cells[labelCell].line
    guard text.cells[labelCell].isRow else { return nil }
    let fields = text.cells[(labelCell + 1)...].prefix { $0.line == line }.filter { !$0.isBlank }
    guard fields.count == count, let first = fields.first, fields.allSatisfy({ $0.span == 1 }) else {
      return nil
    }
    return first.column
  }

  /// The cell that the next label stands in, which is no field whatever stands before the label there.
  private func cellLimit(_ next: Int, after labelCell: Int) -> Int {
    max(labelCell + 1, next < text.glyphs.count ? text.glyphs[next].cell : text.cells.count)
  }

  /// Rows of one field each, as where every cell stands on a line of its own with a bar behind it.
  private func columnFields(_ labelCell: Int, to next: Int, count: Int) -> [String]? {
    var fields: [FormText.Cell] = []
    for cell in text.cells[(labelCell + 1)..<cellLimit(next, after: labelCell)] {
      guard cell.isRow || cell.isBlank else { return nil }
      // Empty fields in the line of the label fill up a row that other rows are longer than.
      if cell.isBlank, cell.line == text.cells[labelCell].line { continue }
      // A line with several fields is a row of its own, and no place for this.
      if !cell.isBlank, let last = fields.last, !last.isBlank, last.line == cell.line { return nil }
      if cell.isRow { fields.append(cell) }
      if fields.count > count * 4 { return nil }
    }
    while fields.count > count, fields.last?.isBlank == true { fields.removeLast() }
    while fields.count > count, fields.first?.isBlank == true { fields.removeFirst() }
    return fields.count == count ? fields.map(\.text) : nil
  }

  /// One field a line. An empty line is an empty field only where the document otherwise leaves none.
  private func lineFields(_ start: Int, _ end: Int, count: Int, last: Int) -> [String]? {
    guard start > 0, start < end else { return nil }
    let labelCell = text.glyphs[start - 1].cell
    guard text.cells[labelCell].glyphs.upperBound == start else { return nil }
    var fields: [String] = []
    var blanks = 0
    var withBlanks: [String] = []
    // What the end of the document cuts off is the beginning of the next line.
    var isEndOfText = false
    for cell in text.cells[(labelCell + 1)...] {
      if let first = cell.glyphs.first, first >= end { break }
      if cell.isRow { return nil }
      if cell.isBlank {
        blanks += 1
        continue
      }
      if cell.glyphs.upperBound > end, fields.count < count { return nil }
      let empty = blankLinesBetween == 0 ? blanks : max(0, blanks - 1) / 2
      withBlanks += Array(repeating: "", count: min(empty, count))
      blanks = 0
      fields.append(cell.text)
      withBlanks.append(cell.text)
      isEndOfText = cell.glyphs.upperBound == text.glyphs.count
      if fields.count > count { break }
    }
    if fields.count == count { return fields }
    if fields.count > count {
      // The row is full; what comes after is the text behind the table.
      let head = fields.prefix(count)
      guard head.allSatisfy(isField) else { return nil }
      let isBehind =
        isProse(fields[count]) || isPageNumber(fields[count]) || isEndOfText || isFollowedByNumber(fields)
      return isBehind ? Array(head) : nil
    }
    guard !fields.isEmpty else { return nil }
    if withBlanks.count < count, blanks > 0, !isEndOfText {
      let empty = blankLinesBetween == 0 ? blanks : max(0, blanks - 1) / 2
      withBlanks += Array(repeating: "", count: min(empty, count))
    }
    return withBlanks.count == count ? withBlanks : nil
  }

  /// A figure, or one of the marks that stand where there is none.
  private func isField(_ words: String) -> Bool {
    words.count <= 16
      && (words.contains(where: \.isDigit) || words.allSatisfy { !$0.isLetter } || words == "无")
  }

  /// Words of several letters that do not begin with a figure: a note or a heading behind the table.
  private func isProse(_ words: String) -> Bool {
    !words.contains(where: \.isDigit)
      || words.unicodeScalars.prefix(12).count { CharacterFolding.isHan($0.value) } >= 4
        && words.first?.isDigit == false
  }

  /// The number at the foot of a page: `— 4 —`, `第4页`.
  private func isPageNumber(_ words: String) -> Bool {
    let folded = String(folding: words).filter { !$0.isWhitespace }
    let digits = folded.filter(\.isDigit)
    guard (1...3).contains(digits.count) else { return false }
    return folded == "-\(digits)-" || folded == "第\(digits)页"
  }

  /// Whether one number more than the row has cells is that of a page: the row adds up without it, and only so.
  private func isFollowedByNumber(_ fields: [String]) -> Bool {
    guard case .sums(let groups) = pattern, groups.count == 1, fields.count == groups[0] + 1 else {
      return false
    }
    let numbers = fields.compactMap { Int($0.filter { !$0.isBlank }) }
    guard numbers.count == fields.count else { return false }
    return numbers.dropLast().addsUp && !numbers.dropFirst().addsUp
  }

  /// The fields of a row that the end of the document cuts off. They stand in order, so what is there is certain, but
  /// for the last, of which the end may be missing.
  private func cutOffFields(_ label: Range<Int>, _ tokens: [String], count: Int) -> [String]? {
    guard let last = label.last, tokens.count < count, count > 1 else { return nil }
    var following = text.cells[(text.glyphs[last].cell + 1)...]
    while following.last?.isBlank == true { following.removeLast() }
    let line = text.cells[text.glyphs[last].cell].line
    while let first = following.first, first.isBlank, first.line == line { following.removeFirst() }
    // A bar on a line of its own behind every field: one blank cell between two that are filled.
    if !text.cells[text.glyphs[last].cell].isRow, following.first?.isBlank == true {
      let isParted = zip(following, following.dropFirst()).allSatisfy { $0.isBlank != $1.isBlank }
      guard isParted else { return nil }
      following.removeAll(where: \.isBlank)
    }
    let isMarked = following.contains { $0.isRow } || following.filter { !$0.isBlank }.count == tokens.count
    let isSpaced = tokens.count > 2 && tokens.allSatisfy { $0.count <= 15 && $0.allSatisfy(\.isDigit) }
    guard isMarked || isSpaced, following.prefix(while: { $0.isRow }).allSatisfy({ !$0.isBlank }) else {
      return nil
    }
    let isFigures = tokens.allSatisfy { $0.contains(where: \.isDigit) && $0.count <= 15 }
    guard isFigures else { return nil }
    return text.isClosed ? tokens : Array(tokens.dropLast())
  }

  /// In how many cells of the document a stretch lies.
  private func ownCells(_ range: Range<Int>) -> Int {
    guard let first = range.first, let last = range.last else { return 0 }
    return text.cells[text.glyphs[first].cell...text.glyphs[last].cell].count { !$0.isBlank }
  }

  // MARK: Fields without marks

  /// One figure: all that follows, as long as it is short.
  private func single(_ cell: ReportCell, _ range: Range<Int>) -> CellReading {
    let tokens = tokens(range)
    let whole = CellReading(cell, words: tokens.joined())
    if whole.isFigure || tokens.count <= 1 { return whole }
    let first = CellReading(cell, words: tokens[0])
    // A line of its own that begins with words is what comes after the table.
    if first.isFigure, let second = secondToken(range), text.glyphs[second].gap == .cell,
      CharacterFolding.isHan(text.glyphs[second].value),
      !CellReading(cell, words: tokens[0] + tokens[1]).isFigure
    {
      return first
    }
    if first.isFigure, !tokens[1].contains(where: \.isDigit) {
      let second = CellReading(cell, words: tokens[0] + tokens[1])
      return second.isFigure ? second : first
    }
    return CellReading(
      cell, first.isFigure ? .unplaced : first.value, words: tokens.prefix(8).joined(separator: " "))
  }

  /// Where the second stretch begins.
  private func secondToken(_ range: Range<Int>) -> Int? {
    range.dropFirst().first { text.glyphs[$0].gap > .none }
  }

  /// The stretches that nothing parts.
  private func tokens(_ range: Range<Int>) -> [String] {
    var tokens: [String] = []
    for index in range {
      guard let scalar = Unicode.Scalar(text.glyphs[index].value) else { continue }
      if tokens.isEmpty || text.glyphs[index].gap > .none {
        if tokens.count > 400 { break }
        tokens.append("")
      }
      tokens[tokens.count - 1].unicodeScalars.append(scalar)
    }
    // Marks alone at the border of a label are punctuation.
    while let first = tokens.first, first.allSatisfy({ ":：)）。,;".contains($0) }) { tokens.removeFirst() }
    while let last = tokens.last, last.allSatisfy({ "(（.。,;、".contains($0) }) { tokens.removeLast() }
    return tokens
  }

  /// Leaves out the list number that stands before the next label.
  private func withoutListNumber(_ start: Int, _ next: Int, _ listNumber: UInt32?) -> Int {
    var end = next
    let marks: Set<UInt32> = [0x2E, 0x3001, 0x29, 0x28, 0x3002, 0x22, 0x2C, 0xFE52]
    var sawMark = false
    while end > start, text.glyphs[end - 1].kind == .mark, marks.contains(text.glyphs[end - 1].value) {
      end -= 1
      sawMark = true
    }
    // A heading's numeral is a letter: 三、 or （三）.
    let numerals: Set<UInt32> = Set("一二三四五六七八九十第条项".unicodeScalars.map(\.value))
    while end > start,
      numerals.contains(text.glyphs[end - 1].value)
        || text.glyphs[end - 1].kind == .mark && marks.contains(text.glyphs[end - 1].value) && sawMark
    {
      end -= 1
    }
    guard let listNumber, end > start, text.glyphs[end - 1].value == listNumber else { return end }
    let isGluedToLabel = end < text.glyphs.count && text.glyphs[end].gap == .none
    return isGluedToLabel ? end - 1 : end
  }

  /// Words among figures are a piece of a label that a layout moved there.
  private static func isInterrupted(_ tokens: [String]) -> Bool {
    let figures = tokens.filter { $0.contains(where: \.isNumber) }
    guard !figures.isEmpty, figures.count < tokens.count else { return false }
    let answers: Set<String> = ["无", "没有", "零", "空", "未统计", "不适用", "不涉及"]
    return tokens.contains { token in
      !token.contains(where: \.isNumber) && !answers.contains(token)
        && token.unicodeScalars.contains { CharacterFolding.isHan($0.value) }
    }
  }
}

extension [CellReading] {
  /// A field that reached over several cells is not placed.
  fileprivate func spreadOpen(_ fields: [String]) -> [CellReading] {
    zip(self, fields).map { reading, field in
      field == "…" ? CellReading(reading.cell, .unplaced, words: field) : reading
    }
  }
}
