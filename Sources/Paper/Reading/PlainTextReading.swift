/// Reads plain text as people paste it: one cell a line, bars or tabs between cells, or no mark at all.
package enum PlainTextReading {
  /// Longest text that is read; more is cut off.
  static let limit = 4_000_000

  package static func read(_ text: String) -> DocumentText {
    var document = DocumentText(lines: [])
    var left = limit
    let text = text.contains("&nbsp;") ? MarkupEntities.decoded(text) : text
    let hasCommas = isCommaSeparated(text)
    text.forEachLine { line in
      left -= line.utf8.count + 1
      guard left > 0 else {
        document.isShortened = true
        return false
      }
      let row = joinedByCommas(line) ?? (hasCommas ? splitAtCommas(line) : nil)
      document.lines.append(row ?? split(line))
      return true
    }
    document.isClosed = text.last { !$0.isBlank }.map { bars.contains($0) } ?? false
    return document
  }

  private static let bars: Set<Character> = ["|", "｜", "│", "┃", "║"]

  /// A line with bars or tabs is a row; a bar at either end is a border and no cell.
  static func split(_ line: Substring) -> DocumentText.Line {
    let hasBars = line.contains { bars.contains($0) }
    // Tabs before the first word only set the line in.
    guard hasBars || line.drop(while: \.isBlank).contains("\t") else {
      return DocumentText.Line(cells: [DocumentText.Cell(trimmed(line))], isRow: false)
    }
    var parts = line.split(omittingEmptySubsequences: false) { hasBars ? bars.contains($0) : $0 == "\t" }
      .map(trimmed)
    if hasBars {
      if parts.last?.isEmpty == true { parts.removeLast() }
      if parts.count > 1, parts.first?.isEmpty == true, let first = trimmed(line).first, bars.contains(first)
      {
        parts.removeFirst()
      }
    }
    // The rule under the head of a Markdown table.
    if !parts.isEmpty, parts.allSatisfy({ $0.count >= 3 && $0.allSatisfy { "-:".contains($0) } }) {
      return DocumentText.Line(cells: [], isRow: false)
    }
    return DocumentText.Line(cells: parts.map { DocumentText.Cell($0) }, isRow: true)
  }

  /// The cells of a whole report on one line, a comma behind each: many fields, and figures in a third of them. Where a
  /// comma may mark off thousands (1,234), no cell behind it could be told for certain, and the line stays whole.
  private static func joinedByCommas(_ line: Substring) -> DocumentText.Line? {
    guard line.utf8.count(where: { $0 == UInt8(ascii: ",") }) >= 100 else { return nil }
    let rows = CommaSeparatedReading.rows(String(line), separator: ",")
    guard rows.count == 1, let row = rows.first, row.cells.count > 100 else { return nil }
    let fields = row.cells.map { trimmed($0.text) }
    let filled = fields.count { $0.contains(where: \.isDigit) }
    func isNumber(_ field: String) -> Bool { !field.isEmpty && field.allSatisfy(\.isDigit) }
    let hasThousands = zip(fields, fields.dropFirst()).contains { one, other in
      isNumber(one) && one.count <= 3 && one.first != "0" && isNumber(other) && other.count == 3
    }
    guard filled * 3 > fields.count, !hasThousands else { return nil }
    return DocumentText.Line(cells: fields.map { DocumentText.Cell($0) }, isRow: true)
  }

  /// Whether many lines end in figures parted by commas. A number with its thousands marked off is one figure.
  private static func isCommaSeparated(_ text: String) -> Bool {
    var rows = 0
    text.forEachLine { line in
      if let row = splitAtCommas(line), row.cells.count > 4 { rows += 1 }
      return rows < 8
    }
    return rows >= 8
  }

  /// The fields of a line that ends in figures, or empty fields, behind commas.
  private static func splitAtCommas(_ line: Substring) -> DocumentText.Line? {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    let figures = fields.reversed().prefix { field in
      field.allSatisfy { $0.isDigit || $0.isBlank || ".-+".contains($0) }
    }
    let isThousands = figures.allSatisfy { $0.count == 3 && $0.allSatisfy(\.isDigit) }
    guard fields.count > 1, figures.contains(where: { $0.contains(where: \.isDigit) }), !isThousands else {
      return nil
    }
    let label = fields.dropLast(figures.count).joined(separator: ",")
    let cells = (figures.count < fields.count ? [label[...]] : []) + figures.reversed()
    return DocumentText.Line(
      cells: cells.map { DocumentText.Cell(trimmed($0.filter { $0 != "\"" })) }, isRow: true)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return String(rest)
  }
}

extension StringProtocol {
  /// Hands over each line without its end, until the closure answers false.
  func forEachLine(_ body: (SubSequence) -> Bool) {
    var start = startIndex
    while start <= endIndex {
      let end = self[start...].firstIndex { $0.isNewline } ?? endIndex
      guard body(self[start..<end]), end < endIndex else { return }
      start = index(after: end)
    }
  }
}

extension Character {
  /// A digit of any width. Unlike `isNumber` this leaves out 五, which is as often part of a word.
  var isDigit: Bool { unicodeScalars.allSatisfy { $0.properties.numericType == .decimal } }

  /// White space, and the marks without width that web pages scatter about.
  var isBlank: Bool {
    isWhitespace || unicodeScalars.allSatisfy { $0.isInvisible }
  }
}

extension Unicode.Scalar {
  /// A mark that takes no room: zero-width spaces and joiners, byte-order marks, direction marks, soft hyphens.
  var isInvisible: Bool {
    switch value {
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }
}
