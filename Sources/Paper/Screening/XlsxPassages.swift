import Statute

/// A workbook as passages: a sheet is one, a row a line.
enum XlsxPassages {
  /// Bytes of what the cells of a sheet say of texts that stand once in the file and may be those of any number of cells.
  static func sharedBytes(of sheet: XlsxSheet) -> Int {
    sheet.rows.lazy.flatMap(\.cells).reduce(0) { sum, cell in
      if case .shared = cell.source { sum + cell.text.utf8.count } else { sum }
    }
  }

  static func passages(of workbook: XlsxWorkbook, strings: [[XMLText]]) -> [ScreenPassage] {
    var passages: [ScreenPassage] = []
    for sheet in workbook.sheets {
      passages.append(passage(of: sheet, strings: strings))
      for comment in sheet.comments {
        var passage = ScreenPassage(DocumentPlace(.comment, sheet.name + comment.reference))
        for run in comment.runs {
          passage.append(run.text, source: TextSource(part: comment.part, range: run.range))
        }
        passages.append(passage)
      }
      for margin in sheet.margins { passages.append(DocxPassages.passage(of: margin, .header)) }
    }
    for property in workbook.properties { passages.append(DocxPassages.passage(of: property, .property)) }
    for link in workbook.links { passages.append(DocxPassages.passage(of: link, .link)) }
    passages += DocxPassages.loose(workbook.loose)
    return passages.filter { !$0.isEmpty }
  }

  private static func passage(of sheet: XlsxSheet, strings: [[XMLText]]) -> ScreenPassage {
    let isHidden = sheet.visibility != .visible
    var passage = ScreenPassage(DocumentPlace(isHidden ? .hiddenSheet : .sheet, sheet.name))
    for row in sheet.rows {
      var column = 1
      for cell in row.cells {
        while column < min(cell.column, 256) {
          passage.append("\t")
          column += 1
        }
        // Beyond that, cells are parted and no more.
        if cell.column > 256 { passage.append("\t") }
        append(cell, row: row, sheet: sheet, strings: strings, to: &passage)
      }
      // A row of one cell is a row too.
      passage.append("\t\n")
      passage.lineNumbers.append(row.number)
    }
    return passage
  }

  private static func append(
    _ cell: XlsxCell, row: XlsxRow, sheet: XlsxSheet, strings: [[XMLText]], to passage: inout ScreenPassage
  ) {
    let reference = XlsxArea.name(ofColumn: cell.column) + "\(row.number)"
    let place: DocumentPlace? =
      sheet.visibility != .visible
      ? nil
      : row.isHidden
        ? DocumentPlace(.hiddenRow, sheet.name)
        : sheet.isHidden(column: cell.column) ? DocumentPlace(.hiddenColumn, sheet.name) : nil
    func append(_ text: String, _ source: TextSource) {
      // A break within a cell is no end of the row.
      let line = String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
      passage.append(line, source: source, place: place, cell: reference)
    }
    switch cell.source {
    case .shared(let position):
      for run in strings[position] {
        append(run.text, TextSource(part: "xl/sharedStrings.xml", range: run.range))
      }
    case .inline(let runs):
      for run in runs { append(run.text, TextSource(part: sheet.part, range: run.range)) }
    case .number(let value, let tag):
      append(cell.text, TextSource(part: sheet.part, range: value, cellTag: tag))
    }
  }
}
