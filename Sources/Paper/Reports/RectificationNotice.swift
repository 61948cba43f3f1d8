package import Statute

/// 整改通知: the letter to a body whose report is to be put right (article 47).
package struct RectificationNotice: Hashable, Sendable {
  /// The body that checks, which signs as well.
  package let from: String
  /// 文号, where the body gave the letter one.
  package let number: String?
  package let title = "关于限期整改政府信息公开工作年度报告的通知"
  /// 主送, without the colon.
  package let to: String
  package let paragraphs: [String]
  package let date: Day

  /// `nil` where nothing was ordered.
  package init?(_ subject: ReportAuditFile.Subject, from body: String) {
    guard let order = subject.order, let report = subject.ordered else { return nil }
    let year = report.year.map { "\($0)年" } ?? ""
    var paragraphs = [
      "根据《中华人民共和国政府信息公开条例》第四十七条，我机关对你单位公布的\(year)政府信息公开工作年度报告进行了核查。现将有关事项通知如下：",
      "一、存在的问题",
    ]
    if let reason = report.reason { paragraphs.append("年度报告无法核查：\(reason)。") }
    let wrong = report.findings.filter { $0.severity != .info }
    for (index, finding) in wrong.enumerated() {
      paragraphs.append("（\(Self.numeral(index + 1))）\(Self.sentence(finding))")
    }
    paragraphs += [
      "二、整改要求", order.reason,
      "请于\(order.until.chinese)前（含当日）完成整改，并将整改情况和更正后的年度报告报送我机关。",
    ]
    from = body
    number = order.documentNumber
    to = order.organ
    date = order.on
    self.paragraphs = paragraphs
  }

  static func sentence(_ finding: AuditedFinding) -> String {
    let message = formal(finding.message)
    let words = message.last == "。" ? String(message.dropLast()) : message
    guard let quote = finding.quote, !words.contains(quote) else { return words + "。" }
    return "\(words)（原文：“\(quote)”）。"
  }

  /// With the full-width marks of a letter; blanks between Chinese characters go, figures keep theirs.
  package static func formal(_ text: String) -> String {
    let marks: [Character: Character] = ["(": "（", ")": "）", ":": "：", ";": "；", ",": "，"]
    let characters = Array(text)
    return String(
      characters.indices.compactMap { index -> Character? in
        let last = index > 0 ? characters[index - 1] : " "
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let isInFigure = last.isASCII && last.isNumber && next.isASCII && next.isNumber
        switch characters[index] {
        case " ": return last.isASCII || next.isASCII ? " " : nil
        case ",", ":": return isInFigure ? characters[index] : marks[characters[index]]
        default: return marks[characters[index]] ?? characters[index]
        }
      })
  }

  /// 一 to 九十九.
  static func numeral(_ number: Int) -> String {
    let digits = Array("〇一二三四五六七八九")
    guard (1...99).contains(number) else { return String(number) }
    let tens = number / 10
    let ones = number % 10
    let head = tens == 0 ? "" : (tens == 1 ? "十" : "\(digits[tens])十")
    return head + (ones == 0 ? "" : String(digits[ones]))
  }
}
