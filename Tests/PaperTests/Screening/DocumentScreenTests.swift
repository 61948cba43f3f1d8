import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Screening: documents")
struct DocumentScreenTests {
  let screen = DocumentScreen(usesTools: false)
  static let identity = "11010519491231002X"
  static let mobile = "13812345678"

  func findings(_ data: Data) async throws -> [String] {
    try await screen.screen(data).findings.map { "\($0.finding.kind.rawValue) \($0.place.kind.rawValue)" }
  }

  static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r>"
  }

  @Test func `a number cut into runs is one number`() async throws {
    let body = "<w:p>" + ["身份证号：1101", "05194", "91231002X"].map { Self.run($0) }.joined() + "</w:p>"
    let screened = try await screen.screen(OfficeSamples.docx(body: OfficeSamples.paragraph("名单") + body))
    #expect(screened.kind == .docx && screened.isBlocked)
    #expect(screened.findings.map(\.whereabouts) == ["正文第2行"])
    #expect(screened.findings.first?.finding.column == 6)
  }

  @Test func `what is struck out or hidden is found, and named so`() async throws {
    let body = """
      <w:p><w:del><w:r><w:delText>电话\(Self.mobile)</w:delText></w:r></w:del>\(Self.run("电话12345"))</w:p>
      <w:p>\(Self.run("证号" + Self.identity, "<w:vanish/>"))</w:p>
      """
    #expect(
      try await findings(OfficeSamples.docx(body: body)) == ["mobile deletion", "identityNumber hidden"])
  }

  @Test func `a number of which only a part was struck out is found once more in its old form`() async throws
  {
    let body = """
      <w:p>\(Self.run("手机138"))<w:del><w:r><w:delText>1234</w:delText></w:r></w:del>
      <w:ins>\(Self.run("****"))</w:ins>\(Self.run("5678"))</w:p>
      """
    #expect(try await findings(OfficeSamples.docx(body: body)) == ["mobile deletion"])
  }

  @Test func `headers, footers, notes, comments, properties, links and settings are looked into`()
    async throws
  {
    let paragraph = OfficeSamples.paragraph("手机" + Self.mobile)
    let w = OfficeSamples.word
    let data = OfficeSamples.docx(
      body: #"<w:p><w:bookmarkStart w:name="手机\#(Self.mobile)"/></w:p>"#,
      further: [
        ("word/header1.xml", "<w:hdr \(w)>\(paragraph)</w:hdr>"),
        ("word/footer2.xml", "<w:ftr \(w)>\(paragraph)</w:ftr>"),
        ("word/endnotes.xml", "<w:endnotes \(w)><w:endnote>\(paragraph)</w:endnote></w:endnotes>"),
        ("word/comments.xml", "<w:comments \(w)><w:comment>\(paragraph)</w:comment></w:comments>"),
        (
          "docProps/custom.xml",
          #"<P><property name="联系人"><vt:lpwstr xmlns:vt="v">\#(Self.mobile)</vt:lpwstr></property></P>"#
        ),
        (
          "word/_rels/document.xml.rels",
          #"<R><Relationship Id="a" TargetMode="External" Target="tel:\#(Self.mobile)"/></R>"#
        ),
        (
          "word/settings.xml",
          #"<w:settings \#(w)><w:docVar w:name="x" w:val="手机\#(Self.mobile)"/></w:settings>"#
        ),
        ("customXml/item1.xml", "<data>手机\(Self.mobile)</data>"),
      ])
    #expect(
      try await Set(findings(data)) == [
        "mobile header", "mobile footer", "mobile note", "mobile comment", "mobile property", "mobile link",
        "mobile hidden",
      ])
    #expect(try await findings(data).count == 9)
  }

  @Test func `tables are read under their headings`() async throws {
    func row(_ cells: [String]) -> String {
      "<w:tr>" + cells.map { "<w:tc>\(OfficeSamples.paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }
    let table = "<w:tbl>" + row(["姓名", "银行卡号"]) + row(["张三", "6217001210024455220"]) + "</w:tbl>"
    let screened = try await screen.screen(OfficeSamples.docx(body: table))
    #expect(screened.findings.map(\.finding.kind) == [.bankCard])
    #expect(screened.findings.first?.finding.severity == .block)
  }

  @Test func `documents within documents are opened`() async throws {
    let inner = OfficeSamples.docx(body: OfficeSamples.paragraph("手机" + Self.mobile))
    var writer = ZipWriter()
    writer.add("附件/名单.docx", inner)
    writer.add("说明.txt", Data(("证号" + Self.identity).utf8))
    #expect(try await findings(writer.finish()) == ["mobile attachment", "identityNumber attachment"])
  }

  @Test func `pictures that were not read are said to be so`() async throws {
    let data = OfficeSamples.docx(body: "<w:p/>", further: [("word/media/image1.png", "x")])
    #expect(try await screen.screen(data).unread.count == 1)
  }

  @Test func `hidden sheets, rows and columns and comments of cells are found with their place`() async throws
  {
    let rows = """
      <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>1.3812345678E10</v></c></row>
      <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>\(Self.identity)</t></is></c></row>
      """
    let comments = [
      ("xl/worksheets/_rels/sheet1.xml.rels", #"<R><Relationship Id="c" Target="../comments1.xml"/></R>"#),
      (
        "xl/comments1.xml",
        #"<comments><commentList><comment ref="A3"><text><r><t>电话</t></r><r><t>\#(Self.mobile)</t></r></text></comment></commentList></comments>"#
      ),
    ]
    let data = OfficeSamples.xlsx(
      rows: rows, before: #"<cols><col min="2" max="2" hidden="1"/></cols>"#, strings: ["张三"],
      further: comments)
    let screened = try await screen.screen(data)
    #expect(
      screened.findings.map(\.whereabouts) == ["工作表“名单”的隐藏列B3", "工作表“名单”的隐藏行A5", "批注（名单A3）"])
    #expect(screened.findings.map(\.finding.line) == [3, 5, 1])
    let hidden = OfficeSamples.xlsx(rows: rows, state: "hidden", strings: ["张三"])
    #expect(try await findings(hidden) == ["mobile hiddenSheet", "identityNumber hiddenSheet"])
  }

  @Test func `text in the encodings of offices is read`() async throws {
    let text = "联系人张三，手机\(Self.mobile)"
    let gbk: [UInt8] = [0xca, 0xd6, 0xbb, 0xfa] + Array(Self.mobile.utf8)  // 手机
    for data in [
      Data(text.utf8), Data([0xef, 0xbb, 0xbf]) + Data(text.utf8), Data(gbk),
      try #require(text.data(using: .utf16)),
    ] {
      #expect(try await findings(data) == ["mobile body"])
    }
  }

  @Test func `a page is read with its attributes and comments`() async throws {
    let page = """
      <!DOCTYPE html><html><head><title>x</title></head><body><!-- 手机\(Self.mobile) --><p>证号11010519491231<b>002X</b></p>
      <a href="mailto:zhangsan@qq.com">邮箱</a><table><tr><td>卡号</td><td>6217001210024455220</td></tr></table></body></html>
      """
    #expect(
      try await findings(Data(page.utf8)) == [
        "identityNumber body", "bankCard body", "mobile markup", "personalEmail markup",
      ])
  }

  @Test func `slides and OFD are read`() async throws {
    let slide =
      #"<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>手机138</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p></p:sld>"#
    #expect(
      try await findings(
        OfficeSamples.archive([("ppt/presentation.xml", "<p/>"), ("ppt/slides/slide1.xml", slide)])) == [
          "mobile body"
        ])
    let page =
      #"<ofd:Page xmlns:ofd="o"><ofd:TextObject><ofd:TextCode X="1">手机\#(Self.mobile)</ofd:TextCode></ofd:TextObject></ofd:Page>"#
    #expect(
      try await findings(
        OfficeSamples.archive([("OFD.xml", "<o/>"), ("Doc_0/Pages/Page_0/Content.xml", page)])) == [
          "mobile body"
        ])
  }

  @Test func `headings with breaks and blanks in them still name their columns`() async throws {
    func cell(_ text: String) -> String { "<w:tc>\(OfficeSamples.paragraph(text))</w:tc>" }
    let heading = "<w:tc><w:p><w:r><w:t>家庭</w:t><w:br/><w:t>住 址</w:t></w:r></w:p></w:tc>"
    let data = OfficeSamples.docx(
      body: """
        <w:tbl><w:tr>\(cell("姓 名"))\(heading)\(cell("银行 账号"))</w:tr>
        <w:tr>\(cell("张三"))\(cell("白行村大王庄"))\(cell("6217001000000000017"))</w:tr></w:tbl>
        """)
    let found = try await DocumentScreen(usesTools: false).screen(data).findings.map(\.finding)
    #expect(found.map(\.kind) == [.homeAddress, .bankCard])
    #expect(found.allSatisfy { $0.severity == .block })
  }
}
