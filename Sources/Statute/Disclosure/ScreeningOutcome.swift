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

    package init(kind: String, line: Int, excerpt: String) {
      self.kind = kind
      self.line = line
      self.excerpt = excerpt
    }

    /// `identityNumber 3 342***********123X`: how lists of findings are stored.
    package var stored: String { "\(kind) \(line) \(excerpt)" }

    package init?(stored: String) {
      let parts = stored.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let line = Int(parts[1]) else { return nil }
      self.init(kind: String(parts[0]), line: line, excerpt: String(parts[2]))
    }
  }

  /// What was screened: `nil` for the text of the item, else the digest of an attachment.
  package let attachment: String?
  /// They stop publication until masked or overridden.
  package let blocks: [Finding]
  /// Somebody should look.
  package let warnings: [Finding]

  package init(attachment: String? = nil, blocks: [Finding] = [], warnings: [Finding] = []) {
    self.attachment = attachment
    self.blocks = blocks
    self.warnings = warnings
  }
}

extension ScreeningOutcome {
  /// What a screen finds in the words of an item. Line 0 stands for title, abstract and keywords.
  package init(of content: ItemContent, by screen: Screen) {
    let about = ([content.title, content.abstract] + content.keywords).joined(separator: "\n")
    let findings =
      screen.findings(in: about).map { ($0, 0) } + screen.findings(in: content.text).map { ($0, $0.line) }
    self.init(attachment: nil, findings)
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
