/// Reads comma-separated values (RFC 4180, with the tab or the semicolon as separator where the file uses it).
package enum CommaSeparatedReading {
  package static func read(_ text: String) -> DocumentText {
    let head = text.prefix(4000)
    let separator = [",", "\t", ";"].max { one, other in
      head.filter { $0 == one }.count < head.filter { $0 == other }.count
    }
    return DocumentText(lines: rows(text, separator: separator ?? ","))
  }

  static func rows(_ text: String, separator: Character) -> [DocumentText.Line] {
    var lines: [DocumentText.Line] = []
    var cells: [DocumentText.Cell] = []
    var cell = ""
    var isQuoted = false
    var characters = text.prefix(PlainTextReading.limit).makeIterator()
    var pending = characters.next()
    while let character = pending {
      pending = characters.next()
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if pending == "\"" {
          cell.append(character)
          pending = characters.next()
        } else {
          isQuoted = false
        }
      } else if character == "\"", cell.allSatisfy(\.isBlank) {
        isQuoted = true
        cell = ""
      } else if character == separator {
        cells.append(DocumentText.Cell(cell))
        cell = ""
      } else if character.isNewline {
        cells.append(DocumentText.Cell(cell))
        lines.append(DocumentText.Line(cells: cells, isRow: true))
        (cell, cells) = ("", [])
      } else {
        cell.append(character)
      }
    }
    if !cell.isEmpty || !cells.isEmpty {
      cells.append(DocumentText.Cell(cell))
      lines.append(DocumentText.Line(cells: cells, isRow: true))
    }
    return lines
  }
}
