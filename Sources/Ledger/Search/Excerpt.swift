/// Sets what was found apart from what stands around it.
enum Excerpt {
  /// How much of a long text is looked through where what was typed does not stand there letter for letter.
  private static let reach = 10_000
  /// How many characters of a text are shown, and how many of them before the first hit at most.
  private static let length = 110
  private static let lead = 24
  private static let sentenceEnds = Set("。；\n".unicodeScalars)

  /// A whole short text with its hits.
  static func marked(_ text: String, _ terms: [SearchTerm]) -> [ExcerptPart] {
    parts(Array(text.unicodeScalars), terms)
  }

  /// Some of a long text around its first hit, lines joined; `…` where something was left out.
  static func around(_ text: String, _ terms: [SearchTerm]) -> [ExcerptPart] {
    let scalars = text.unicodeScalars
    let hit = firstHit(in: text, terms) ?? text.startIndex
    var start = hit
    var steps = 0
    while start > scalars.startIndex, steps < lead,
      !sentenceEnds.contains(scalars[scalars.index(before: start)])
    {
      start = scalars.index(before: start)
      steps += 1
    }
    var shown: [Unicode.Scalar] = []
    var end = start
    while end < scalars.endIndex, shown.count < length {
      let scalar = scalars[end]
      if scalar.properties.isWhitespace {
        if shown.last.map({ $0 != " " }) ?? false { shown.append(" ") }
      } else if scalar != "#" {
        shown.append(scalar)
      }
      end = scalars.index(after: end)
    }
    var parts = parts(shown, terms)
    if start > scalars.startIndex, scalars[scalars.index(before: start)] != "\n" {
      parts.insert(ExcerptPart("…"), at: 0)
    }
    if end < scalars.endIndex { parts.append(ExcerptPart("…")) }
    return parts
  }

  private static func firstHit(in text: String, _ terms: [SearchTerm]) -> String.Index? {
    if let offset = terms.compactMap({ ByteSearch.first($0.text, in: text) }).min() {
      return text.utf8.index(text.startIndex, offsetBy: offset)
    }
    let folded = text.unicodeScalars.prefix(reach).map(SearchText.fold)
    let wanted = terms.map { Array($0.text.unicodeScalars) }
    for place in folded.indices where wanted.contains(where: { folded[place...].starts(with: $0) }) {
      return text.unicodeScalars.index(text.startIndex, offsetBy: place)
    }
    return nil
  }

  private static func parts(_ scalars: [Unicode.Scalar], _ terms: [SearchTerm]) -> [ExcerptPart] {
    let wanted = terms.map { Array($0.text.unicodeScalars) }
    let folded = scalars.map(SearchText.fold)
    var parts: [ExcerptPart] = []
    var plain = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let found = wanted.filter { folded[place...].starts(with: $0) }.max { $0.count < $1.count }
      if let found {
        if !plain.isEmpty { parts.append(ExcerptPart(String(plain))) }
        plain.removeAll()
        var hit = String.UnicodeScalarView()
        hit.append(contentsOf: scalars[place..<place + found.count])
        parts.append(ExcerptPart(String(hit), isFound: true))
        place += found.count
      } else {
        plain.append(scalars[place])
        place += 1
      }
    }
    if !plain.isEmpty { parts.append(ExcerptPart(String(plain))) }
    return parts
  }
}

/// Looks for the bytes of one text in another: what is looked for is mostly there letter for letter.
enum ByteSearch {
  /// The offset in bytes of the first place.
  static func first(_ wanted: String, in text: String) -> Int? {
    var first: Int?
    each(wanted, in: text) { place in
      first = place
      return false
    }
    return first
  }

  /// How often, without overlap.
  static func count(_ wanted: String, in text: String) -> Int {
    var count = 0
    each(wanted, in: text) { _ in
      count += 1
      return true
    }
    return count
  }

  private static func each(_ wanted: String, in text: String, _ goOn: (Int) -> Bool) {
    var text = text
    var wanted = wanted
    text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let head = wanted.first, text.count >= wanted.count else { return }
        var place = 0
        while place <= text.count - wanted.count {
          if text[place] == head, text[place..<place + wanted.count].elementsEqual(wanted) {
            guard goOn(place) else { return }
            place += wanted.count
          } else {
            place += 1
          }
        }
      }
    }
  }
}
