import Statute

/// What a document gives for every cell of a form.
struct FormReading: Sendable {
  let alignment: FormAlignment
  /// A reading per cell that the document has, in the order of the form.
  private(set) var readings: [CellReading] = []
  /// Cells whose row is not in the document.
  private(set) var missing: [ReportCell] = []
  /// Rows of glued digits that no cut makes satisfy the form.
  private(set) var unbalanced: [(cells: [ReportCell], words: String)] = []
  /// Whether the document ends within the form.
  private(set) var isCutOff = false

  init(_ text: FormText, _ alignment: FormAlignment, prose: String) {
    self.alignment = alignment
    let labelled = DisplacedFigures.opened(Self.rows(text, alignment), text, alignment)
    let rows = RowsInOrder.settled(labelled, text, alignment)
    let chosen = Self.choose(rows, alignment.edition)
    for row in rows + [Self.remedies(text, alignment)] {
      switch row {
      case .cells(let cells): readings += cells
      case .missing(let cells): missing += cells
      case .cuts(let cells, let ways, let words):
        let values =
          if case .table3(let row, _)? = cells.first, let values = chosen[row] {
            values
          } else {
            Self.agreed(Self.narrowed(ways, cells, prose))
          }
        readings += zip(cells, values).map { cell, value in
          CellReading(cell, value.map { .count($0) } ?? .glued, words: words)
        }
        if case .table3? = cells.first, ways.allSatisfy({ $0.dropLast().reduce(0, +) != $0.last }) {
          unbalanced.append((cells, words))
        }
      }
    }
    isCutOff = endsWithin(text)
    let read = Set(readings.map(\.cell) + missing)
    missing += ReportCell.cells(of: alignment.edition).filter { !read.contains($0) }
    openLastFigure(text)
  }

  var figures: ReportFigures {
    var figures = ReportFigures(edition: alignment.edition)
    for reading in readings {
      switch (reading.value, reading.cell) {
      case (.count(let count), let cell): figures[cell] = count
      case (.amount(let amount), .table2(let cell)): figures.setAmount(amount, for: cell)
      default: continue
      }
    }
    return figures
  }

  /// The document stops in the form: rows are missing to the end, and hardly anything follows the last one found.
  private func endsWithin(_ text: FormText) -> Bool {
    let isShort = !missing.isEmpty || readings.contains { $0.value == .cutOff }
    guard let last = alignment.places.last, isShort else { return false }
    if case .section(.problems) = alignment.anchors[last.anchor].kind { return false }
    if case .section(.other) = alignment.anchors[last.anchor].kind { return false }
    let letters = text.glyphs[last.range.upperBound...].reduce(0) { $0 + ($1.kind == .letter ? 1 : 0) }
    return letters < 60
  }

  /// A figure at the very end of a text that was cut off may have lost digits. It stands only where its row adds up.
  private mutating func openLastFigure(_ text: FormText) {
    let goesOn = alignment.place(of: .problems) != nil || alignment.place(of: .other) != nil
    guard !goesOn, let index = readings.indices.last, readings[index].isFigure, !text.isClosed,
      isAtEnd(readings[index].words, text)
    else { return }
    let cell = readings[index].cell
    if case .table3(let row, .total) = cell {
      let figures = figures
      let parts = ApplicantKind.allCases.compactMap { figures[row, ReportColumn($0)] }
      if parts.count == ApplicantKind.allCases.count, parts.reduce(0, +) == figures[row, .total] { return }
    }
    if case .table4(.suitAfterReview, .total) = cell {
      let figures = figures
      let parts = RemedyColumn.allCases.dropLast().compactMap { figures[.suitAfterReview, $0] }
      if parts.reduce(0, +) == figures[.suitAfterReview, .total] { return }
      isCutOff = true
    }
    guard isCutOff else { return }
    readings[index] = CellReading(cell, .cutOff, words: readings[index].words)
  }

  /// Whether the document ends with these words, and not with figures of some other row.
  private func isAtEnd(_ words: String, _ text: FormText) -> Bool {
    let digits = CharacterFolding.fold(words).filter(CharacterFolding.isDigit)
    var last: [UInt32] = []
    // The point of 12.5 may be the last that is left.
    for glyph in text.glyphs.reversed().drop(while: { $0.value == 0x2E || $0.value == 0x2C }) {
      guard glyph.kind == .digit else { break }
      last.append(glyph.value)
      if glyph.gap > .none { break }
    }
    return !last.isEmpty && digits.reversed().starts(with: last)
  }

  /// Some copies keep of every line that occurs again only the first, so that most figures are gone. No form that is
  /// whole has every line only once.
  func isDeduplicated(_ text: FormText) -> Bool {
    guard let first = alignment.places.first(where: { alignment.anchors[$0.anchor].isRow }),
      let last = alignment.places.last(where: { alignment.anchors[$0.anchor].isRow })
    else { return false }
    let cells = text.cells.filter { !$0.isBlank && $0.glyphs.lowerBound >= first.range.lowerBound }
      .prefix { $0.glyphs.lowerBound < last.range.upperBound }
    // Lines that hold a label and its figures, run together or not, differ in any case.
    let hasRows = cells.contains { cell in
      let glyphs = text.glyphs[cell.glyphs]
      return cell.isRow
        || glyphs.contains { $0.kind == .letter } && glyphs.reversed().prefix { $0.kind == .digit }.count > 3
    }
    guard cells.count >= 25, !hasRows else { return false }
    return Set(cells.map(\.text)).count * 20 >= cells.count * 19
  }

  // MARK: Rows of tables 2 and 3

  private static func rows(_ text: FormText, _ alignment: FormAlignment) -> [RowReading] {
    let blankLines = blankLinesBetween(text, alignment)
    let chosen = Dictionary(alignment.places.enumerated().map { ($1.anchor, $0) }) { first, _ in first }
    let hasTotals = hasTotals(text, alignment)
    let columns = firstColumns(text, alignment, hasTotals)
    let runsTogether = runsTogether(text, alignment)
    return alignment.anchors.indices.filter { alignment.anchors[$0].isRow }.map { index in
      let anchor = alignment.anchors[index]
      guard let position = chosen[index] else { return .missing(anchor.cells) }
      let place = alignment.places[position]
      let following = alignment.places.dropFirst(position + 1).first
      let isThird = if case .table3? = anchor.cells.first { true } else { false }
      let cells = isThird && !hasTotals ? anchor.cells.dropLast() : anchor.cells
      let fields = FigureFields(
        text: text, blankLinesBetween: blankLines,
        pattern: isThird && hasTotals ? .sums([cells.count]) : .free(cells.count),
        firstColumn: columns[cells.count], runsTogether: runsTogether)
      let next = following?.range.lowerBound ?? text.glyphs.count
      // The document stops right behind the label: the row is not there.
      if following == nil, next == place.range.upperBound { return .missing(anchor.cells) }
      return fields.read(
        cells, behind: place.range, to: next,
        listNumber: following.flatMap { alignment.anchors[$0.anchor].listNumber })
    }
  }

  /// Where in the tables the figures begin, by how many a row has, as most of the wholly filled rows have it.
  private static func firstColumns(
    _ text: FormText, _ alignment: FormAlignment, _ hasTotals: Bool
  ) -> [Int: Int] {
    var votes: [Int: [Int: Int]] = [:]
    for place in alignment.places {
      let all = alignment.anchors[place.anchor].cells.count
      let count = all == ReportColumn.allCases.count && !hasTotals ? all - 1 : all
      guard count > 1, let column = FigureFields.firstColumn(text, behind: place.range, count: count) else {
        continue
      }
      votes[count, default: [:]][column, default: 0] += 1
    }
    return votes.compactMapValues { columns in columns.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  /// Whether table 3 has the column 总计. Some local forms leave it out: their heads name the applicants and no total.
  private static func hasTotals(_ text: FormText, _ alignment: FormAlignment) -> Bool {
    let first = alignment.places.firstIndex { place in
      if case .table3? = alignment.anchors[place.anchor].cells.first { true } else { false }
    }
    guard let first,
      let section = alignment.places[..<first].firstIndex(where: { place in
        alignment.anchors[place.anchor].full.starts(with: CharacterFolding.fold("本列数据"))
      })
    else { return true }
    let start = alignment.places[section].range.upperBound
    let heads = text.words(start..<max(start, alignment.places[first].range.lowerBound)).filter { $0 != " " }
    let namesApplicants = heads.contains("自然人") && heads.contains("商业企业") && heads.contains("法律服务机构")
    return !namesApplicants || ["总计", "合计", "小计", "总数", "总", "计"].contains { heads.contains($0) }
  }

  /// Whether rows of table 3 have one long number where the form has seven.
  private static func runsTogether(_ text: FormText, _ alignment: FormAlignment) -> Bool {
    let rows = zip(alignment.places, alignment.places.dropFirst()).filter { place, next in
      guard case .table3? = alignment.anchors[place.anchor].cells.first else { return false }
      let range = place.range.upperBound..<max(place.range.upperBound, next.range.lowerBound)
      let digits = range.prefix { text.glyphs[$0].kind == .digit }
      return digits.count >= ReportColumn.allCases.count
        && !digits.dropFirst().contains { text.glyphs[$0].gap > .none }
    }
    return rows.count >= 3
  }

  private static func blankLinesBetween(_ text: FormText, _ alignment: FormAlignment) -> Int {
    // Prose and tables are often laid out differently: only the form counts.
    let first = alignment.places.first { $0.weight > 1.5 && !alignment.anchors[$0.anchor].opensProse }
    let start = first?.range.lowerBound ?? 0
    var blank = 0
    var filled = 0
    for cell in text.cells where !cell.isRow && cell.glyphs.lowerBound >= start {
      if cell.isBlank { blank += 1 } else { filled += 1 }
    }
    return blank * 10 >= filled * 7 ? 1 : 0
  }

  private static func choose(_ rows: [RowReading], _ edition: ReportEdition) -> [ReportRow: [Int?]] {
    var fixed: [ReportRow: [Int?]] = [:]
    var ways: [ReportRow: [[Int]]] = [:]
    for row in rows {
      switch row {
      case .cells(let readings):
        guard case .table3(let row, _)? = readings.first?.cell else { continue }
        fixed[row] = readings.map { if case .count(let count) = $0.value { count } else { nil } }
      case .cuts(let cells, let found, _):
        if case .table3(let row, _)? = cells.first { ways[row] = found }
      case .missing: continue
      }
    }
    return ways.isEmpty ? [:] : CutChoice.choose(edition, fixed: fixed, ways: ways)
  }

  // MARK: Table 2, glued

  /// Table 2 has next to no equations; figures that the report itself quotes in its prose tell the cut.
  private static func narrowed(_ ways: [[Int]], _ cells: [ReportCell], _ prose: String) -> [[Int]] {
    guard ways.count > 1, case .table2(let first)? = cells.first else { return ways }
    let quoted = ProseNumbers.numbers(near: first.row.label(in: .of2019), in: prose)
    func score(_ way: [Int]) -> Int { way.filter { $0 > 9 && quoted.contains($0) }.count }
    let best = ways.map(score).max() ?? 0
    if best >= 2 { return ways.filter { score($0) == best } }
    // The same figure three times over is no chance: all that was made was published.
    if first == .normativeMade || first == .rulesMade,
      cells.contains(.table2(.normativeDisclosed)) || cells.contains(.table2(.rulesDisclosed)),
      let same = ways.first(where: { $0[0] > 9 && Set($0).count == 1 })
    {
      return [same]
    }
    let made = ProseNumbers.made(first.row.label(in: .of2019), in: prose)
    let named = ways.filter { $0[0] > 9 && made.contains($0[0]) }
    return named.isEmpty || Set(named.map { $0[0] }).count > 1 ? ways : named
  }

  private static func agreed(_ ways: [[Int]]) -> [Int?] {
    guard let first = ways.first else { return [] }
    return first.indices.map { index in
      ways.allSatisfy { $0[index] == first[index] } ? first[index] : nil
    }
  }

  // MARK: Table 4

  private static func remedies(_ text: FormText, _ alignment: FormAlignment) -> RowReading {
    let cells = RemedyCourse.allCases.flatMap { course in
      RemedyColumn.allCases.map { ReportCell.table4(course, $0) }
    }
    let heads = RemedyHeads(text, alignment)
    guard let label = heads.block else { return scattered(cells, heads, text) }
    if label.upperBound >= heads.end { return .missing(cells) }
    let fields = FigureFields(
      text: text, blankLinesBetween: Self.blankLinesBetween(text, alignment), pattern: .sums([5, 5, 5]))
    if let row = wholeRow(text, label.upperBound..<heads.end, count: cells.count) {
      return .cells(zip(cells, row).map { CellReading($0, words: $1) })
    }
    return fields.read(cells, behind: label, to: heads.end, listNumber: nil)
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
}
