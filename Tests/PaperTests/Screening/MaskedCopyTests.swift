import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Screening: masked copies")
struct MaskedCopyTests {
  let screen = DocumentScreen(usesTools: false)
  let identity = DocumentScreenTests.identity
  let mobile = DocumentScreenTests.mobile

  @Test func `a masked Word document keeps all but the numbers`() async throws {
    let run = DocumentScreenTests.run
    let w = OfficeSamples.word
    let data = OfficeSamples.docx(
      body: """
        <w:p>\(run("张三&amp;李四，证号1101", ""))\(run("05194", "<w:b/>"))\(run("91231002X，手机" + mobile, ""))</w:p>
        <w:p><w:del><w:r><w:delText>\(mobile)</w:delText></w:r></w:del>\(run("家住阳光小区3号楼2单元501室", "<w:vanish/>"))</w:p>
        """,
      further: [
        (
          "word/comments.xml",
          "<w:comments \(w)><w:comment>\(OfficeSamples.paragraph(identity))</w:comment></w:comments>"
        ),
        ("docProps/core.xml", "<c><creator>zhangsan@qq.com</creator></c>"),
        ("docProps/thumbnail.jpeg", "picture"),
        (
          "_rels/.rels",
          #"<R><Relationship Id="a" Target="word/document.xml"/><Relationship Id="t" Target="docProps/thumbnail.jpeg"/></R>"#
        ),
      ])
    let copy = try await screen.maskedCopy(of: data)
    let read = try DocxReader(data: copy).read()
    #expect(read.body?.blocks.map(\.text).first == "张三&李四，证号1101**********002X，手机138****5678")
    #expect(read.properties.map(\.value) == ["z***@qq.com"])
    #expect(try await screen.screen(copy).findings.isEmpty)
    let archive = try ZipArchive(data: copy)
    #expect(!archive.contains("docProps/thumbnail.jpeg"))
    #expect(try !String(decoding: archive.entry(named: "_rels/.rels"), as: UTF8.self).contains("thumbnail"))
  }

  @Test func `a masked sheet turns figures into text`() async throws {
    let data = OfficeSamples.xlsx(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>1.3812345678E10</v></c><c r="C1"><v>12.5</v></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><r><t>证号1101051949</t></r><r><t>1231002X</t></r></is></c></row>
        """, strings: ["手机\(mobile)"])
    let copy = try await screen.maskedCopy(of: data)
    let sheet = try #require(XlsxReader(data: copy).read().sheets.first)
    #expect(
      sheet.rows.map { $0.cells.map(\.text) } == [
        ["手机138****5678", "138****5678", "12.5"], ["证号1101**********002X"],
      ])
  }

  @Test func `a masked text is in UTF-8`() async throws {
    let gbk: [UInt8] = [0xca, 0xd6, 0xbb, 0xfa] + Array(mobile.utf8)
    #expect(
      try await screen.maskedCopy(of: Data(gbk)) == Data([0xef, 0xbb, 0xbf] + Array("手机138****5678".utf8)))
    #expect(try await screen.maskedCopy(of: Data("手机\(mobile)".utf8)) == Data("手机138****5678".utf8))
  }

  @Test func `a masked page keeps its tags, its table and its entities`() async throws {
    let page = """
      <html><head><meta name="author" content="zhangsan@qq.com"></head><body><!-- 手机\(mobile) -->
      <table>
        <tr><td>姓名</td>
            <td><p>银行卡号</p></td></tr>
        <tr><td>张三&amp;李四<td>
          <p>6217 0010 0000 0000 017</p></tr>
      </table><p>证号<b>110105</b>19491231<i>002X</i>，电话&#49;3812345678</p><script>var t = "\(mobile)<1";</script></body></html>
      """
    let found = try await screen.screen(Data(page.utf8)).findings.filter { $0.finding.severity == .block }
    #expect(found.map(\.finding.kind.rawValue).sorted().filter { $0 == "mobile" }.count == 3)
    let copy = String(decoding: try await screen.maskedCopy(of: Data(page.utf8)), as: UTF8.self)
    #expect(copy.contains("<p>证号<b>1101**********002X</b><i></i>，电话138****5678</p>"))
    #expect(copy.contains("张三&amp;李四"))
    #expect(copy.contains(#"content="z***@qq.com""#))
    #expect(copy.contains(#"var t = "138****5678<1";"#))
    #expect(try await screen.screen(Data(copy.utf8)).findings.isEmpty)
  }

  @Test func `masked slides are clean in their notes and properties too`() async throws {
    let data = OfficeSamples.archive([
      ("ppt/presentation.xml", "<p/>"),
      (
        "ppt/slides/slide1.xml",
        "<s><cNvPr descr='手机\(mobile)'/><p><r><t>证号1101051949</t></r><r><t>1231002X</t></r></p></s>"
      ),
      ("ppt/notesSlides/notesSlide1.xml", "<s><p><r><t>手机\(mobile)</t></r></p></s>"),
      ("docProps/core.xml", "<c><creator>zhangsan@qq.com</creator></c>"),
    ])
    #expect(try await screen.screen(data).findings.count == 4)
    let copy = try await screen.maskedCopy(of: data)
    #expect(try await screen.screen(copy).findings.isEmpty)
    let slide = try ZipArchive(data: copy).entry(named: "ppt/slides/slide1.xml")
    #expect(String(decoding: slide, as: UTF8.self).contains("证号1101**********002X"))
  }

  @Test func `kinds that cannot be changed say what to do instead`() async throws {
    let word = OfficeSamples.docx(body: OfficeSamples.paragraph("手机" + mobile))
    var writer = ZipWriter()
    writer.add("名单.docx", word)
    let archive = writer.finish()
    await #expect { try await screen.maskedCopy(of: archive) } throws: { error in
      (error as? MaskingRefusal)?.sentence.contains("解压") ?? false
    }
  }

  @Test func `nothing to mask leaves the bytes as they are`() async throws {
    let data = OfficeSamples.docx(body: OfficeSamples.paragraph("公告"))
    #expect(try await screen.maskedCopy(of: data) == data)
  }

  @Test func `what a named person lets stand stays`() async throws {
    let data = Data("值班手机\(mobile)，张三\(identity)".utf8)
    let kept = try await screen.screen(data).findings.filter { $0.finding.kind == .mobile }
    let copy = try await screen.maskedCopy(of: data, keeping: Set(kept))
    #expect(String(decoding: copy, as: UTF8.self) == "值班手机\(mobile)，张三1101**********002X")
  }

  @Test func `marks of secrecy are not masked`() async throws {
    await #expect(throws: MaskingRefusal.self) {
      try await screen.maskedCopy(of: Data("机密★5年\n手机\(mobile)".utf8))
    }
  }

  @Test func `what is out of reach is said to be`() async throws {
    let inner = OfficeSamples.docx(body: OfficeSamples.paragraph("手机" + mobile))
    var writer = ZipWriter()
    for name in ["[Content_Types].xml", "word/document.xml"] {
      writer.add(name, try ZipArchive(data: inner).entry(named: name))
    }
    writer.add("word/embeddings/inner.docx", inner)
    let data = writer.finish()
    await #expect(throws: MaskingRefusal.self) { try await screen.maskedCopy(of: data) }
  }
}
