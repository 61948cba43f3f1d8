/// The text of a document (正文) as paragraphs, headings and tables, and nothing else: what cannot be written cannot
/// harm a reader, and what is kept can be read in decades.
///
/// It is written as plain lines:
/// - `#` to `####` and a space before a heading of that level;
/// - cells between `|` for a row of a table, rows on lines that follow each other, `|---|` under a row of headings;
/// - every other line that is not blank is a paragraph.
///
/// There are no links, pictures or styles. A line that begins with `\` is a paragraph whatever follows.
package struct ItemText: Hashable, Sendable {
  package enum Block: Hashable, Sendable {
    /// Level 1 to 4.
    case heading(level: Int, String)
    case paragraph(String)
    /// `head` is empty where the table has no row of headings; all rows have the same number of cells.
    case table(head: [String], rows: [[String]])

    /// What is read aloud or searched.
    package var plain: String {
      switch self {
      case .heading(_, let text), .paragraph(let text): text
      case .table(let head, let rows):
        ((head.isEmpty ? [] : [head]) + rows).map { $0.joined(separator: " ") }.joined(separator: "\n")
      }
    }
  }

  package let blocks: [Block]

  package init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// Reads the written form. Total: every text is a document.
  package init(_ written: String) {
    var reader = ItemTextReader()
    for line in written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      reader.take(line)
    }
    blocks = reader.finished()
  }

  /// The text without marks, a line for each paragraph.
  package var plain: String { blocks.map(\.plain).joined(separator: "\n") }

  /// The headings with their level and position, for a table of contents.
  package var headings: [(block: Int, level: Int, title: String)] {
    blocks.enumerated().compactMap { index, block in
      guard case .heading(let level, let title) = block else { return nil }
      return (index, level, title)
    }
  }
}

private struct ItemTextReader {
  private var blocks: [ItemText.Block] = []
  private var table: [[String]] = []
  private var head: [String] = []

  mutating func take(_ line: Substring) {
    let text = ItemTextReader.trimmed(line)
    if text.first == "|" {
      take(row: text)
      return
    }
    closeTable()
    guard let first = text.first else { return }
    if first == "\\" {
      let rest = ItemTextReader.trimmed(text.dropFirst())
      if !rest.isEmpty { blocks.append(.paragraph(String(rest))) }
      return
    }
    let marks = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(marks)
    if (1...4).contains(marks), rest.first == " " {
      let title = ItemTextReader.trimmed(rest)
      if !title.isEmpty { blocks.append(.heading(level: marks, String(title))) }
      return
    }
    blocks.append(.paragraph(String(text)))
  }

  private mutating func take(row text: Substring) {
    var inner = text.dropFirst()
    if inner.last == "|" { inner = inner.dropLast() }
    let cells = inner.split(separator: "|", omittingEmptySubsequences: false)
      .map { String(ItemTextReader.trimmed($0)) }
    let isRule = cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 == "-" || $0 == ":" } }
    if isRule, table.count == 1, head.isEmpty {
      head = table.removeFirst()
    } else {
      table.append(cells)
    }
  }

  private mutating func closeTable() {
    guard !table.isEmpty || !head.isEmpty else { return }
    let width = max(head.count, table.map(\.count).max() ?? 0)
    func filled(_ row: [String]) -> [String] { row + Array(repeating: "", count: width - row.count) }
    blocks.append(.table(head: head.isEmpty ? [] : filled(head), rows: table.map(filled)))
    table = []
    head = []
  }

  mutating func finished() -> [ItemText.Block] {
    closeTable()
    return blocks
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
