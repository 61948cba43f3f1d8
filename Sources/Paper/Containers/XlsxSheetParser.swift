/// Reads the cells of one sheet.
struct XlsxSheetParser {
  private var reader: XMLReader
  private let strings: [String]
  private let formats: XlsxNumberFormats
  private var sheet: XlsxSheet
  private var lastRow = 0

  init(
    _ bytes: [UInt8], part: String, strings: [String], formats: XlsxNumberFormats, limits: ContainerLimits
  ) throws(ContainerFault) {
    reader = try XMLReader(bytes, part: part, limits: limits)
    self.strings = strings
    self.formats = formats
    sheet = XlsxSheet(
      name: "", visibility: .visible, rows: [], hiddenColumns: [], merges: [], comments: [], margins: [],
      part: part)
  }

  mutating func read() throws(ContainerFault) -> XlsxSheet {
    var margin: String?
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "col": readColumn(start)
        case "row": try readRow(start)
        case "mergeCell":
          if let area = start["ref"].flatMap(XlsxArea.init) { sheet.merges.append(area) }
        case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
          margin = start.name
        default: break
        }
      case .text(let text):
        if let margin {
          sheet.margins.append(
            DocumentProperty(name: margin, value: text.text, part: sheet.part, range: text.range))
        }
      case .end: margin = nil
      }
    }
    sheet.hiddenColumns = Self.joined(sheet.hiddenColumns)
    return sheet
  }

  /// The same columns in order, each once: a file may name them as often as it likes, and every cell asks.
  private static func joined(_ columns: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for range in columns.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }

  private mutating func readColumn(_ start: XMLStart) {
    let isNarrow = start["width"].flatMap { Double($0) } == 0
    guard Self.isOn(start["hidden"]) || isNarrow, let first = start["min"].flatMap({ Int($0) }),
      let last = start["max"].flatMap({ Int($0) }), first >= 1, first <= min(last, XlsxArea.columnLimit)
    else { return }
    sheet.hiddenColumns.append(first...min(last, XlsxArea.columnLimit))
  }

  private mutating func readRow(_ start: XMLStart) throws(ContainerFault) {
    let number = start["r"].flatMap { Int($0) }.map { min($0, 1_048_576) } ?? (lastRow + 1)
    lastRow = number
    let isHidden = Self.isOn(start["hidden"]) || start["ht"].flatMap { Double($0) } == 0
    var row = XlsxRow(number: number, isHidden: isHidden, cells: [])
    var lastColumn = 0
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let start):
        guard start.name == "c" else {
          depth += 1
          continue
        }
        let column = start["r"].flatMap { XlsxArea.cell($0) }?.column ?? (lastColumn + 1)
        lastColumn = column
        if let cell = try readCell(start, column: column) { row.cells.append(cell) }
      case .end: depth -= 1
      case .text: break
      }
    }
    if !row.cells.isEmpty { sheet.rows.append(row) }
  }

  private mutating func readCell(_ tag: XMLStart, column: Int) throws(ContainerFault) -> XlsxCell? {
    var value: [XMLText] = []
    var inline: [XMLText] = []
    var stack: [String] = []
    scan: while let event = try reader.next() {
      switch event {
      case .start(let start):
        if start.name == "rPh" { try reader.skipElement() } else { stack.append(start.name) }
      case .text(let text):
        if stack.last == "v" { value.append(text) }
        if stack.last == "t" { inline.append(text) }
      case .end:
        if stack.isEmpty { break scan }
        stack.removeLast()
      }
    }
    let kind = tag["t"] ?? "n"
    if kind == "inlineStr" || (value.isEmpty && !inline.isEmpty) {
      let text = inline.map(\.text).joined()
      return text.isEmpty ? nil : XlsxCell(column: column, text: text, source: .inline(inline))
    }
    guard let first = value.first, let last = value.last else { return nil }
    let raw = value.map(\.text).joined()
    switch kind {
    case "s":
      guard let position = Int(raw), strings.indices.contains(position) else {
        throw reader.damaged("单元格指向不存在的文字")
      }
      guard !strings[position].isEmpty else { return nil }
      return XlsxCell(column: column, text: strings[position], source: .shared(position))
    case "str", "e", "d":
      return XlsxCell(column: column, text: raw, source: .inline(value))
    case "b":
      return XlsxCell(
        column: column, text: raw == "1" ? "TRUE" : "FALSE", source: .inline(value))
    default:
      let text = formats.show(raw, style: tag["s"].flatMap { Int($0) } ?? 0)
      let range = first.range.lowerBound..<last.range.upperBound
      return XlsxCell(column: column, text: text, source: .number(value: range, tag: tag.range))
    }
  }
}
