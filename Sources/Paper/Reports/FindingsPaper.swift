package import Statute

extension WrittenDocument {
  /// What a check of published reports came to: how many of which verdict, body by body, and the findings of each.
  package static func findings(of audit: ReportAuditFile, by body: String) -> WrittenDocument {
    let title = audit.name + (audit.name.hasSuffix("核查") ? "结果" : "核查结果")
    let wrong = audit.subjects.filter(\.latest.needsRectifying)
    let rest = audit.subjects.filter { !$0.latest.needsRectifying }.map(\.latest.name)
    var blocks: [WrittenBlock] = [
      .paragraph(.title, WrittenText.title(title, issuer: body)),
      .paragraph(.text, "共核查\(audit.subjects.count)份报告，其中\(wrong.count)份存在需要整改或者说明的问题。"),
      .paragraph(.caption, "各机关核查结果"), .table(overview(audit.subjects)),
    ]
    for (index, subject) in wrong.enumerated() {
      let report = subject.latest
      let year = report.year.map { "（\($0)年）" } ?? ""
      blocks.append(
        .paragraph(.heading, "\(RectificationNotice.numeral(index + 1))、\(report.name)\(year)"))
      let verdict = RectificationNotice.formal(report.verdict.title)
      blocks.append(.paragraph(.text, "核查结论：\(verdict)。" + (report.reason.map { "原因：\($0)。" } ?? "")))
      if !report.findings.isEmpty { blocks.append(.table(findings(report.findings))) }
    }
    if !rest.isEmpty {
      blocks.append(
        .paragraph(.heading, "\(RectificationNotice.numeral(wrong.count + 1))、没有发现问题的报告"))
      blocks.append(.paragraph(.text, rest.joined(separator: "、") + "。"))
    }
    blocks.append(.signature(WrittenSignature(name: body, date: audit.changedOn.chinese)))
    return WrittenDocument(title: title, issuer: body, blocks: blocks)
  }

  private static func overview(_ subjects: [ReportAuditFile.Subject]) -> WrittenTable {
    WrittenTable(
      head: ["序号", "机关", "年度", "结论", "错误", "提醒", "整改"],
      rows: subjects.enumerated().map { index, subject in
        let report = subject.latest
        return [
          String(index + 1), report.name, report.year.map(String.init) ?? "未写明",
          RectificationNotice.formal(report.verdict.title), String(report.count(.error)),
          String(report.count(.warning)), rectification(subject),
        ]
      }, widths: [7, 25, 9, 19, 7, 7, 15])
  }

  private static func rectification(_ subject: ReportAuditFile.Subject) -> String {
    guard let order = subject.order else { return subject.checks.count > 1 ? "已复核" : "—" }
    if subject.isWaiting { return "期限至\(order.until.description)" }
    return subject.latest.needsRectifying ? "复核仍有问题" : "已整改"
  }

  private static func findings(_ findings: [AuditedFinding]) -> WrittenTable {
    WrittenTable(
      head: ["级别", "问题", "应为", "实为", "规则"],
      rows: findings.map { finding in
        [
          finding.severity.title, RectificationNotice.sentence(finding),
          finding.expected.map(String.init) ?? "—", finding.found.map(String.init) ?? "—", finding.rule,
        ]
      }, widths: [8, 52, 11, 11, 9])
  }

  /// 整改通知 as it leaves the body that checks.
  package static func rectification(_ notice: RectificationNotice) -> WrittenDocument {
    .letter(
      from: notice.from, number: notice.number, title: notice.title, to: notice.to,
      paragraphs: notice.paragraphs,
      date: notice.date, isDraft: false)
  }
}
