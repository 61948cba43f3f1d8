/// Words looked for in the neighbourhood of a suspicion, found by their first character.
struct WordList: Sendable, ExpressibleByArrayLiteral {
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
  private let longest: Int

  init(_ words: some Sequence<String>) {
    var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
    var longest = 0
    for word in words {
      let scalars = Array(word.unicodeScalars)
      guard let first = scalars.first else { continue }
      byFirst[first, default: []].append(scalars)
      longest = max(longest, scalars.count)
    }
    // The longest first, so that a word is not cut short by one that begins it.
    self.byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
    self.longest = longest
  }

  init(arrayLiteral elements: String...) { self.init(elements) }

  /// The length of the longest word that begins at a position and ends within the bound.
  func match(in text: ScreenedText, at position: Int, bound: Int) -> Int? {
    guard let words = byFirst[text[position]] else { return nil }
    return words.first { position + $0.count <= bound && text.stands($0, at: position) }?.count
  }

  /// The first word within a range.
  func first(in text: ScreenedText, _ range: Range<Int>) -> Range<Int>? {
    for position in range {
      if let length = match(in: text, at: position, bound: range.upperBound) {
        return position..<(position + length)
      }
    }
    return nil
  }

  /// The last word within a range: where two would do, the one that begins later.
  func last(in text: ScreenedText, _ range: Range<Int>) -> Range<Int>? {
    for position in range.reversed() {
      if let length = match(in: text, at: position, bound: range.upperBound) {
        return position..<(position + length)
      }
    }
    return nil
  }

  func isIn(_ text: ScreenedText, _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// Whether a heading has one of the words, whatever blanks set its characters apart: 家 庭 住 址.
  func isInHeading(_ text: ScreenedText, _ range: Range<Int>) -> Bool {
    range.contains { matchSpaced(in: text, at: $0, bound: range.upperBound) != nil }
  }

  /// The length, blanks included, of the longest word that begins at a position.
  func matchSpaced(in text: ScreenedText, at start: Int, bound: Int) -> Int? {
    guard let words = byFirst[text[start]] else { return nil }
    for word in words {
      var position = start
      var matched = 0
      while matched < word.count, position < bound {
        if text[position] == word[matched] {
          matched += 1
        } else if !text[position].isSpace {
          break
        }
        position += 1
      }
      if matched == word.count { return position - start }
    }
    return nil
  }

  /// The word that ends just before a position, or nil.
  func match(in text: ScreenedText, endingAt end: Int) -> Range<Int>? {
    for start in max(0, end - longest)..<max(0, end) {
      if let words = byFirst[text[start]],
        words.contains(where: { start + $0.count == end && text.stands($0, at: start) })
      {
        return start..<end
      }
    }
    return nil
  }
}

extension ScreenedText {
  /// What the label nearest before a position, or else the heading of its column, says of it.
  ///
  /// - Returns: the index of the list whose word ends nearest before the position.
  func label(
    before position: Int, among lists: [WordList], within length: Int = 24
  ) -> Int? {
    let reach = reachOfLabels(before: position, within: length)
    if let index = nearest(among: lists, in: reach) { return index }
    for cell in headers(of: position).reversed() {
      if let index = nearest(among: lists, in: cell, isHeading: true) { return index }
    }
    return nil
  }

  /// Where a label of a number may stand: in its own sentence, or at the end of the line above, and not before another number.
  private func reachOfLabels(before position: Int, within length: Int) -> Range<Int> {
    // In a table the line above is another row; its headings are asked for apart.
    let window = window(before: position, length: length, lineBreaks: isInTable(position) ? 0 : 1)
    var start = position
    var digits = 0
    while start > window.lowerBound {
      let scalar = folded[start - 1]
      if scalar == "。" || scalar == ";" { break }
      // A line above reaches down only where nothing but a label's colon stands between.
      if scalar == "\n", folded[start..<position].contains(where: { $0.isHan || $0.isAlphanumeric }) { break }
      digits = scalar.isDigit ? digits + 1 : 0
      if digits == 5 { break }
      start -= 1
    }
    return start..<position
  }

  /// The list of the word that ends last; of words that end together the longest, 单位账号 before 账号.
  private func nearest(among lists: [WordList], in range: Range<Int>, isHeading: Bool = false) -> Int? {
    var best: (index: Int, end: Int)?
    for start in range {
      for (index, list) in lists.enumerated() {
        let found =
          isHeading
          ? list.matchSpaced(in: self, at: start, bound: range.upperBound)
          : list.match(in: self, at: start, bound: range.upperBound)
        guard let length = found else { continue }
        if start + length > best?.end ?? 0 { best = (index, start + length) }
      }
    }
    return best?.index
  }
}
