import Statute

/// N1: figures that the prose quotes have to be those of the tables.
enum QuotedFigures {
  static func findings(
    _ sentence: ProseSentence, _ section: ReportSection, _ reading: ReportReading
  ) -> [ReportFinding] {
    // Figures of other years, of parts, or growth are not those of the tables.
    let isOther = sentence.contains(["去年", "同比", "历年", "以来", "下降", "增长", "截至目前", "上半年", "季度"])
    let years = ProseNumbers.years(in: sentence.folded)
    guard !isOther, years.allSatisfy({ $0 == reading.year }) else { return [] }
    return [received(sentence, reading), handled(sentence, reading), carried(sentence, reading)].compactMap {
      $0
    }
      + remedies(sentence, reading)
  }

  private static func total(_ row: ReportRow, _ reading: ReportReading) -> Int? {
    reading.figures[row, .total]
  }

  private static func received(_ sentence: ProseSentence, _ reading: ReportReading) -> ReportFinding? {
    guard sentence.contains(["公开申请", "信息申请", "申请公开"]), let new = total(.new, reading) else { return nil }
    let accepted = [
      new, total(.carriedIn, reading).map { new + $0 }, total(.handledTotal, reading),
    ].compactMap { $0 }
    for verb in ["新收到", "收到", "新收", "受理", "接收", "接到"] {
      guard let place = sentence.folded.firstRange(of: verb) else { continue }
      let before = sentence.folded[..<place.lowerBound]
      if before.hasSuffix("未") || before.hasSuffix("没有") || before.hasSuffix("无") {
        guard new > 0, sentence.quantities.isEmpty else { return nil }
        return finding(sentence, [.table3(.new, .total)], expected: new, found: 0, "未收到申请", "本年新收")
      }
      guard let quantity = next(sentence, place.upperBound, within: 24),
        ["件", "条", "宗", "份", "次"].contains(quantity.unit),
        !accepted.contains(quantity.value)
      else { return nil }
      let between = sentence.folded[place.upperBound..<quantity.range.lowerBound]
      let after = sentence.folded[quantity.range.upperBound...].prefix(14)
      let isAbout = between.contains("申请") || after.contains("申请")
      let isElse = ["复议", "诉讼", "举报", "信访", "来信", "咨询", "建议", "提案", "其中", "当面", "信函", "网络"].contains {
        between.contains($0)
      }
      guard isAbout, !isElse else { return nil }
      return finding(
        sentence, [.table3(.new, .total)], expected: new, found: quantity.value, "收到申请 \(quantity.value) 件",
        "本年新收")
    }
    return nil
  }

  private static func handled(_ sentence: ProseSentence, _ reading: ReportReading) -> ReportFinding? {
    guard sentence.contains(["申请"]), let handled = total(.handledTotal, reading),
      let place = sentence.folded.firstRange(of: "办结"),
      let quantity = next(sentence, place.upperBound, within: 8), quantity.unit == "件"
    else { return nil }
    let before = sentence.folded[..<place.lowerBound].suffix(6)
    guard !before.contains("复议"), !before.contains("诉讼"), !before.contains("未"), !before.contains("提案") else {
      return nil
    }
    let accepted = [handled, total(.new, reading)].compactMap { $0 }
    guard !accepted.contains(quantity.value) else { return nil }
    return finding(
      sentence, [.table3(.handledTotal, .total)], expected: handled, found: quantity.value,
      "办结 \(quantity.value) 件",
      "办理结果总计")
  }

  private static func carried(_ sentence: ProseSentence, _ reading: ReportReading) -> ReportFinding? {
    let kinds: [([String], ReportRow)] = [
      (["结转下年度", "结转至下年", "结转到下年", "结转下年", "结转下一年度"], .carriedOut),
      (["上年结转", "上年度结转", "上一年度结转"], .carriedIn),
    ]
    for (words, row) in kinds {
      guard let place = words.compactMap({ sentence.folded.firstRange(of: $0) }).first,
        let quantity = next(sentence, place.upperBound, within: 14), quantity.unit == "件",
        let expected = total(row, reading), expected != quantity.value
      else { continue }
      return finding(
        sentence, [.table3(row, .total)], expected: expected, found: quantity.value, "结转 \(quantity.value) 件",
        row.shortName)
    }
    return nil
  }

  private static func remedies(_ sentence: ProseSentence, _ reading: ReportReading) -> [ReportFinding] {
    guard sentence.contains(["信息公开"]) else { return [] }
    let figures = reading.figures
    let review = figures[.review, .total]
    let suits = [figures[.suitDirect, .total], figures[.suitAfterReview, .total]]
    let sum = suits.contains { $0 == nil } ? nil : suits.compactMap { $0 }.reduce(0, +)
    let kinds: [(String, [ReportCell], [Int?])] = [
      ("行政复议", [.table4(.review, .total)], [review]),
      ("行政诉讼", [.table4(.suitDirect, .total), .table4(.suitAfterReview, .total)], [sum] + suits),
    ]
    return kinds.compactMap { word, cells, accepted in
      guard let expected = accepted[0], let place = sentence.folded.lastRange(of: word),
        let quantity = next(sentence, place.upperBound, within: 6), ["件", "起", "宗"].contains(quantity.unit),
        !accepted.contains(quantity.value)
      else { return nil }
      let between = sentence.folded[place.upperBound..<quantity.range.lowerBound]
      guard !between.contains("行政"), !between.contains("维持"), !between.contains("纠正"), !between.contains("、")
      else { return nil }
      return finding(
        sentence, cells, expected: expected, found: quantity.value, "\(word) \(quantity.value) 件", "总计")
    }
  }

  /// The first exact number behind a place, near it.
  private static func next(
    _ sentence: ProseSentence, _ place: String.Index, within distance: Int
  ) -> ProseSentence.Quantity? {
    guard let quantity = sentence.quantities.first(where: { $0.range.lowerBound >= place }) else {
      return nil
    }
    let between = sentence.folded[place..<quantity.range.lowerBound]
    return between.count <= distance && !between.contains(where: \.isNumber) ? quantity : nil
  }

  private static func finding(
    _ sentence: ProseSentence, _ cells: [ReportCell], expected: Int, found: Int, _ said: String,
    _ name: String
  ) -> ReportFinding {
    ReportFinding(
      rule: "N1", severity: .warning, cells: cells, expected: expected, found: found,
      message: "正文称\(said)，表中\(name)为 \(expected)", quote: sentence.words)
  }
}
