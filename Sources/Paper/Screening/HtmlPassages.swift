import Statute

/// A page as passages: its words, and apart from them what its source holds besides (attributes, comments).
///
/// This is no browser: every word counts, also in elements that do not show. Every word knows the bytes it comes from, of
/// the page in UTF-8, so that it can be masked there.
enum HtmlPassages {
  /// The parts that a source names: words and values are escaped when they are written, scripts and comments are not.
  static let escapedPart = "html"
  static let rawPart = "html-raw"

  static func passages(of text: String) -> [ScreenPassage] {
    var scan = HtmlScan(Array(text.utf8))
    scan.run()
    return [scan.words, scan.aside].filter { !$0.isEmpty }
  }
}

private struct HtmlScan {
  private(set) var words = ScreenPassage(DocumentPlace(.body))
  private(set) var aside = ScreenPassage(DocumentPlace(.markup))
  private let bytes: [UInt8]
  private var cursor = 0
  /// Where the words began that are not yet taken over.
  private var start = 0
  /// What the words end with, as far as it matters: nothing, a word, the end of a cell, the end of a line.
  private enum Tail { case word, cell, line }
  private var tail = Tail.line
  /// Cells that are open: in them, ends of lines and blocks are spaces.
  private var cells = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while cursor < bytes.count {
      if bytes[cursor] == UInt8(ascii: "<"), cursor + 1 < bytes.count, isTag(bytes[cursor + 1]) {
        takeWords(upTo: cursor)
        readTag()
        start = cursor
      } else {
        cursor += 1
      }
    }
    takeWords(upTo: bytes.count)
  }

  private func isTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a)
  }

  private mutating func takeWords(upTo end: Int) {
    guard start < end else { return }
    let isBlank = bytes[start..<end].allSatisfy { $0 <= 0x20 }
    // Indentation between the tags of a table says nothing.
    if isBlank, cells > 0 || tail == .cell || bytes[start..<end].contains(0x0a) && tail == .line { return }
    var text = MarkupEntities.decoded(String(decoding: bytes[start..<end], as: UTF8.self))
    if cells > 0 {
      text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
    }
    words.append(text, source: TextSource(part: HtmlPassages.escapedPart, range: start..<end))
    tail = .word
  }

  private mutating func end(_ tail: Tail) {
    words.append(tail == .cell ? "\t" : "\n")
    self.tail = tail
  }

  private mutating func readTag() {
    if bytes[cursor...].starts(with: "<!--".utf8) {
      let end = find("-->", from: cursor + 4)
      aside(cursor + 4..<max(cursor + 4, end - 3), part: HtmlPassages.rawPart)
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
    close(name)
    values(in: start..<min(end, bytes.count))
  }

  /// What a tag does to the words before it.
  private mutating func close(_ name: String) {
    switch name {
    case "td", "th":
      // The end of a cell may be left out.
      if cells > 0 || tail == .word { end(.cell) }
      cells = 1
    case "/td", "/th":
      end(.cell)
      cells = 0
    case "tr", "/tr", "table", "/table", "tbody", "/tbody", "thead", "/thead":
      if cells > 0 { end(.cell) }
      cells = 0
      if tail != .line { end(.line) }
    case "script", "style":
      let close = find("</\(name)", from: cursor)
      aside(cursor..<max(cursor, min(close, bytes.count)), part: HtmlPassages.rawPart)
      cursor = close
    case "b", "i", "u", "em", "strong", "span", "font", "a", "sup", "sub", "o:p", "/b", "/i", "/u", "/em",
      "/strong", "/span", "/font", "/a", "/sup", "/sub", "/o:p", "wbr", "ins", "/ins", "del", "/del", "s",
      "/s":
      break
    default:
      if cells > 0 {
        if tail == .word { words.append(" ") }
      } else if tail == .word {
        end(.line)
      }
    }
  }

  /// Addresses, values of fields, titles: all that stands between quotes.
  private mutating func values(in tag: Range<Int>) {
    var position = tag.lowerBound
    while position < tag.upperBound {
      let sign = bytes[position]
      position += 1
      guard sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'") else { continue }
      let from = position
      while position < tag.upperBound, bytes[position] != sign { position += 1 }
      if position - from >= 6 { aside(from..<position, part: HtmlPassages.escapedPart) }
      position += 1
    }
  }

  private mutating func aside(_ range: Range<Int>, part: String) {
    guard !range.isEmpty else { return }
    let text = String(decoding: bytes[range], as: UTF8.self)
    aside.append(
      part == HtmlPassages.rawPart ? text : MarkupEntities.decoded(text),
      source: TextSource(part: part, range: range))
    aside.append("\n")
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
}
