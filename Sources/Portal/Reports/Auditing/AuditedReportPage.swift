import Desk
import Statute
import WebParts

/// One report: what it is, what was found, what was ordered, what changed, and its tables as they were read.
struct AuditedReportPage: Component {
  let dossier: ReportAuditDossier
  let subject: ReportAuditFile.Subject

  private var report: AuditedReport { subject.latest }
  private var address: String { Link.auditedReport(dossier.audit.id.key, subject.number) }

  var html: HTML {
    """
    <h1>\(report.name)</h1>
    <p>\(report.verdict.badge)</p>
    \(HTML.let(report.reason) {
      Notice(.stop, "无法核查", "<p>\($0)。请向该机关索取可以读取的报告，或者改用网页、DOCX 格式后复核。</p>").html
    })
    \(facts)
    \(order)
    <div class="actions no-print">\(buttons)</div>
    \(comparison)
    \(HTML.if(report.verdict != .unreadable) { findings })
    \(tables)
    """
  }

  private var facts: MetadataHead {
    let document: HTML = """
      <a href="\(Link.auditedDocument(dossier.audit.id.key, report.document.digest))">\(report.document.name)</a>\
      （\(FileSize.words(report.document.size))）
      """
    return MetadataHead(facts: [
      Fact("报告机关", "\(report.organ ?? "未写明")"), Fact("年度", "\(report.year.map { "\($0)年" } ?? "未写明")"),
      Fact("格式", "\(report.edition?.label ?? "未识别")"),
      Fact("上年报告", "\(report.previous == nil ? "没有对照" : "已对照")"), Fact("文件", document, isAcross: true),
    ])
  }

  private var order: HTML {
    guard let order = subject.order else { return .empty }
    let words = "\(order.on.chinese)通知\(order.organ)整改，期限至\(order.until.chinese)。"
    return Notice(
      subject.isWaiting ? .look : .fact, subject.isWaiting ? "等待整改" : "已通知整改，并已复核",
      "<p>\(words)</p><p><a href=\"\(address)/letter\">查看、下载整改通知</a></p>"
    ).html
  }

  private var buttons: [Button] {
    var buttons: [Button] = []
    let mayOrder = dossier.actions.contains(.order) && report.needsRectifying && !subject.isWaiting
    if mayOrder { buttons.append(Button(AuditAction.order.title, .primary, address: address + "/order")) }
    if dossier.actions.contains(.recheck), report.needsRectifying {
      buttons.append(
        Button(AuditAction.recheck.title, mayOrder ? .secondary : .primary, address: address + "/recheck"))
    }
    return buttons
  }

  private var findings: HTML {
    let list: HTML =
      report.findings.isEmpty
      ? Notice(.good, "没有发现问题", "<p>各项勾稽关系都成立，文字与表格一致。</p>").html
      : FindingList(findings: report.findings).html
    return "<section>\(SectionHead(title: "发现的问题"))\(list)</section>"
  }

  /// What the first look and the second found, side by side.
  private var comparison: HTML {
    guard let before = subject.before else { return .empty }
    let gone: HTML = "\(Badge(.good, "已改正"))"
    let unread: HTML = "\(Badge(.lapsed, "未能复核"))"
    var rows = before.findings.map { old -> [HTML] in
      let same = report.findings.first { $0.isAbout(old) }
      let now: HTML? = same.map { "<div>\(Badge(.ended, "仍然存在")) \($0.message)</div>" }
      return ["<div>\(old.message)</div>", now ?? (report.verdict == .unreadable ? unread : gone)]
    }
    if let reason = before.reason {
      rows.append(["无法核查：\(reason)", "\(report.verdict.badge)"])
    }
    rows += report.findings.filter { new in !before.findings.contains { new.isAbout($0) } }.map {
      ["—", "<div>\(Badge(.soon, "新发现")) \($0.message)</div>"]
    }
    return """
      <section>\(SectionHead(title: "整改前后对照"))\(mismatch(before))\(DataTable(
        caption: "整改前后对照", isCaptionUnseen: true,
        columns: [.init("原核查（\(before.document.name)）"), .init("复核（\(report.document.name)）")], rows: rows
      ))</section>
      """
  }

  /// A word where the document may be that of another body.
  private func mismatch(_ before: AuditedReport) -> HTML {
    guard let old = before.organ, let new = report.organ, !old.contains(new), !new.contains(old) else {
      return .empty
    }
    return Notice(.look, "报告机关不一致", "<p>原报告写明的是\(old)，复核的文件写明的是\(new)，请核对是否传错文件。</p>").html
  }

  /// The lines of an older statistics table.
  private var indicators: HTML {
    guard !report.indicators.isEmpty else { return .empty }
    let hasSums = report.indicators.contains { $0.count > 3 && !$0[3].isEmpty }
    return """
      <section>\(SectionHead(title: "读出的指标"))
      <p class="soft">空白格是统计表中没有填写或者读不准的格，不按 0 计。</p>
      \(DataTable(
        caption: "读出的指标", isCaptionUnseen: true,
        columns: [.init("指标"), .init("单位", .whole), .init("本年度", .figure)]
          + (hasSums ? [.init("历年累计", .figure)] : []),
        rows: report.indicators.map { line in
          line.prefix(hasSums ? 4 : 3).map { "\($0)" }
        }))</section>
      """
  }

  private var tables: HTML {
    guard let figures = report.tables else { return indicators }
    let tables = ReportTables(figures: figures)
    return """
      <section>\(SectionHead(title: "读出的表格"))
      <p class="soft">空白格是报告中没有填写或者读不出的格，不按 0 计。</p>
      \([ReportSection.disclosure, .requests, .remedies].html { tables.table($0) })</section>
      """
  }
}
