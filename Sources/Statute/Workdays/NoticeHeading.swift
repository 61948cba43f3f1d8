/// Title and number of a notice: for which year it speaks, and whether of all festivals or of one.
struct NoticeHeading {
  enum Subject: Hashable {
    /// 关于2025年部分节假日安排的通知
    case year(Int)
    /// 关于调整2019年劳动节假期安排的通知, 关于延长2020年春节假期的通知, 关于…纪念日调休放假的通知
    case change(Int, festival: String)
  }

  let title: String
  let number: String?
  let subject: Subject
  /// Whether a change puts the arrangement of its festival in place of the former one.
  let rearranges: Bool
  let line: Int
  /// Where title and number are over.
  let end: Int

  init(_ text: NoticeText) throws(UnreadableNotice) {
    let characters = text.glyphs.map(\.character)
    let body = text.itemStarts.first ?? text.glyphs.count
    var found: (title: String, subject: Subject, rearranges: Bool, range: Range<Int>)?
    for range in NoticeHeading.titles(in: characters, before: body) {
      let title = String(characters[range])
      guard let (subject, rearranges) = NoticeHeading.subject(of: title, in: characters) else { continue }
      if let found, found.subject != subject {
        throw text.refusal(.ambiguous("标题"), line: text.glyphs[range.lowerBound].line)
      }
      found = (title, subject, rearranges, range)
    }
    guard let found else { throw text.refusal(.noTitle, line: 0) }
    title = found.title
    subject = found.subject
    rearranges = found.rearranges
    line = text.glyphs[found.range.lowerBound].line
    var end = found.range.upperBound
    var number: String?
    var index = 0
    while let next = NoticeHeading.number(in: text, from: index), next.range.lowerBound < body {
      if let number, number != next.number { throw text.refusal(.ambiguous("发文字号"), line: next.line) }
      number = next.number
      end = max(end, next.range.upperBound)
      index = next.range.upperBound
    }
    self.number = number
    self.end = end
  }

  /// `国务院…关于…的通知` without any mark between, so that a title quoted in a sentence is not taken for one.
  private static func titles(in characters: [Character], before end: Int) -> [Range<Int>] {
    let opening = Array("国务院")
    let closing = Array("的通知")
    var ranges: [Range<Int>] = []
    for start in characters.indices where characters[start...].starts(with: opening) && start < end {
      var index = start + opening.count
      while index < characters.count, index - start < 80, !"。,:;《》〔".contains(characters[index]) {
        if characters[index...].starts(with: closing) {
          ranges.append(start..<(index + closing.count))
          break
        }
        index += 1
      }
    }
    return ranges
  }

  private static func subject(of title: String, in characters: [Character]) -> (Subject, rearranges: Bool)? {
    var rest = Substring(title)
    for office in ["国务院办公厅", "国务院"] where rest.hasPrefix(office) {
      rest = rest.dropFirst(office.count)
      break
    }
    guard rest.hasPrefix("关于") else { return nil }
    rest = rest.dropFirst(2).dropLast(3)
    if let (year, name) = dated(rest) {
      return name == "部分节假日安排" || name == "部分节假日放假安排" ? (.year(year), false) : nil
    }
    if rest.hasPrefix("调整"), let (year, name) = dated(rest.dropFirst(2)) {
      for suffix in ["假期安排", "放假安排"] where name.hasSuffix(suffix) {
        guard let festival = Festival.canonical(String(name.dropLast(suffix.count))) else { return nil }
        return (.change(year, festival: festival), true)
      }
    }
    if rest.hasPrefix("延长"), let (year, name) = dated(rest.dropFirst(2)), name.hasSuffix("假期"),
      let festival = Festival.canonical(String(name.dropLast(2)))
    {
      return (.change(year, festival: festival), false)
    }
    for suffix in ["调休放假", "放假调休", "放假"] where rest.hasSuffix(suffix) && rest.count > suffix.count {
      guard let year = firstYear(in: characters) else { return nil }
      return (.change(year, festival: String(rest.dropLast(suffix.count))), false)
    }
    return nil
  }

  /// `2025年` and what follows.
  private static func dated(_ text: Substring) -> (Int, Substring)? {
    guard let year = Int(text.prefix(4)), text.dropFirst(4).first == "年" else { return nil }
    return (year, text.dropFirst(5))
  }

  /// The year of the first full date of the text, for a title that names none.
  private static func firstYear(in characters: [Character]) -> Int? {
    for start in characters.indices where start + 6 < characters.count {
      guard characters[start + 4] == "年", let year = Int(String(characters[start..<(start + 4)])) else {
        continue
      }
      var index = start + 5
      while index < characters.count, characters[index].isNumber { index += 1 }
      if index > start + 5, index < characters.count, characters[index] == "月" { return year }
    }
    return nil
  }

  /// The next `国办发明电〔2025〕7号` or `国发明电〔2015〕1号`.
  static func number(in text: NoticeText, from start: Int) -> (number: String, range: Range<Int>, line: Int)?
  {
    let characters = text.glyphs.map(\.character)
    for index in characters.indices.dropFirst(start) {
      for opening in ["国办发明电〔", "国发明电〔"] where characters[index...].starts(with: opening) {
        var end = index + opening.count
        while end < characters.count, characters[end].isNumber || characters[end] == "〕" { end += 1 }
        guard end < characters.count, characters[end] == "号" else { continue }
        let range = index..<(end + 1)
        return (String(characters[range]), range, text.glyphs[index].line)
      }
    }
    return nil
  }
}

/// Names of festivals as notices write them, brought to the name of the law.
enum Festival {
  private static let names: [(written: String, name: String)] = [
    ("五一国际劳动节", "劳动节"), ("国际劳动节", "劳动节"), ("劳动节", "劳动节"), ("五一", "劳动节"),
    ("元旦", "元旦"), ("新年", "元旦"), ("春节", "春节"), ("清明节", "清明节"), ("清明", "清明节"),
    ("端午节", "端午节"), ("中秋节", "中秋节"), ("国庆节", "国庆节"), ("十一", "国庆节"),
  ]

  static func canonical(_ written: String) -> String? {
    names.first { $0.written == written }?.name
  }

  /// The names at the beginning of an item, joined by `、` or `和`, and how many characters they take.
  static func leading(_ characters: ArraySlice<Character>) -> (names: [String], length: Int)? {
    var found: [String] = []
    var rest = characters
    while let (written, name) = names.first(where: { rest.starts(with: $0.written) }) {
      found.append(name)
      rest = rest.dropFirst(written.count)
      guard let joint = rest.first, joint == "、" || joint == "和" else { break }
      rest = rest.dropFirst()
    }
    return found.isEmpty ? nil : (found, characters.count - rest.count)
  }
}
