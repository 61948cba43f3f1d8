extension XMLReader {
  /// The characters that a stretch of escaped text stands for. Only the five names of XML itself and numbers are
  /// known; nothing else can be, without a document type.
  func decode(_ range: Range<Int>) throws(ContainerFault) -> String {
    guard bytes[range].contains(UInt8(ascii: "&")) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      guard bytes[cursor] == UInt8(ascii: "&") else {
        plain.append(bytes[cursor])
        cursor += 1
        continue
      }
      guard
        let end = bytes[cursor..<min(range.upperBound, cursor + 12)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(named: bytes[(cursor + 1)..<end])
      else { throw damaged("未知的实体") }
      plain += Array(String(Character(scalar)).utf8)
      cursor = end + 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let number where number.hasPrefix("#x"):
      return UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let number where number.hasPrefix("#"):
      return UInt32(number.dropFirst(), radix: 10).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  /// Text as it may stand between tags and between quotes.
  package static func escape(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// UTF-8 without a byte order mark. UTF-16 is turned over; anything else is not XML that an office writes.
  static func asUTF8(_ bytes: [UInt8], part: String) throws(ContainerFault) -> [UInt8] {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return Array(bytes.dropFirst(3)) }
    let littleEndian = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0x3c, 0x00])
    let bigEndian = bytes.starts(with: [0xfe, 0xff]) || bytes.starts(with: [0x00, 0x3c])
    guard littleEndian || bigEndian else { return bytes }
    let start = bytes[0] == 0xff || bytes[0] == 0xfe ? 2 : 0
    guard (bytes.count - start) % 2 == 0 else { throw .corrupt(part: part, what: "编码有误") }
    let units = stride(from: start, to: bytes.count, by: 2).map { position in
      littleEndian
        ? UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
        : UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
    }
    // The declaration would go on to say UTF-16.
    let text = String(decoding: units, as: UTF16.self)
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return Array(text.utf8) }
    return Array(text[end.upperBound...].utf8)
  }
}
