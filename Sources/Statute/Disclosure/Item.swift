/// An item (公开信息), folded from its events: a draft that passes from hand to hand, and the versions that came of it.
package struct Item: CaseFile, Hashable {
  package static let kind = FileKind.item

  package let id: FileID
  package let opening: ItemEvent.Opening
  /// Where the pen is. An item that is public may have a revision in hand at the same time.
  package private(set) var step: ItemStep
  /// The draft in hand, or the last one.
  package private(set) var draft: Draft
  /// Given on first publication and never changed (platform standard M-2).
  package private(set) var indexNumber: String?
  /// What was published, oldest first; the last one is what the public sees.
  package private(set) var versions: [Version] = []
  /// How the document stopped being in force, where somebody said so.
  package private(set) var end: End?
  package private(set) var withdrawal: Withdrawal?
  package private(set) var version: Int

  /// One draft with what is attached and whose hands it passed through.
  package struct Draft: Hashable, Sendable {
    package fileprivate(set) var content: ItemContent
    /// What is attached, with what was found in it and in the text.
    package fileprivate(set) var papers = Papers()
    package fileprivate(set) var links: [ItemLink] = []
    /// The day from which the limit of article 26 runs: formed, or changed.
    package fileprivate(set) var changedOn: Day?
    /// Why a published item was taken in hand again.
    package fileprivate(set) var reason: String?
    package fileprivate(set) var override: Override?
    package fileprivate(set) var referral: Referral?
    package fileprivate(set) var hands = Hands()
    /// Why it was last sent back, while that is still to be mended.
    package fileprivate(set) var returnedBecause: String?
    package fileprivate(set) var submittedOn: Day?

    package var attachments: [Attachment] { papers.attachments }
    package var screenings: [ScreeningOutcome] { papers.screenings }
    package var hasTextScreening: Bool { screening(of: nil) != nil }
    /// Findings that stop publication unless overridden.
    package var blocks: [ScreeningOutcome.Finding] { screenings.flatMap(\.blocks) }
    package var warnings: [ScreeningOutcome.Finding] { screenings.flatMap(\.warnings) }

    package func screening(of digest: String?) -> ScreeningOutcome? { papers.screening(of: digest) }
  }

  /// Keys of the persons through whose hands a draft passed.
  package struct Hands: Hashable, Sendable {
    /// Everybody who wrote in it.
    package fileprivate(set) var drafters: [String] = []
    package fileprivate(set) var section: String?
    package fileprivate(set) var secrecy: String?
    package fileprivate(set) var office: String?
    package fileprivate(set) var final: String?

    /// The reviewers, without the secrecy reviewer.
    package var reviewers: [String] { [section, office, final].compactMap { $0 } }
  }

  package struct Override: Hashable, Sendable {
    package let by: String
    package let on: Day
    package let reason: String
  }

  package struct Referral: Hashable, Sendable {
    package let to: String
    package let question: String
    package let on: Day
  }

  /// One published version.
  package struct Version: Hashable, Sendable {
    /// 1 for the first.
    package let number: Int
    package let content: ItemContent
    package let attachments: [Attachment]
    package let links: [ItemLink]
    package let publishedOn: Day
    package let publishedAt: Instant
    /// What changed against the version before.
    package let reason: String?
    /// The day from which the limit of article 26 ran.
    package let changedOn: Day?
    /// Who wrote and reviewed it.
    package let hands: Hands
    /// Why it was taken out of the version history, where it was.
    package fileprivate(set) var withdrawnBecause: String?
  }

  package struct End: Hashable, Sendable {
    package let validity: Validity
    package let on: Day
    package let reason: String
    /// The item that took its place or repealed it.
    package let by: FileID?
  }

  package struct Withdrawal: Hashable, Sendable {
    package let on: Day
    package let reason: String
  }

  package init?(id: FileID, opening entry: Entry<ItemEvent>) {
    guard case .drafted(let opening, let content) = entry.event else { return nil }
    self.id = id
    self.opening = opening
    draft = Draft(content: content)
    draft.changedOn = content.formedOn
    if let person = entry.by.personKey { draft.hands.drafters = [person] }
    step = .drafting
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<ItemEvent>) {
    version = entry.version
    switch entry.event {
    case .drafted, .noted, .limitRecounted: break
    case .revised(let content):
      draft.content = content
      if versions.isEmpty { draft.changedOn = content.formedOn }
      draft.papers.forget(nil)
      touched(by: entry.by)
    case .attachmentAdded(let attachment):
      draft.papers.replace(attachment, by: entry.by)
      touched(by: entry.by)
    case .attachmentMasked(let original, let copy):
      if draft.papers.mask(original, with: copy, by: entry.by) { touched(by: entry.by) }
    case .attachmentRemoved(let digest):
      draft.papers.remove(digest)
      touched(by: entry.by)
    case .linked(let link):
      if !draft.links.contains(link) { draft.links.append(link) }
    case .unlinked(let link): draft.links.removeAll { $0 == link }
    case .screened(let outcome):
      let known = draft.blocks
      draft.papers.record(outcome, at: entry.at)
      // What was not there when somebody let the draft pass, nobody has let pass.
      if !Set(draft.blocks).isSubset(of: known) { draft.override = nil }
    case .screeningOverridden(let reason):
      draft.override = entry.by.personKey.map { Override(by: $0, on: entry.on, reason: reason) }
    case .submitted:
      draft.submittedOn = entry.on
      draft.returnedBecause = nil
      forgetReviews()
      step = .sectionReview
    case .returned(let reason):
      draft.returnedBecause = reason
      step = .drafting
    case .sectionApproved:
      draft.hands.section = entry.by.personKey
      step = .secrecyReview
    case .secrecyReferred(let to, let question):
      draft.referral = Referral(to: to, question: question, on: entry.on)
    case .secrecyCleared:
      draft.hands.secrecy = entry.by.personKey
      step = .officeReview
    case .officeApproved:
      draft.hands.office = entry.by.personKey
      step = .finalReview
    case .approved:
      draft.hands.final = entry.by.personKey
      step = .publication
    case .published(let number): publish(number, entry)
    case .filed: step = .filed
    case .revisionOpened(let reason, let changedOn): reopen(reason, changedOn)
    case .discarded: step = rest
    case .repealed(let reason, let by): end = End(validity: .repealed, on: entry.on, reason: reason, by: by)
    case .lapsed(let reason, let by): end = End(validity: .lapsed, on: entry.on, reason: reason, by: by)
    case .withdrawn(let reason):
      withdrawal = Withdrawal(on: entry.on, reason: reason)
      if step == .published { step = .withdrawn }
    case .versionWithdrawn(let number, let reason):
      // The version that stands is withdrawn with the item.
      guard let index = versions.dropLast().firstIndex(where: { $0.number == number }) else { break }
      versions[index].withdrawnBecause = reason
    }
  }

  private mutating func publish(_ number: String, _ entry: Entry<ItemEvent>) {
    indexNumber = indexNumber ?? number
    versions.append(
      Version(
        number: versions.count + 1, content: draft.content, attachments: draft.attachments,
        links: draft.links,
        publishedOn: entry.on, publishedAt: entry.at, reason: draft.reason, changedOn: draft.changedOn,
        hands: draft.hands, withdrawnBecause: nil))
    withdrawal = nil
    step = .published
  }

  private mutating func reopen(_ reason: String, _ changedOn: Day) {
    var papers = draft.papers
    papers.reopen(with: versions.last?.attachments ?? draft.attachments)
    draft = Draft(
      content: versions.last?.content ?? draft.content, papers: papers,
      links: versions.last?.links ?? draft.links)
    draft.reason = reason
    draft.changedOn = changedOn
    step = .drafting
  }

  /// An override holds for the text it was given for.
  private mutating func touched(by actor: Actor) {
    draft.override = nil
    if let person = actor.personKey, !draft.hands.drafters.contains(person) {
      draft.hands.drafters.append(person)
    }
  }

  private mutating func forgetReviews() {
    draft.referral = nil
    let drafters = draft.hands.drafters
    draft.hands = Hands()
    draft.hands.drafters = drafters
  }

  /// Where an item is when nobody has it in hand.
  private var rest: ItemStep {
    if versions.isEmpty { return .discarded }
    return withdrawal == nil ? .published : .withdrawn
  }
}

extension Item {
  /// Attachments that a masked copy has taken the place of, by the digest of the copy. They stay unpublished.
  package var originals: [String: Attachment] { draft.papers.originals }

  /// The version that the public may see; `nil` before publication and after withdrawal.
  package var publicVersion: Version? { withdrawal == nil ? versions.last : nil }

  /// The day by which lists and search order it, whatever is revised later: of first publication; for what was taken
  /// over from elsewhere the day on which it was formed or came into force.
  package var listedOn: Day? {
    guard let first = versions.first, let version = publicVersion else { return nil }
    return opening.origin == .imported
      ? version.content.formedOn ?? version.content.effectiveFrom ?? first.publishedOn : first.publishedOn
  }

  /// Whether it is in force on a day: what was said, else the end of the period it sets for itself.
  package func validity(on day: Day) -> Validity {
    if let end, end.on <= day { return end.validity }
    let content = versions.last?.content ?? draft.content
    if let through = content.effectiveThrough, through < day { return .lapsed }
    return .inForce
  }

  /// When an item that is not disclosed is to be looked at again (article 18 names no interval; a year is ours).
  package var reassessOn: Day? {
    guard step == .filed, let on = draft.submittedOn else { return nil }
    return Term.inForce(.reassessment, on: on)?.lastCalendarDay(from: on)
  }
}
