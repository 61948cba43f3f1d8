import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Reports: findings and orders on paper")
struct FindingsPaperTests {
  private static let day = Day("2026-03-02")!

  /// A batch of three: one with errors that is ordered to be put right, one that cannot be read, one without findings.
  private static func audit(isOrdered: Bool) throws -> ReportAuditFile {
    var broken = GeneratedReport(seed: 3, edition: .of2021)
    broken.breakOne(seed: 3)
    func document(_ name: String) -> Statute.Attachment {
      Statute.Attachment(digest: name, name: name, size: 1, fromApplicant: false)
    }
    let findings = ReportCheck(broken.figures).findings.map { AuditedFinding($0) }
    var events: [ReportAuditEvent] = [
      .opened(body: "b", name: "2025年度报告核查"),
      .reportChecked(
        AuditedReport(
          document: document("1.docx"), organ: "云溪县教育局", year: 2025, edition: .of2021, verdict: .inconsistent,
          findings: findings)),
      .reportChecked(
        AuditedReport(document: document("通知.txt"), verdict: .unreadable, reason: "不是政府信息公开工作年度报告")),
      .reportChecked(
        AuditedReport(
          document: document("3.docx"), organ: "清溪镇人民政府", year: 2025, edition: .of2021, verdict: .consistent)),
    ]
    if isOrdered {
      events.append(
        .rectificationOrdered(
          number: 1, organ: "云溪县教育局", until: day.adding(days: 14), reason: "逐项核对原始台账，重新公布。"))
    }
    let entries = events.enumerated().map { index, event in
      // The order goes out two days after the check.
      let on = index == 4 ? day.adding(days: 2) : day
      return Entry(version: index + 1, on: on, at: Instant(on, hour: 9), by: .system, event: event)
    }
    var audit = try #require(ReportAuditFile(id: FileID(.audit, "a"), opening: entries[0]))
    for entry in entries.dropFirst() { audit.apply(entry) }
    return audit
  }

  @Test func `findings stand body by body, with what should be and what is`() throws {
    let audit = try Self.audit(isOrdered: true)
    let written = WrittenDocument.findings(of: audit, by: "云溪县人民政府办公室")
    let read = try DocxReader(data: DocxWriter.write(written)).read()
    let text = (read.body?.blocks ?? []).map(\.text).joined(separator: "\n")
    #expect(text.hasPrefix("2025年度报告核查结果\n共核查3份报告，其中2份存在需要整改或者说明的问题。"))
    #expect(text.contains("1\t云溪县教育局\t2025\t数据有误"))
    #expect(text.contains("期限至2026-03-16"))
    #expect(text.contains("一、云溪县教育局（2025年）") && text.contains("二、通知.txt"))
    #expect(text.contains("核查结论：无法核查。原因：不是政府信息公开工作年度报告。"))
    #expect(text.contains("三、没有发现问题的报告\n清溪镇人民政府。"))
    for finding in audit.subjects[0].latest.findings {
      #expect(text.contains("\(finding.expected ?? -1)\t\(finding.found ?? -1)\t\(finding.rule)"))
    }
  }

  @Test(arguments: [(false, "2026年3月2日"), (true, "2026年3月4日")])
  func `the paper bears the day of the last thing that it tells of`(isOrdered: Bool, date: String) throws {
    let written = WrittenDocument.findings(of: try Self.audit(isOrdered: isOrdered), by: "云溪县人民政府办公室")
    #expect(written.blocks.last == .signature(WrittenSignature(name: "云溪县人民政府办公室", date: date)))
  }

  @Test func `an order says the law, what is wrong, what is asked and by when`() throws {
    let subject = try Self.audit(isOrdered: true).subjects[0]
    let notice = try #require(RectificationNotice(subject, from: "云溪县人民政府办公室"))
    let text = WrittenDocument.rectification(notice).plainText
    for words in ["第四十七条", "云溪县教育局：", "一、存在的问题", "（一）", "二、整改要求", "请于2026年3月16日前（含当日）完成整改", "2026年3月4日"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("(") && !text.contains(" 应等于"))
  }

  @Test func `where nothing was ordered there is no order`() throws {
    #expect(RectificationNotice(try Self.audit(isOrdered: false).subjects[0], from: "甲") == nil)
  }

  @Test func `a letter has the marks of print, figures keep theirs`() {
    #expect(
      RectificationNotice.formal("自然人:各项之和 应等于 （七）总计(26 ≠ 1,020)") == "自然人：各项之和应等于（七）总计（26 ≠ 1,020）")
  }
}
