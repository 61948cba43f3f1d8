import Statute

/// N7: 其中 names parts of a whole. Parts are often not all, so only more than the whole is suspect.
enum PartsInProse {
  static func finding(_ sentence: ProseSentence, _ section: ReportSection) -> ReportFinding? {
    guard let place = sentence.folded.firstRange(of: "其中") else { return nil }
    let quantities = sentence.quantities
    guard let whole = quantities.last(where: { $0.range.upperBound <= place.lowerBound }),
      sentence.folded[whole.range.upperBound..<place.lowerBound].count <= 12
    else { return nil }
    let rest = sentence.folded[place.upperBound...]
    // One item on several channels is counted on each; growth and further breakdowns are no parts.
    let isOverlapping = ["网站", "微信", "微博", "公众号", "新媒体", "平台", "客户端", "渠道", "公开栏", "抖音"].contains {
      rest.contains($0)
    }
    let isElse = ["同比", "增长", "增加", "减少", "比上年", "累计", "浏览", "阅读"].contains { rest.contains($0) }
    let again = rest.firstRange(of: "其中")
    guard !isOverlapping, !isElse, again == nil else { return nil }
    // The list ends where the sentence goes on to tell what became of it.
    let ends = ["均", "已", "全部", "办结", "答复", "完成", "共"].compactMap { rest.firstRange(of: $0)?.lowerBound }
    let end = ends.min() ?? sentence.folded.endIndex
    let parts = quantities.filter {
      $0.range.lowerBound >= place.upperBound && $0.range.lowerBound < end && $0.unit == whole.unit
    }
    guard parts.count >= 2 else { return nil }
    let sum = parts.reduce(0) { $0 + $1.value }
    guard sum != whole.value else { return nil }
    let isMore = sum > whole.value
    return ReportFinding(
      rule: "N7", severity: isMore ? .warning : .info, expected: whole.value, found: sum,
      message: isMore
        ? "“其中”各项之和 \(sum) 大于总数 \(whole.value)"
        : "“其中”各项之和 \(sum) 小于总数 \(whole.value)，可能没有列全",
      quote: sentence.words)
  }
}

/// N6: percentages have to be those of the numbers beside them.
enum SharesInProse {
  private struct Share {
    let value: Int
    let percent: Double
    let decimals: Int
    let words: String
  }

  static func findings(_ text: String) -> [ReportFinding] {
    text.split(whereSeparator: \.isNewline).flatMap { paragraph($0) }
  }

  private static func paragraph(_ text: Substring) -> [ReportFinding] {
    guard text.utf8.count < 60_000 else { return [] }
    let sentence = ProseSentence(String(text))
    let quantities = sentence.quantities
    let shares = quantities.compactMap { share($0, sentence.folded) }
    guard shares.count >= 3 else { return [] }
    // The whole is the number of which most shares are right.
    let candidates = Set(quantities.map(\.value)).filter { $0 > 0 }
    var best: (whole: Int, right: Int)?
    for whole in candidates.sorted(by: >) {
      let right = shares.filter { isRight($0, of: whole) }.count
      if right > (best?.right ?? 0) { best = (whole, right) }
    }
    guard let best, best.right >= 2, best.right * 2 > shares.count else { return [] }
    // A paragraph may speak of several wholes; a share that is right of any of them is right.
    let wrong = shares.filter { share in
      share.value <= best.whole && !candidates.contains { $0 > share.value && isRight(share, of: $0) }
    }
    let sentences = ProseSentence.sentences(String(text))
    return wrong.map { share in
      let exact = Double(share.value) * 100 / Double(best.whole)
      return ReportFinding(
        rule: "N6", severity: .warning,
        message:
          "\(share.value) 占 \(best.whole) 的 \(rounded(exact, share.decimals))%，文中写的是 \(rounded(share.percent, share.decimals))%",
        quote: sentences.first { $0.folded.contains(share.words) }?.words ?? share.words)
    }
  }

  private static func isRight(_ share: Share, of whole: Int) -> Bool {
    let exact = Double(share.value) * 100 / Double(whole)
    var unit = 1.0
    for _ in 0..<share.decimals { unit /= 10 }
    return abs(exact - share.percent) <= unit * 0.5 + 1e-9
  }

  private static func rounded(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard decimals > 0 else { return String(scaled) }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: max(0, decimals - fraction.count))
      + fraction
  }

  /// The percentage right behind a number, as in `161条，占7.9%`.
  private static func share(_ quantity: ProseSentence.Quantity, _ text: String) -> Share? {
    let rest = text[quantity.range.upperBound...].prefix(24)
    guard let mark = rest.firstRange(of: "占"), let sign = rest.firstIndex(of: "%"), mark.upperBound <= sign,
      rest[..<mark.lowerBound].allSatisfy({ !$0.isNumber })
    else { return nil }
    let digits = rest[mark.upperBound..<sign].drop { !($0.isASCII && $0.isNumber) }
    guard !digits.isEmpty, digits.count <= 7, let percent = Double(digits), percent <= 100 else { return nil }
    let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
    let words = String(text[quantity.range.lowerBound...sign])
    return Share(value: quantity.value, percent: percent, decimals: decimals, words: words)
  }
}
