/// Character references of HTML: numbers, and the names that occur in Chinese pages.
enum MarkupEntities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": " ",
    "emsp": "\u{3000}", "thinsp": " ", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "middot": "·", "bull": "•", "hellip": "…", "mdash": "—", "ndash": "–", "minus": "−", "plus": "+",
    "times": "×", "deg": "°", "permil": "‰", "laquo": "«", "raquo": "»", "copy": "©", "reg": "®",
    "yen": "¥", "sect": "§", "zwnj": "", "zwj": "", "shy": "", "lpar": "(", "rpar": ")", "comma": ",",
    "period": ".", "colon": ":", "sol": "/", "num": "#", "percnt": "%",
  ]

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let body = rest.dropFirst().prefix(32).prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
      }
      guard let character = character(body) else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result += character
      rest = rest[body.endIndex...]
      if rest.first == ";" { rest = rest.dropFirst() }
    }
    return result + rest
  }

  private static func character(_ body: Substring) -> String? {
    guard body.first == "#" else { return named[String(body)] }
    let digits = body.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, let scalar = Unicode.Scalar(value), value != 0 else { return nil }
    return String(Character(scalar))
  }
}
