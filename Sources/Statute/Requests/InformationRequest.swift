/// A request for information (政府信息公开申请), folded from its events.
package struct InformationRequest: CaseFile, Hashable {
  package static let kind = FileKind.request

  package let id: FileID
  package let intake: RequestEvent.Intake
  package private(set) var step: RequestStep
  package private(set) var confirmedOn: Day?
  package private(set) var section: String?
  /// The reply as drafted, reviewed or signed.
  package private(set) var decision: Decision?
  /// Keys of the persons whose hands the draft passed through, in order: drafter, reviewer, secrecy reviewer, signer.
  package private(set) var draftedBy: String?
  package private(set) var approvedBy: String?
  package private(set) var clearedBy: String?
  package private(set) var signedBy: String?
  package private(set) var signedOn: Day?
  package private(set) var letter: String?
  /// How it ended and on which day; `nil` while it is open.
  package private(set) var ending: Ending?
  package private(set) var consultations: [Consultation] = []
  package private(set) var clarification: Clarification?
  package private(set) var fee: Fee?
  package private(set) var disputes: [Dispute] = []
  /// What came in and what goes out, with what was found in it and in the words of the reply.
  package private(set) var papers = Papers()
  package private(set) var screeningOverride: ScreeningOverride?
  /// The digests of what was signed with the reply; `nil` before. What comes in later is not of the reply, whatever it
  /// is called.
  private(set) var signedPapers: Set<String>?
  /// The version of the file, for the person who fills in a form about it.
  package private(set) var version: Int
  /// What the clocks count from.
  package private(set) var happenings: [RequestStory.Event] = []
  /// When each of them was recorded, in the same order.
  private var recordedAt: [Instant] = []
  private let openedAt: Instant
  private var confirmedAt: Instant?

  package struct ScreeningOverride: Hashable, Sendable {
    package let by: String
    package let on: Day
    package let reason: String
  }

  package struct Ending: Hashable, Sendable {
    package let outcome: Outcome
    package let on: Day
  }

  package struct Consultation: Hashable, Sendable {
    package enum Side: String, Sendable { case thirdParty, organ }
    package let side: Side
    /// A vault key for a third party, a name for an organ.
    package let whom: String
    package let on: Day
    package let receivedOn: Day?
    package fileprivate(set) var answer: ConsultationAnswer?
    package fileprivate(set) var answeredOn: Day?
    package fileprivate(set) var reasons = ""
  }

  package struct Clarification: Hashable, Sendable {
    package let what: String
    package let askedOn: Day
    package let replyBy: Day
    package fileprivate(set) var clarifiedOn: Day?
    package fileprivate(set) var summary: String?
  }

  package struct Fee: Hashable, Sendable {
    package let tariff: FeeTariff
    /// Whole yuan.
    package let amount: Int
    package let noticedOn: Day
    /// When the notice reached the applicant; `nil` while it is not known.
    package fileprivate(set) var receivedOn: Day?
    package fileprivate(set) var paidOn: Day?
  }

  /// A reconsideration or a suit about the request.
  package struct Dispute: Hashable, Sendable {
    package enum Kind: String, Sendable { case review, suitDirect, suitAfterReview }
    package let kind: Kind
    package let before: String
    package let filedOn: Day
    package fileprivate(set) var result: DisputeResult?
    package fileprivate(set) var decidedOn: Day?
  }

  package init?(id: FileID, opening entry: Entry<RequestEvent>) {
    guard case .received(let intake) = entry.event else { return nil }
    self.id = id
    self.intake = intake
    step = intake.channel.needsConfirmation ? .awaitingConfirmation : .handling
    version = entry.version
    openedAt = entry.at
  }

  package mutating func apply(_ entry: Entry<RequestEvent>) {
    apply(entry, isJudged: true)
  }

  /// The file as it would be after an entry that is still to be judged.
  func considering(_ entry: Entry<RequestEvent>) -> InformationRequest {
    var after = self
    after.apply(entry, isJudged: false)
    return after
  }

  private mutating func apply(_ entry: Entry<RequestEvent>, isJudged: Bool) {
    version = entry.version
    if let kind = entry.event.storyKind {
      happenings.append(.init(kind, on: entry.on, isJudged: isJudged))
      recordedAt.append(entry.at)
    }
    switch entry.event {
    case .received, .limitRecounted: break
    case .receiptConfirmed:
      confirmedOn = entry.on
      confirmedAt = entry.at
      step = .handling
    case .assigned(let section): self.section = section
    case .clarificationAsked(let what, let replyBy, _):
      clarification = Clarification(what: what, askedOn: entry.on, replyBy: replyBy)
      step = .awaitingClarification
    case .clarified(let summary):
      clarification?.clarifiedOn = entry.on
      clarification?.summary = summary
      step = .handling
    case .clarificationLapsed: close(.notClarifiedInTime, entry.on)
    case .thirdPartyConsulted(let party, let receivedOn):
      consultations.append(.init(side: .thirdParty, whom: party, on: entry.on, receivedOn: receivedOn))
    case .organConsulted(let organ, let receivedOn):
      consultations.append(.init(side: .organ, whom: organ, on: entry.on, receivedOn: receivedOn))
    case .thirdPartyAnswered(let answer, let reasons): record(.thirdParty, answer, reasons, entry.on)
    case .organAnswered(let answer, let reasons): record(.organ, answer, reasons, entry.on)
    case .extended: break
    case .feeNoticed(let tariff, let amount, let receivedOn, _):
      fee = Fee(tariff: tariff, amount: amount, noticedOn: entry.on, receivedOn: receivedOn)
      step = .awaitingPayment
    case .feeNoticeReceived:
      if fee?.receivedOn == nil { fee?.receivedOn = entry.on }
    case .feePaid:
      fee?.paidOn = entry.on
      step = .handling
    case .feeLapsed: close(.feeUnpaid, entry.on)
    case .replyDrafted(let decision):
      self.decision = decision
      draftedBy = entry.by.personKey
      (approvedBy, clearedBy, signedBy) = (nil, nil, nil)
      signedOn = nil
      papers.forget(nil)
      screeningOverride = nil
      signedPapers = nil
      step = .review
    case .draftReturned: step = .handling
    case .draftApproved:
      approvedBy = entry.by.personKey
      step = .secrecyReview
    case .secrecyCleared:
      clearedBy = entry.by.personKey
      step = .signature
    case .signed(let letter):
      signedBy = entry.by.personKey
      signedOn = entry.on
      self.letter = letter
      signedPapers = Set(enclosed.map(\.digest))
      step = .service
    case .replied(let method, let servedOn):
      if let day = method == .post ? entry.on : servedOn { close(decision?.outcome ?? .otherHandling, day) }
    case .withdrawn: close(.withdrawn, entry.on)
    case .reviewFiled(let organ):
      disputes.append(.init(kind: .review, before: organ, filedOn: entry.on))
    case .suitFiled(let court, let afterReview):
      disputes.append(
        .init(kind: afterReview ? .suitAfterReview : .suitDirect, before: court, filedOn: entry.on))
    case .reviewDecided(let result): decide([.review], result, entry.on)
    case .suitDecided(let result): decide([.suitDirect, .suitAfterReview], result, entry.on)
    case .attachmentAdded(let attachment): papers.add(attachment, by: entry.by)
    case .attachmentMasked(let original, let copy):
      guard papers.mask(original, with: copy, by: entry.by) else { break }
      if signedPapers?.remove(original) != nil { signedPapers?.insert(copy.digest) }
    case .screened(let outcome):
      let known = blocks
      papers.record(outcome, at: entry.at)
      // What was not there when somebody let the reply pass, nobody has let pass.
      if !Set(blocks).isSubset(of: known) { screeningOverride = nil }
    case .screeningOverridden(let reason):
      screeningOverride = entry.by.personKey.map { ScreeningOverride(by: $0, on: entry.on, reason: reason) }
    case .noted: break
    }
  }

  private mutating func close(_ outcome: Outcome, _ day: Day) {
    ending = Ending(outcome: outcome, on: day)
    step = .closed
  }

  private mutating func record(
    _ side: Consultation.Side, _ answer: ConsultationAnswer, _ reasons: String, _ day: Day
  ) {
    guard let index = consultations.firstIndex(where: { $0.side == side && $0.answer == nil }) else { return }
    consultations[index].answer = answer
    consultations[index].answeredOn = day
    consultations[index].reasons = reasons
  }

  private mutating func decide(_ kinds: Set<Dispute.Kind>, _ result: DisputeResult, _ day: Day) {
    guard let index = disputes.firstIndex(where: { kinds.contains($0.kind) && $0.result == nil }) else {
      return
    }
    disputes[index].result = result
    disputes[index].decidedOn = day
  }
}

extension InformationRequest {
  /// The day of receipt (article 31); `nil` while a needed confirmation is outstanding.
  package var receiptDay: Day? { intake.channel.needsConfirmation ? confirmedOn : intake.receivedOn }

  /// Whether the reply was put off under article 33.
  package var isExtended: Bool {
    happenings.contains { if case .extended = $0.kind { true } else { false } }
  }

  /// What the limits are counted from.
  package var story: RequestStory {
    RequestStory(
      received: .init(on: intake.receivedOn, by: intake.channel, confirmedOn: confirmedOn),
      events: happenings, reviewFirst: remedies?.reviewFirst ?? false)
  }

  /// The story as far as it had been recorded by a moment; `nil` where there was no file yet.
  func story(recordedBy moment: Instant) -> RequestStory? {
    guard openedAt <= moment else { return nil }
    let isConfirmed = confirmedAt.map { $0 <= moment } ?? false
    return RequestStory(
      received: .init(
        on: intake.receivedOn, by: intake.channel, confirmedOn: isConfirmed ? confirmedOn : nil),
      events: zip(happenings, recordedAt).filter { $0.1 <= moment }.map(\.0),
      reviewFirst: remedies?.reviewFirst ?? false)
  }

  package func reckoning(in calendar: WorkCalendar, today: Day) throws(OutsideCalendar) -> RequestReckoning {
    try RequestClocks(calendar: calendar, today: today).reckon(story)
  }
}

extension RequestEvent {
  /// What the event means to the clocks; `nil` where it means nothing to them.
  var storyKind: RequestStory.Kind? {
    switch self {
    case .clarificationAsked: .clarificationAsked
    case .clarified: .clarified
    case .clarificationLapsed: .clarificationLapsed
    case .thirdPartyConsulted(_, let receivedOn): .thirdPartyConsulted(receivedOn: receivedOn)
    case .thirdPartyAnswered: .thirdPartyAnswered
    case .organConsulted(_, let receivedOn): .organConsulted(receivedOn: receivedOn)
    case .organAnswered: .organAnswered
    case .extended(let workdays, _, _): .extended(workdays: workdays)
    case .feeNoticed(_, _, let receivedOn, _): .feeNoticed(receivedOn: receivedOn)
    case .feeNoticeReceived: .feeNoticeReceived
    case .feePaid: .feePaid
    case .feeLapsed: .feeLapsed
    case .replied(let method, let servedOn): .replied(by: method, servedOn: servedOn)
    case .withdrawn: .withdrawn
    case .reviewFiled: .reviewFiled
    case .reviewDecided: .reviewDecided()
    case .suitFiled: .suitFiled
    default: nil
    }
  }
}
