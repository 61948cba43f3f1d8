import Glibc

/// Turns the bytes of a text file into text: UTF-8, UTF-16 with its mark, or GB 18030 (which holds GBK and GB 2312).
package enum TextDecoding {
  /// Decodes, or tells that the bytes are no text.
  package static func decode(_ bytes: [UInt8]) throws(UnreadableFile) -> String {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
    if let isBigEndian = unmarkedUTF16(bytes) { return utf16(bytes[...], isBigEndian: isBigEndian) }
    guard !looksBinary(bytes) else { throw .notText }
    if let text = utf8(bytes) { return text }
    // The charset that a page declares is often wrong, so the bytes decide. A few damaged places among many good
    // characters do not make UTF-8 another encoding: read as GBK, its bytes pass too, as nonsense.
    let damaged = String(decoding: bytes, as: UTF8.self)
    let lost = losses(damaged)
    let characters = damaged.unicodeScalars.reduce(0) { $1.value > 0x7F ? $0 + 1 : $0 }
    if lost * 5 <= characters { return damaged }
    guard let chinese = gb18030(bytes), losses(chinese) < lost else { return damaged }
    return chinese
  }

  /// Strict UTF-8, except that a character cut off at the very end is dropped.
  private static func utf8(_ bytes: [UInt8]) -> String? {
    for cut in 0...3 where cut < bytes.count {
      if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
    }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? one << 8 | two : two << 8 | one)
      index += 2
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// UTF-16 without its mark: zero bytes in every other place, where the Latin characters are, and none beside them.
  /// Answers whether the high byte comes first.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(65_536)
    guard sample.count >= 16, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    if zeros[1] * 20 > sample.count, zeros[0] * 50 < zeros[1] { return false }
    if zeros[0] * 20 > sample.count, zeros[1] * 50 < zeros[0] { return true }
    return nil
  }

  /// Text has no zero bytes and hardly any control characters.
  private static func looksBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(65_536)
    let controls = sample.reduce(0) { count, byte in
      byte < 0x09 || (byte > 0x0D && byte < 0x20 && byte != 0x1B) || byte == 0x7F ? count + 1 : count
    }
    return sample.contains(0) || controls * 100 > sample.count
  }

  private static func losses(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $1 == "\u{FFFD}" ? $0 + 1 : $0 }
  }

  /// GB 18030 through the C library; a byte that does not fit becomes U+FFFD.
  static func gb18030(_ bytes: [UInt8]) -> String? {
    let converter = iconv_open("UTF-8", "GB18030")
    guard Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 64)
    var written = 0
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress
        var left = source.count
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = target.count
        while left > 0, room > 3 {
          if iconv(converter, &from, &left, &to, &room) != .max { break }
          guard left > 0, room > 3, let next = from, let place = to else { break }
          for (offset, byte) in [0xEF, 0xBF, 0xBD].enumerated() {
            place[offset] = CChar(bitPattern: UInt8(byte))
          }
          to = place + 3
          room -= 3
          from = next + 1
          left -= 1
        }
        written = target.count - room
      }
    }
    return String(decoding: output.prefix(written), as: UTF8.self)
  }
}
