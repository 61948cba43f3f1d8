import Statute

/// A page as passages: its words, and apart from them what its source holds besides (attributes, comments).
///
/// This is no browser: every word counts, also in elements that do not show.
enum HtmlPassages {
  static func passages(of text: String) -> [ScreenPassage] {
    var scan = HtmlScan(Array(text.utf8))
    scan.run()
    return [
      ScreenPassage(DocumentPlace(.body), text: scan.words),
      ScreenPassage(DocumentPlace(.markup), text: scan.aside),
    ].filter { !$0.isEmpty }
  }
}

private struct HtmlScan {
  private let bytes: [UInt8]
  private var cursor = 0
  private var wordBytes: [UInt8] = []
  private var asideBytes: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var words: String { Self.unescape(wordBytes) }
  var aside: String { Self.unescape(asideBytes) }

  mutating func run() {
    while cursor < bytes.count {
      if bytes[cursor] == UInt8(ascii: "<"), cursor + 1 < bytes.count, isTag(bytes[cursor + 1]) {
        readTag()
      } else {
        wordBytes.append(bytes[cursor])
        cursor += 1
      }
    }
  }

  private func isTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a)
  }

  private mutating func readTag() {
    if bytes[cursor...].starts(with: "<!--".utf8) {
      let end = find("-->", from: cursor + 4)
      aside(bytes[(cursor + 4)..<max(cursor + 4, end - 3)])
      cursor = end
      return
    }
    let start = cursor + 1
    var end = start
    var quote: UInt8?
    // A bracket within quotes does not close the tag; an open quote does not swallow the page either.
    while end < bytes.count, end - start < 100_000 {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      end += 1
    }
    let tag = bytes[start..<min(end, bytes.count)]
    cursor = min(end + 1, bytes.count)
    let name = String(
      decoding: tag.prefix {
        $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 && $0 != 0x2f || $0 == tag.first
      }, as: UTF8.self
    )
    .lowercased()
    switch name {
    case "td", "th", "/td", "/th":
      if name.hasPrefix("/") { wordBytes.append(0x09) }
    case "script", "style":
      let close = find("</\(name)", from: cursor)
      aside(bytes[cursor..<max(cursor, min(close, bytes.count))])
      cursor = close
    case "b", "i", "u", "em", "strong", "span", "font", "a", "sup", "sub", "o:p", "/b", "/i", "/u", "/em",
      "/strong", "/span",
      "/font", "/a", "/sup", "/sub", "/o:p", "wbr":
      break
    default: if wordBytes.last != 0x0a, wordBytes.last != 0x09 { wordBytes.append(0x0a) }
    }
    // Addresses, values of fields, titles: all that stands between quotes.
    for piece in tag.split(whereSeparator: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") })
      .dropFirst()
    where piece.count >= 6 {
      aside(piece)
    }
  }

  private mutating func aside(_ piece: ArraySlice<UInt8>) {
    asideBytes += piece
    asideBytes.append(0x0a)
  }

  /// Behind the next occurrence, or the end.
  private func find(_ text: String, from start: Int) -> Int {
    let pattern = Array(text.utf8)
    var position = start
    while position + pattern.count <= bytes.count {
      var matched = 0
      while matched < pattern.count, bytes[position + matched] | 0x20 == pattern[matched] | 0x20 {
        matched += 1
      }
      if matched == pattern.count { return position + matched }
      position += 1
    }
    return bytes.count
  }

  private static func unescape(_ bytes: [UInt8]) -> String {
    MarkupEntities.decoded(String(decoding: bytes, as: UTF8.self))
  }
}
