import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Writing: print page and PDF", .timeLimit(.minutes(20)))
struct PDFWriterTests {
  static let canRead = WrittenSamples.hasWeasyPrint && ReportFilesTests.hasPDFReader

  private func text(_ pdf: Data, _ arguments: [String] = []) async throws -> String {
    let folder = try PassingFolder()
    let path = try folder.write([UInt8](pdf), as: "x.pdf")
    let output = try await ExternalTool("pdftotext").run(["-enc", "UTF-8"] + arguments + [path, "-"])
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `the print page escapes what was typed and names nothing outside itself`() {
    let typed = "<script src=http://x></script><img src=\"file:///etc/passwd\">&"
    let page = PrintPage.html(
      WrittenDocument(
        title: typed, issuer: typed,
        blocks: [.paragraph(.text, typed), .signature(.init(name: typed, date: typed))]))
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("url("))
    #expect(page.contains("&lt;script src=http://x&gt;"))
  }

  @Test func `the print page has the spans of the table`() {
    let page = PrintPage.html(WrittenSamples.notice)
    #expect(page.contains("<thead><tr><th rowspan=\"2\">事项</th><th colspan=\"3\">件数</th></tr>"))
    #expect(page.contains("A&lt;B&amp;C&gt;&quot;D&quot;"))
  }

  @Test(.enabled(if: canRead))
  func `the text survives in the PDF, every character of it`() async throws {
    let read = try await text(try await PDFWriter().write(WrittenSamples.notice))
    #expect(!read.contains("?") && !read.contains("\u{FFFD}"))
    let letters = { (text: String) in text.filter { !$0.isWhitespace }.sorted() }
    let expected = letters(WrittenSamples.notice.plainText + "—1—")
    #expect(letters(read) == expected)
  }

  @Test(.enabled(if: canRead))
  func `the PDF carries its fonts along, and the same document is the same file`() async throws {
    let (first, second) = (
      try await PDFWriter().write(WrittenSamples.notice), try await PDFWriter().write(WrittenSamples.notice)
    )
    #expect(first == second)
    let folder = try PassingFolder()
    let path = try folder.write([UInt8](first), as: "x.pdf")
    let fonts = String(decoding: try await ExternalTool("pdffonts").run([path]), as: UTF8.self)
    let rows = fonts.split(separator: "\n").dropFirst(2)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("yes yes yes") })
    let facts = String(decoding: try await ExternalTool("pdfinfo").run([path]), as: UTF8.self)
    #expect(facts.contains("云岭县教育局") && !facts.contains("CreationDate"))
  }

  @Test(.enabled(if: WrittenSamples.hasWeasyPrint))
  func `one that takes too long is stopped`() async throws {
    let rows = (0..<20_000).map { ["\($0)", "名称", "说明"] }
    let long = WrittenDocument(
      title: "长表", issuer: "",
      blocks: [.table(WrittenTable(head: ["序号", "名称", "说明"], rows: rows, widths: [1, 2, 3]))])
    await #expect(throws: PDFWriter.Fault.failed) { try await PDFWriter(seconds: 2).write(long) }
  }
}
