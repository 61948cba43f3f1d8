import Statute

/// The answer of `huabiao audit` for people: what the report is, what was found, and the verdict.
package enum AuditSummary {
  package static func text(file: String, _ audit: ReportAudit) -> String {
    let reading = audit.reading
    var lines = [
      "文件：\(file)",
      "机关：\(reading.organ ?? "未写明")    年度：\(reading.year.map(String.init) ?? "未写明")    "
        + "格式：\(reading.edition?.label ?? "未识别")",
    ]
    if reading.edition?.hasTables == true {
      let all = reading.edition.map { ReportCell.cells(of: $0).count } ?? 0
      lines.append("读出数字 \(reading.figures.filledCount) 格，共 \(all) 格")
    } else {
      lines.append("读出指标 \(reading.indicators.count) 项")
    }
    for severity in [FindingSeverity.error, .warning, .info] {
      let findings = audit.findings.filter { $0.severity == severity }
      guard !findings.isEmpty else { continue }
      lines.append("")
      lines.append("\(severity.title) \(findings.count) 项")
      for finding in findings {
        lines.append("  [\(finding.rule)] \(finding.message)")
        if let quote = finding.quote, !finding.message.contains(quote) { lines.append("      原文：\(quote)") }
      }
    }
    lines.append("")
    lines.append("结论：\(audit.verdict.title)")
    return lines.joined(separator: "\n")
  }
}
