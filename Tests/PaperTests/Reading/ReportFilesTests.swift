import Foundation
import Paper
import Statute
import Testing

/// Reports as office documents and PDF, read cell by cell.
@Suite struct ReportFilesTests {
  static let hasPDFReader = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private func check(_ bytes: [UInt8], _ report: GeneratedReport, _ name: String) async throws {
    let reading = try await ReportReader.read(bytes, named: name)
    let score = LayoutTests.score(report, reading.figures)
    #expect(score.right == score.total, "open \(score.open), \(score.wrong.prefix(3))")
    #expect(reading.organ == report.organ)
    #expect(reading.year == report.year)
    let expected = ReportCheck(report.figures).findings.filter { $0.severity == .error }
    #expect(ReportAudit(reading).findings.filter { $0.severity == .error } == expected)
  }

  private func report(_ seed: UInt64) -> GeneratedReport {
    var report = GeneratedReport(seed: seed, edition: seed % 2 == 0 ? .of2021 : .of2019)
    if seed % 3 == 0 { report.breakOne(seed: seed) }
    return report
  }

  @Test(arguments: UInt64(1)...6)
  func `A report in Word with merged cells is read whole`(seed: UInt64) async throws {
    try await check(ReportFiles.docx(report(seed)), report(seed), "report.docx")
  }

  @Test(arguments: UInt64(1)...6)
  func `A report in Excel with merged cells is read whole`(seed: UInt64) async throws {
    try await check(ReportFiles.xlsx(report(seed)), report(seed), "report.xlsx")
  }

  @Test(.enabled(if: hasPDFReader), arguments: UInt64(1)...6)
  func `A report in PDF is read whole, over page breaks and labels of several lines`(seed: UInt64)
    async throws
  {
    try await check(ReportFiles.pdf(report(seed)), report(seed), "report.pdf")
  }

  @Test(
    .enabled(if: hasPDFReader),
    arguments: [
      ("%PDF-1.7\ntrailer<</Encrypt 5 0 R>>", UnreadableFile.encrypted),
      ("%PDF-1.7\ntrailer<</Root 5 0 R>>", .damaged("PDF", "文件结构不完整，或者过于复杂")),
    ])
  func `A PDF that cannot be opened says why`(words: String, fault: UnreadableFile) async {
    await #expect(throws: fault) { try await DocumentReading.read(Array(words.utf8), named: "x.pdf") }
  }

  @Test(.enabled(if: hasPDFReader))
  func `A torn PDF is refused`() async {
    let bytes = Array(ReportFiles.pdf(report(1)).prefix(300))
    await #expect(throws: UnreadableReport.self) { try await ReportReader.read(bytes, named: "x.pdf") }
  }
}
