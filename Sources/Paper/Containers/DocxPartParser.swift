/// Reads the words of one part of a Word document: paragraphs, tables, and what is nested in either.
///
/// It descends with the elements; the depth is that of the XML reader's bound.
struct DocxPartParser {
  private var reader: XMLReader
  /// Blocks of `mc:Fallback`, apart from the rest so that nobody reads the same words twice.
  private(set) var fallback: [DocxBlock] = []
  /// Marks that enclosing elements lay on all words within.
  private var ambient: DocxRun.Marks = []

  init(_ bytes: [UInt8], part: String, limits: ContainerLimits) throws(ContainerFault) {
    reader = try XMLReader(bytes, part: part, limits: limits)
  }

  mutating func read() throws(ContainerFault) -> [DocxBlock] {
    try readBlocks(untilEndOf: nil)
  }

  /// Paragraphs and tables up to the end of the element that was entered, however deep they lie.
  private mutating func readBlocks(untilEndOf element: String?) throws(ContainerFault) -> [DocxBlock] {
    var blocks: [DocxBlock] = []
    var depth = element == nil ? 0 : 1
    // Text outside any paragraph: charts and odd producers have it.
    var loose = DocxParagraph()
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "p": blocks += try readParagraph()
        case "tbl": blocks.append(.table(try readTable()))
        case "Fallback": fallback += try readBlocks(untilEndOf: start.name)
        case "t", "delText", "v":
          loose.runs += try readText(marks: ambient)
        default:
          loose.runs += spoken(by: start)
          depth += 1
        }
      case .text: break
      case .end:
        depth -= 1
        if depth == 0 {
          if !loose.runs.isEmpty { blocks.append(.paragraph(loose)) }
          return blocks
        }
      }
    }
    if !loose.runs.isEmpty { blocks.append(.paragraph(loose)) }
    return blocks
  }

  /// A paragraph, followed by the blocks of text boxes that are anchored in it.
  private mutating func readParagraph() throws(ContainerFault) -> [DocxBlock] {
    var paragraph = DocxParagraph()
    var boxes: [DocxBlock] = []
    let outer = ambient
    // Each open element, with the marks to go back to at its end.
    var stack: [(name: String, marks: DocxRun.Marks)] = [("p", ambient)]
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "t": paragraph.runs += try readText(marks: ambient)
        case "delText": paragraph.runs += try readText(marks: ambient.union(.deleted))
        case "instrText", "delInstrText": paragraph.runs += try readText(marks: ambient.union(.instruction))
        case "tab" where stack.last?.name != "tabs": try appendSpace("\t", to: &paragraph)
        case "br", "cr": try appendSpace("\n", to: &paragraph)
        case "noBreakHyphen": try appendSpace("-", to: &paragraph)
        case "txbxContent", "txBody": boxes += try readBlocks(untilEndOf: start.name)
        case "tbl": boxes.append(.table(try readTable()))
        case "p": boxes += try readParagraph()
        case "Fallback": fallback += try readBlocks(untilEndOf: start.name)
        default:
          stack.append((start.name, ambient))
          enter(start, in: &paragraph, stack: &stack)
        }
      case .text: break
      case .end:
        guard let closed = stack.popLast() else { break }
        // Marks that `rPr` set hold to the end of its run, not only to its own.
        if closed.name != "rPr" { ambient = closed.marks }
        if stack.isEmpty {
          ambient = outer
          return [.paragraph(paragraph)] + boxes
        }
      }
    }
    return [.paragraph(paragraph)] + boxes
  }

  private mutating func enter(
    _ start: XMLStart, in paragraph: inout DocxParagraph, stack: inout [(name: String, marks: DocxRun.Marks)]
  ) {
    switch start.name {
    case "ins", "moveTo": ambient.insert(.inserted)
    case "del", "moveFrom": ambient.insert(.deleted)
    case "vanish", "webHidden":
      // `w:val="0"` takes a hiding away that the style laid on.
      let isOff = ["0", "false", "off"].contains(start["val"] ?? "1")
      let isOfRun = stack.dropLast().last?.name == "rPr" && stack.dropLast(2).last?.name != "pPr"
      if isOfRun, !isOff, start.name == "vanish" {
        ambient.insert(.hidden)
        stack[stack.count - 1].marks = ambient
      }
    case "pStyle": paragraph.style = start["val"]
    default: paragraph.runs += spoken(by: start)
    }
  }

  /// Words in attributes: of a picture for those who do not see it, of a field, of a bookmark.
  private func spoken(by start: XMLStart) -> [DocxRun] {
    switch start.name {
    case "docPr", "cNvPr", "alias", "tag", "default", "statusText", "helpText", "listItem", "bookmarkStart",
      "hyperlink",
      "imagedata", "textpath", "comment", "docVar":
      start.attributes.filter { OfficeProperties.maySpeak($0.value) }.map {
        DocxRun(text: $0.value, marks: ambient.union(.instruction), range: $0.range)
      }
    default: []
    }
  }

  private mutating func appendSpace(
    _ text: String, to paragraph: inout DocxParagraph
  ) throws(ContainerFault) {
    paragraph.runs.append(DocxRun(text: text, marks: ambient, range: nil))
    try reader.skipElement()
  }

  private mutating func readText(marks: DocxRun.Marks) throws(ContainerFault) -> [DocxRun] {
    var runs: [DocxRun] = []
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let text): runs.append(DocxRun(text: text.text, marks: marks, range: text.range))
      }
    }
    return runs
  }

  // MARK: tables

  private mutating func readTable() throws(ContainerFault) -> DocxTable {
    var table = DocxTable(rows: [])
    /// For each column of the grid, the row in which the cell began that now reaches down through it.
    var reaching: [Int: (row: Int, cell: Int)] = [:]
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let start):
        if start.name == "tr" {
          let (row, continued) = try readRow()
          table.rows.append(row)
          settle(&table, continued: continued, reaching: &reaching)
        } else {
          depth += 1
        }
      case .end: depth -= 1
      case .text: break
      }
    }
    return table
  }

  private func settle(
    _ table: inout DocxTable, continued: [VerticalMerge], reaching: inout [Int: (row: Int, cell: Int)]
  ) {
    let last = table.rows.count - 1
    for (position, merge) in continued.enumerated() {
      let column = table.rows[last].cells[position].column
      switch merge {
      case .none: reaching[column] = nil
      case .begins: reaching[column] = (last, position)
      case .goesOn:
        guard let origin = reaching[column] else { continue }
        table.rows[last].cells[position].rowSpan = 0
        table.rows[origin.row].cells[origin.cell].rowSpan = last - origin.row + 1
      }
    }
  }

  private enum VerticalMerge { case none, begins, goesOn }

  private mutating func readRow() throws(ContainerFault) -> (DocxRow, [VerticalMerge]) {
    var row = DocxRow(cells: [])
    var merges: [VerticalMerge] = []
    var column = 0
    var depth = 1
    let outer = ambient
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "tc":
          let (cell, merge) = try readCell(column: column)
          column += cell.columnSpan
          row.cells.append(cell)
          merges.append(merge)
          continue
        case "gridBefore": column += Self.count(start["val"])
        case "del":
          row.isDeleted = true
          ambient.insert(.deleted)
        default: break
        }
        depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    ambient = outer
    return (row, merges)
  }

  private mutating func readCell(column: Int) throws(ContainerFault) -> (DocxCell, VerticalMerge) {
    var cell = DocxCell(column: column, columnSpan: 1, rowSpan: 1, blocks: [])
    var merge = VerticalMerge.none
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "p":
          cell.blocks += try readParagraph()
          continue
        case "tbl":
          cell.blocks.append(.table(try readTable()))
          continue
        case "gridSpan": cell.columnSpan = max(1, Self.count(start["val"]))
        case "vMerge": merge = start["val"] == "restart" ? .begins : .goesOn
        default: break
        }
        depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    return (cell, merge)
  }

  /// A number of grid columns. Word has at most 63; the bound keeps sums of strangers' numbers small.
  private static func count(_ value: String?) -> Int { min(1000, max(0, value.flatMap { Int($0) } ?? 0)) }
}
