/// Sets what was found apart from what stands around it.
enum Excerpt {
  /// How much of a long text is looked through.
  private static let reach = 30_000
  /// How many characters of a text are shown, and how many of them before the first hit.
  private static let length = 110
  private static let lead = 24

  /// A whole short text with its hits.
  static func marked(_ text: String, _ terms: [SearchTerm]) -> [ExcerptPart] {
    parts(Array(text.unicodeScalars), terms.map { Array($0.text.unicodeScalars) })
  }

  /// Some of a long text around its first hit, lines joined; `…` where something was left out.
  static func around(_ text: String, _ terms: [SearchTerm]) -> [ExcerptPart] {
    let wanted = terms.map { Array($0.text.unicodeScalars) }
    let scalars = Array(text.unicodeScalars.prefix(reach)).filter { $0 != "\r" && $0 != "#" }
    let folded = scalars.map(SearchText.fold)
    let first = wanted.compactMap { firstPlace(of: $0, in: folded) }.min() ?? 0
    var start = max(0, first - lead)
    // From the beginning of the sentence, where that is near.
    for place in stride(from: first - 1, through: start, by: -1)
    where "。；\n".unicodeScalars.contains(scalars[place]) {
      start = place + 1
      break
    }
    let end = min(scalars.count, start + length)
    var shown: [Unicode.Scalar] = []
    for scalar in scalars[start..<end] {
      if scalar.properties.isWhitespace {
        if shown.last.map({ $0 != " " }) ?? false { shown.append(" ") }
      } else {
        shown.append(scalar)
      }
    }
    var parts = parts(shown, wanted)
    if start > 0, scalars[start - 1] != "\n" { parts.insert(ExcerptPart("…"), at: 0) }
    if end < scalars.count { parts.append(ExcerptPart("…")) }
    return parts
  }

  private static func firstPlace(of wanted: [Unicode.Scalar], in folded: [Unicode.Scalar]) -> Int? {
    guard let head = wanted.first, folded.count >= wanted.count else { return nil }
    for start in 0...(folded.count - wanted.count)
    where folded[start] == head && folded[start..<start + wanted.count].elementsEqual(wanted) {
      return start
    }
    return nil
  }

  private static func parts(_ scalars: [Unicode.Scalar], _ wanted: [[Unicode.Scalar]]) -> [ExcerptPart] {
    let folded = scalars.map(SearchText.fold)
    var parts: [ExcerptPart] = []
    var plain = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let found = wanted.filter { !$0.isEmpty && folded[place...].starts(with: $0) }.max {
        $0.count < $1.count
      }
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
