import Foundation
import Testing

@testable import Paper

@Suite("Containers: Word and Excel")
struct OfficeReadersTests {
  func body(_ xml: String) throws -> [DocxBlock] {
    try #require(DocxReader(data: OfficeSamples.docx(body: xml)).read().body).blocks
  }

  @Test func `paragraphs come in order, with tabs and breaks`() throws {
    let blocks = try body(
      """
      <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r>
      <w:r><w:tab/><w:t xml:space="preserve"> 乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p><w:p/>
      """)
    #expect(blocks.map(\.text) == ["甲\t 乙\n丙", ""])
    guard case .paragraph(let first) = blocks[0] else { return }
    #expect(first.style == "Heading1")
  }

  @Test func `tracked changes and hidden words are told apart from what shows`() throws {
    let blocks = try body(
      """
      <w:p><w:ins w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>
      <w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>
      """)
    guard case .paragraph(let paragraph) = blocks[0] else { return }
    #expect(paragraph.text == "新显")
    #expect(paragraph.runs.map(\.marks) == [.inserted, .deleted, .hidden, [], .instruction])
  }

  @Test func `cells know their column and how far they reach`() throws {
    let blocks = try body(
      """
      <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>\(OfficeSamples.paragraph("一"))</w:tc>
      <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\(OfficeSamples.paragraph("二"))</w:tc></w:tr>
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>\(OfficeSamples.paragraph("三"))</w:tc>
      <w:tc>\(OfficeSamples.paragraph("四"))</w:tc></w:tr></w:tbl>
      """)
    guard case .table(let table) = blocks[0] else { return }
    #expect(table.rows.map { $0.cells.map(\.text) } == [["一", "二"], ["", "三", "四"]])
    #expect(table.rows.map { $0.cells.map(\.column) } == [[0, 1], [0, 1, 2]])
    #expect(table.rows.map { $0.cells.map(\.columnSpan) } == [[1, 2], [1, 1, 1]])
    #expect(table.rows.map { $0.cells.map(\.rowSpan) } == [[2, 1], [0, 1, 1]])
  }

  @Test func `headers, notes, comments, properties and links are parts of their own`() throws {
    let paragraph = OfficeSamples.paragraph("某某")
    let data = OfficeSamples.docx(
      body: paragraph,
      further: [
        ("word/header1.xml", "<w:hdr \(OfficeSamples.word)>\(paragraph)</w:hdr>"),
        (
          "word/footnotes.xml",
          "<w:footnotes \(OfficeSamples.word)><w:footnote>\(paragraph)</w:footnote></w:footnotes>"
        ),
        (
          "word/comments.xml",
          "<w:comments \(OfficeSamples.word)><w:comment>\(paragraph)</w:comment></w:comments>"
        ),
        ("docProps/core.xml", "<cp><dc:creator xmlns:dc='d'>张三</dc:creator></cp>"),
        (
          "word/_rels/document.xml.rels",
          #"<Relationships><Relationship Id="a" TargetMode="External" Target="mailto:a@b.c"/></Relationships>"#
        ),
        ("word/media/image1.png", "png"), ("word/embeddings/book.xlsx", "zip"),
      ])
    let document = try DocxReader(data: data).read()
    #expect(document.parts.map(\.kind) == [.body, .header, .note, .comment])
    #expect(document.parts.allSatisfy { $0.blocks.map(\.text) == ["某某"] })
    #expect(document.properties.map(\.value) == ["张三"])
    #expect(document.links.map(\.value) == ["mailto:a@b.c"])
    #expect(document.pictures == ["word/media/image1.png"])
    #expect(document.embedded == ["word/embeddings/book.xlsx"])
  }

  @Test func `text boxes are read once, their older form apart`() throws {
    let box = "<w:txbxContent>\(OfficeSamples.paragraph("框中"))</w:txbxContent>"
    let data = OfficeSamples.docx(
      body: """
        <w:p><w:r><w:t>前</w:t><mc:AlternateContent xmlns:mc="m"><mc:Choice>\(box)</mc:Choice>
        <mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>
        """)
    let document = try DocxReader(data: data).read()
    #expect(document.parts.map(\.kind) == [.body, .fallback])
    #expect(document.parts[0].blocks.map(\.text) == ["前后", "框中"])
  }

  @Test func `cells of a sheet show what Excel shows`() throws {
    let data = OfficeSamples.xlsx(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.3812345678E10</v></c></row>
        <row r="2" hidden="1"><c r="A2" s="1"><v>45413</v></c><c r="B2" s="2"><v>0.1234</v></c>
        <c r="C2" s="3"><v>5588</v></c><c r="D2" t="inlineStr"><is><t>内</t></is></c><c r="E2" s="4"><v>1234.5</v></c>
        <c r="F2" t="str"><f>A1</f><v>公式</v></c></row>
        """,
      before: #"<cols><col min="3" max="4" hidden="1"/></cols>"#,
      after: #"<mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#, state: "veryHidden", strings: ["姓名"])
    let sheet = try #require(XlsxReader(data: data).read().sheets.first)
    #expect(sheet.visibility == .veryHidden)
    #expect(
      sheet.rows.map { $0.cells.map(\.text) } == [
        ["姓名", "13812345678"], ["2024-05-01", "12.34%", "00000005588", "内", "1234.50", "公式"],
      ])
    #expect(sheet.rows.map(\.isHidden) == [false, true])
    #expect(sheet.isHidden(column: 3) && sheet.isHidden(column: 4) && !sheet.isHidden(column: 2))
    #expect(sheet.merges == [XlsxArea("A1:B1")])
  }

  @Test(arguments: [("A1", 1, 1), ("XFD1048576", 16384, 1_048_576), ("AB12", 28, 12)])
  func `references are read`(reference: String, column: Int, row: Int) throws {
    let area = try #require(XlsxArea(reference))
    #expect(area.columns == column...column && area.rows == row...row)
    #expect(XlsxArea.name(ofColumn: column) + "\(row)" == reference)
  }

  @Test(arguments: ["", "A", "1", "A0", "A1:", "B2:A1", "XFE1", "A99999999999999999999", "甲1"])
  func `what is no reference is none`(text: String) {
    #expect(XlsxArea(text) == nil)
  }
}
