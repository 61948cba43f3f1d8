/// The body of a Word document: paragraphs, tables and the page they stand on.
struct DocxBody {
  private let document: WrittenDocument

  init(_ document: WrittenDocument) { self.document = document }

  var xml: String {
    DocxWriter.declaration
      + "<w:document \(DocxWriter.namespace) xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
      + "<w:body>\(blocks)\(section)</w:body></w:document>"
  }

  /// Word makes one table of two that touch, and wants a paragraph behind the last.
  private var blocks: String {
    var xml = ""
    for (index, block) in document.blocks.enumerated() {
      let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
      switch block {
      case .paragraph(let paragraph): xml += self.paragraph(paragraph, before: next)
      case .table(let table):
        xml += self.table(table)
        if next == nil { xml += Self.emptyLine }
        if case .table? = next { xml += Self.emptyLine }
      case .signature(let signature): xml += self.signature(signature)
      }
    }
    return xml
  }

  private static let emptyLine = "<w:p><w:pPr><w:pStyle w:val=\"\(DocxStyles.cell)\"/></w:pPr></w:p>"

  /// The last paragraph before the signature goes with it: a name alone on a page could be put under any text.
  private func paragraph(_ paragraph: WrittenParagraph, before next: WrittenBlock?) -> String {
    let leads = if case .signature? = next { true } else { false }
    return
      "<w:p><w:pPr><w:pStyle w:val=\"\(paragraph.style.wordID)\"/>\(leads ? "<w:keepNext/>" : "")</w:pPr>"
      + paragraph.runs.map { run($0.text, isBold: $0.isBold) }.joined() + "</w:p>"
  }

  private func run(_ text: String, isBold: Bool = false) -> String {
    let weight = isBold ? "<w:rPr><w:b/></w:rPr>" : ""
    let lines = WrittenText.harmless(text).split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map {
        "<w:t xml:space=\"preserve\">\(XMLReader.escape(String($0)))</w:t>"
      }.joined(separator: "<w:tab/>")
    }.joined(separator: "<w:br/>")
    return "<w:r>\(weight)\(words)</w:r>"
  }

  private func signature(_ signature: WrittenSignature) -> String {
    let size = WrittenStyle.text.metrics.size
    func line(_ text: String, indent: Double, before: Double, leads: Bool) -> String {
      "<w:p><w:pPr><w:pStyle w:val=\"\(DocxStyles.signature)\"/>\(leads ? "<w:keepNext/>" : "")"
        + "<w:spacing w:before=\"\(DocxStyles.twips(before))\"/>"
        + "<w:ind w:right=\"\(DocxStyles.twips(indent * size))\"/></w:pPr>\(run(text))</w:p>"
    }
    // Two lines above the name are the room for the seal.
    return line(
      signature.name, indent: signature.indents.name, before: 2 * WrittenStyle.text.metrics.line, leads: true)
      + line(signature.date, indent: signature.indents.date, before: 0, leads: false)
  }

  private var section: String {
    let (width, height) = (DocxStyles.twips(WrittenPage.width), DocxStyles.twips(WrittenPage.height))
    let margins = [
      ("top", WrittenPage.top), ("right", WrittenPage.right), ("bottom", WrittenPage.bottom),
      ("left", WrittenPage.left),
    ]
    return
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
      + "<w:pgSz w:w=\"\(width)\" w:h=\"\(height)\"/>"
      + "<w:pgMar "
      + margins.map { "w:\($0)=\"\(DocxStyles.twips($1))\"" }.joined(
        separator: " ")
      + " w:header=\"851\" w:footer=\"1388\" w:gutter=\"0\"/></w:sectPr>"
  }
}

// MARK: Tables

extension DocxBody {
  private func table(_ table: WrittenTable) -> String {
    let total = DocxStyles.twips(WrittenPage.textWidth)
    let parts = table.widths.reduce(0, +)
    let widths = table.widths.map { $0 * total / parts }
    let rows = table.grid.enumerated().map { index, places in
      let isHead = index < table.headRows
      return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>"
        + places.map { cell($0, of: table, widths, leads: table.staysWhole && index < table.rows.count - 1) }
        .joined() + "</w:tr>"
    }
    return
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
      + "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
      + "<w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\(rows.joined())</w:tbl>"
  }

  private func cell(
    _ place: WrittenTable.Place, of table: WrittenTable, _ widths: [Int], leads: Bool
  ) -> String {
    let width = widths[place.column..<place.column + place.columns].reduce(0, +)
    var properties = "<w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
    if place.columns > 1 { properties += "<w:gridSpan w:val=\"\(place.columns)\"/>" }
    if place.cell == nil {
      properties += "<w:vMerge/>"
    } else if place.rows > 1 {
      properties += "<w:vMerge w:val=\"restart\"/>"
    }
    properties += "<w:vAlign w:val=\"center\"/>"
    let style = table.isSmall ? DocxStyles.smallCell : DocxStyles.cell
    let lines = (place.cell?.lines ?? [""]).map { line in
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(leads ? "<w:keepNext/>" : "")"
        + "<w:jc w:val=\"\((place.cell?.alignment ?? .center).word)\"/></w:pPr>"
        + (line.isEmpty ? "" : run(line, isBold: place.cell?.isBold == true)) + "</w:p>"
    }
    return "<w:tc><w:tcPr>\(properties)</w:tcPr>\(lines.joined())</w:tc>"
  }
}

extension WrittenTable.Alignment {
  var word: String {
    switch self {
    case .start: "left"
    case .center: "center"
    case .end: "right"
    }
  }
}
