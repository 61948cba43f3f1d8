/// A document as a page of HTML that stands alone: for print, and for the making of PDF. It names nothing outside itself.
package enum PrintPage {
  package static func html(_ document: WrittenDocument) -> String {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(escape(document.title))</title>
    <meta name="author" content="\(escape(document.issuer))"><meta name="generator" content="Huabiao">
    <style>\(style)</style></head>
    <body>
    \(document.blocks.map(block).joined(separator: "\n"))
    </body></html>

    """
  }

  private static func block(_ block: WrittenBlock) -> String {
    switch block {
    case .paragraph(let paragraph):
      let name = paragraph.style.element
      let words = paragraph.runs.map { $0.isBold ? "<b>\(inline($0.text))</b>" : inline($0.text) }.joined()
      return "<\(name) class=\"\(paragraph.style.rawValue)\">\(words)</\(name)>"
    case .table(let table): return self.table(table)
    case .signature(let signature):
      let indents = signature.indents
      return
        "<div class=\"signature\"><p style=\"padding-right:\(indents.name)em\">\(inline(signature.name))</p>"
        + "<p style=\"padding-right:\(indents.date)em\">\(inline(signature.date))</p></div>"
    }
  }

  private static func table(_ table: WrittenTable) -> String {
    let total = Double(table.widths.reduce(0, +))
    let columns = table.widths.map {
      "<col style=\"width:\((Double($0) * 10_000 / total).rounded() / 100)%\">"
    }
    let kinds = [table.isSmall ? "small" : nil, table.staysWhole ? "whole" : nil].compactMap(\.self)
    let rows = table.grid.enumerated().map { index, places in
      "<tr>"
        + places.compactMap { place in place.cell.map { cell($0, place, isHead: index < table.headRows) } }
        .joined() + "</tr>"
    }
    let head = rows.prefix(table.headRows).joined(separator: "\n")
    let body = rows.dropFirst(table.headRows).joined(separator: "\n")
    return "<table class=\"\(kinds.joined(separator: " "))\"><colgroup>\(columns.joined())</colgroup>"
      + (head.isEmpty ? "" : "<thead>\(head)</thead>") + "<tbody>\(body)</tbody></table>"
  }

  private static func cell(_ cell: WrittenTable.Cell, _ place: WrittenTable.Place, isHead: Bool) -> String {
    let name = isHead ? "th" : "td"
    // A figure that were broken over two lines would be read as two.
    let isFigure = cell.lines.count == 1 && cell.lines[0].allSatisfy { "0123456789.-+".contains($0) }
    let kinds = [cell.alignment == .center ? nil : cell.alignment.rawValue, isFigure ? "figure" : nil]
      .compactMap(\.self)
    var attributes = kinds.isEmpty ? "" : " class=\"\(kinds.joined(separator: " "))\""
    if place.columns > 1 { attributes += " colspan=\"\(place.columns)\"" }
    if place.rows > 1 { attributes += " rowspan=\"\(place.rows)\"" }
    let words = cell.lines.map(inline).joined(separator: "<br>")
    return "<\(name)\(attributes)>\(cell.isBold ? "<b>\(words)</b>" : words)</\(name)>"
  }

  private static func inline(_ text: String) -> String {
    escape(text).replacing("\n", with: "<br>")
  }

  private static func escape(_ text: String) -> String {
    XMLReader.escape(WrittenText.harmless(text))
  }

  // MARK: Look

  private static var style: String {
    let margins = [WrittenPage.top, WrittenPage.right, WrittenPage.bottom, WrittenPage.left]
    let number =
      "content:'— ' counter(page) ' —';font:14pt 'Noto Serif CJK SC',serif;vertical-align:top;padding-top:7mm"
    return """
      @page{size:A4;margin:\(margins.map { "\($0)pt" }.joined(separator: " "))}
      @page:right{@bottom-right{\(number);padding-right:14pt}}
      @page:left{@bottom-left{\(number);padding-left:14pt}}
      body{margin:0;font-family:\(families(.fangsong));font-size:16pt;line-height:28.95pt;widows:1;orphans:1}
      p,h1,h2,h3{margin:0;font-weight:400;overflow-wrap:anywhere}
      b{font-weight:700}
      \(WrittenStyle.allCases.map(rule).joined(separator: "\n"))
      .letterhead{border-bottom:4.5pt double #c8102e;padding-bottom:6pt}
      .signature{padding-top:57.9pt;text-align:right;page-break-inside:avoid;page-break-before:avoid}
      .signature p:first-child{page-break-after:avoid}
      table{width:100%;table-layout:fixed;border-collapse:collapse;margin:6pt 0;font:10.5pt/18pt \(families(.song))}
      table.small{font-size:9pt;line-height:12.5pt}
      table.whole{page-break-inside:avoid}
      tr{page-break-inside:avoid}
      th,td{border:0.5pt solid #000;padding:2pt 3pt;text-align:center;vertical-align:middle;font-weight:400;overflow-wrap:anywhere}
      .figure{white-space:nowrap}.start{text-align:left}.end{text-align:right}
      """
  }

  private static func families(_ face: Typeface) -> String {
    face.families.map { "'\($0)'" }.joined(separator: ",") + (face == .hei ? ",sans-serif" : ",serif")
  }

  private static func rule(_ style: WrittenStyle) -> String {
    let metrics = style.metrics
    // The free face that stands in for 小标宋 is lighter than it.
    let weight = metrics.face == .xiaobiaosong || metrics.isBold ? ";font-weight:700" : ""
    return
      ".\(style.rawValue){font-family:\(families(metrics.face));font-size:\(metrics.size)pt;line-height:\(metrics.line)pt"
      + ";text-align:\(metrics.alignment.css);text-indent:\(metrics.indent)em;margin:\(metrics.before)pt 0 \(metrics.after)pt"
      + weight + (metrics.isRed ? ";color:#c8102e" : "") + (metrics.leads ? ";page-break-after:avoid" : "")
      + "}"
  }
}

extension WrittenStyle {
  fileprivate var element: String {
    switch self {
    case .title: "h1"
    case .chapter, .heading: "h2"
    case .section, .subheading: "h3"
    default: "p"
    }
  }
}

extension WrittenStyle.Alignment {
  fileprivate var css: String {
    switch self {
    case .start: "left"
    case .center: "center"
    case .end: "right"
    case .justified: "justify"
    }
  }
}
