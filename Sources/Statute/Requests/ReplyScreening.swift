/// How the letters of a body are screened, and what of the person they go to is no alarm in them.
package struct LetterRules: Sendable {
  package let screen: Screen
  /// Name, telephone, mail, address and number of proof of the applicant, as far as they are known.
  package let own: [String]
  /// When the word list of the body was last set: what was screened before is screened again before it goes out.
  package let wordListSetAt: Instant?

  package init(screen: Screen = Screen(), own: [String] = [], wordListSetAt: Instant? = nil) {
    self.screen = screen
    self.own = own.filter { !$0.allSatisfy(\.isWhitespace) }
    self.wordListSetAt = wordListSetAt
  }
}

extension ScreeningOutcome {
  /// What a screen finds in the words of a reply.
  ///
  /// A letter tells the applicant nothing new with the applicant's own address or telephone. Their own numbers of
  /// identity and account are warned of all the same: the letter needs none, and letters go astray. Of everybody else
  /// the letter says nothing unless a named person answers for it (article 15).
  package init(of decision: Decision, under rules: LetterRules) {
    let parts = [decision.reasons, decision.guidance, decision.publicInterest] + decision.provided
    self.init(ofLetter: parts.joined(separator: "\n"), under: rules)
  }

  /// The same of any other letter to the applicant: a notice of clarification or extension.
  package init(ofLetter text: String, under rules: LetterRules) {
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
  package var attachments: [Attachment] { papers.attachments }
  package var originals: [String: Attachment] { papers.originals }
  package var screenings: [ScreeningOutcome] { papers.screenings }

  /// The papers of the body that go out with the reply: those that it names, and once it is signed those that were
  /// signed with it.
  package var enclosed: [Attachment] {
    let names = Set(decision?.provided ?? [])
    return attachments.filter { paper in
      !paper.fromApplicant && (signedPapers?.contains(paper.digest) ?? names.contains(paper.name))
    }
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

  package func screening(of digest: String?) -> ScreeningOutcome? { papers.screening(of: digest) }

  /// What the law asks before a reply goes out: that everything in it was screened by the words looked for now, and that
  /// what was found is mended or answered for by a named person.
  func checkScreening(under rules: LetterRules) throws(RequestRefusal) {
    let fresh = decision.map { ScreeningOutcome(of: $0, under: rules).blocks } ?? []
    guard Set(fresh).isSubset(of: screening(of: nil)?.blocks ?? []),
      enclosed.allSatisfy({ papers.isScreened($0, bySetAt: rules.wordListSetAt) })
    else { throw .notScreened }
    if !blocks.isEmpty, screeningOverride == nil { throw .blocked(blocks) }
  }
}
