package import Foundation
package import Statute

/// What the words in a cell come to.
package enum CellWords: Sendable, Equatable {
  case count(Int)
  case amount(Decimal)
  case blank
  /// Words that are no figure: 无, /, ——, a sentence.
  case open
  /// A figure that cannot stand in the cell: 12.5 requests.
  case impossible

  var isCount: Bool { if case .count = self { true } else { false } }

  /// Reads the words for a cell. What is not certainly a figure stays open.
  package init(_ words: String, for cell: ReportCell) {
    let folded = String(folding: words)
    var rest = Array(folded.filter { !$0.isBlank })
    guard !rest.isEmpty else {
      self = .blank
      return
    }
    // Two numbers side by side are not one, unless white space parts thousands.
    guard !Self.hasLooseDigits(folded) else {
      self = .open
      return
    }
    Self.unwrap(&rest)
    Self.dropReference(&rest)
    if rest == ["零"] || rest == ["〇"] { rest = ["0"] }
    let sign = Self.takeSign(&rest)
    guard sign == .none || cell.isSigned || sign == .minus(isWord: false),
      let number = Self.takeNumber(&rest), let unit = Self.unit(rest, for: cell)
    else {
      self = .open
      return
    }
    let value = (sign.isMinus ? -number : number) * unit
    if cell.isAmount {
      self = .amount(value)
    } else if let count = Self.whole(value) {
      self = .count(count)
    } else {
      self = .impossible
    }
  }

  /// Whether white space stands between digits otherwise than between groups of three on one line.
  private static func hasLooseDigits(_ words: String) -> Bool {
    func isDigit(_ character: Character?) -> Bool { character.map { $0.isASCII && $0.isNumber } ?? false }
    let parts = words.split(whereSeparator: \.isBlank)
    let isLoose = zip(parts, parts.dropFirst()).contains { isDigit($0.last) && isDigit($1.first) }
    guard isLoose else { return false }
    let isGrouped =
      !words.contains(where: \.isNewline) && (1...3).contains(parts[0].count)
      && parts[0].allSatisfy(\.isNumber)
      && parts[0].first != "0"
    guard isGrouped else { return true }
    let groups = parts.dropFirst().prefix { isDigit($0.first) }
    return !groups.dropLast().allSatisfy { $0.count == 3 }
      || groups.last.map { $0.prefix { isDigit($0) }.count != 3 } ?? true
  }

  /// A mark that refers to a note, and a full stop, are no part of the figure.
  private static func dropReference(_ rest: inout [Character]) {
    guard rest.contains(where: { $0.isASCII && $0.isNumber }) else { return }
    let marks: Set<Character> = [
      "*", "※", "#", "†", "‡", "。", "、", ";", ",", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
    ]
    while rest.count > 1, let last = rest.last,
      marks.contains(last) || last.unicodeScalars.allSatisfy({ (0x2460...0x2473).contains($0.value) })
    {
      rest.removeLast()
    }
    if rest.count > 1, rest.last == "." { rest.removeLast() }
    // Folded text has the marks of the keyboard.
    for note in ["(注)", "[注]", "(见注)"]
    where rest.count > note.count && rest.suffix(note.count) == Array(note)[...] {
      rest.removeLast(note.count)
    }
  }

  /// Takes off what marks a text as bold or as quoted around it, and the backslashes of Markdown: `**12**`, `"12"`.
  private static func unwrap(_ rest: inout [Character]) {
    guard rest.contains(where: \.isDigit) else { return }
    rest.removeAll { $0 == "\\" }
    while rest.count > 2, let first = rest.first, first == rest.last, "*_`\"'".contains(first) {
      rest = Array(rest.dropFirst().dropLast())
    }
  }

  private enum Sign: Equatable {
    case none, plus, minus(isWord: Bool)
    var isMinus: Bool { if case .minus = self { true } else { false } }
  }

  private static func takeSign(_ rest: inout [Character]) -> Sign {
    let signs: [(String, Sign)] = [
      ("减少", .minus(isWord: true)), ("下降", .minus(isWord: true)), ("减", .minus(isWord: true)),
      ("负", .minus(isWord: true)), ("-", .minus(isWord: false)), ("增加", .plus), ("新增", .plus), ("增", .plus),
      ("上升", .plus), ("+", .plus),
    ]
    for (word, sign) in signs where rest.starts(with: word) && rest.count > word.count {
      rest.removeFirst(word.count)
      return sign
    }
    return .none
  }

  /// Digits, with commas only between groups of three, and a fraction. Not more digits than a count can have.
  private static func takeNumber(_ rest: inout [Character]) -> Decimal? {
    let end = rest.firstIndex { !($0.isASCII && $0.isNumber) && $0 != "," && $0 != "." } ?? rest.count
    let text = String(rest[..<end])
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), let whole = halves.first else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1
    if isGrouped {
      guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count) else {
        return nil
      }
    }
    let digits = groups.joined()
    guard !digits.isEmpty, digits.count <= 15, digits.count == 1 || digits.first != "0" else { return nil }
    if halves.count == 2 {
      guard !halves[1].isEmpty, halves[1].count <= 8, !halves[1].contains(",") else { return nil }
    }
    rest.removeFirst(end)
    return Decimal(string: halves.count == 2 ? "\(digits).\(halves[1])" : digits)
  }

  /// What the unit after the number multiplies by; nil where what follows is no unit of the cell.
  private static func unit(_ rest: [Character], for cell: ReportCell) -> Decimal? {
    let word = String(rest.filter { !"()[]人民币".contains($0) })
    if !cell.isAmount {
      let counters = ["", "件", "项", "个", "条", "次", "部", "份", "宗", "起", "例", "人", "篇", "款", "类"]
      if counters.contains(word) { return 1 }
      return word.first == "万" && counters.contains(String(word.dropFirst())) ? 10_000 : nil
    }
    let inYuan: Decimal
    switch word {
    case "元": inYuan = 1
    case "万", "万元": inYuan = 10_000
    case "亿", "亿元": inYuan = 100_000_000
    case "": return 1
    default: return nil
    }
    return cell == .table2(.chargesAmount) ? inYuan / 10_000 : inYuan
  }

  private static func whole(_ value: Decimal) -> Int? {
    var value = value
    var rounded = Decimal()
    NSDecimalRound(&rounded, &value, 0, .plain)
    // Counts beyond that are none, and could not be added up.
    guard rounded == value, abs(rounded) < 1_000_000_000_000_000 else { return nil }
    return Int("\(rounded)")
  }
}
