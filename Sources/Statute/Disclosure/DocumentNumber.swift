/// A document number (文号, 发文字号): the body's short name, the year in six-sided brackets, a serial without leading
/// zeros, 号 (GB/T 9704-2012, 7.2.5): `云政发〔2026〕12号`. Orders bear `第12号`.
package struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package var description: String { text }

  /// Reads a number as people type it: other brackets become six-sided ones, 第 before the serial, leading zeros and
  /// white space go. `nil` where it has not the shape of a number.
  package init?(_ typed: String) {
    var text = ""
    for character in typed where !character.isWhitespace {
      switch character {
      case "[", "［", "(", "（", "【", "﹝": text.append("〔")
      case "]", "］", ")", "）", "】", "﹞": text.append("〕")
      default: text.append(character)
      }
    }
    guard let tidy = DocumentNumber.order(text) ?? DocumentNumber.usual(text) else { return nil }
    self.text = tidy
  }

  /// `第12号`, after the name of whose order it is or alone.
  private static func order(_ text: String) -> String? {
    guard !text.contains("〔"), text.hasSuffix("号"), let mark = text.lastIndex(of: "第"),
      let serial = serial(text[text.index(after: mark)...].dropLast())
    else { return nil }
    return String(text[..<mark]) + "第\(serial)号"
  }

  private static func usual(_ text: String) -> String? {
    guard text.hasSuffix("号"), let open = text.firstIndex(of: "〔"), let close = text.firstIndex(of: "〕"),
      open < close, open > text.startIndex
    else { return nil }
    let name = text[..<open]
    let year = text[text.index(after: open)..<close]
    var last = text[text.index(after: close)...].dropLast()
    if last.first == "第" { last = last.dropFirst() }
    guard name.allSatisfy({ $0.isLetter }), year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }),
      let serial = serial(last)
    else { return nil }
    return "\(name)〔\(year)〕\(serial)号"
  }

  private static func serial(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.count <= 6, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let serial = Int(digits),
      serial > 0
    else { return nil }
    return serial
  }
}
