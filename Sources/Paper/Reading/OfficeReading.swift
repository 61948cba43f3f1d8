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
    append(document.body?.blocks ?? [], to: &text, depth: 0)
    return text
  }

  private static func append(_ blocks: [DocxBlock], to text: inout DocumentText, depth: Int) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        text.lines += PlainTextReading.read(paragraph.text).lines
      case .table(let table):
        for row in table.rows where !row.isDeleted { append(row, to: &text, depth: depth) }
      }
    }
  }

  private static func append(_ row: DocxRow, to text: inout DocumentText, depth: Int) {
    let holdsTable = row.cells.contains { cell in
      cell.blocks.contains { if case .table = $0 { true } else { false } }
    }
    // A table within a cell makes the outer one a frame for layout.
    if holdsTable, depth < 20 {
      for cell in row.cells { append(cell.blocks, to: &text, depth: depth + 1) }
      return
    }
    let cells = row.cells.flatMap { cell -> [DocumentText.Cell] in
      let span = min(max(cell.columnSpan, 1), columnLimit)
      guard cell.rowSpan == 0 else { return [DocumentText.Cell(cell.text, span: span)] }
      return Array(repeating: DocumentText.Cell("", isCovered: true), count: span)
    }
    text.lines.append(DocumentText.Line(cells: cells, isRow: true))
  }

  private static func lines(_ workbook: XlsxWorkbook) -> DocumentText {
    let title = workbook.properties.first { $0.name == "title" || $0.name.hasSuffix(":title") }?.value
    var text = DocumentText(title: title, lines: [])
    for sheet in workbook.sheets where sheet.visibility == .visible { append(sheet, to: &text) }
    return text
  }

  private static func append(_ sheet: XlsxSheet, to text: inout DocumentText) {
    let merges = sheet.merges.filter { $0.columns.lowerBound <= columnLimit }
    let width = min(sheet.rows.compactMap { $0.cells.last?.column }.max() ?? 0, columnLimit)
    for row in sheet.rows {
      let filled = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
      let areas = merges.filter { $0.rows.contains(row.number) }
      var cells: [DocumentText.Cell] = []
      var column = 1
      while column <= width {
        let area = areas.first { $0.columns.contains(column) }
        if let area, area.rows.lowerBound < row.number {
          cells.append(DocumentText.Cell("", isCovered: true))
          column += 1
        } else {
          let span = area.map { min($0.columns.upperBound, width) - column + 1 } ?? 1
          cells.append(DocumentText.Cell(filled[column] ?? "", span: max(span, 1)))
          column += max(span, 1)
        }
      }
      text.lines.append(DocumentText.Line(cells: cells, isRow: true))
    }
  }
}
