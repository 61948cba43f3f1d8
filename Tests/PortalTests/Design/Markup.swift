import WebParts

/// A reading of our own markup, strict enough to catch what goes wrong when pages are put together: a tag not closed,
/// an attribute without its quotes, an id that occurs twice.
struct Markup {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// What is wrong, in words; empty for sound markup.
  private(set) var faults: [String] = []
  private(set) var text = ""

  private static let empty: Set<String> = ["meta", "link", "input", "br", "hr", "img", "wbr"]

  init(_ html: HTML) {
    var rest = html.string[...]
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...].dropFirst()
      guard let end = Self.end(of: rest) else {
        faults.append("tag without end: \(rest.prefix(40))")
        return
      }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name {
          open.removeLast()
        } else {
          faults.append("</\(name)> inside \(open.suffix(3))")
        }
        continue
      }
      let element = read(tag)
      elements.append(element)
      if !tag.hasSuffix("/"), !Self.empty.contains(element.name) { open.append(element.name) }
    }
    text += rest
    if !open.isEmpty { faults.append("never closed: \(open)") }
    let ids = elements.compactMap { $0.attributes["id"] }
    for (id, uses) in Dictionary(grouping: ids, by: \.self) where uses.count > 1 {
      faults.append("id \(id) twice")
    }
  }

  /// The `>` that ends a tag, not one inside a quoted attribute.
  private static func end(of tag: Substring) -> Substring.Index? {
    var isQuoted = false
    return tag.indices.first { index in
      if tag[index] == "\"" { isQuoted.toggle() }
      return tag[index] == ">" && !isQuoted
    }
  }

  private mutating func read(_ tag: Substring) -> Element {
    var rest = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = String(rest.prefix { !$0.isWhitespace })
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.isEmpty { break }
      let key = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.hasPrefix("=\"") {
        value = String(rest.dropFirst(2).prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count + 3)
      } else if rest.hasPrefix("=") {
        faults.append("\(name) \(key) without quotes")
        rest = rest.drop { !$0.isWhitespace }
      }
      if attributes.updateValue(value, forKey: key) != nil { faults.append("\(name) has \(key) twice") }
    }
    return Element(name: name, attributes: attributes)
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func first(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }
}
