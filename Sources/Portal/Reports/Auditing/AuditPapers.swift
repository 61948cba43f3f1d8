import Statute
import WebParts

/// What 整改通知 usually asks for; the form begins with it.
enum RectificationDemand {
  static let usual = "逐项核对原始台账，更正有误的数据和表述，在原发布位置重新公布更正后的年度报告，并注明更正日期。"
}

/// The findings of a batch for a spreadsheet: a line a finding, and one for each report without any.
struct AuditSpreadsheet {
  let audit: ReportAuditFile

  var text: String {
    var lines = [["机关", "年度", "文件", "结论", "级别", "规则", "问题", "涉及栏目", "应为", "实为", "原文"]]
    for subject in audit.subjects {
      let report = subject.latest
      let head = [
        report.organ ?? "", report.year.map(String.init) ?? "", report.document.name, report.verdict.title,
      ]
      if report.findings.isEmpty { lines.append(head + ["", "", report.reason ?? "", "", "", "", ""]) }
      for finding in report.findings {
        lines.append(
          head + [
            finding.severity.title, finding.rule, finding.message,
            finding.cells.map(\.spoken).joined(separator: "、"), finding.expected.map(String.init) ?? "",
            finding.found.map(String.init) ?? "", finding.quote ?? "",
          ])
      }
    }
    // The mark that makes spreadsheets read the Chinese as Chinese.
    return "\u{FEFF}" + lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Words of a stranger's document must not run as a formula where the file is opened.
  static func field(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let plain = isFormula && Int(text) == nil ? "'" + text : text
    guard plain.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return plain }
    return "\"" + plain.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
