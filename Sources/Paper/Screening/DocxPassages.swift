import Statute

/// A Word document as passages: what shows, and beside it what was struck out or hidden, read in its sentence.
enum DocxPassages {
  static func passages(of document: DocxDocument) -> [ScreenPassage] {
    var passages: [ScreenPassage] = []
    for part in document.parts {
      let place = place(of: part)
      passages.append(passage(of: part, place: place, without: [.hidden, .deleted, .instruction]))
      let marks = marks(in: part.blocks)
      // A number may be struck out or hidden in part, so each view is the whole part once more; findings that show
      // anyway are dropped later.
      if marks.contains(.deleted) {
        passages.append(passage(of: part, place: place, without: [.inserted, .instruction]))
      }
      if marks.contains(.hidden) {
        passages.append(passage(of: part, place: place, without: [.deleted, .instruction]))
      }
      if marks.contains(.instruction) { passages.append(instructions(of: part)) }
    }
    for property in document.properties { passages.append(passage(of: property, .property)) }
    for link in document.links { passages.append(passage(of: link, .link)) }
    passages += loose(document.loose)
    return passages.filter { !$0.isEmpty }
  }

  /// Words without a place of their own, one a line, part by part.
  static func loose(_ words: [DocumentProperty]) -> [ScreenPassage] {
    var passages: [ScreenPassage] = []
    var part: String?
    for word in words {
      if word.part != part { passages.append(ScreenPassage(DocumentPlace(.hidden))) }
      part = word.part
      passages[passages.count - 1].append(word.value, source: TextSource(part: word.part, range: word.range))
      passages[passages.count - 1].append("\n")
    }
    return passages
  }

  static func passage(of property: DocumentProperty, _ kind: DocumentPlace.Kind) -> ScreenPassage {
    var passage = ScreenPassage(DocumentPlace(kind, property.name))
    passage.append(property.value, source: TextSource(part: property.part, range: property.range))
    return passage
  }

  private static func place(of part: DocxPart) -> DocumentPlace {
    switch part.kind {
    case .body, .fallback: DocumentPlace(.body)
    case .header: DocumentPlace(.header)
    case .footer: DocumentPlace(.footer)
    case .note: DocumentPlace(.note)
    case .comment: DocumentPlace(.comment)
    }
  }

  private static func marks(in blocks: [DocxBlock]) -> DocxRun.Marks {
    blocks.reduce(into: []) { marks, block in
      switch block {
      case .paragraph(let paragraph): for run in paragraph.runs { marks.formUnion(run.marks) }
      case .table(let table):
        for row in table.rows {
          if row.isDeleted { marks.insert(.deleted) }
          for cell in row.cells { marks.formUnion(self.marks(in: cell.blocks)) }
        }
      }
    }
  }

  /// One line a paragraph, one line a row with tabs between the cells.
  private static func passage(
    of part: DocxPart, place: DocumentPlace, without left: DocxRun.Marks
  ) -> ScreenPassage {
    var passage = ScreenPassage(place)
    for block in part.blocks {
      append(block, of: part.name, without: left, to: &passage)
      passage.append("\n")
    }
    return passage
  }

  private static func append(
    _ block: DocxBlock, of part: String, without left: DocxRun.Marks, isCell: Bool = false,
    to passage: inout ScreenPassage
  ) {
    switch block {
    case .paragraph(let paragraph):
      for run in paragraph.runs where run.marks.isDisjoint(with: left) {
        let place: DocumentPlace? =
          run.marks.contains(.deleted)
          ? DocumentPlace(.deletion) : run.marks.contains(.hidden) ? DocumentPlace(.hidden) : nil
        // A break within a cell is no end of the row.
        let text =
          isCell
          ? String(
            String.UnicodeScalarView(run.text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
          : run.text
        passage.append(text, source: run.range.map { TextSource(part: part, range: $0) }, place: place)
      }
    case .table(let table):
      for (number, row) in table.rows.enumerated() {
        if number > 0 { passage.append("\n") }
        append(row, of: part, without: left, to: &passage)
      }
    }
  }

  private static func append(
    _ row: DocxRow, of part: String, without left: DocxRun.Marks, to passage: inout ScreenPassage
  ) {
    var column = 0
    for (position, cell) in row.cells.enumerated() {
      if position > 0, cell.column <= column || column >= 256 { passage.append("\t") }
      // Cells stand under their headings even where others are joined before them.
      while column < min(cell.column, 256) {
        passage.append("\t")
        column += 1
      }
      for (number, block) in cell.blocks.enumerated() {
        if number > 0 { passage.append(" ") }
        append(block, of: part, without: left, isCell: true, to: &passage)
      }
    }
    passage.append("\t")
  }

  /// Instructions of fields and descriptions of pictures, one a line.
  private static func instructions(of part: DocxPart) -> ScreenPassage {
    var passage = ScreenPassage(DocumentPlace(.hidden))
    func append(_ blocks: [DocxBlock]) {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph):
          for run in paragraph.runs where run.marks.contains(.instruction) {
            passage.append(run.text, source: run.range.map { TextSource(part: part.name, range: $0) })
            passage.append("\n")
          }
        case .table(let table):
          for row in table.rows { for cell in row.cells { append(cell.blocks) } }
        }
      }
    }
    append(part.blocks)
    return passage
  }
}
