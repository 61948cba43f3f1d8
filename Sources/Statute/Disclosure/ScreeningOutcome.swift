/// What the screening of one text or attachment found, as it stays in the file: nothing of what must not slip out, only
/// that it was found, where, and how it looks when masked.
package struct ScreeningOutcome: Hashable, Sendable {
  package struct Finding: Hashable, Sendable {
    /// `identityNumber`, `secrecyMark` and so on: the names of `huabiao screen`.
    package let kind: String
    /// From 1.
    package let line: Int
    /// Masked.
    package let excerpt: String
    /// Where in a document it stands, as 隐藏工作表“名单”B3; empty for plain text, of which the line is enough.
    package let place: String

    package init(kind: String, line: Int, excerpt: String, place: String = "") {
      self.kind = kind
      self.line = line
      self.excerpt = String(excerpt.map { $0.isNewline || $0 == "\t" ? " " : $0 })
      self.place = String(place.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    /// `identityNumber 3 342***********123X`, and behind a tab the place: how lists of findings are stored.
    package var stored: String { "\(kind) \(line) \(excerpt)" + (place.isEmpty ? "" : "\t" + place) }

    package init?(stored: String) {
      let parts = stored.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let line = Int(parts[1]) else { return nil }
      let words = parts[2].split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      self.init(
        kind: String(parts[0]), line: line, excerpt: String(words.first ?? ""),
        place: words.count > 1 ? String(words[1]) : "")
    }
  }

  /// What was screened: `nil` for the text of the item, else the digest of an attachment.
  package let attachment: String?
  /// They stop publication until masked or overridden.
  package let blocks: [Finding]
  /// Somebody should look.
  package let warnings: [Finding]
  /// What could not be read, a sentence each: a person has to look at it.
  package let unread: [String]

  package init(
    attachment: String? = nil, blocks: [Finding] = [], warnings: [Finding] = [], unread: [String] = []
  ) {
    self.attachment = attachment
    self.blocks = blocks
    self.warnings = warnings
    self.unread = unread
  }

  /// Whether there is nothing to look at.
  package var isClean: Bool { blocks.isEmpty && warnings.isEmpty && unread.isEmpty }
}

extension ScreeningOutcome {
  /// What a screen finds in the words of an item. Line 0 stands for title, abstract and keywords.
  package init(of content: ItemContent, by screen: Screen) {
    self.init(
      attachment: nil,
      content.findings(by: screen).map { ($0.finding, $0.field == .text ? $0.finding.line : 0) })
  }

  /// What a screen finds in the text of an attachment.
  package init(ofAttachment digest: String, text: String, by screen: Screen) {
    self.init(attachment: digest, screen.findings(in: text).map { ($0, $0.line) })
  }

  private init(attachment: String?, _ findings: [(finding: ScreenFinding, line: Int)]) {
    func found(_ severity: ScreenFinding.Severity) -> [Finding] {
      findings.filter { $0.finding.severity == severity }
        .map { Finding(kind: $0.finding.kind.rawValue, line: $0.line, excerpt: $0.finding.excerpt) }
    }
    self.init(attachment: attachment, blocks: found(.block), warnings: found(.warn))
  }
}
