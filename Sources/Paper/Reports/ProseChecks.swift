import Foundation
import Statute

/// Compares what the prose says with the tables, and with itself. All of it is soft: prose has its liberties.
enum ProseChecks {
  static func findings(_ reading: ReportReading) -> [ReportFinding] {
    let sections = ReportSection.allCases.compactMap { section in
      reading.sections[section].map { (section, ProseSentence.sentences($0)) }
    }
    var findings: [ReportFinding] = []
    if reading.edition?.hasTables == true {
      for (section, sentences) in sections {
        findings += sentences.flatMap { QuotedFigures.findings($0, section, reading) }
      }
      findings += problems(reading) + fees(reading) + charges(reading)
      let isToldOfRemedies = findings.contains { finding in
        finding.rule == "N1" && finding.cells.contains { if case .table4 = $0 { true } else { false } }
      }
      if !isToldOfRemedies { findings += remedies(reading) }
    }
    for (section, sentences) in sections {
      findings += sentences.compactMap { PartsInProse.finding($0, section) }
      findings += SharesInProse.findings(reading.sections[section] ?? "")
    }
    return findings + years(reading)
  }

  /// N2: section 5 has to name problems and improvements.
  private static func problems(_ reading: ReportReading) -> [ReportFinding] {
    guard let text = reading.sections[.problems] else { return [] }
    let folded = String(folding: text).filter { !$0.isWhitespace }
    let letters = folded.filter(\.isLetter)
    // An extract says itself that it leaves the words out.
    if folded.contains("…") || folded.contains("从略") { return [] }
    if letters.isEmpty || ["无", "没有", "暂无", "无问题"].contains(letters) {
      guard !reading.isCutOff else { return [] }
      return [
        ReportFinding(
          rule: "N2", severity: .warning, message: "第五部分没有内容，应写明存在的主要问题及改进情况",
          quote: text.isEmpty ? nil : text)
      ]
    }
    guard letters.count >= 20 else { return [] }
    func has(_ words: [String]) -> Bool { words.contains { folded.contains($0) } }
    let hasProblem = has(["问题", "不足", "短板", "差距", "薄弱", "欠缺", "有待", "不够", "不高", "不强", "不深", "不及时", "困难"])
    let hasRemedy = has([
      "改进", "措施", "下一步", "加强", "加大", "提升", "提高", "完善", "强化", "整改", "将", "优化", "规范", "健全", "落实",
    ])
    if hasProblem, hasRemedy { return [] }
    return [
      ReportFinding(
        rule: "N2", severity: .warning, message: "第五部分没有写\(hasProblem ? "改进情况" : "存在的主要问题")",
        quote: String(text.prefix(60)))
    ]
  }

  /// N3: where fees were charged, section 6 has to say so.
  private static func fees(_ reading: ReportReading) -> [ReportFinding] {
    guard let text = reading.sections[.other], let unpaid = reading.figures[.feeUnpaid, .total], unpaid > 0
    else {
      return []
    }
    let folded = String(folding: text)
    guard !folded.contains("处理费"), !folded.contains("收费"), !folded.contains("从略"), !folded.contains("…")
    else {
      return []
    }
    return [
      ReportFinding(
        rule: "N3", severity: .warning, cells: [.table3(.feeUnpaid, .total)], found: unpaid,
        message: "有 \(unpaid) 件因逾期未缴费不再处理，第六部分却没有说明信息处理费情况",
        quote: String(text.prefix(60)))
    ]
  }

  /// X2.1: money that section 6 says was collected for handling requests shows nowhere in table 2.
  private static func charges(_ reading: ReportReading) -> [ReportFinding] {
    guard let text = reading.sections[.other], reading.figures.amount(.chargesAmount) == 0,
      let sentence = ProseSentence.sentences(text).first(where: { $0.folded.contains("信息处理费") }),
      !["未收取", "没有收取", "无收取", "未产生", "均未", "未发生", "不收"].contains(where: { sentence.folded.contains($0) }),
      let paid = sentence.quantities.first(where: { $0.unit == "元" && $0.value > 0 }),
      let cell = DisclosureCell(.charges, .amount)
    else { return [] }
    return [
      ReportFinding(
        rule: "X2.1", severity: .info, cells: [.table2(cell)], expected: nil, found: 0,
        message: "第六部分写明收取信息处理费 \(paid.value) 元，表二行政事业性收费为 0，请核对是否应当计入",
        quote: sentence.words)
    ]
  }

  /// X4.1: the prose tells of reviews or suits over disclosure, and table 4 is all zero.
  private static func remedies(_ reading: ReportReading) -> [ReportFinding] {
    let totals = RemedyCourse.allCases.map { reading.figures[$0, .total] }
    guard totals.allSatisfy({ $0 == 0 }) else { return [] }
    for section in [ReportSection.overview, .other] {
      for sentence in ProseSentence.sentences(reading.sections[section] ?? "") {
        let isAbout = sentence.folded.contains("信息公开") && sentence.contains(["行政复议", "行政诉讼"])
        let isElse = sentence.contains(["未", "没有", "无", "零", "败诉", "去年", "上年", "同比", "培训", "学习", "代理", "受理"])
        let year = ProseNumbers.years(in: sentence.folded).allSatisfy { $0 == reading.year }
        guard isAbout, !isElse, year, sentence.quantities.count == 1,
          let count = sentence.quantities.first(where: { ["件", "起", "宗"].contains($0.unit) && $0.value > 0 })
        else { continue }
        return [
          ReportFinding(
            rule: "X4.1", severity: .warning, cells: RemedyCourse.allCases.map { .table4($0, .total) },
            expected: count.value, found: 0, message: "正文提到行政复议、行政诉讼 \(count.value) 件，表四却全部为 0",
            quote: sentence.words)
        ]
      }
    }
    return []
  }

  /// N8: the years that the report names in its own account of the year.
  private static func years(_ reading: ReportReading) -> [ReportFinding] {
    guard let year = reading.year else { return [] }
    if let period = reading.period, period != year {
      return [
        ReportFinding(
          rule: "N8", severity: .warning, expected: year, found: period,
          message: "统计期限写的是 \(period) 年，标题是 \(year) 年")
      ]
    }
    guard reading.edition?.hasTables == true, let text = reading.sections[.overview] else { return [] }
    let named = ProseNumbers.years(in: String(folding: text))
    guard let first = named.first, !named.contains(year), named.contains(year - 1) || named.contains(year + 1)
    else {
      return []
    }
    let sentence = ProseSentence.sentences(text).first { !ProseNumbers.years(in: $0.folded).isEmpty }
    return [
      ReportFinding(
        rule: "N8", severity: .warning, expected: year, found: first,
        message: "总体情况通篇没有提到 \(year) 年，写的是 \(first) 年", quote: sentence?.words)
    ]
  }
}
