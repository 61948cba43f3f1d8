/// What a reply decides and says: the outcome, its facts and its reasons (Regulation, articles 36 to 39).
package struct Decision: Hashable, Sendable {
  package var outcome: Outcome
  /// Facts and reasons; a refusal must give them.
  package var reasons: String
  /// Where and how the information can be had: for what is public already, what another organ holds, what has rules
  /// of access of its own.
  package var guidance: String
  /// What is withheld of a severed record, by ground.
  package var withheld: [Outcome]
  /// Why the public interest outweighs an objecting third party (article 15).
  package var publicInterest: String
  /// Names of the records provided, as attached to the letter.
  package var provided: [String]

  package init(
    outcome: Outcome, reasons: String = "", guidance: String = "", withheld: [Outcome] = [],
    publicInterest: String = "", provided: [String] = []
  ) {
    self.outcome = outcome
    self.reasons = reasons
    self.guidance = guidance
    self.withheld = withheld
    self.publicInterest = publicInterest
    self.provided = provided
  }

  /// What the law asks of a reply with this outcome and this one lacks.
  package var gaps: [Gap] {
    var gaps: [Gap] = []
    switch outcome {
    case .alreadyPublic:
      if guidance.isBlank {
        gaps.append(Gap(field: "guidance", article: "第三十六条第（一）项", asks: "告知获取该政府信息的方式、途径"))
      }
    case .granted:
      if provided.isEmpty && guidance.isBlank {
        gaps.append(Gap(field: "guidance", article: "第三十六条第（二）项", asks: "提供该政府信息，或者告知获取的方式、途径和时间"))
      }
    case .partlyGranted:
      if withheld.isEmpty {
        gaps.append(Gap(field: "withheld", article: "第三十七条", asks: "列明不予公开部分的依据"))
      }
      if reasons.isBlank { gaps.append(Gap(field: "reasons", article: "第三十七条", asks: "说明不予公开部分的理由")) }
    case .notHeld:
      if reasons.isBlank { gaps.append(Gap(field: "reasons", article: "第三十六条第（四）项", asks: "写明检索的范围、方法和结果")) }
    case .notResponsible:
      if reasons.isBlank {
        gaps.append(Gap(field: "reasons", article: "第三十六条第（五）项", asks: "说明不属于本机关负责公开的理由"))
      }
    case .administrativeQuery:
      if guidance.isBlank {
        gaps.append(Gap(field: "guidance", article: "第三十六条第（七）项", asks: "告知按照有关法律、行政法规办理的途径"))
      }
    default:
      if reasons.isBlank { gaps.append(Gap(field: "reasons", article: "第三十六条", asks: "说明事实和理由")) }
    }
    if !outcome.isDecidedInReply {
      gaps.append(Gap(field: "outcome", article: "第三十六条", asks: "选择由答复决定的办理结果"))
    }
    return gaps
  }

  /// One thing missing.
  package struct Gap: Hashable, Sendable {
    package let field: String
    package let article: String
    package let asks: String
  }
}

extension String {
  /// Whether there is nothing to read in it.
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
