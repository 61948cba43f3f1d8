import Statute

/// Finds out whose report on what year a document is.
struct ReportIdentity {
  private(set) var title: String?
  private(set) var organ: String?
  private(set) var year: Int?
  private(set) var isPartOfYear = false
  private(set) var publishedOn: Day?
  /// The year of the period that the report says it covers.
  private(set) var period: Int?

  /// - Parameters:
  ///   - opening: The text before the first table, as the document words it.
  ///   - overview: The prose of section 1.
  init(_ document: DocumentText, opening: String, overview: String?) {
    var candidates = document.title.map { [$0] } ?? []
    candidates += opening.split(whereSeparator: \.isNewline).prefix(400).filter { $0.count <= 120 }.map(
      String.init)
    for (index, candidate) in candidates.enumerated() {
      guard let found = Self.title(candidate) else { continue }
      if found.isPartOfYear { isPartOfYear = true }
      if title == nil { title = found.text }
      year = year ?? found.year
      organ = organ ?? found.organ ?? (index > 0 ? Self.name(candidates[index - 1], before: candidate) : nil)
      if year != nil, organ != nil { break }
    }
    let folded = String(folding: opening)
    period = Self.periodYear(folded)
    year = year ?? period ?? Self.onlyYear(String(folding: overview ?? "")) ?? Self.reportedYear(folded)
    organ = organ ?? Self.labelled(folded, ["发布机构", "发布单位", "发文机关", "发文单位", "信息来源", "来源"])
    publishedOn = Self.publication(folded)
  }

  /// A body that stands in the line above a title which begins with the year.
  private static func name(_ line: String, before title: String) -> String? {
    let words = String(folding: line).filter { !$0.isWhitespace }
    let opensWithYear = String(folding: title).first { !$0.isWhitespace }?.isDigit == true
    let endings = [
      "政府", "局", "厅", "委", "委员会", "办公室", "办事处", "管委会", "街道", "镇", "乡", "厂", "院", "中心", "总队", "支队",
    ]
    let isName =
      (3...30).contains(words.count) && words.unicodeScalars.allSatisfy { CharacterFolding.isHan($0.value) }
    return opensWithYear && isName && endings.contains { words.hasSuffix($0) } ? words : nil
  }

  private struct Title {
    let text: String
    let organ: String?
    let year: Int?
    let isPartOfYear: Bool
  }

  /// The parts of a title such as 某某镇2020年政府信息公开工作年度报告; the year may stand before or behind the organ.
  private static func title(_ line: String) -> Title? {
    let folded = String(folding: line)
    for segment in folded.split(whereSeparator: { ">_|《》\n".contains($0) }) {
      var words = segment.filter { !$0.isWhitespace }
      // Folded text has the marks of the keyboard.
      for mark in ["标题:", "名称:"] {
        if let range = words.firstRange(of: mark) { words = String(words[range.upperBound...]) }
      }
      guard words.contains("信息公开") || words.contains("政务公开"),
        let ending = ["年度报告", "年报", "工作报告", "情况报告", "年度工作报告"].compactMap({
          words.firstRange(of: $0)?.upperBound
        }).min()
      else { continue }
      // The notice that asks for reports is named in many of them.
      let isNotice = ["关于做好", "的通知", "编制", "工作要求"].contains {
        words[ending...].contains($0) || words.hasPrefix($0)
      }
      guard !isNotice, !words[..<ending].contains("关于做好") else { continue }
      words = String(words[..<ending])
      let parts = ["上半年", "下半年", "半年", "季度", "1-6月", "1至6月", "月份", "月度"]
      let isPart = parts.contains { words.contains($0) }
      guard let (year, before, after) = splitAtYear(words) else {
        if isPart { return Title(text: String(segment), organ: nil, year: nil, isPartOfYear: true) }
        continue
      }
      return Title(
        text: words, organ: organ(before) ?? organ(after), year: year, isPartOfYear: isPart)
    }
    return nil
  }

  /// Splits at the first year, written `2020年` or `二〇二〇年`.
  private static func splitAtYear(_ words: String) -> (Int, String, String)? {
    let characters = Array(words)
    for index in characters.indices where index + 4 < characters.count && characters[index + 4] == "年" {
      let digits = characters[index..<(index + 4)].compactMap(digit)
      guard digits.count == 4 else { continue }
      let year = digits.reduce(0) { $0 * 10 + $1 }
      guard (2000...2100).contains(year) else { continue }
      return (year, String(characters[..<index]), String(characters[(index + 5)...]))
    }
    return nil
  }

  private static func digit(_ character: Character) -> Int? {
    if let index = Array("〇一二三四五六七八九").firstIndex(of: character) { return index }
    if character == "零" || character == "○" || character == "O" { return 0 }
    return character.isASCII ? character.wholeNumberValue : nil
  }

  /// What is left of a part of a title when the words of every report are taken off.
  private static func organ(_ part: String) -> String? {
    var words = part
    if let end = words.firstRange(of: "政府信息公开") ?? words.firstRange(of: "政务公开")
      ?? words.firstRange(of: "信息公开")
    {
      words = String(words[..<end.lowerBound])
    }
    for prefix in ["度", "现将", "现公布", "关于印发", "关于", "附件", "附:", "图解:", "图解", "【", "(", ":", "-"]
    where words.hasPrefix(prefix) {
      words.removeFirst(prefix.count)
    }
    while let first = words.unicodeScalars.first, !CharacterFolding.isHan(first.value) { words.removeFirst() }
    while let last = words.last, "-—·:(【".contains(last) { words.removeLast() }
    if words.hasSuffix("关于") { words.removeLast(2) }
    let isName =
      words.count >= 2 && words.count <= 40 && words.allSatisfy { $0.isLetter || "()·、".contains($0) }
    // 我局, 本镇: how a body speaks of itself is no name.
    let isOwn = words.count <= 5 && ["我", "本"].contains { words.hasPrefix($0) }
    return isName && !isOwn && words != "年度" && words != "工作" ? words : nil
  }

  /// The year of 统计期限为2022年1月1日至12月31日.
  static func periodYear(_ text: String) -> Int? {
    for start in ["年1月1日", "年01月01日"] {
      var rest = text[...]
      while let range = rest.firstRange(of: start) {
        let digits = rest[..<range.lowerBound].suffix(4)
        let after = rest[range.upperBound...].prefix(24)
        if let year = Int(digits), (2000...2100).contains(year), after.contains("12月31日") { return year }
        rest = rest[range.upperBound...]
      }
    }
    return nil
  }

  /// The year of 2021年度政府信息公开, if there is only one.
  private static func reportedYear(_ text: String) -> Int? {
    let words = text.filter { !$0.isWhitespace }
    let years = ["年度政府信息公开", "年政府信息公开工作", "年度政务公开"].flatMap { ending -> [Int] in
      var found: [Int] = []
      var rest = words[...]
      while let range = rest.firstRange(of: ending) {
        if let year = Int(rest[..<range.lowerBound].suffix(4)), (2000...2100).contains(year) {
          found.append(year)
        }
        rest = rest[range.upperBound...]
      }
      return found
    }
    return Set(years).count == 1 ? years.first : nil
  }

  /// The year that the prose names, if it names only one.
  private static func onlyYear(_ text: String) -> Int? {
    let years = ProseNumbers.years(in: text)
    return Set(years).count == 1 ? years.first : nil
  }

  private static func labelled(_ text: String, _ labels: [String]) -> String? {
    for label in labels {
      var rest = text[...]
      while let range = rest.firstRange(of: label) {
        rest = rest[range.upperBound...]
        let isLabel = rest.first == ":" || rest.first == "】"
        guard isLabel else { continue }
        let name = rest.dropFirst().drop { $0 == " " }.prefix { !$0.isWhitespace && !"<>|,;。".contains($0) }
        if (2...40).contains(name.count), name.allSatisfy(\.isLetter) { return String(name) }
      }
    }
    return nil
  }

  private static func publication(_ text: String) -> Day? {
    for label in ["发布时间", "发布日期", "发文日期", "公开日期", "发稿时间", "日期", "时间"] {
      var rest = text[...]
      while let range = rest.firstRange(of: label) {
        rest = rest[range.upperBound...]
        let numbers = ProseNumbers.numbers(in: rest.prefix(16))
        let isLabel = rest.drop { $0 == " " || $0 == "】" }.first == ":"
        if isLabel, numbers.count >= 3, (2000...2100).contains(numbers[0]),
          let day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
        {
          return day
        }
      }
    }
    return nil
  }
}

extension ProseNumbers {
  /// The years named in a text, as `2020年`.
  static func years(in text: some StringProtocol) -> [Int] {
    var years: [Int] = []
    var rest = text[...]
    while let mark = rest.firstIndex(of: "年") {
      let digits = rest[..<mark].suffix(5)
      let number = digits.suffix(4)
      if number.count == 4, number.allSatisfy({ $0.isASCII && $0.isNumber }),
        digits.count == 4 || digits.first?.isDigit != true,
        let year = Int(number), (1990...2100).contains(year)
      {
        years.append(year)
      }
      rest = rest[rest.index(after: mark)...]
    }
    return years
  }
}
