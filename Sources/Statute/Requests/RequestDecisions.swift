extension InformationRequest {
  /// What the law makes of a command in a situation: the events to record, or why not.
  ///
  /// The limits are not judged here a second time: the story is walked with the new event, and what the walk refuses
  /// is refused (articles 30 to 34).
  ///
  /// - Parameter rules: how the words of letters are screened (articles 14, 15 and 17).
  package func decide(
    _ command: RequestCommand, under rules: LetterRules = LetterRules(), _ situation: Situation
  ) throws(RequestRefusal) -> Ruling<RequestEvent> {
    let action = command.action
    guard InformationRequest.flow.allows(action, at: step) else { throw .notNow(action, at: step) }
    guard let role = InformationRequest.flow.role(for: action, at: step, among: situation.roles) else {
      throw .notYours(action, at: step)
    }
    guard situation.on <= situation.today else { throw .futureDay(situation.on) }
    let earliest = receiptDay ?? intake.receivedOn
    guard situation.on >= earliest else { throw .beforeReceipt(earliest) }
    let event = try event(for: command, rules, situation)
    try walk(with: event, situation)
    return Ruling(role: role, events: [event] + screenings(after: command, rules))
  }

  /// What is put on record of the screening beside the act itself.
  private func screenings(after command: RequestCommand, _ rules: LetterRules) -> [RequestEvent] {
    switch command {
    case .draftReply(let decision):
      let outcome = ScreeningOutcome(of: decision, under: rules)
      return outcome.isClean ? [] : [.screened(outcome)]
    case .addAttachment(let attachment, let outcome?) where outcome.attachment == attachment.digest,
      .maskAttachment(_, let attachment, let outcome) where outcome.attachment == attachment.digest:
      return [.screened(outcome)]
    default: return []
    }
  }

  private func event(
    for command: RequestCommand, _ rules: LetterRules, _ situation: Situation
  ) throws(RequestRefusal) -> RequestEvent {
    switch command {
    case .confirmReceipt: return .receiptConfirmed
    case .assign(let section): return .assigned(section: try filled(section, "section"))
    case .askClarification(let what, let replyBy): return try ask(what, replyBy, situation)
    case .recordClarification(let summary): return .clarified(summary: try filled(summary, "summary"))
    case .lapseClarification:
      if let until = clarification?.replyBy, situation.on <= until {
        throw .clarificationStillRuns(until: until)
      }
      return .clarificationLapsed
    case .consultThirdParty(let party, let receivedOn):
      return .thirdPartyConsulted(party: try filled(party, "party"), receivedOn: receivedOn)
    case .consultOrgan(let organ, let receivedOn):
      return .organConsulted(organ: try filled(organ, "organ"), receivedOn: receivedOn)
    case .recordThirdPartyAnswer(let answer, let reasons):
      if answer == .objects { _ = try filled(reasons, "reasons") }
      return .thirdPartyAnswered(answer, reasons: reasons)
    case .recordOrganAnswer(let answer, let reasons): return .organAnswered(answer, reasons: reasons)
    case .extend(let workdays, let reason):
      return .extended(workdays: workdays, reason: try filled(reason, "reason"), letter: situation.letter)
    case .noticeFee(let tariff, let receivedOn):
      guard tariff.isPlausible, tariff.amount > 0 else { throw .empty(field: "quantity") }
      return .feeNoticed(tariff, amount: tariff.amount, receivedOn: receivedOn, letter: situation.letter)
    case .recordFeeNoticeReceipt: return .feeNoticeReceived
    case .recordPayment: return .feePaid
    case .lapseFee: return .feeLapsed
    case .draftReply(let decision):
      try check(decision)
      return .replyDrafted(decision)
    case .returnDraft(let reason): return .draftReturned(reason: try filled(reason, "reason"))
    case .approveDraft:
      guard situation.person != draftedBy else { throw .sameHands(.approveDraft) }
      return .draftApproved
    case .clearSecrecy:
      guard situation.person != draftedBy, situation.person != approvedBy else {
        throw .sameHands(.clearSecrecy)
      }
      return .secrecyCleared
    case .sign: return try sign(rules, situation)
    case .serve(let method, let servedOn):
      if method != .post, servedOn == nil { throw .empty(field: "servedOn") }
      if let servedOn, servedOn > situation.today { throw .futureDay(servedOn) }
      if !blocks.isEmpty, screeningOverride == nil { throw .blocked(blocks) }
      return .replied(by: method, servedOn: servedOn)
    case .withdraw(let reason): return .withdrawn(reason: reason)
    case .fileReview(let organ):
      if let dispute = disputes.first { throw .disputed(dispute.kind) }
      return .reviewFiled(organ: try filled(organ, "organ"))
    case .decideReview(let result):
      guard disputes.contains(where: { $0.kind == .review && $0.result == nil }) else {
        throw .notNow(.decideReview, at: step)
      }
      return .reviewDecided(result)
    case .fileSuit(let court, let afterReview): return try sue(court, afterReview, situation)
    case .decideSuit(let result):
      guard disputes.contains(where: { $0.kind != .review && $0.result == nil }) else {
        throw .notNow(.decideSuit, at: step)
      }
      return .suitDecided(result)
    case .addAttachment(let attachment, _): return .attachmentAdded(attachment)
    case .maskAttachment(let digest, let copy, _):
      guard attachments.contains(where: { $0.digest == digest && !$0.fromApplicant }), copy.digest != digest
      else {
        throw .empty(field: "digest")
      }
      return .attachmentMasked(original: digest, copy: copy)
    case .overrideScreening(let reason):
      guard !blocks.isEmpty else { throw .nothingToOverride }
      guard situation.person != draftedBy else { throw .sameHands(.overrideScreening) }
      return .screeningOverridden(reason: try filled(reason, "reason"))
    case .note(let text): return .noted(text: try filled(text, "text"))
    }
  }

  private func ask(_ what: String, _ replyBy: Day, _ situation: Situation) throws(RequestRefusal)
    -> RequestEvent
  {
    let what = try filled(what, "what")
    guard replyBy > situation.on else { throw .empty(field: "replyBy") }
    if let day = receiptDay, clarification == nil, let term = Term.inForce(.clarificationNotice, on: day) {
      let due = try counted { () throws(OutsideCalendar) in
        try situation.calendar.workday(term.count, after: day)
      }
      guard situation.on <= due else { throw .clarificationTooLate(due: due) }
    }
    return .clarificationAsked(what: what, replyBy: replyBy, letter: situation.letter)
  }

  private func check(_ decision: Decision) throws(RequestRefusal) {
    let gaps = decision.gaps
    guard gaps.isEmpty else { throw .incomplete(gaps) }
    if decision.outcome == .stillUnclear, clarification?.clarifiedOn == nil { throw .neverClarified }
    let discloses = decision.outcome.group == .granted || decision.outcome == .partlyGranted
    let objected = consultations.contains { $0.side == .thirdParty && $0.answer == .objects }
    let severed = decision.outcome == .partlyGranted && decision.withheld.contains(.thirdPartyRights)
    if discloses, objected, !severed, decision.publicInterest.isEmpty { throw .thirdPartyObjects }
  }

  private func sign(_ rules: LetterRules, _ situation: Situation) throws(RequestRefusal) -> RequestEvent {
    // The secrecy review is by another person than all three who draft, review and sign (article 17).
    guard situation.person != draftedBy, situation.person != clearedBy else { throw .sameHands(.sign) }
    for consultation in consultations where consultation.answer == nil {
      let name: Term.Name = consultation.side == .organ ? .organ : .thirdParty
      guard let term = Term.inForce(name, on: receiptDay ?? consultation.on) else { continue }
      let due = try counted { () throws(OutsideCalendar) in
        try situation.calendar.workday(term.count, after: consultation.receivedOn ?? consultation.on)
      }
      guard situation.on > due else { throw .consultationOpen(due: due) }
    }
    if let decision { try check(decision) }
    // The word list may have grown since the reply was drafted: then it is drafted again, or overridden by somebody.
    let fresh = decision.map { ScreeningOutcome(of: $0, under: rules).blocks } ?? []
    let stopping = blocks + fresh.filter { !blocks.contains($0) }
    let isLetPass = screeningOverride != nil && Set(fresh).isSubset(of: blocks)
    if !stopping.isEmpty, !isLetPass { throw .blocked(stopping) }
    return .signed(letter: situation.letter)
  }

  private func sue(_ court: String, _ afterReview: Bool, _ situation: Situation) throws(RequestRefusal)
    -> RequestEvent
  {
    let court = try filled(court, "court")
    // While one way is taken the other is barred, and none is taken twice (Reconsideration Law, article 29).
    if let suit = disputes.first(where: { $0.kind != .review }) { throw .disputed(suit.kind) }
    if let review = disputes.first(where: { $0.kind == .review }) {
      guard review.result != nil else { throw .disputed(.review) }
      guard afterReview else { throw .disputed(.review) }
    } else if afterReview {
      throw .neverReviewed
    }
    if !afterReview, let ending, let remedies = Remedies(for: ending.outcome, decidedOn: ending.on),
      remedies.reviewFirst
    {
      throw .reviewFirst
    }
    return .suitFiled(court: court, afterReview: afterReview)
  }

  /// Walks the story with the event added; what the walk refuses of it is refused.
  private func walk(with event: RequestEvent, _ situation: Situation) throws(RequestRefusal) {
    let after = considering(
      Entry(
        version: version + 1, on: situation.on, at: Instant(situation.today), by: .system, event: event))
    guard let kind = event.storyKind else { return }
    var broken = try after.refusals(in: situation)
    for known in try refusals(in: situation) {
      if let index = broken.firstIndex(of: known) { broken.remove(at: index) }
    }
    if let first = broken.first(where: { $0.event == kind.name }) ?? broken.first { throw .breaks(first) }
  }

  private func refusals(in situation: Situation) throws(RequestRefusal) -> [BrokenRule] {
    try counted { () throws(OutsideCalendar) in
      try reckoning(in: situation.calendar, today: situation.today).refusals
    }
  }

  private func counted<Value>(_ count: () throws(OutsideCalendar) -> Value) throws(RequestRefusal) -> Value {
    do throws(OutsideCalendar) {
      return try count()
    } catch {
      throw .outsideCalendar(error.day)
    }
  }

  private func filled(_ text: String, _ field: String) throws(RequestRefusal) -> String {
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty else { throw .empty(field: field) }
    return text
  }
}
