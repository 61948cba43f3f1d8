/// The text of a notice as its reader works on it: characters in one form, blanks gone, each with its line.
///
/// Full-width digits and marks become plain ones, every kind of bracket and dash one kind, quotation marks fall away.
struct NoticeText {
  /// One character and where it stands.
  struct Glyph {
    let character: Character
    let line: Int
    let startsLine: Bool
  }

  let glyphs: [Glyph]
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var glyphs: [Glyph] = []
    for (index, line) in lines.enumerated() {
      var starts = true
      for character in line {
        guard let plain = NoticeText.plain(character) else { continue }
        glyphs.append(Glyph(character: plain, line: index + 1, startsLine: starts))
        starts = false
      }
    }
    self.glyphs = glyphs
  }

  private static func plain(_ character: Character) -> Character? {
    switch character {
    case "\u{FF08}": "("
    case "\u{FF09}": ")"
    case "\u{FF1A}": ":"
    case "\u{FF0C}": ","
    case ";", "\u{FF1B}": "。"
    case "[", "\u{FF3B}", "【": "〔"
    case "]", "\u{FF3D}", "】": "〕"
    case "-", "–", "—", "―", "\u{2212}", "\u{FF0D}", "~", "\u{FF5E}": "至"
    case "\u{201C}", "\u{201D}", "\"", "\u{FF02}", "「", "」", "\u{FEFF}", "\u{200B}": nil
    default:
      if character.isWhitespace {
        nil
      } else if let value = character.wholeNumberValue, character.unicodeScalars.first.map(isDigit) ?? false {
        Character(String(value))
      } else {
        character
      }
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("\u{FF10}"..."\u{FF19}").contains(scalar)
  }

  /// The line as it was handed in.
  func refusal(_ reason: UnreadableNotice.Reason, line: Int) -> UnreadableNotice {
    let text = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
    return UnreadableNotice(line: line, text: NoticeText.trimmed(text), reason: reason)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Where the numbered items begin: `一、` at the start of a line or of a sentence.
  var itemStarts: [Int] {
    glyphs.indices.filter { index in
      guard NoticeText.numerals.contains(glyphs[index].character) else { return false }
      if !glyphs[index].startsLine {
        guard index > 0, "。:".contains(glyphs[index - 1].character) else { return false }
      }
      var end = index
      while end < glyphs.count, NoticeText.numerals.contains(glyphs[end].character) { end += 1 }
      return end < glyphs.count && glyphs[end].character == "、"
    }
  }

  static let numerals: Set<Character> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// The characters of a range as text.
  func string(_ range: Range<Int>) -> String {
    String(glyphs[range].map(\.character))
  }

  /// The date under the signature: the first line from a place on that is nothing but a date, perhaps after the name
  /// of the office. Also where that line, or the name standing above it, begins.
  func signature(from start: Int) -> (day: Day, index: Int)? {
    var index = start
    var nameAbove: Int?
    while index < glyphs.count {
      let line = glyphs[index].line
      var end = index
      while end < glyphs.count, glyphs[end].line == line { end += 1 }
      var text = Substring(string(index..<end))
      var named = false
      for name in ["国务院办公厅", "国务院"] where !named && text.hasPrefix(name) {
        text = text.dropFirst(name.count)
        named = true
      }
      if let day = NoticeText.date(text) { return (day, nameAbove ?? index) }
      nameAbove = named && text.isEmpty ? index : nil
      index = end
    }
    return nil
  }

  /// `2010年12月9日` or `二○○九年十二月七日`, and nothing else.
  private static func date(_ text: Substring) -> Day? {
    var fields: [String] = [""]
    for character in text {
      switch character {
      case "年" where fields.count == 1, "月" where fields.count == 2, "日" where fields.count == 3:
        fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    guard fields.count == 4, fields[3].isEmpty, let year = number(fields[0]), let month = number(fields[1]),
      let day = number(fields[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Arabic figures, figures written out one by one (二○○九), or a number up to 99 (二十一).
  private static func number(_ text: String) -> Int? {
    if let value = Int(text) { return value }
    let digits: [Character: Int] = [
      "○": 0, "〇": 0, "零": 0, "O": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    guard !text.isEmpty, parts.count <= 2 else { return nil }
    if parts.count == 2 {
      let tens = parts[0].isEmpty ? 1 : parts[0].first.flatMap { digits[$0] }
      let ones = parts[1].isEmpty ? 0 : parts[1].first.flatMap { digits[$0] }
      guard let tens, let ones, parts[0].count <= 1, parts[1].count <= 1 else { return nil }
      return tens * 10 + ones
    }
    var value = 0
    for character in text {
      guard let digit = digits[character] else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}
