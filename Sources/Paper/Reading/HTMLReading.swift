/// Reads HTML as saved from government sites: the tables with their spans, and the lines around them.
///
/// A table that holds another table is taken for layout: what stands in its cells becomes lines.
package struct HTMLReading {
  /// Most columns of one table, where cells span them.
  private static let columnLimit = 200
  /// Most cells of one row; what comes behind them makes another row, as no table is so wide.
  private static let rowLimit = 2_000

  private var document = DocumentText(lines: [])
  private var tables: [OpenTable] = []
  private var words = ""
  private var cellCount = 0
  private var isInTitle = false
  private var skipsHidden = true
  /// The element that is not shown, and how many of its name are open within.
  private var hidden: (name: String, depth: Int)?
  private var shownSize = 0
  private var hiddenSize = 0

  private struct OpenRow {
    private(set) var cells: [DocumentText.Cell] = []
    /// The columns that the cells take.
    private(set) var width = 0

    mutating func append(_ cell: DocumentText.Cell) {
      cells.append(cell)
      width += cell.span
    }
  }

  private struct OpenTable {
    var rows: [[DocumentText.Cell]] = []
    var row: OpenRow?
    /// The columns that cells of rows above still take: column to rows left.
    var covered: [Int: Int] = [:]
    /// The cell being read: its spans.
    var open: (columns: Int, rows: Int)?
    var isLayout = false
  }

  package static func read(_ html: String) -> DocumentText {
    let html = unescaped(html)
    let visible = document(html, withoutHidden: true)
    guard visible.hidden > 0 else { return visible.document }
    // Some pages keep all they have to say hidden until a program shows it.
    return visible.shown >= visible.hidden ? visible.document : document(html, withoutHidden: false).document
  }

  /// The document, with the sizes of the text that was shown and of the text that was hidden.
  private static func document(
    _ html: String, withoutHidden: Bool
  ) -> (document: DocumentText, shown: Int, hidden: Int) {
    var reading = HTMLReading()
    reading.skipsHidden = withoutHidden
    for token in MarkupTokens(html) {
      guard reading.cellCount < DocumentText.cellLimit else {
        reading.document.isShortened = true
        break
      }
      reading.take(token)
    }
    reading.document.isClosed =
      reading.tables.last.map { $0.open == nil } ?? reading.words.allSatisfy(\.isBlank)
    while !reading.tables.isEmpty { reading.closeTable() }
    reading.endLine()
    return (reading.document, reading.shownSize, reading.hiddenSize)
  }

  /// Whether a text is HTML rather than plain text.
  package static func isHTML(_ text: String) -> Bool {
    let sample = text.prefix(200_000).lowercased()
    return [
      "<html", "<table", "<row", "<cell", "<td", "<body", "<!doctype", "<p>", "<div", "&lt;td", "&lt;table",
      "<br",
    ]
    .contains { sample.contains($0) }
  }

  /// Pages also come as strings of a program (`\"`, `\n`, `\u003c`) or escaped once more (`&lt;td&gt;`).
  private static func unescaped(_ html: String) -> String {
    var html = html
    if html.contains("=\\\"") || html.contains("\\u003c") || html.contains("\\u003C") {
      html = programString(html)
    }
    if html.contains("&lt;td"), !html.contains("<td") { html = MarkupEntities.decoded(html) }
    return html
  }

  private static func programString(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\\", let next = scalars.first else {
        result.unicodeScalars.append(scalar)
        continue
      }
      scalars.removeFirst()
      switch next {
      case "n", "r": result += "\n"
      case "t": result += "\t"
      case "u":
        let digits = String(scalars.prefix(4))
        if digits.utf8.count == 4, let value = UInt32(digits, radix: 16), let decoded = Unicode.Scalar(value)
        {
          result.unicodeScalars.append(decoded)
          scalars = scalars.dropFirst(4)
        } else {
          result += "\\u"
        }
      case "\"", "'", "/", "\\": result.unicodeScalars.append(next)
      default: result.unicodeScalars.append(contentsOf: [scalar, next])
      }
    }
    return result
  }

  /// Whether the token belongs to what a reader of the page does not see: hidden elements, and the small raised
  /// figures that refer to notes.
  private mutating func isHidden(_ token: MarkupToken) -> Bool {
    if case .text(let text) = token {
      if hidden == nil {
        shownSize += text.utf8.count
      } else if hidden?.name != "sup" {
        hiddenSize += text.utf8.count
      }
    }
    if var open = hidden {
      switch token {
      case .open(open.name, _): open.depth += 1
      case .close(open.name): open.depth -= 1
      default: break
      }
      hidden = open.depth > 0 ? open : nil
      return true
    }
    guard case .open(let name, let attributes) = token, !Self.empty.contains(name) else { return false }
    let style = attributes["style"]?.lowercased().filter { $0 != " " } ?? ""
    let isNote = name == "sup" && isInCell && words.contains(where: \.isNumber)
    guard isNote || skipsHidden && (style.contains("display:none") || attributes["hidden"] != nil) else {
      return false
    }
    hidden = (name, 1)
    return true
  }

  /// Elements that have no end.
  private static let empty: Set<String> = [
    "br", "img", "input", "hr", "meta", "link", "col", "area", "body", "html",
  ]

  private mutating func take(_ token: MarkupToken) {
    if isHidden(token) { return }
    switch token {
    case .text(let text):
      if isInTitle {
        if document.title == nil { document.title = text.split { $0.isWhitespace }.joined(separator: " ") }
      } else {
        add(text)
      }
    case .open(let name, let attributes): open(name, attributes)
    case .close(let name): close(name)
    }
  }

  /// White space in the source is a space, however it looks; it never ends a line.
  private mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace, scalar != "\u{A0}" {
        if let last = words.unicodeScalars.last, last != " ", last != "\n" { words += " " }
      } else {
        words.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    isInTitle = name == "title"
    switch name {
    case "table": openTable()
    case "tr", "row": openRow()
    case "td", "th", "cell":
      let merged = (attributes["ss:mergeacross"]).flatMap { Int($0) }.map { min($0, Self.columnLimit) + 1 }
      let columns = merged ?? Int(attributes["colspan"] ?? "") ?? 1
      let rows = Int(attributes["rowspan"] ?? "") ?? 1
      openCell(columns: min(max(columns, 1), Self.columnLimit), rows: min(max(rows, 1), 1000))
    case "meta":
      if document.title == nil, attributes["name"]?.lowercased() == "articletitle" {
        document.title = attributes["content"]
      }
    case _ where Self.blocks.contains(name): breakLine()
    default: break
    }
  }

  private mutating func close(_ name: String) {
    isInTitle = false
    switch name {
    case "table": closeTable()
    case "tr", "row": closeRow()
    case "td", "th", "cell": closeCell()
    case _ where Self.blocks.contains(name): breakLine()
    default: break
    }
  }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
    "footer", "hr", "dd", "dt", "dl", "pre", "caption", "center", "blockquote", "option", "form", "body",
    "nav", "main", "aside", "label", "button", "a:p",
  ]

  private var isInCell: Bool { tables.last?.open != nil }

  private mutating func breakLine() {
    guard isInCell else {
      endLine()
      return
    }
    while words.last == " " { words.removeLast() }
    if !words.isEmpty, words.last != "\n" { words += "\n" }
  }

  private mutating func endLine() {
    for part in words.split(separator: "\n") where !part.allSatisfy(\.isBlank) {
      // Bars and tabs part cells here as in plain text.
      document.lines.append(PlainTextReading.split(part))
      cellCount += 1
    }
    words = ""
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return String(rest)
  }

  // MARK: Tables

  private mutating func openTable() {
    // A table within a cell makes the outer one a frame for layout.
    if tables.last?.open != nil || tables.last?.row != nil {
      flushLayout(tables.count - 1)
    }
    endLine()
    // Deep nesting is only ever layout.
    if tables.count < 64 { tables.append(OpenTable()) }
  }

  /// Writes what a frame holds so far as lines, in order.
  private mutating func flushLayout(_ index: Int) {
    // Rows that are complete may be those of a table of figures all the same.
    document.lines += tables[index].rows.map { DocumentText.Line(cells: $0, isRow: true) }
    let pending = words
    words = ""
    for cell in tables[index].row?.cells ?? [] where !cell.text.isEmpty {
      words = cell.text
      endLine()
    }
    words = pending
    endLine()
    tables[index].rows = []
    if tables[index].row != nil { tables[index].row = OpenRow() }
    tables[index].isLayout = true
  }

  private mutating func openRow() {
    guard let last = tables.indices.last else { return }
    if tables[last].row != nil { closeRow() }
    words = ""
    tables[last].row = OpenRow()
    cover(last)
  }

  /// Puts a place-holder where cells from above reach into the row.
  private mutating func cover(_ index: Int) {
    while let column = tables[index].row?.width, column < Self.columnLimit,
      let rows = tables[index].covered[column]
    {
      tables[index].row?.append(DocumentText.Cell("", isCovered: true))
      tables[index].covered[column] = rows > 1 ? rows - 1 : nil
      cellCount += 1
    }
  }

  private mutating func openCell(columns: Int, rows: Int) {
    guard let last = tables.indices.last else {
      breakLine()
      return
    }
    if tables[last].row == nil { openRow() }
    if tables[last].open != nil { closeCell() }
    words = ""
    tables[last].open = (columns, rows)
  }

  private mutating func closeCell() {
    guard let last = tables.indices.last, let open = tables[last].open, let column = tables[last].row?.width
    else {
      breakLine()
      return
    }
    tables[last].open = nil
    tables[last].row?.append(DocumentText.Cell(Self.trimmed(words), span: open.columns))
    words = ""
    cellCount += 1
    if open.rows > 1, column + open.columns <= Self.columnLimit {
      for place in column..<(column + open.columns) { tables[last].covered[place] = open.rows - 1 }
      // Counted from the next row on: this row has passed these columns already.
    }
    cover(last)
    if let row = tables[last].row, row.cells.count >= Self.rowLimit { closeRow() }
  }

  private mutating func closeRow() {
    guard let last = tables.indices.last else { return }
    if tables[last].open != nil { closeCell() }
    guard let row = tables[last].row else { return }
    tables[last].row = nil
    // A short row passes beneath what reaches down beside it as well.
    for (column, rows) in tables[last].covered where column >= row.width {
      tables[last].covered[column] = rows > 1 ? rows - 1 : nil
    }
    if !row.cells.isEmpty { tables[last].rows.append(row.cells) }
  }

  private mutating func closeTable() {
    guard let last = tables.indices.last else { return }
    closeRow()
    if tables[last].isLayout {
      flushLayout(last)
    } else {
      document.lines += tables[last].rows.map { DocumentText.Line(cells: $0, isRow: true) }
    }
    tables.removeLast()
    words = ""
  }
}
