/// What a PDF says besides its pages: notes, fields of forms, bookmarks, links, properties. poppler prints the pages
/// and leaves these out.
///
/// Not a PDF reader: it looks through the file, and through its packed object streams, for the keys under which such
/// texts stand (ISO 32000-1, 12.5 and 12.7).
enum PdfStrings {
  /// - Returns: the texts, one a line. Nothing is found in files that are enciphered.
  static func texts(in bytes: [UInt8]) -> [String] {
    var found = scan(bytes[...])
    var budget = 64 << 20
    for packed in objectStreams(in: bytes) {
      guard budget > 0, let plain = Deflate.inflateZlib(packed, limit: min(budget, 16 << 20)) else {
        continue
      }
      budget -= plain.count
      found += scan(plain[...])
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static let keys = [
    "/Contents", "/V", "/DV", "/TU", "/RC", "/URI", "/Title", "/Author", "/Subject", "/Subj", "/Keywords",
    "/T", "/Desc", "/F", "/UF",
  ]
  .map { Array($0.utf8) }

  private static func scan(_ bytes: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    var cursor = bytes.startIndex
    while cursor < bytes.endIndex, found.count < 20_000 {
      guard bytes[cursor] == UInt8(ascii: "/"),
        let key = keys.first(where: { bytes[cursor...].starts(with: $0) })
      else {
        cursor += 1
        continue
      }
      cursor += key.count
      while cursor < bytes.endIndex, bytes[cursor] <= 0x20 { cursor += 1 }
      guard cursor < bytes.endIndex else { break }
      if bytes[cursor] == UInt8(ascii: "(") {
        found.append(text(of: literal(bytes, &cursor)))
      } else if bytes[cursor] == UInt8(ascii: "<"), cursor + 1 < bytes.endIndex,
        bytes[cursor + 1] != UInt8(ascii: "<")
      {
        found.append(text(of: hexadecimal(bytes, &cursor)))
      }
    }
    return found.filter { !$0.isEmpty }
  }

  private static func literal(_ bytes: ArraySlice<UInt8>, _ cursor: inout Int) -> [UInt8] {
    var string: [UInt8] = []
    var depth = 0
    while cursor < bytes.endIndex, string.count < 1 << 20 {
      let byte = bytes[cursor]
      cursor += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { string.append(byte) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return string }
        string.append(byte)
      case UInt8(ascii: "\\"): escape(bytes, &cursor, into: &string)
      default: string.append(byte)
      }
    }
    return string
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, _ cursor: inout Int, into string: inout [UInt8]) {
    guard cursor < bytes.endIndex else { return }
    let byte = bytes[cursor]
    cursor += 1
    switch byte {
    case UInt8(ascii: "n"): string.append(0x0a)
    case UInt8(ascii: "r"): string.append(0x0d)
    case UInt8(ascii: "t"): string.append(0x09)
    case 0x0a, 0x0d: break
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      var digits = 1
      while digits < 3, cursor < bytes.endIndex, (0x30...0x37).contains(bytes[cursor]) {
        value = value * 8 + Int(bytes[cursor] - 0x30)
        cursor += 1
        digits += 1
      }
      string.append(UInt8(truncatingIfNeeded: value))
    default: string.append(byte)
    }
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>, _ cursor: inout Int) -> [UInt8] {
    var nibbles: [UInt8] = []
    cursor += 1
    while cursor < bytes.endIndex, bytes[cursor] != UInt8(ascii: ">"), nibbles.count < 1 << 20 {
      switch bytes[cursor] {
      case 0x30...0x39: nibbles.append(bytes[cursor] - 0x30)
      case 0x41...0x46: nibbles.append(bytes[cursor] - 0x37)
      case 0x61...0x66: nibbles.append(bytes[cursor] - 0x57)
      default: break
      }
      cursor += 1
    }
    if nibbles.count % 2 == 1 { nibbles.append(0) }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }

  /// UTF-16 with its mark, UTF-8, or Latin letters.
  private static func text(of string: [UInt8]) -> String {
    if string.starts(with: [0xfe, 0xff]) {
      let units = stride(from: 2, to: string.count - 1, by: 2).map {
        UInt16(string[$0]) << 8 | UInt16(string[$0 + 1])
      }
      return String(decoding: units, as: UTF16.self)
    }
    return (try? TextDecoding.decode(string)) ?? ""
  }

  /// The packed bytes of the streams that hold objects.
  private static func objectStreams(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var streams: [ArraySlice<UInt8>] = []
    let word = Array("stream".utf8)
    let end = Array("endstream".utf8)
    var cursor = 0
    while cursor + word.count < bytes.count, streams.count < 10_000 {
      guard bytes[cursor] == word[0], bytes[cursor...].starts(with: word) else {
        cursor += 1
        continue
      }
      let dictionary = bytes[max(0, cursor - 400)..<cursor]
      var start = cursor + word.count
      cursor = start
      guard contains(dictionary, "/ObjStm"), contains(dictionary, "/FlateDecode") else { continue }
      if bytes[start] == 0x0d { start += 1 }
      if start < bytes.count, bytes[start] == 0x0a { start += 1 }
      var stop = start
      while stop + end.count < bytes.count, !(bytes[stop] == end[0] && bytes[stop...].starts(with: end)) {
        stop += 1
      }
      streams.append(bytes[start..<max(start, stop)])
      cursor = stop
    }
    return streams
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    let pattern = Array(text.utf8)
    return bytes.indices.contains { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
  }
}
