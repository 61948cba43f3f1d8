/// What a person asks to be done to a request.
package enum RequestCommand: Hashable, Sendable {
  case confirmReceipt
  case assign(section: String)
  case askClarification(what: String, replyBy: Day)
  case recordClarification(summary: String)
  case lapseClarification
  case consultThirdParty(party: String, receivedOn: Day?)
  case recordThirdPartyAnswer(ConsultationAnswer, reasons: String)
  case consultOrgan(organ: String, receivedOn: Day?)
  case recordOrganAnswer(ConsultationAnswer, reasons: String)
  case extend(workdays: Int, reason: String)
  case noticeFee(FeeTariff, receivedOn: Day?)
  /// The fee notice reached the applicant on the day of the act.
  case recordFeeNoticeReceipt
  case recordPayment
  case lapseFee
  case draftReply(Decision)
  case returnDraft(reason: String)
  case approveDraft
  case clearSecrecy
  case sign
  case serve(by: ServiceMethod, servedOn: Day?)
  case withdraw(reason: String)
  case fileReview(organ: String)
  case decideReview(DisputeResult)
  case fileSuit(court: String, afterReview: Bool)
  case decideSuit(DisputeResult)
  /// With what the screening found in it.
  case addAttachment(Attachment, ScreeningOutcome? = nil)
  /// A masked copy in the place of a paper, with what the screening still finds in the copy.
  case maskAttachment(digest: String, copy: Attachment, ScreeningOutcome)
  /// Papers of the body screened anew, after its word list has grown; the words of the reply are screened along.
  case rescreen([ScreeningOutcome])
  case overrideScreening(reason: String)
  case note(text: String)

  package var action: RequestAction {
    switch self {
    case .confirmReceipt: .confirmReceipt
    case .assign: .assign
    case .askClarification: .askClarification
    case .recordClarification: .recordClarification
    case .lapseClarification: .lapseClarification
    case .consultThirdParty: .consultThirdParty
    case .recordThirdPartyAnswer: .recordThirdPartyAnswer
    case .consultOrgan: .consultOrgan
    case .recordOrganAnswer: .recordOrganAnswer
    case .extend: .extend
    case .noticeFee: .noticeFee
    case .recordFeeNoticeReceipt: .recordFeeNoticeReceipt
    case .recordPayment: .recordPayment
    case .lapseFee: .lapseFee
    case .draftReply: .draftReply
    case .returnDraft: .returnDraft
    case .approveDraft: .approveDraft
    case .clearSecrecy: .clearSecrecy
    case .sign: .sign
    case .serve: .serve
    case .withdraw: .withdraw
    case .fileReview: .fileReview
    case .decideReview: .decideReview
    case .fileSuit: .fileSuit
    case .decideSuit: .decideSuit
    case .addAttachment: .addAttachment
    case .maskAttachment: .maskAttachment
    case .rescreen: .rescreen
    case .overrideScreening: .overrideScreening
    case .note: .note
    }
  }
}

extension RequestAction {
  /// Whether the act sends a letter, which bears a number of the body's series.
  package var sendsLetter: Bool {
    switch self {
    case .askClarification, .extend, .noticeFee, .sign: true
    default: false
    }
  }
}
