import Desk
import Statute
import WebParts

/// One batch: the bodies by verdict.
struct AuditBatchPage: Component {
  let dossier: ReportAuditDossier
  /// In which formats the findings can be taken away.
  let formats: [PaperFormat]
  /// How many of the documents that wait are read so far; `nil` where this process does not know.
  var read: Int?
  let today: Day

  private var audit: ReportAuditFile { dossier.audit }
  private var address: String { Link.audit(audit.id.key) }

  var html: HTML {
    """
    <h1>\(audit.name)</h1>
    <p>\(audit.step.badge) <span class="soft">核查日期 \(audit.openedOn.chinese)\
    \(HTML.let(audit.closedOn) { "，办结日期 \($0.chinese)" })</span></p>
    \(reading)
    \(StatRow(stats: stats))
    <div class="actions no-print">\(Button("查看全部问题", .primary, address: address + "/findings"))\
    \(PaperButtons(formats: formats) { [address] in address + "/findings.\($0.rawValue)" })\
    \(Button("导出 CSV", .secondary, address: address + "/findings.csv"))\
    \(HTML.if(dossier.actions.contains(.check) && audit.waiting == nil) {
      "\(Button("追加报告", .secondary, address: address + "/add"))"
    })\(HTML.if(dossier.actions.contains(.close)) { "\(Button("办结", .link, address: address + "/close"))" })</div>
    \(HTML.if(!audit.subjects.isEmpty) { "\(table)" })
    """
  }

  /// Said while documents that were handed in are read.
  private var reading: HTML {
    guard let waiting = audit.waiting else { return .empty }
    let count = waiting.documents.count
    let soFar = read.map { "，已读 \(min($0, count)) 份" } ?? ""
    return Notice(
      .look, "正在核查",
      "<p>本次上传 \(count) 份\(soFar)。本页每 5 秒自动更新；可以先离开，读完后结果仍列在这里。</p>"
    ).html
  }

  private var stats: [StatRow.Stat] {
    func count(_ verdict: ReportVerdict) -> String {
      String(audit.subjects.count { $0.latest.verdict == verdict })
    }
    return [
      .init(String(audit.subjects.count), "份", "核查"), .init(count(.inconsistent), "份", "数据有误"),
      .init(count(.unreadable), "份", "无法核查"), .init(count(.incomplete), "份", "未能全部核对"),
      .init(count(.consistent), "份", "数据自洽"),
    ]
  }

  private var table: DataTable {
    let subjects = audit.subjects.sorted {
      ($0.latest.verdict.order, $0.number) < ($1.latest.verdict.order, $1.number)
    }
    return DataTable(
      caption: "各机关核查结果",
      columns: [
        .init("机关"), .init("年度", .whole), .init("结论"), .init("错误", .figure), .init("提醒", .figure),
        .init("整改"),
      ],
      rows: subjects.map { subject in
        let report = subject.latest
        let reason = HTML.let(report.reason) { "<br><span class=\"soft small\">\($0)</span>" }
        let verdict: HTML = "<div>\(report.verdict.badge)\(reason)</div>"
        return [
          "<a href=\"\(Link.auditedReport(audit.id.key, subject.number))\">\(report.name)</a>",
          "\(report.year.map { "\($0)年" } ?? "未写明")", verdict,
          "\(report.count(.error))", "\(report.count(.warning))", subject.rectification(on: today),
        ]
      })
  }
}

extension ReportAuditFile.Subject {
  /// How far putting right has come, in a word.
  func rectification(on today: Day) -> HTML {
    guard let order else { return checks.count > 1 ? "\(Badge(.plain, "已复核"))" : "—" }
    if isWaiting {
      let badge = order.until < today ? Badge(.late, "逾期未整改") : Badge(.open, "待整改")
      return
        "<div>\(badge)<br><span class=\"soft small\">期限至 \(order.until.chinese)</span></div>"
    }
    return latest.needsRectifying ? "\(Badge(.ended, "复核仍有问题"))" : "\(Badge(.good, "已整改"))"
  }
}

/// All findings of a batch on one page to print.
struct AuditFindingsPage: Component {
  let dossier: ReportAuditDossier
  let formats: [PaperFormat]

  var html: HTML {
    let audit = dossier.audit
    let wrong = audit.subjects.filter(\.latest.needsRectifying)
    let rest = audit.subjects.filter { !$0.latest.needsRectifying }.map(\.latest.name)
    let address = Link.audit(audit.id.key)
    return """
      <h1>\(audit.name)\(audit.name.hasSuffix("核查") ? "结果" : "核查结果")</h1>
      <p class="soft">\(dossier.bodyName) · \(audit.openedOn.chinese)</p>
      <div class="actions no-print">\(PrintButton())\
      \(PaperButtons(formats: formats) { address + "/findings.\($0.rawValue)" })\
      \(Button("导出 CSV", .secondary, address: address + "/findings.csv"))</div>
      <p>共核查 \(audit.subjects.count) 份报告，其中 \(wrong.count) 份存在需要整改或者说明的问题。</p>
      \(wrong.html { section($0) })
      \(HTML.if(!rest.isEmpty) {
        "<section><h2>没有发现问题的报告</h2><p>\(rest.joined(separator: "、"))。</p></section>"
      })
      """
  }

  private func section(_ subject: ReportAuditFile.Subject) -> HTML {
    let report = subject.latest
    return """
      <section><h2>\(report.name)\(HTML.let(report.year) { "（\($0)年）" })</h2>
      <p>\(report.verdict.badge) \(report.reason ?? "")</p>\(FindingList(findings: report.findings))</section>
      """
  }
}

/// The findings of one report, errors first.
struct FindingList: Component {
  let findings: [AuditedFinding]

  var html: HTML {
    guard !findings.isEmpty else { return .empty }
    return DataTable(
      caption: "发现的问题", isCaptionUnseen: true,
      columns: [
        .init("级别", .whole), .init("问题"), .init("应为", .figure), .init("实为", .figure), .init("规则", .whole),
      ],
      rows: findings.map { finding in
        let quote = HTML.let(finding.quote) { "<br><span class=\"soft small\">原文：“\($0)”</span>" }
        let cells = HTML.let(finding.place) { "<br><span class=\"soft small\">涉及：\($0)</span>" }
        return [
          "\(finding.severity.badge)", "<div>\(finding.message)\(cells)\(quote)</div>",
          "\(finding.expected.map(String.init) ?? "—")", "\(finding.found.map(String.init) ?? "—")",
          "\(finding.rule)",
        ]
      }
    ).html
  }
}

extension AuditedFinding {
  /// The first of its cells in words; all of them stand in the spreadsheet.
  fileprivate var place: String? {
    guard !cells.isEmpty else { return nil }
    let words = cells.prefix(3).map(\.spoken).joined(separator: "、")
    return cells.count > 3 ? "\(words)等 \(cells.count) 格" : words
  }
}
