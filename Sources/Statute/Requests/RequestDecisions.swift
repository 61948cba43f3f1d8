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
    if let event { try walk(with: event, situation) }
    return Ruling(role: role, events: (event.map { [$0] } ?? []) + screenings(after: command, rules))
  }

  /// What is put on record of the screening beside the act itself.
  private func screenings(after command: RequestCommand, _ rules: LetterRules) -> [RequestEvent] {
    switch command {
    case .draftReply(let decision):
      let outcome = ScreeningOutcome(of: decision, under: rules)
      return outcome.isClean ? [] : [.screened(outcome)]
    case .addAttachment(_, let outcome?), .maskAttachment(_, _, let outcome): return [.screened(outcome)]
    case .rescreen(let outcomes):
      let own = Set(attachments.filter { !$0.fromApplicant }.map(\.digest))
      let words = decision.map { [ScreeningOutcome(of: $0, under: rules)] } ?? []
      return (words + outcomes.filter { $0.attachment.map(own.contains) ?? false }).map { .screened($0) }
    default: return []
    }
  }

  /// The act itself; `nil` where there is nothing to record but what the screening finds.
  private func event(
    for command: RequestCommand, _ rules: LetterRules, _ situation: Situation
  ) throws(RequestRefusal) -> RequestEvent? {
    switch command {
    case .confirmReceipt: return .receiptConfirmed
    case .assign(let section): return .assigned(section: try filled(section, "section"))
    case .askClarification(let what, let replyBy): return try ask(what, replyBy, rules, situation)
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
      let reason = try sendable(try filled(reason, "reason"), "reason", rules)
      return .extended(workdays: workdays, reason: reason, letter: situation.letter)
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
      guard !isBarred(.approveDraft, for: situation.person) else { throw .sameHands(.approveDraft) }
      return .draftApproved
    case .clearSecrecy:
      guard !isBarred(.clearSecrecy, for: situation.person) else { throw .sameHands(.clearSecrecy) }
      return .secrecyCleared
    case .sign: return try sign(rules, situation)
    case .serve(let method, let servedOn):
      if method != .post, servedOn == nil { throw .empty(field: "servedOn") }
      if let servedOn, servedOn > situation.today { throw .futureDay(servedOn) }
      try checkScreening(under: rules)
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
    case .addAttachment(let attachment, let outcome): return try add(attachment, outcome)
    case .maskAttachment(let digest, let copy, let outcome):
      guard let paper = attachments.first(where: { $0.digest == digest && !$0.fromApplicant }),
        copy.digest != digest, copy.name == paper.name, outcome.attachment == copy.digest
      else {
        throw .empty(field: "digest")
      }
      return .attachmentMasked(original: digest, copy: copy)
    case .overrideScreening(let reason):
      guard !blocks.isEmpty else { throw .nothingToOverride }
      guard !isBarred(.overrideScreening, for: situation.person) else {
        throw .sameHands(.overrideScreening)
      }
      return .screeningOverridden(reason: try filled(reason, "reason"))
    case .rescreen: return nil
    case .note(let text): return .noted(text: try filled(text, "text"))
    }
  }

  /// What the reply names goes out under its name: so no two papers of the body bear one, and once the reply is under
  /// review none comes to bear one that it names.
  private func add(_ paper: Attachment, _ outcome: ScreeningOutcome?) throws(RequestRefusal) -> RequestEvent {
    guard outcome.map({ $0.attachment == paper.digest }) ?? true else { throw .notScreened }
    if paper.fromApplicant { return .attachmentAdded(paper) }
    guard !attachments.contains(where: { !$0.fromApplicant && $0.name == paper.name }) else {
      throw .sameName(paper.name)
    }
    if step.isPastDrafting, decision?.provided.contains(paper.name) ?? false {
      throw .namedInReply(paper.name)
    }
    return .attachmentAdded(paper)
  }

  private func ask(_ what: String, _ replyBy: Day, _ rules: LetterRules, _ situation: Situation)
    throws(RequestRefusal) -> RequestEvent
  {
    let what = try sendable(try filled(what, "what"), "what", rules)
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
    guard !isBarred(.sign, for: situation.person) else { throw .sameHands(.sign) }
    for consultation in consultations where consultation.answer == nil {
      let name: Term.Name = consultation.side == .organ ? .organ : .thirdParty
      guard let term = Term.inForce(name, on: receiptDay ?? consultation.on) else { continue }
      let due = try counted { () throws(OutsideCalendar) in
        try situation.calendar.workday(term.count, after: consultation.receivedOn ?? consultation.on)
      }
      guard situation.on > due else { throw .consultationOpen(due: due) }
    }
    if let decision { try check(decision) }
    try checkScreening(under: rules)
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
    if !afterReview, remedies?.reviewFirst ?? false { throw .reviewFirst }
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

  /// Words that go out as they are typed, in a letter that nobody reviews.
  private func sendable(_ text: String, _ field: String, _ rules: LetterRules) throws(RequestRefusal)
    -> String
  {
    let found = ScreeningOutcome(ofLetter: text, under: rules).blocks
    guard found.isEmpty else { throw .noticeBlocked(field: field, found) }
    return text
  }

  private func filled(_ text: String, _ field: String) throws(RequestRefusal) -> String {
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty else { throw .empty(field: field) }
    return text
  }
}
