import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Writing: Word")
struct DocxWriterTests {
  let notice = WrittenSamples.notice

  private func blocks(_ document: WrittenDocument) throws -> [DocxBlock] {
    try DocxReader(data: DocxWriter.write(document)).read().body?.blocks ?? []
  }

  @Test func `text and tables come back as they were written`() throws {
    let blocks = try blocks(notice)
    let texts = blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    #expect(
      texts == [
        "云岭县教育局", "云教发〔2026〕7号", "关于做好政府信息公开工作的通知", "各乡镇中心学校：", "一、总体要求", "（一）坚持公开为常态",
        "应当二十个工作日内答复；A & B < C。", "注：数据截至2025年12月31日。", "云岭县教育局", "2026年3月5日",
      ])
    let styles = blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.style } else { nil } }
    #expect(styles.prefix(5) == ["Letterhead", "DocumentNumber", "Title", "Addressee", "Heading1"])
    let tables = blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    #expect(tables.map(WrittenSamples.places) == [WrittenSamples.places(WrittenSamples.merged)])
  }

  @Test func `the same document is the same bytes`() {
    #expect(DocxWriter.write(notice) == DocxWriter.write(notice))
  }

  @Test func `a file says its title and its body, and names no person, program or day`() throws {
    let document = try DocxReader(data: DocxWriter.write(notice)).read()
    let properties = document.properties.map { "\($0.name)=\($0.value)" }
    #expect(properties == ["title=关于<公开>的通知", "creator=云岭县教育局", "language=zh-CN"])
    #expect(document.links.isEmpty && document.pictures.isEmpty && document.embedded.isEmpty)
  }

  @Test func `every part is well formed and names the Chinese faces`() throws {
    let archive = try ZipArchive(data: DocxWriter.write(notice))
    for name in archive.names {
      var reader = try XMLReader(archive.part(named: name), part: name)
      while try reader.next() != nil {}
    }
    let styles = String(decoding: try archive.part(named: "word/styles.xml"), as: UTF8.self)
    for face in Typeface.allCases { #expect(styles.contains("w:eastAsia=\"\(face.name)\"")) }
    #expect(styles.contains("<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\""))
    for style in WrittenStyle.allCases { #expect(styles.contains("w:styleId=\"\(style.wordID)\"")) }
  }

  @Test func `rows of the head stand again on every page`() throws {
    let archive = try ZipArchive(data: DocxWriter.write(notice))
    let body = String(decoding: try archive.part(named: "word/document.xml"), as: UTF8.self)
    #expect(body.split(separator: "<w:tblHeader/>").count - 1 == 2)
  }

  @Test func `control characters are left out, so that the file opens`() throws {
    let typed = "前\u{0}\u{B}\u{1F}后\u{FFFE}\t列\n行"
    let document = WrittenDocument(title: "题\u{1}", issuer: "", blocks: [.paragraph(.text, typed)])
    #expect(try blocks(document).map(\.text) == ["前后\t列\n行"])
  }

  @Test(arguments: UInt64(1)...40)
  func `a table of any spans becomes a grid without holes or overlaps`(seed: UInt64) throws {
    var numbers = SeededChance(seed: seed)
    let width = Int.random(in: 1...8, using: &numbers)
    let rows = (0..<Int.random(in: 1...8, using: &numbers)).map { _ in
      (0..<Int.random(in: 0...width, using: &numbers)).map { column in
        WrittenTable.Cell(
          "\(column)", columns: Int.random(in: 1...4, using: &numbers),
          rows: Int.random(in: 1...4, using: &numbers))
      }
    }
    let table = WrittenTable(widths: [Int](repeating: 1, count: width), rows: rows)
    for places in table.grid {
      #expect(places.map(\.columns).reduce(0, +) == width)
      #expect(places.map(\.column) == places.indices.map { places[..<$0].map(\.columns).reduce(0, +) })
    }
    let document = WrittenDocument(title: "表", issuer: "", blocks: [.table(table)])
    guard case .table(let read)? = try blocks(document).first else {
      Issue.record("no table")
      return
    }
    #expect(WrittenSamples.places(read) == WrittenSamples.places(table))
  }

  @Test func `what we write is itself screened clean`() async throws {
    let screened = try await DocumentScreen(usesTools: false).screen(DocxWriter.write(notice))
    #expect(screened.findings.isEmpty && screened.unread.isEmpty)
  }

  @Test(arguments: [("云岭县教育局", "2026年3月5日"), ("云岭县人力资源和社会保障局行政审批科", "2026年12月25日")])
  func `name and day of a signature stand over one middle`(name: String, date: String) {
    let indents = WrittenSignature(name: name, date: date).indents
    #expect(indents.name + WrittenText.width(name) / 2 == indents.date + WrittenText.width(date) / 2)
    #expect(indents.date >= 4 && indents.name >= 0)
  }
}
