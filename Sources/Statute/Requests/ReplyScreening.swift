/// How the letters of a body are screened, and what of the person they go to is no alarm in them.
package struct LetterRules: Sendable {
  package let screen: Screen
  /// Name, telephone, mail, address and number of proof of the applicant, as far as they are known.
  package let own: [String]

  package init(screen: Screen = Screen(), own: [String] = []) {
    self.screen = screen
    self.own = own.filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

extension ScreeningOutcome {
  /// What a screen finds in the words of a reply.
  ///
  /// A letter tells the applicant nothing new with the applicant's own address or telephone. Their own numbers of
  /// identity and account are warned of all the same: the letter needs none, and letters go astray. Of everybody else
  /// the letter says nothing unless a named person answers for it (article 15).
  package init(of decision: Decision, under rules: LetterRules) {
    let text = ([decision.reasons, decision.guidance, decision.publicInterest] + decision.provided)
      .joined(separator: "\n")
    let scalars = Array(text.unicodeScalars)
    let own = rules.own.map(Self.plain)
    var blocks: [Finding] = []
    var warnings: [Finding] = []
    for finding in rules.screen.findings(in: text) {
      let found = Finding(kind: finding.kind.rawValue, line: finding.line, excerpt: finding.excerpt)
      let words = Self.plain(String(String.UnicodeScalarView(scalars[finding.range])))
      let isOwn =
        words.count >= 4 && own.contains { $0.contains(words) || words.hasSuffix($0) && $0.count >= 7 }
      switch finding.kind {
      case .mobile, .landline, .homeAddress, .personalEmail, .plate:
        if isOwn { continue }
      case .identityNumber, .bankCard, .passport, .socialSecurity:
        if isOwn {
          warnings.append(found)
          continue
        }
      default: break
      }
      if finding.severity == .block { blocks.append(found) } else { warnings.append(found) }
    }
    self.init(attachment: nil, blocks: blocks, warnings: warnings)
  }

  /// Letters, digits and Chinese characters alone, in one width and case.
  private static func plain(_ text: String) -> String {
    let folded = ScreenedText(text).folded
    return String(
      String.UnicodeScalarView(folded.filter { $0.isAlphanumeric || $0.isHan || $0 == "@" || $0 == "." }))
  }
}

extension InformationRequest {
  /// The papers of the body that go out with the reply.
  package var enclosed: [Attachment] {
    let names = Set(decision?.provided ?? [])
    return attachments.filter { !$0.fromApplicant && names.contains($0.name) }
  }

  /// Findings that stop the reply unless overridden: in its words and in what goes out with it. What the applicant handed
  /// in stops nothing.
  package var blocks: [ScreeningOutcome.Finding] {
    let digests = Set(enclosed.map(\.digest))
    return screenings.filter { $0.attachment.map(digests.contains) ?? true }.flatMap(\.blocks)
  }

  /// The body's own papers in which something was found.
  package var maskable: [Attachment] {
    attachments.filter { paper in
      !paper.fromApplicant
        && screenings.contains {
          $0.attachment == paper.digest && !($0.blocks.isEmpty && $0.warnings.isEmpty)
        }
    }
  }

  package func screening(of digest: String?) -> ScreeningOutcome? {
    screenings.first { $0.attachment == digest }
  }
}
