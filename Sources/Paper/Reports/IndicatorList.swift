import Foundation
import Statute

/// Reads statistics tables (统计表): lines of label, unit and one or two figures, in any layout.
struct IndicatorList {
  private(set) var indicators: [Indicator] = []
  /// 2014 for the national table, local for all others, nil where there is no table.
  private(set) var edition: ReportEdition?
  /// Whether the document ends within the list.
  private(set) var isCutOff = false

  private static let units = ["人次", "万元", "条", "件", "次", "篇", "个", "人", "份", "元", "场", "期"]
  private static let heads = [
    "历年累计", "本年累计", "年末统计", "本期实际", "计量单位", "统计数", "指标名称", "统计指标", "数量", "累计数", "单位", "年度",
  ]
  private static let limit = 400

  /// A line as it was found, its digits perhaps still glued.
  private struct Found {
    let label: String
    let unit: String
    let runs: [[UInt8]]
    let words: String
    /// Where in the text the line ends.
    let end: Int
    /// The figure, where it has a fraction.
    var amount: Decimal?
  }

  init(_ text: FormText, prose: String) {
    let letters = text.words(0..<text.glyphs.count).filter { $0 != " " }
    guard ["统计表", "指标名称", "统计指标", "计量单位"].contains(where: { letters.contains($0) }) else { return }
    let isNational =
      letters.contains("重大舆情") && letters.contains("通过不同渠道和方式")
      || letters.contains("统计指标") && letters.contains("主动公开政府信息数")
    let start = Self.start(text)
    let head = text.words(start..<min(start + 80, text.glyphs.count)).filter { $0 != " " }
    let columns = head.contains("累计") && !isNational ? 2 : 1
    let found = Self.withoutSerials(Self.scan(text, from: start)).filter { line in
      // The number of the first line behind the heads.
      !line.runs.isEmpty || !Self.heads.contains { line.label.hasSuffix($0) }
    }
    guard found.count >= 3, let last = found.last else { return }
    edition = isNational ? .of2014 : .local
    indicators =
      columns == 2 ? PairedIndicators.solve(found.map(Self.entry), prose: prose) : found.map(Self.single)
    // The lists end with reviews, suits and complaints, or with people and money.
    let ends = ["复议", "诉讼", "申诉", "举报", "投诉", "经费", "培训", "人员"]
    let isWhole = found.contains { line in ends.contains { line.label.contains($0) } }
    let behind = text.glyphs[last.end...].count { $0.kind == .letter }
    let isPart = IndicatorGroups.number(last.label) != nil || last.runs.last.map { $0 != [0] } ?? false
    isCutOff = !isWhole && behind < 40 && isPart
    if isCutOff, behind == 0, !text.isClosed, let digits = last.runs.last, digits != [0],
      let line = indicators.popLast()
    {
      indicators.append(
        Indicator(
          label: line.label, unit: line.unit, value: nil, amount: nil, cumulative: nil, words: line.words))
    }
  }

  /// Takes off the numbers that count the lines (序号, 代码): behind the unit those of the line itself, and at the
  /// end of a line those of the next.
  private static func withoutSerials(_ found: [Found]) -> [Found] {
    func isCounting(_ pick: (Found) -> [UInt8]?) -> Bool {
      let numbers = found.compactMap { line in
        pick(line).flatMap { $0.count <= 3 ? $0.reduce(0) { $0 * 10 + Int($1) } : nil }
      }
      let steps = zip(numbers, numbers.dropFirst()).count { $0 + 1 == $1 }
      return numbers.count >= 5 && numbers.count * 5 >= found.count * 4
        && steps * 5 >= (numbers.count - 1) * 4
    }
    func value(_ run: [UInt8]) -> Int { run.count <= 3 ? run.reduce(0) { $0 * 10 + Int($1) } : 1_000 }
    func without(first: Bool) -> [Found] {
      var serial: Int?
      return found.map { line in
        guard let run = first ? line.runs.first : line.runs.last else { return line }
        // Headings between the lines are counted too; what does not go on counting is a figure.
        let isSerial = serial.map { (1...4).contains(value(run) - $0) } ?? true
        guard isSerial else { return line }
        serial = value(run)
        return Found(
          label: line.label, unit: line.unit,
          runs: first ? Array(line.runs.dropFirst()) : line.runs.dropLast(),
          words: line.words, end: line.end)
      }
    }
    if isCounting({ $0.runs.first }) { return without(first: true) }
    if isCounting({ $0.runs.last }) { return without(first: false) }
    return found
  }

  private static func entry(_ found: Found) -> PairedIndicators.Entry {
    PairedIndicators.Entry(label: found.label, unit: found.unit, runs: found.runs, words: found.words)
  }

  private static func single(_ found: Found) -> Indicator {
    let digits = found.runs.count == 1 ? found.runs[0] : []
    let value = digits.isEmpty || digits.count > 15 ? nil : digits.reduce(0) { $0 * 10 + Int($1) }
    return Indicator(
      label: found.label, unit: found.unit, value: value, amount: found.amount, cumulative: nil,
      words: found.words)
  }

  /// Where the table begins: behind the last of its titles or heads that has figures behind it.
  private static func start(_ text: FormText) -> Int {
    let keys = ["指标名称", "统计指标", "计量单位", "统计表"].map { CharacterFolding.fold($0) }
    let values = text.glyphs.map(\.value)
    for key in keys {
      if let place = values.lastIndex(of: key) { return place }
    }
    return 0
  }

  private static func scan(_ text: FormText, from start: Int) -> [Found] {
    var found: [Found] = []
    var labelStart = start
    var index = start
    while index < text.glyphs.count, found.count < limit {
      guard text.glyphs[index].kind == .digit else {
        index += 1
        continue
      }
      guard let label = label(text, max(labelStart, index - 120)..<index) else {
        index += 1
        continue
      }
      let (runs, end, amount) = values(text, from: index)
      let words = text.original(index..<end)
      if !runs.isEmpty
        || end > index + 1 && text.glyphs[(index + 1)..<end].contains(where: { $0.value == 0x2E })
      {
        found.append(
          Found(label: label.text, unit: label.unit, runs: runs, words: words, end: end, amount: amount))
      }
      labelStart = end
      index = max(end, index + 1)
      // Behind the list number that was left out of the figures.
      while index < text.glyphs.count, text.glyphs[index].kind == .digit { index += 1 }
    }
    return found
  }

  /// The label and unit that end where the digits begin; nil where the digits are part of a label or of prose.
  private static func label(_ text: FormText, _ range: Range<Int>) -> (text: String, unit: String)? {
    guard let last = range.last else { return nil }
    let folded = text.words(range).filter { $0 != " " }
    let bare = String(folded.reversed().drop { ")】".contains($0) }.reversed())
    let unit = units.first { bare.hasSuffix($0) }
    let isCounting = bare.hasSuffix("数") || bare.hasSuffix("量")
    guard unit != nil || isCounting, !bare.hasSuffix("相同信息计") else { return nil }
    // In a table the label is a cell; elsewhere the heads of the columns may be run into the first label.
    var lower = range.lowerBound
    let unitLength = unit?.unicodeScalars.count ?? 0
    let labelLast = unitLength > 0 ? Self.skipBack(text, last, letters: unitLength, from: lower) : last
    guard labelLast >= lower else { return nil }
    lower = max(lower, text.cells[text.glyphs[labelLast].cell].glyphs.lowerBound)
    var words = text.original(lower..<(labelLast + 1)).filter { !$0.isWhitespace }
    if let head = heads.compactMap({ words.lastRange(of: $0)?.upperBound }).max(), head < words.endIndex,
      words[head...].count >= 3
    {
      words = String(words[head...])
    }
    if let unit, words.hasSuffix("(\(unit)") || words.hasSuffix("（\(unit)") {
      words.removeLast(unit.count + 1)
    }
    for ending in ["(单位:", "（单位：", "(单位：", "单位："] where words.hasSuffix(ending) {
      words.removeLast(ending.count)
    }
    // The line of a heading, which has a dash for a figure.
    if let dash = words.lastIndex(where: { "—-".contains($0) }), words[words.index(after: dash)...].count >= 3
    {
      words = String(words[words.index(after: dash)...])
    }
    while let mark = words.last, "(（".contains(mark) { words.removeLast() }
    guard words.count >= 2, words.count <= 80, words.contains(where: \.isLetter) else { return nil }
    return (words, unit ?? "")
  }

  private static func skipBack(_ text: FormText, _ last: Int, letters: Int, from lower: Int) -> Int {
    var index = last
    var left = letters
    while index >= lower, left > 0 {
      if text.glyphs[index].kind == .letter { left -= 1 }
      index -= 1
    }
    return index
  }

  /// The figures from a place on, without the list number of the next line that may be run into them.
  private static func values(
    _ text: FormText, from start: Int
  ) -> (runs: [[UInt8]], end: Int, amount: Decimal?) {
    var runs: [[UInt8]] = []
    var index = start
    func isDigit(_ place: Int) -> Bool { place < text.glyphs.count && text.glyphs[place].kind == .digit }
    func isMark(_ value: UInt32, _ place: Int) -> Bool {
      place < text.glyphs.count && text.glyphs[place].value == value && text.glyphs[place].gap == .none
        && isDigit(place + 1) && text.glyphs[place + 1].gap == .none
    }
    while isDigit(index) {
      if runs.isEmpty || text.glyphs[index].gap > .none { runs.append([]) }
      runs[runs.count - 1].append(UInt8(text.glyphs[index].value - 0x30))
      index += 1
      // Thousands are marked off in groups of three.
      let group = (index + 1)..<(index + 4)
      if isMark(0x2C, index), group.allSatisfy(isDigit),
        !isDigit(index + 4) || text.glyphs[index + 4].gap > .none,
        group.dropFirst().allSatisfy({ text.glyphs[$0].gap == .none })
      {
        index += 1
      }
    }
    if isMark(0x2E, index) {
      let whole = index
      index += 1
      while isDigit(index), text.glyphs[index].gap == .none { index += 1 }
      let isAlone = runs.count == 1 && !isDigit(index) && !isMark(0x2E, index)
      let words = text.words(start..<index).filter { $0 != "," }
      return ([], index, isAlone && whole - start <= 12 ? Decimal(string: words) : nil)
    }
    let isListMark =
      index < text.glyphs.count && [0x2E, 0x3001].contains(text.glyphs[index].value)
      && index + 1 < text.glyphs.count && text.glyphs[index + 1].kind == .letter
    if isListMark, var last = runs.popLast() {
      last.removeLast()
      index -= 1
      if !last.isEmpty { runs.append(last) }
    }
    return (runs, index, nil)
  }
}

extension [UInt32] {
  fileprivate func lastIndex(of run: [UInt32]) -> Int? {
    guard count >= run.count, let first = run.first else { return nil }
    return (0...(count - run.count)).last { self[$0] == first && self[$0..<($0 + run.count)] == run[...] }
  }
}

extension StringProtocol {
  func lastRange(of other: String) -> Range<Index>? {
    var found: Range<Index>?
    var rest = self[startIndex...]
    while let range = rest.firstRange(of: other) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }
}
