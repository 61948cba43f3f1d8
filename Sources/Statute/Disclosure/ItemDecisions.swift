extension Item {
  /// What the law makes of a wish to open an item.
  ///
  /// - Parameter rules: those of the body.
  package static func open(
    _ opening: ItemEvent.Opening, _ content: ItemContent, under rules: ItemRules, _ situation: Situation
  ) throws(ItemRefusal) -> Ruling<ItemEvent> {
    guard let role = flow.role(for: .revise, at: .drafting, among: situation.roles) else {
      throw .notYours(.revise, at: .drafting)
    }
    guard situation.on <= situation.today else { throw .futureDay(situation.on) }
    let content = try savable(content, rules, situation)
    return Ruling(
      role: role,
      events: [.drafted(opening, content), .screened(ScreeningOutcome(of: content, by: rules.screen))])
  }

  /// What the law makes of a command in a situation: the events to record, or why not.
  ///
  /// - Parameters:
  ///   - rules: those of the body.
  ///   - indexNumber: the next index number of the body, for an item that has none and is to be published.
  package func decide(
    _ command: ItemCommand, under rules: ItemRules, indexNumber next: String? = nil, _ situation: Situation
  ) throws(ItemRefusal) -> Ruling<ItemEvent> {
    let action = command.action
    guard Item.flow.allows(action, at: step) else { throw .notNow(action, at: step) }
    guard let role = Item.flow.role(for: action, at: step, among: situation.roles) else {
      throw .notYours(action, at: step)
    }
    guard situation.on <= situation.today else { throw .futureDay(situation.on) }
    return Ruling(role: role, events: try events(for: command, rules, next: next, situation))
  }

  /// Whether the command needs the next number of the body's series.
  package func takesIndexNumber(_ command: ItemCommand) -> Bool {
    command == .publish && indexNumber == nil
  }

  private func events(
    for command: ItemCommand, _ rules: ItemRules, next: String?, _ situation: Situation
  ) throws(ItemRefusal) -> [ItemEvent] {
    switch command {
    case .revise(let content):
      let content = try Item.savable(content, rules, situation)
      return [.revised(content), .screened(ScreeningOutcome(of: content, by: rules.screen))]
    case .addAttachment(let attachment, let screening):
      guard screening.map({ $0.attachment == attachment.digest }) ?? true else {
        throw .notThere(field: "files")
      }
      return [.attachmentAdded(attachment)] + (screening.map { [.screened($0)] } ?? [])
    case .maskAttachment(let digest, let copy, let screening):
      guard draft.attachments.contains(where: { $0.digest == digest }), copy.digest != digest,
        screening.attachment == copy.digest
      else { throw .notThere(field: "digest") }
      return [.attachmentMasked(original: digest, copy: copy), .screened(screening)]
    case .rescreen(let outcomes):
      let digests = Set(draft.attachments.map(\.digest))
      let known = outcomes.filter { $0.attachment.map(digests.contains) ?? false }
      return ([ScreeningOutcome(of: draft.content, by: rules.screen)] + known).map { .screened($0) }
    case .removeAttachment(let digest):
      guard draft.attachments.contains(where: { $0.digest == digest }) else {
        throw .notThere(field: "digest")
      }
      return [.attachmentRemoved(digest: digest)]
    case .link(let link):
      guard link.target != id else { throw .linksItself }
      return draft.links.contains(link) ? [] : [.linked(link)]
    case .unlink(let link):
      guard draft.links.contains(link) else { throw .notThere(field: "target") }
      return [.unlinked(link)]
    case .submit: return [try submit(rules, situation)]
    case .approveSection, .clearSecrecy, .approveOffice, .approve: return [try review(command, situation)]
    case .referSecrecy(let to, let question):
      return [.secrecyReferred(to: try filled(to, "to"), question: try filled(question, "question"))]
    case .returnDraft(let reason): return [.returned(reason: try filled(reason, "reason"))]
    case .overrideScreening(let reason):
      guard !draft.blocks.isEmpty else { throw .nothingToOverride }
      guard !isBarred(.overrideScreening, for: situation.person) else { throw .sameHands(.overrideScreening) }
      return [.screeningOverridden(reason: try filled(reason, "reason"))]
    case .publish: return [try publish(rules, next)]
    case .file:
      guard draft.content.attribute != .proactive, versions.isEmpty else { throw .forPublication }
      return [.filed]
    case .openRevision(let reason, let changedOn):
      guard changedOn <= situation.today else { throw .futureDay(changedOn) }
      // The lists of the screening may have grown since.
      let screening = ScreeningOutcome(of: versions.last?.content ?? draft.content, by: rules.screen)
      return [
        .revisionOpened(reason: try filled(reason, "reason"), changedOn: changedOn), .screened(screening),
      ]
    case .discard(let reason): return [.discarded(reason: try filled(reason, "reason"))]
    case .repeal(let reason, let by): return [.repealed(reason: try endable(reason, by), by: by)]
    case .lapse(let reason, let by): return [.lapsed(reason: try endable(reason, by), by: by)]
    case .withdraw(let reason):
      guard publicVersion != nil else { throw .notPublic }
      return [.withdrawn(reason: try filled(reason, "reason"))]
    case .withdrawVersion(let number, let reason):
      guard versions.dropLast().contains(where: { $0.number == number && $0.withdrawnBecause == nil }) else {
        throw .notThere(field: "number")
      }
      return [.versionWithdrawn(number: number, reason: try filled(reason, "reason"))]
    case .note(let text): return [.noted(text: try filled(text, "text"))]
    }
  }

  private static func savable(_ content: ItemContent, _ rules: ItemRules, _ situation: Situation)
    throws(ItemRefusal) -> ItemContent
  {
    let faults = content.faultsOfDraft(today: situation.today, columns: rules.columns)
    guard faults.isEmpty else { throw .faulty(faults) }
    return content.tidied
  }

  private func submit(_ rules: ItemRules, _ situation: Situation) throws(ItemRefusal) -> ItemEvent {
    let content = draft.content
    let faults =
      content.faultsOfDraft(today: situation.today, columns: rules.columns)
      + content.faultsOfSubmission(hasAttachment: !draft.attachments.isEmpty)
    guard faults.isEmpty else { throw .faulty(faults) }
    // Withholding what the public already has is a withdrawal, and has to say so (article 18).
    if !versions.isEmpty, content.attribute != .proactive { throw .alreadyPublic }
    return .submitted
  }

  /// Nobody reviews what they wrote, and the secrecy review is made by somebody who made no other (article 17).
  private func review(_ command: ItemCommand, _ situation: Situation) throws(ItemRefusal) -> ItemEvent {
    guard !isBarred(command.action, for: situation.person) else { throw .sameHands(command.action) }
    switch command {
    case .clearSecrecy(let basis): return .secrecyCleared(basis: try filled(basis, "basis"))
    case .approveSection: return .sectionApproved
    case .approveOffice: return .officeApproved
    default: return .approved
    }
  }

  private func publish(_ rules: ItemRules, _ next: String?) throws(ItemRefusal) -> ItemEvent {
    guard draft.content.attribute == .proactive else { throw .notForPublication }
    guard draft.hands.section != nil, draft.hands.secrecy != nil, draft.hands.office != nil,
      draft.hands.final != nil
    else { throw .notReviewed }
    guard draft.hasTextScreening,
      draft.attachments.allSatisfy({ draft.papers.isScreened($0, bySetAt: rules.wordListSetAt) })
    else { throw .notScreened }
    // The word list may have grown since the draft was screened.
    let fresh = Set(ScreeningOutcome(of: draft.content, by: rules.screen).blocks)
    guard fresh.isSubset(of: draft.screening(of: nil)?.blocks ?? []) else { throw .notScreened }
    if !draft.blocks.isEmpty, draft.override == nil { throw .blocked(draft.blocks) }
    guard let number = indexNumber ?? next, !number.isEmpty else { throw .notThere(field: "indexNumber") }
    return .published(indexNumber: number)
  }

  private func endable(_ reason: String, _ by: FileID?) throws(ItemRefusal) -> String {
    guard !versions.isEmpty else { throw .notPublic }
    guard end == nil else { throw .ended }
    guard by != id else { throw .linksItself }
    return try filled(reason, "reason")
  }

  private func filled(_ text: String, _ field: String) throws(ItemRefusal) -> String {
    guard !text.allSatisfy(\.isWhitespace) else { throw .empty(field: field) }
    return text
  }
}
