/// A document as the reader of forms sees it: visible characters, folded, each with the cell it stands in and
/// with what parts it from the one before. White space and marks without width are gone.
struct FormText: Sendable {
  enum Kind: Sendable { case letter, digit, mark }

  /// What stands between a character and the one before.
  enum Gap: Int, Sendable, Comparable {
    case none, space, cell

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  struct Glyph: Sendable {
    let value: UInt32
    /// The character as the document has it.
    let source: Unicode.Scalar
    let kind: Kind
    let gap: Gap
    /// Index into `cells`.
    let cell: Int
  }

  struct Cell: Sendable {
    let text: String
    let line: Int
    /// Whether the document itself marks the cell off.
    let isRow: Bool
    let isCovered: Bool
    let span: Int
    /// The column of the table that the cell begins in.
    let column: Int
    /// The glyphs of the cell.
    var glyphs: Range<Int>

    var isBlank: Bool { glyphs.isEmpty }
  }

  private(set) var glyphs: [Glyph] = []
  private(set) var cells: [Cell] = []
  /// Whether the last cell of the document is whole.
  let isClosed: Bool
  /// Whether the rows were put together from where words stand on a page.
  let hasGuessedRows: Bool

  init(_ document: DocumentText) {
    isClosed = document.isClosed
    hasGuessedRows = document.hasGuessedRows
    for (number, line) in document.lines.enumerated() {
      var column = 0
      for cell in line.cells {
        append(cell, line: number, isRow: line.isRow, column: column)
        column += cell.span
      }
    }
  }

  private mutating func append(_ cell: DocumentText.Cell, line: Int, isRow: Bool, column: Int) {
    let start = glyphs.count
    var gap = Gap.cell
    for scalar in cell.text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\u{3164}" {
        gap = max(gap, .space)
        continue
      }
      let before = glyphs.count
      CharacterFolding.fold(scalar) { value in
        glyphs.append(
          Glyph(value: value, source: scalar, kind: Self.kind(value), gap: gap, cell: cells.count))
        gap = .none
      }
      if glyphs.count > before, glyphs[glyphs.count - 1].value == 0x29 { dropPronunciation(from: start) }
    }
    cells.append(
      Cell(
        text: cell.text, line: line, isRow: isRow, isCovered: cell.isCovered, span: cell.span, column: column,
        glyphs: start..<glyphs.count))
  }

  /// Pages made by machines give the pronunciation after a character, `組織(zhī)`; it is no part of the text.
  private mutating func dropPronunciation(from start: Int) {
    var index = glyphs.count - 2
    while index > start, CharacterFolding.isLatin(glyphs[index].value) { index -= 1 }
    let length = glyphs.count - 2 - index
    guard (1...6).contains(length), index > start, glyphs[index].value == 0x28,
      CharacterFolding.isHan(glyphs[index - 1].value),
      glyphs[(index + 1)..<(glyphs.count - 1)].contains(where: { $0.value > 0x5A })
    else { return }
    glyphs.removeSubrange(index...)
  }

  private static func kind(_ value: UInt32) -> Kind {
    if CharacterFolding.isDigit(value) { return .digit }
    return CharacterFolding.isHan(value) || CharacterFolding.isLatin(value) ? .letter : .mark
  }

  /// The words of a stretch as the document has them, a new line where a cell or a line begins.
  func original(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      if index > range.lowerBound {
        switch glyphs[index].gap {
        case .none: break
        case .space: text += " "
        case .cell: text += "\n"
        }
      }
      text.unicodeScalars.append(glyphs[index].source)
    }
    return text
  }

  /// The words of a stretch, folded, with a space where the document has a gap.
  func words(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      if index > range.lowerBound, glyphs[index].gap > .none { text += " " }
      if let scalar = Unicode.Scalar(glyphs[index].value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
