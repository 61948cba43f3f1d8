/// Words that a body does not want to see published, looked for all at once (Aho and Corasick, 1975), seeing through
/// spaces, line breaks and the width and case of letters.
package struct Lexicon: Sendable {
  package struct Entry: Sendable, Hashable {
    package var word: String
    package var severity: ScreenFinding.Severity
    /// What the body says to do; nil for the usual words.
    package var advice: String?

    package init(_ word: String, severity: ScreenFinding.Severity = .warn, advice: String? = nil) {
      self.word = word
      self.severity = severity
      self.advice = advice
    }
  }

  private struct Node: Sendable {
    var next: [Unicode.Scalar: Int] = [:]
    var fallback = 0
    /// The longest entry that ends here, with its length.
    var entry: Int?
    var length = 0
  }

  package let entries: [Entry]
  private var nodes = [Node()]

  /// Entries without a visible character are left out.
  package init(_ entries: [Entry]) {
    self.entries = entries
    for (index, entry) in entries.enumerated() { insert(entry.word, index) }
    link()
  }

  /// One word a line; `#` begins a comment, `!` before a word makes it one that stops publication.
  package init(lines: String) {
    self.init(
      lines.split(whereSeparator: \.isNewline).compactMap { line in
        let word = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
        guard !word.isEmpty else { return nil }
        return word.hasPrefix("!") ? Entry(String(word.dropFirst()), severity: .block) : Entry(String(word))
      })
  }

  private static func isSeenThrough(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || scalar == "\n" || scalar.isInvisible
  }

  private mutating func insert(_ word: String, _ index: Int) {
    var node = 0
    var length = 0
    for scalar in ScreenedText(word).folded where !Self.isSeenThrough(scalar) {
      length += 1
      if let next = nodes[node].next[scalar] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[scalar] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    guard length > 0 else { return }
    nodes[node].entry = nodes[node].entry ?? index
    nodes[node].length = length
  }

  /// Breadth first, so that a node's fallback is ready before its children's.
  private mutating func link() {
    var queue = Array(nodes[0].next.values)
    var reached = 0
    while reached < queue.count {
      let node = queue[reached]
      reached += 1
      for (scalar, child) in nodes[node].next {
        var fallback = nodes[node].fallback
        while fallback != 0, nodes[fallback].next[scalar] == nil { fallback = nodes[fallback].fallback }
        let target = nodes[fallback].next[scalar] ?? 0
        nodes[child].fallback = target == child ? 0 : target
        if nodes[child].entry == nil {
          nodes[child].entry = nodes[nodes[child].fallback].entry
          nodes[child].length = nodes[nodes[child].fallback].length
        }
        queue.append(child)
      }
    }
  }

  func find(in text: ScreenedText) -> [Suspicion] {
    guard nodes.count > 1 else { return [] }
    var found: [Suspicion] = []
    var node = 0
    // Positions of the characters that count, for the start of what ends at one of them.
    var positions: [Int] = []
    for (position, scalar) in text.folded.enumerated() where !Self.isSeenThrough(scalar) {
      positions.append(position)
      while node != 0, nodes[node].next[scalar] == nil { node = nodes[node].fallback }
      node = nodes[node].next[scalar] ?? 0
      guard let index = nodes[node].entry else { continue }
      found.append(
        suspicion(entries[index], positions[positions.count - nodes[node].length]..<(position + 1), in: text))
    }
    return found
  }

  private func suspicion(_ entry: Entry, _ range: Range<Int>, in text: ScreenedText) -> Suspicion {
    let letters = text.scalars[range].filter { !Self.isSeenThrough($0) }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: letters.prefix(letters.count > 1 ? 1 : 0))
    masked.append(contentsOf: repeatElement("*", count: max(1, letters.count - 1)))
    return Suspicion(
      kind: .lexicon, severity: entry.severity, range: range, proposal: String(masked),
      advice: entry.advice ?? "本机关词表中的词语。请核对是否可以公开。")
  }
}

extension Lexicon.Entry {
  /// How many words a body may list.
  package static let most = 2_000

  /// `block`, the word and what to do, parted by tabs: how lists are stored.
  package var stored: String {
    [severity.rawValue, word, advice ?? ""].map { $0.filter { $0 != "\t" && !$0.isNewline } }
      .joined(separator: "\t")
  }

  package init?(stored: String) {
    let parts = stored.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let severity = ScreenFinding.Severity(rawValue: parts[0]) else { return nil }
    self.init(parts[1], severity: severity, advice: parts[2].isEmpty ? nil : parts[2])
  }
}
