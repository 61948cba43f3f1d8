import Foundation
import Statute
import Testing

@testable import Paper

/// The statutory report on paper, read again by our own auditor.
@Suite("Reports: on paper", .timeLimit(.minutes(20)))
struct ReportPaperTests {
  private static let prose: [ReportSection: String] = [
    .overview: "按照条例要求，坚持以公开为常态、不公开为例外。\n（一）主动公开情况\n及时公开重点领域信息，方便群众查阅。",
    .problems: "存在的问题：部分栏目更新不够及时。改进措施：建立定期巡查机制，明确专人负责。",
    .other: "本年度没有收取信息处理费，没有其他需要报告的事项。",
  ]

  private static func document(_ report: GeneratedReport) -> WrittenDocument {
    .report(
      report.figures, prose: prose, organ: report.organ, year: report.year,
      publishedOn: Day("\(report.year + 1)-01-20"))
  }

  private func check(_ bytes: Data, _ report: GeneratedReport, _ name: String) async throws {
    let reading = try await ReportReader.read([UInt8](bytes), named: name)
    let score = LayoutTests.score(report, reading.figures)
    #expect(score.right == score.total, "open \(score.open), \(score.wrong.prefix(3))")
    #expect(reading.organ == report.organ)
    #expect(reading.year == report.year)
    #expect(reading.edition == report.edition)
    let audit = ReportAudit(reading)
    #expect(audit.findings.isEmpty, "\(audit.findings.map(\.message))")
    #expect(audit.verdict == .consistent)
  }

  @Test(arguments: UInt64(1)...20, [ReportEdition.of2021, .of2019])
  func `our Word file is read back cell by cell without a finding`(seed: UInt64, edition: ReportEdition)
    async throws
  {
    let report = GeneratedReport(seed: seed, edition: edition)
    try await check(DocxWriter.write(Self.document(report)), report, "report.docx")
  }

  @Test(arguments: UInt64(1)...20, [ReportEdition.of2021, .of2019])
  func `our print page is read back cell by cell without a finding`(seed: UInt64, edition: ReportEdition)
    async throws
  {
    let report = GeneratedReport(seed: seed, edition: edition)
    try await check(Data(PrintPage.html(Self.document(report)).utf8), report, "report.html")
  }

  @Test(.enabled(if: PDFWriterTests.canRead), arguments: UInt64(1)...5, [ReportEdition.of2021, .of2019])
  func `our PDF is read back cell by cell without a finding`(seed: UInt64, edition: ReportEdition)
    async throws
  {
    let report = GeneratedReport(seed: seed, edition: edition)
    try await check(try await PDFWriter().write(Self.document(report)), report, "report.pdf")
  }

  @Test(arguments: [ReportEdition.of2021, .of2019])
  func `the tables have the merged heads of the form`(edition: ReportEdition) throws {
    let report = GeneratedReport(seed: 3, edition: edition)
    let read = try DocxReader(data: DocxWriter.write(Self.document(report))).read()
    let tables = (read.body?.blocks ?? []).compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
    let forms = ReportForm.tables(of: edition)
    #expect(tables.count == forms.count)
    for (table, form) in zip(tables, forms) {
      #expect(WrittenSamples.places(table) == WrittenSamples.places(WrittenTable(form, report.figures)))
      #expect(table.rows.count == form.rows.count)
    }
    let requests = WrittenSamples.places(tables[1])
    #expect(requests[0] == "0,0+3×3 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    #expect(requests[1] == "0,3+7×1 申请人情况")
    #expect(requests.contains("5,0+1×\(edition == .of2021 ? 22 : 20) 三、本年度办理结果"))
    #expect(requests.contains { $0.hasPrefix("7,1+1×8 （三）不予公开") })
    let remedies = WrittenSamples.places(tables[2])
    #expect(remedies.prefix(2) == ["0,0+5×1 行政复议", "0,5+10×1 行政诉讼"])
  }

  @Test func `a report that is not published says so, and what is not known stays empty`() {
    let document = WrittenDocument.report(
      ReportFigures(edition: .of2021), prose: [:], organ: "云岭县教育局", year: 2025, publishedOn: nil)
    #expect(document.blocks.first == .paragraph(.mark, "草稿，尚未公布"))
    #expect(!document.blocks.contains { if case .signature = $0 { true } else { false } })
    #expect(!document.plainText.contains("\t0"))
  }
}
