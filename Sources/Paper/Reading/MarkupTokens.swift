/// A piece of HTML as a tolerant reader sees it.
enum MarkupToken: Equatable {
  case text(String)
  case open(String, [String: String])
  case close(String)
}

/// Cuts HTML of any quality into tags and text: unclosed tags, wrong quotes, comments of Word, bare ampersands.
///
/// Every step goes forward, so the time is in proportion to the size whatever the input is.
struct MarkupTokens: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var place = 0
  /// The element whose content is not markup (`script`, `style`, `title`, `textarea`), while within it.
  private var rawElement: String?
  /// What was looked for to the very end in vain, so that it is not looked for again.
  private var neverClosed: Set<String> = []

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func next() -> MarkupToken? {
    while place < bytes.count {
      if let raw = rawElement {
        rawElement = nil
        let text = rawText(of: raw)
        if raw == "title", !text.isEmpty { return .text(MarkupEntities.decoded(text)) }
        continue
      }
      if bytes[place] == UInt8(ascii: "<") {
        if let token = tag() { return token }
        continue
      }
      let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      defer { place = end }
      return .text(MarkupEntities.decoded(String(decoding: bytes[place..<end], as: UTF8.self)))
    }
    return nil
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// At `<`: a tag, or nil where the piece is a comment or the like, which is skipped.
  private mutating func tag() -> MarkupToken? {
    let after = byte(place + 1)
    if after == UInt8(ascii: "!") {
      skipDeclaration()
      return nil
    }
    if after == UInt8(ascii: "?") {
      skip(past: UInt8(ascii: ">"))
      return nil
    }
    let isClosing = after == UInt8(ascii: "/")
    var index = place + (isClosing ? 2 : 1)
    let nameStart = index
    while byte(index).isNameByte { index += 1 }
    guard index > nameStart, byte(nameStart).isLetter else {
      place += 1
      return .text("<")
    }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    place = index
    let attributes = attributes()
    if isClosing { return .close(name) }
    if ["script", "style", "title", "textarea", "noscript"].contains(name) { rawElement = name }
    return .open(name, attributes)
  }

  private mutating func skip(past end: UInt8) {
    place = (bytes[place...].firstIndex(of: end) ?? bytes.count - 1) + 1
  }

  /// Comments end at `-->`; the conditional ones of Word and doctypes at `>`.
  private mutating func skipDeclaration() {
    guard byte(place + 2) == UInt8(ascii: "-"), byte(place + 3) == UInt8(ascii: "-") else {
      skip(past: UInt8(ascii: ">"))
      return
    }
    var index = place + 4
    while index < bytes.count, !neverClosed.contains("!--") {
      if bytes[index] == UInt8(ascii: ">"), byte(index - 1) == UInt8(ascii: "-"),
        byte(index - 2) == UInt8(ascii: "-")
      {
        place = index + 1
        return
      }
      index += 1
    }
    neverClosed.insert("!--")
    // A comment that never ends is a stray mark, not the rest of the document.
    skip(past: UInt8(ascii: ">"))
  }

  private mutating func attributes() -> [String: String] {
    var found: [String: String] = [:]
    while place < bytes.count {
      while byte(place).isSpace || byte(place) == UInt8(ascii: "/") { place += 1 }
      if place >= bytes.count { break }
      if byte(place) == UInt8(ascii: ">") {
        place += 1
        break
      }
      if byte(place) == UInt8(ascii: "<") { break }
      let start = place
      while place < bytes.count, !byte(place).isSpace, !"=></".utf8.contains(byte(place)) { place += 1 }
      if place == start { place += 1 }
      let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
      while byte(place).isSpace { place += 1 }
      guard byte(place) == UInt8(ascii: "=") else {
        found[name] = ""
        continue
      }
      place += 1
      while byte(place).isSpace { place += 1 }
      let value = value()
      if found.count < 64 { found[name] = value }
    }
    return found
  }

  private mutating func value() -> String {
    let quote = byte(place)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = bytes.dropFirst(place + 1).prefix(65_536).firstIndex(of: quote)
      // A value with a tag in it has lost its closing quote.
      if let end, !bytes[(place + 1)..<end].contains(UInt8(ascii: "<")) {
        defer { place = end + 1 }
        return MarkupEntities.decoded(String(decoding: bytes[(place + 1)..<end], as: UTF8.self))
      }
      place += 1
    }
    let start = place
    while place < bytes.count, !byte(place).isSpace, byte(place) != UInt8(ascii: ">") { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).filter { $0 != "'" && $0 != "\"" }
  }

  /// What stands before the end tag of a raw element; the end tag is skipped.
  private mutating func rawText(of element: String) -> String {
    guard !neverClosed.contains(element) else { return "" }
    let name = Array(element.utf8)
    let start = place
    var index = place
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let isEnd =
        byte(open + 1) == UInt8(ascii: "/")
        && name.indices.allSatisfy { byte(open + 2 + $0) | 0x20 == name[$0] }
      if isEnd {
        place = open
        skip(past: UInt8(ascii: ">"))
        return String(decoding: bytes[start..<open], as: UTF8.self)
      }
      index = open + 1
    }
    neverClosed.insert(element)
    // Never closed: take it for an ordinary element.
    return ""
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  fileprivate var isNameByte: Bool {
    isLetter || (0x30...0x39).contains(self) || self == 0x3A || self == 0x2D || self == 0x5F
  }
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
