import Foundation
import Paper
import Statute

/// A generated report written as Word, Excel and PDF, as far as the reader needs them.
enum ReportFiles {
  private static func figure(_ cell: ReportCell, _ report: GeneratedReport) -> String { report.words(cell) }

  static func words(_ content: ReportForm.Content, _ report: GeneratedReport) -> String {
    switch content {
    case .text(let text): text
    case .figure(let cell): report.words(cell)
    }
  }

  /// The places of the boxes on the grid of a table: row, column, box.
  static func placed(_ form: ReportForm) -> [(row: Int, column: Int, box: ReportForm.Box)] {
    var taken: Set<[Int]> = []
    var result: [(row: Int, column: Int, box: ReportForm.Box)] = []
    for (row, boxes) in form.rows.enumerated() {
      var column = 0
      for box in boxes {
        while taken.contains([row, column]) { column += 1 }
        for down in 0..<box.rows {
          for right in 0..<box.columns { taken.insert([row + down, column + right]) }
        }
        result.append((row, column, box))
        column += box.columns
      }
    }
    return result
  }

  // MARK: Word

  static func docx(_ report: GeneratedReport) -> [UInt8] {
    var body = paragraph(report.title)
    for section in ReportSection.allCases {
      body += paragraph(section.heading)
      if let form = ReportForm.tables(of: report.edition).first(where: { $0.section == section }) {
        body += table(form, report)
      } else {
        body += paragraph("\(report.year)年,存在公开内容不够丰富的问题,下一步将加强培训、提升质量。")
      }
    }
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    return archive([
      ("[Content_Types].xml", contentTypes("/word/document.xml", "wordprocessingml.document.main")),
      ("_rels/.rels", relations("word/document.xml")),
      (
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document \(space)><w:body>\(body)</w:body></w:document>"
      ),
    ])
  }

  private static func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  private static func table(_ form: ReportForm, _ report: GeneratedReport) -> String {
    let places = placed(form)
    var xml = "<w:tbl>"
    for row in form.rows.indices {
      xml += "<w:tr>"
      let here = places.filter { $0.row <= row && row < $0.row + $0.box.rows }.sorted {
        $0.column < $1.column
      }
      for place in here {
        let span = "<w:gridSpan w:val=\"\(place.box.columns)\"/>"
        let merge =
          place.box.rows == 1 ? "" : place.row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>"
        let text = place.row == row ? words(place.box.content, report) : ""
        xml += "<w:tc><w:tcPr>\(span)\(merge)</w:tcPr>\(paragraph(text))</w:tc>"
      }
      xml += "</w:tr>"
    }
    return xml + "</w:tbl>"
  }

  // MARK: Excel

  static func xlsx(_ report: GeneratedReport) -> [UInt8] {
    var rows = ""
    var merges = ""
    var line = 1
    func text(_ column: Int, _ row: Int, _ words: String) -> String {
      "<c r=\"\(name(column))\(row)\" t=\"inlineStr\"><is><t>\(words)</t></is></c>"
    }
    rows += "<row r=\"\(line)\">\(text(0, line, report.title))</row>"
    line += 1
    for section in ReportSection.allCases {
      rows += "<row r=\"\(line)\">\(text(0, line, section.heading))</row>"
      line += 1
      guard let form = ReportForm.tables(of: report.edition).first(where: { $0.section == section }) else {
        continue
      }
      let places = placed(form)
      for row in form.rows.indices {
        rows += "<row r=\"\(line + row)\">"
        for place in places where place.row == row {
          let value = words(place.box.content, report)
          if case .figure = place.box.content, Double(value) != nil {
            rows += "<c r=\"\(name(place.column))\(line + row)\"><v>\(value)</v></c>"
          } else {
            rows += text(place.column, line + row, value)
          }
          if place.box.rows * place.box.columns > 1 {
            let last = "\(name(place.column + place.box.columns - 1))\(line + row + place.box.rows - 1)"
            merges += "<mergeCell ref=\"\(name(place.column))\(line + row):\(last)\"/>"
          }
        }
        rows += "</row>"
      }
      line += form.rows.count
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return archive([
      ("[Content_Types].xml", contentTypes("/xl/workbook.xml", "spreadsheetml.sheet.main")),
      ("_rels/.rels", relations("xl/workbook.xml")),
      (
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
          + "<sheet name=\"年报\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        relations("worksheets/sheet1.xml").replacingOccurrences(of: "officeDocument\"", with: "worksheet\"")
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<?xml version=\"1.0\"?><worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData>"
          + "<mergeCells>\(merges)</mergeCells></worksheet>"
      ),
    ])
  }

  private static func name(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(65 + column)))
  }

  private static func contentTypes(_ part: String, _ kind: String) -> String {
    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Override PartName=\"\(part)\" ContentType=\"application/vnd.openxmlformats-officedocument.\(kind)+xml\"/></Types>"
  }

  private static func relations(_ target: String) -> String {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return
      "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(type)\" Target=\"\(target)\"/></Relationships>"
  }

  private static func archive(_ parts: [(String, String)]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, Data(text.utf8)) }
    return [UInt8](writer.finish())
  }

  // MARK: PDF

  /// Pages of text set at places: labels broken into lines around the height of their figures, as a table prints.
  static func pdf(_ report: GeneratedReport) -> [UInt8] {
    var pages: [String] = []
    var page = ""
    var y = 780.0
    func show(_ text: String, _ x: Double, _ y: Double) {
      let codes = text.utf16.map { String(format: "%04X", $0) }.joined()
      page += "BT /F1 8 Tf 1 0 0 1 \(x) \(y) Tm <\(codes)> Tj ET\n"
    }
    func turn() {
      show("- \(pages.count + 1) -", 290, 30)
      pages.append(page)
      (page, y) = ("", 780)
    }
    func line(_ text: String) {
      if y < 80 { turn() }
      show(text, 40, y)
      y -= 20
    }
    line(report.title)
    for section in ReportSection.allCases {
      line(section.heading)
      guard let form = ReportForm.tables(of: report.edition).first(where: { $0.section == section }) else {
        line("\(report.year)年,存在公开内容不够丰富的问题,下一步将加强培训、提升质量。")
        continue
      }
      let isThird = section == .requests
      for row in form.rows.indices {
        let boxes = form.rows[row]
        let labels = boxes.filter { if case .text = $0.content { true } else { false } }
        let figures = boxes.filter { if case .figure = $0.content { true } else { false } }
        let label = labels.last.map { words($0.content, report) } ?? ""
        let parts = isThird && !figures.isEmpty ? chunks(label, 18) : [label]
        if y < 120 { turn() }
        let middle = y - Double(parts.count - 1) * 5
        if figures.isEmpty {
          for (index, box) in labels.enumerated() {
            show(words(box.content, report), 40 + Double(index) * 500 / Double(labels.count), y)
          }
        } else {
          for (index, part) in parts.enumerated() { show(part, 90, y - Double(index) * 10) }
          let left = label.isEmpty ? 40.0 : 270.0
          let step = (560 - left) / Double(figures.count)
          for (index, box) in figures.enumerated() {
            show(words(box.content, report), left + Double(index) * step, middle)
          }
        }
        y -= Double(parts.count) * 10 + 10
      }
    }
    turn()
    return assemble(pages)
  }

  private static func chunks(_ text: String, _ size: Int) -> [String] {
    stride(from: 0, to: text.count, by: size).map { String(text.dropFirst($0).prefix(size)) }
  }

  private static func assemble(_ pages: [String]) -> [UInt8] {
    let map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
      + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      + "256 beginbfrange\n"
      + (0..<256).map { String(format: "<%02X00> <%02XFF> <%02X00>\n", $0, $0, $0) }.joined()
      + "endbfrange endcmap end end"
    let kids = pages.indices.map { "\(6 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        + "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /Ascent 880 /Descent -120 "
        + "/CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >>",
      "<< /Length \(map.utf8.count) >>\nstream\n\(map)\nendstream",
    ]
    for (index, content) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents \(7 + index * 2) 0 R >>"
      )
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream")
    }
    var file = "%PDF-1.5\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    file += offsets.map { String(format: "%010d 00000 n \n", $0) }.joined()
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }
}
