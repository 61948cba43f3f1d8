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
