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
    var rest = Array(String(folding: words).filter { !$0.isBlank })
    guard !rest.isEmpty else {
      self = .blank
      return
    }
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
    guard rounded == value else { return nil }
    return Int("\(rounded)")
  }
}
