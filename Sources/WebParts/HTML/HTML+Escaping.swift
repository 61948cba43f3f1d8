extension [UInt8] {
  /// Appends text as it is.
  mutating func appendMarkup(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends text so that it means itself both between tags and inside a quoted attribute.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  mutating func appendEscaped(_ text: Substring) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  /// Works on bytes: the five that matter are ASCII and never occur inside a longer UTF-8 sequence.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(text)
    var start = 0
    var index = 0
    while index < bytes.count {
      // Han characters and letters go by eight bytes at a time: all five stand below 0x3F, and this asks whether
      // any of the eight bytes does.
      if index + 8 <= bytes.count {
        let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (eight &- 0x3F3F_3F3F_3F3F_3F3F) & ~eight & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let end = Swift.min(index + 8, bytes.count)
      while index < end {
        if let replacement = Self.replacement(of: bytes[index]) {
          append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
          replacement.withUTF8Buffer { append(contentsOf: $0) }
          start = index + 1
        }
        index += 1
      }
    }
    append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  @inline(__always)
  private static func replacement(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
