/// Writes small JSON by hand, members in the order given (RFC 8259).
package enum JSONText {
  /// - Parameter members: names and values that are JSON already.
  package static func object(_ members: some Sequence<(String, String)>) -> String {
    var text = "{"
    for (name, value) in members {
      if text.utf8.count > 1 { text += "," }
      append(name, to: &text)
      text += ":"
      text += value
    }
    text += "}"
    return text
  }

  package static func string(_ text: String) -> String {
    var quoted = ""
    append(text, to: &quoted)
    return quoted
  }

  /// Appends a string in quotation marks. Nearly every text of a log line or a problem needs nothing escaped, and is
  /// then copied whole.
  static func append(_ text: String, to json: inout String) {
    json += "\""
    if text.utf8.contains(where: needsALook) { appendEscaped(text, to: &json) } else { json += text }
    json += "\""
  }

  /// 0xE2 begins the two line separators that JavaScript would stumble over, and a few harmless characters.
  private static func needsALook(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
  }

  private static func appendEscaped(_ text: String, to json: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
  }
}
