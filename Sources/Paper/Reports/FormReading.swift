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

  init(_ text: FormText, _ alignment: FormAlignment, prose: String, year: Int? = nil) {
    self.alignment = alignment
    let found = Self.rows(text, alignment, YearsBeside(text, alignment, year: year))
    let labelled = DisplacedFigures.opened(found, text, alignment)
    let rows = RowsInOrder.settled(labelled, text, alignment)
    let chosen = Self.choose(rows, alignment.edition)
    for row in rows + [
      RemedyTable.read(text, alignment, blankLinesBetween: Self.blankLinesBetween(text, alignment))
    ] {
      switch row {
      case .cells(let cells): readings += cells
      case .missing(let cells): missing += cells
      case .cuts(let cells, let ways, let words):
        let values =
          if case .table3(let row, _)? = cells.first, let values = chosen[row] {
            values
          } else {
            Self.narrowed(ways, cells, prose).agreed
          }
        readings += zip(cells, values).map { cell, value in
          CellReading(cell, value.map { .count($0) } ?? .glued, words: words)
        }
        if row.row != nil, !ways.contains(where: \.addsUp) {
          unbalanced.append((cells, words))
        }
      }
    }
    isCutOff = endsWithin(text)
    let read = Set(readings.map(\.cell) + missing)
    missing += ReportCell.cells(of: alignment.edition).filter { !read.contains($0) }
    openLastFigure(text)
    openLastRow()
  }

  /// Where most rows have fewer figures than cells, fields are missing throughout, and the places of a row that the
  /// end cuts off are not certain either.
  private mutating func openLastRow() {
    guard let first = readings.lastIndex(where: { $0.value == .cutOff }) else { return }
    let torn = readings.count { $0.value == .unplaced }
    let placed = readings.count { if case .table2 = $0.cell { false } else { $0.isFigure } }
    guard torn > placed else { return }
    for index in readings.indices.prefix(first)
    where Self.isSameRow(readings[index].cell, readings[first].cell) {
      readings[index] = CellReading(readings[index].cell, .unplaced, words: readings[index].words)
    }
  }

  private static func isSameRow(_ one: ReportCell, _ other: ReportCell) -> Bool {
    switch (one, other) {
    case (.table2(let one), .table2(let other)): one.row == other.row
    case (.table3(let one, _), .table3(let other, _)): one == other
    case (.table4, .table4): true
    default: false
    }
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

  private static func rows(
    _ text: FormText, _ alignment: FormAlignment, _ years: YearsBeside?
  ) -> [RowReading] {
    let blankLines = blankLinesBetween(text, alignment)
    let chosen = Dictionary(alignment.places.enumerated().map { ($1.anchor, $0) }) { first, _ in first }
    let hasTotals = hasTotals(text, alignment)
    let columns = firstColumns(text, alignment, hasTotals)
    let runsTogether = runsTogether(text, alignment)
    let others = undividedOthers(alignment)
    return alignment.anchors.indices.filter { alignment.anchors[$0].isRow }.map { index in
      let anchor = alignment.anchors[index]
      let undivided = anchor.cells.first == .table3(.otherHandling, .natural) ? others : nil
      guard let position = chosen[index] ?? undivided else { return .missing(anchor.cells) }
      let place = alignment.places[position]
      let following = alignment.places.dropFirst(position + 1).first
      let cells = anchor.isThird && !hasTotals ? anchor.cells.dropLast() : anchor.cells
      let fields = FigureFields(
        text: text, blankLinesBetween: blankLines,
        pattern: anchor.isThird && hasTotals ? .sums([cells.count]) : .free(cells.count),
        firstColumn: columns[cells.count], runsTogether: runsTogether)
      let next = following?.range.lowerBound ?? text.glyphs.count
      // The document stops right behind the label: the row is not there.
      if following == nil, next == place.range.upperBound { return .missing(anchor.cells) }
      let listNumber = following.flatMap { alignment.anchors[$0.anchor].listNumber }
      if let years,
        case .cells(let both) = fields.read(
          years.both(cells), behind: place.range, to: next, listNumber: listNumber),
        anchor.isThird || both.allSatisfy(\.isFigure)
      {
        return .cells(years.own(both))
      }
      return fields.read(cells, behind: place.range, to: next, listNumber: listNumber)
    }
  }

  /// The place of （六）其他处理 where a report of the new form still has it as one row, as the form of 2019 does.
  private static func undividedOthers(_ alignment: FormAlignment) -> Int? {
    guard alignment.edition == .of2021 else { return nil }
    let parts: Set<ReportCell> = [
      .table3(.notClarifiedInTime, .natural), .table3(.feeUnpaid, .natural),
      .table3(.otherHandling, .natural),
    ]
    let hasParts = alignment.places.contains { place in
      alignment.anchors[place.anchor].cells.first.map { parts.contains($0) } ?? false
    }
    let head = CharacterFolding.fold("六其他处理")
    return hasParts ? nil : alignment.places.firstIndex { alignment.anchors[$0.anchor].full == head }
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
    let first = alignment.places.firstIndex { alignment.anchors[$0.anchor].isThird }
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
      guard alignment.anchors[place.anchor].isThird else { return false }
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
}
