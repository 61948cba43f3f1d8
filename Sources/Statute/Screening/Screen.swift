/// The screen before publication 公开前审查: finds in a text what must not slip out.
///
/// Rules alone, no network and no dictionary but the body's own. The time grows with the length of the text, so that an
/// editor can ask at every pause in typing.
package struct Screen: Sendable {
  package var settings: ScreenSettings

  package init(settings: ScreenSettings = ScreenSettings()) {
    self.settings = settings
  }

  /// All findings, in the order of the text. Findings do not overlap.
  package func findings(in text: String) -> [ScreenFinding] {
    let screened = ScreenedText(text)
    var suspicions = PersonalNumbers.find(in: screened, settings: settings)
    suspicions += LabelledNumbers.find(in: screened)
    suspicions += SpelledNumbers.find(in: screened, settings: settings)
    suspicions += HomeAddresses.find(in: screened)
    suspicions += LabelledHomes.find(in: screened)
    suspicions += Plates.find(in: screened)
    suspicions += Emails.find(in: screened, settings: settings)
    suspicions += Minors.find(in: screened)
    suspicions += SecrecyMarks.find(in: screened)
    suspicions += InternalMarks.find(in: screened)
    suspicions += settings.lexicon.find(in: screened)
    return Self.settle(Self.raised(suspicions, in: screened)).map { Self.finding($0, in: screened) }
  }

  /// Whether anything stops publication.
  package static func blocks(_ findings: some Sequence<ScreenFinding>) -> Bool {
    findings.contains { $0.severity == .block }
  }

  /// What could be an address is one in the line of an identity number or a bank card.
  private static func raised(_ suspicions: [Suspicion], in text: ScreenedText) -> [Suspicion] {
    guard suspicions.contains(where: { $0.kind == .homeAddress && $0.severity == .warn }) else {
      return suspicions
    }
    let lines = Set(
      suspicions.filter { ($0.kind == .identityNumber || $0.kind == .bankCard) && $0.severity == .block }
        .map { text.line(of: $0.range.lowerBound) })
    return suspicions.map { suspicion in
      guard suspicion.kind == .homeAddress, lines.contains(text.line(of: suspicion.range.lowerBound)) else {
        return suspicion
      }
      var raised = suspicion
      raised.severity = .block
      return raised
    }
  }

  /// Of suspicions that overlap the graver stays, then the longer, then the earlier kind.
  private static func settle(_ suspicions: [Suspicion]) -> [Suspicion] {
    let ordered = suspicions.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
      return left.offset < right.offset
    }
    var settled: [Suspicion] = []
    for (_, suspicion) in ordered where !suspicion.range.isEmpty {
      guard let last = settled.last, last.range.overlaps(suspicion.range) else {
        settled.append(suspicion)
        continue
      }
      let isGraver = last.severity < suspicion.severity
      let isLonger = last.severity == suspicion.severity && last.range.count < suspicion.range.count
      if isGraver || isLonger { settled[settled.count - 1] = suspicion }
    }
    return settled
  }

  private static func finding(_ suspicion: Suspicion, in text: ScreenedText) -> ScreenFinding {
    let line = text.line(of: suspicion.range.lowerBound)
    return ScreenFinding(
      kind: suspicion.kind, severity: suspicion.severity, line: line + 1,
      column: suspicion.range.lowerBound - text.lineStarts[line] + 1, length: suspicion.range.count,
      range: suspicion.range, excerpt: suspicion.excerpt ?? suspicion.proposal ?? "",
      proposal: suspicion.proposal,
      advice: suspicion.advice)
  }
}
