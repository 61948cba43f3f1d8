/// Percent coding as the URL standard has it (RFC 3986 2.1; WHATWG URL 1.3 for what is malformed).
package enum PercentCoding {
  /// Decodes; a `%` without two hexadecimal digits means itself.
  ///
  /// - Parameter plusIsSpace: true in queries and forms, false in paths.
  /// - Returns: nil where the decoded bytes are not UTF-8.
  package static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
    String(validating: bytes(of: text.utf8, plusIsSpace: plusIsSpace), as: UTF8.self)
  }

  /// Decodes a path parameter, which the router hands over still encoded. What is not UTF-8 shows as U+FFFD and so
  /// finds nothing.
  package static func pathParameter(_ text: some StringProtocol) -> String {
    String(decoding: bytes(of: text.utf8, plusIsSpace: false), as: UTF8.self)
  }

  /// Encodes everything but the unreserved characters, so that the result can stand as a part of a path, as a name or
  /// as a value in a query.
  package static func encode(_ text: some StringProtocol) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isUnreserved(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.append(digits[Int(byte >> 4)])
        encoded.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  static func bytes(of text: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var index = text.startIndex
    while index != text.endIndex {
      let byte = text[index]
      let next = text.index(after: index)
      if byte == UInt8(ascii: "%"), next != text.endIndex, let high = value(of: text[next]) {
        let second = text.index(after: next)
        if second != text.endIndex, let low = value(of: text[second]) {
          decoded.append(high << 4 | low)
          index = text.index(after: second)
          continue
        }
      }
      decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      index = next
    }
    return decoded
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
