import Foundation

/// Turns Word and Excel documents into lines and rows, merged cells included.
enum OfficeReading {
  private static let columnLimit = 200

  /// A ZIP container: Word or Excel by the parts it has.
  static func read(_ bytes: [UInt8]) throws(UnreadableFile) -> DocumentText {
    do {
      let archive = try ZipArchive(data: Data(bytes))
      let names = Set(archive.entries.map(\.name))
      if names.contains("word/document.xml") {
        return lines(try DocxReader(archive: archive).read())
      }
      if names.contains("xl/workbook.xml") {
        return lines(try XlsxReader(archive: archive).read())
      }
      throw UnreadableFile.unsupported("ZIP")
    } catch let fault as ContainerFault {
      if case .encrypted = fault { throw .encrypted }
      throw .damaged("DOCX、XLSX", fault.sentence)
    } catch let fault as UnreadableFile {
      throw fault
    } catch {
      throw .damaged("DOCX、XLSX", "无法打开")
    }
  }

  private static func lines(_ document: DocxDocument) -> DocumentText {
    let title = document.properties.first { $0.name == "title" || $0.name.hasSuffix(":title") }?.value
    var text = DocumentText(title: title, lines: [])
    var left = DocumentText.cellLimit
    append(document.body?.blocks ?? [], to: &text, left: &left, depth: 0)
    return text
  }

  private static func append(
    _ blocks: [DocxBlock], to text: inout DocumentText, left: inout Int, depth: Int
  ) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        text.lines += PlainTextReading.read(paragraph.text).lines
      case .table(let table):
        for row in table.rows where !row.isDeleted { append(row, to: &text, left: &left, depth: depth) }
      }
    }
  }

  private static func append(_ row: DocxRow, to text: inout DocumentText, left: inout Int, depth: Int) {
    let holdsTable = row.cells.contains { cell in
      cell.blocks.contains { if case .table = $0 { true } else { false } }
    }
    // A table within a cell makes the outer one a frame for layout.
    if holdsTable, depth < 20 {
      for cell in row.cells { append(cell.blocks, to: &text, left: &left, depth: depth + 1) }
      return
    }
    let cells = row.cells.flatMap { cell -> [DocumentText.Cell] in
      let span = min(max(cell.columnSpan, 1), columnLimit)
      guard cell.rowSpan == 0 else { return [DocumentText.Cell(cell.text, span: span)] }
      return Array(repeating: DocumentText.Cell("", isCovered: true), count: span)
    }
    text.append(row: cells, of: &left)
  }

  private static func lines(_ workbook: XlsxWorkbook) -> DocumentText {
    let title = workbook.properties.first { $0.name == "title" || $0.name.hasSuffix(":title") }?.value
    var text = DocumentText(title: title, lines: [])
    var left = DocumentText.cellLimit
    for sheet in workbook.sheets where sheet.visibility == .visible { append(sheet, to: &text, left: &left) }
    return text
  }

  private static func append(_ sheet: XlsxSheet, to text: inout DocumentText, left: inout Int) {
    let width = min(sheet.rows.compactMap { $0.cells.last?.column }.max() ?? 0, columnLimit)
    // From top to bottom as Excel shows them, in whatever order the file has them.
    let rows = sheet.rows.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    var merges = MergedColumns(sheet.merges, width: width)
    for row in rows.map(\.element) {
      guard left > 0 else {
        text.isShortened = true
        return
      }
      merges.advance(to: row.number)
      let filled = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
      var cells: [DocumentText.Cell] = []
      var column = 1
      while column <= width {
        let area = merges.area(at: column)
        if let area, area.rows.lowerBound < row.number {
          cells.append(DocumentText.Cell("", isCovered: true))
          column += 1
        } else {
          let span = area.map { min($0.columns.upperBound, width) - column + 1 } ?? 1
          cells.append(DocumentText.Cell(filled[column] ?? "", span: max(span, 1)))
          column += max(span, 1)
        }
      }
      text.append(row: cells, of: &left)
    }
  }
}

/// Which merged area each column is in, row after row downwards: every area is looked at once when its first row comes.
private struct MergedColumns {
  private var coming: ArraySlice<XlsxArea>
  private var areas: [XlsxArea?]
  private var row = 0

  init(_ merges: [XlsxArea], width: Int) {
    coming =
      merges.filter { $0.columns.lowerBound <= width }
      .sorted { $0.rows.lowerBound < $1.rows.lowerBound }[...]
    areas = Array(repeating: nil, count: width + 1)
  }

  mutating func advance(to row: Int) {
    self.row = row
    while let area = coming.first, area.rows.lowerBound <= row {
      coming.removeFirst()
      guard area.rows.contains(row) else { continue }
      for column in area.columns.clamped(to: 0...(areas.count - 1)) where self.area(at: column) == nil {
        areas[column] = area
      }
    }
  }

  func area(at column: Int) -> XlsxArea? {
    areas[column].flatMap { $0.rows.contains(row) ? $0 : nil }
  }
}

extension DocumentText {
  /// Adds a row of a table, as long as cells are left to read.
  fileprivate mutating func append(row cells: [Cell], of left: inout Int) {
    guard left > 0 else {
      isShortened = true
      return
    }
    left -= max(cells.count, 1)
    lines.append(Line(cells: cells, isRow: true))
  }
}
