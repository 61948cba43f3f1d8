extension Payload {
  /// Canonical JSON: keys in byte order, no white space, only what must be escaped escaped. The digest of an
  /// entry is taken over this text, so it never changes for the same values.
  package var json: String {
    var out = "{"
    for (index, key) in values.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }).enumerated() {
      if index > 0 { out += "," }
      Payload.quote(key, into: &out)
      out += ":"
      switch values[key] {
      case .text(let text)?: Payload.quote(text, into: &out)
      case .number(let number)?: out += String(number)
      case .flag(let flag)?: out += flag ? "true" : "false"
      case .list(let list)?:
        out += "["
        for (position, text) in list.enumerated() {
          if position > 0 { out += "," }
          Payload.quote(text, into: &out)
        }
        out += "]"
      case nil: out += "null"
      }
    }
    return out + "}"
  }

  static func quote(_ text: String, into out: inout String) {
    out += "\""
    // Stretches without anything to escape are taken over whole: most texts are one.
    var start = text.startIndex
    for place in text.utf8.indices {
      let byte = text.utf8[place]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      out += text[start..<place]
      start = text.utf8.index(after: place)
      switch byte {
      case UInt8(ascii: "\n"): out += "\\n"
      case UInt8(ascii: "\r"): out += "\\r"
      case UInt8(ascii: "\t"): out += "\\t"
      case UInt8(ascii: "\""): out += "\\\""
      case UInt8(ascii: "\\"): out += "\\\\"
      default:
        let digits = String(byte, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    out += text[start...]
    out += "\""
  }

  /// Reads what `json` writes, and any flat JSON object of the same kinds of value.
  package init(json: String) throws(UnreadableEvent) {
    var reader = FlatJSONReader(bytes: Array(json.utf8))
    self.init(try reader.object())
  }
}

/// Reads one flat JSON object; nesting deeper than a list of texts is refused.
private struct FlatJSONReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func object() throws(UnreadableEvent) -> [String: Payload.Value] {
    var values: [String: Payload.Value] = [:]
    try expect(UInt8(ascii: "{"))
    if next() == UInt8(ascii: "}") {
      position += 1
    } else {
      repeat {
        let key = try string()
        try expect(UInt8(ascii: ":"))
        values[key] = try value()
      } while try comma(orEnd: UInt8(ascii: "}"))
    }
    guard next() == nil else { throw .malformed }
    return values
  }

  private mutating func value() throws(UnreadableEvent) -> Payload.Value? {
    switch next() {
    case UInt8(ascii: "\"")?: return .text(try string())
    case UInt8(ascii: "t")?:
      try word("true")
      return .flag(true)
    case UInt8(ascii: "f")?:
      try word("false")
      return .flag(false)
    case UInt8(ascii: "n")?:
      try word("null")
      return nil
    case UInt8(ascii: "[")?: return .list(try list())
    default: return .number(try number())
    }
  }

  private mutating func list() throws(UnreadableEvent) -> [String] {
    try expect(UInt8(ascii: "["))
    var texts: [String] = []
    if next() == UInt8(ascii: "]") {
      position += 1
      return texts
    }
    repeat { texts.append(try string()) } while try comma(orEnd: UInt8(ascii: "]"))
    return texts
  }

  private mutating func comma(orEnd end: UInt8) throws(UnreadableEvent) -> Bool {
    let byte = next()
    position += 1
    if byte == UInt8(ascii: ",") { return true }
    guard byte == end else { throw .malformed }
    return false
  }

  private mutating func number() throws(UnreadableEvent) -> Int {
    let start = position
    while position < bytes.count, bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position]) {
      position += 1
    }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw .malformed }
    return number
  }

  private mutating func string() throws(UnreadableEvent) -> String {
    try expect(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      default: text.append(byte)
      }
    }
    throw .malformed
  }

  private mutating func escaped() throws(UnreadableEvent) -> [UInt8] {
    guard position < bytes.count else { throw .malformed }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), position + 2 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw .malformed }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw .malformed }
      return Array(String(Character(scalar)).utf8)
    default: throw .malformed
    }
  }

  private mutating func hexadecimal() throws(UnreadableEvent) -> UInt32 {
    guard position + 4 <= bytes.count else { throw .malformed }
    var code: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .malformed }
      code = code << 4 + UInt32(digit)
    }
    position += 4
    return code
  }

  private mutating func word(_ word: String) throws(UnreadableEvent) {
    for byte in word.utf8 { try expect(byte) }
  }

  private mutating func expect(_ byte: UInt8) throws(UnreadableEvent) {
    guard next() == byte else { throw .malformed }
    position += 1
  }

  /// The next byte that is not white space, without taking it.
  private mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }
}
