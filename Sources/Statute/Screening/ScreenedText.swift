/// A text made ready for screening: full-width forms folded, lines known, headers of tables known.
///
/// All positions are in Unicode scalars of the text as it came.
struct ScreenedText {
  /// The text as it came.
  let scalars: [Unicode.Scalar]
  /// The same, with full-width digits, letters and signs made plain and small letters made capital; the same length.
  let folded: [Unicode.Scalar]
  /// Where each line starts.
  let lineStarts: [Int]
  private let headers: TableHeaders

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    folded = scalars.map(Self.fold)
    var starts = [0]
    for (position, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(position + 1) }
    lineStarts = starts
    headers = TableHeaders(folded, scalars: scalars, lineStarts: starts)
  }

  var count: Int { folded.count }

  /// The scalar at a position, or a line break beyond either end.
  subscript(_ position: Int) -> Unicode.Scalar {
    folded.indices.contains(position) ? folded[position] : "\n"
  }

  func string(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range])
    return text
  }

  /// The plain form of some text, as capital letters and digits of ASCII.
  func folded(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(folded[range]))
  }

  /// The line (from 0) in which a position lies. O(log lines).
  func line(of position: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }

  /// The positions of a line, without its break.
  func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : count
    if end > start, folded[end - 1] == "\r" { end -= 1 }
    return start..<end
  }

  /// Up to `length` positions before `position`, reaching over at most `lineBreaks` line breaks.
  func window(before position: Int, length: Int, lineBreaks: Int = 0) -> Range<Int> {
    var start = position
    var left = lineBreaks
    while start > 0, position - start < length {
      if folded[start - 1] == "\n" {
        if left == 0 { break }
        left -= 1
      }
      start -= 1
    }
    return start..<position
  }

  /// Up to `length` positions from `position` on, in the same line.
  func window(after position: Int, length: Int) -> Range<Int> {
    var end = position
    while end < count, end - position < length, folded[end] != "\n" { end += 1 }
    return position..<end
  }

  /// The cells above a position that name its column, where it lies in a table.
  func headers(of position: Int) -> [Range<Int>] {
    headers.cells(above: position, line: line(of: position), text: self)
  }

  func isInTable(_ position: Int) -> Bool { headers.top(of: line(of: position)) != nil }

  /// The row that names the columns of the table in which a position lies; empty where it lies in none.
  func headerRow(of position: Int) -> Range<Int> {
    let line = line(of: position)
    guard let top = headers.top(of: line), top < line else { return position..<position }
    return range(ofLine: top).lowerBound..<range(ofLine: min(line - 1, top + 1)).upperBound
  }

  /// For each row of a table, the cells under a heading that is asked for.
  func cells(under isAsked: (Range<Int>) -> Bool, _ take: (Range<Int>) -> Void) {
    headers.cells(under: isAsked, text: self, take)
  }

  func stands(_ word: [Unicode.Scalar], at position: Int) -> Bool {
    guard position >= 0, position + word.count <= count else { return false }
    for offset in word.indices where folded[position + offset] != word[offset] { return false }
    return true
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x61...0x7a: Unicode.Scalar(scalar.value - 0x20) ?? scalar
    case 0...0x7f: scalar
    case 0xff41...0xff5a: Unicode.Scalar(scalar.value - 0xff41 + 0x41) ?? scalar
    case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
    case 0x1d7ce...0x1d7ff: Unicode.Scalar((scalar.value - 0x1d7ce) % 10 + 0x30) ?? scalar
    case 0x3000, 0xa0, 0x2000...0x200a, 0x202f, 0x205f: " "
    case 0x2010...0x2015, 0x2212, 0xfe63, 0x2043: "-"
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  /// A capital letter of ASCII; folded text has no others.
  var isLetter: Bool { value >= 0x41 && value <= 0x5a }
  var isAlphanumeric: Bool { isDigit || isLetter }
  /// A Chinese character.
  var isHan: Bool {
    (value >= 0x4e00 && value <= 0x9fff) || (value >= 0x3400 && value <= 0x4dbf)
      || (value >= 0x20000 && value <= 0x323af)
  }
  /// Shows as nothing: joiners, soft hyphen, byte order mark.
  var isInvisible: Bool {
    (value >= 0x200b && value <= 0x200f) || value == 0xad || value == 0xfeff || value == 0x2060
  }
  var isSpace: Bool { value == 0x20 || value == 0x09 || value == 0x0d }
  /// 一 to 十, 百, 〇 and 零.
  var isChineseNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零", "两": true
    default: false
    }
  }
}
