import Statute
import Testing

@Suite("Article 45: who may do what to a request, at which step")
struct RequestFlowTests {
  private static let office: Set<Role> = [.disclosureOfficer, .disclosureOfficeHead]
  private static let caseworkers: Set<Role> = [
    .informationOfficer, .sectionHead, .secrecyReviewer, .deputyInCharge, .disclosureOfficer,
    .disclosureOfficeHead,
  ]
  private static let reviewing: Set<RequestStep> = [.handling, .review, .secrecyReview, .signature]

  /// The whole matrix, written down a second time.
  private func expected(_ action: RequestAction, _ step: RequestStep) -> Set<Role> {
    typealias This = RequestFlowTests
    func at(_ steps: RequestStep..., by roles: Set<Role>) -> Set<Role> { steps.contains(step) ? roles : [] }
    switch action {
    case .confirmReceipt: return at(.awaitingConfirmation, by: This.office)
    case .assign, .askClarification, .consultThirdParty, .consultOrgan, .noticeFee:
      return at(.handling, by: This.office)
    case .draftReply: return at(.handling, by: This.office.union([.informationOfficer]))
    case .recordClarification, .lapseClarification: return at(.awaitingClarification, by: This.office)
    case .recordFeeNoticeReceipt, .recordPayment, .lapseFee: return at(.awaitingPayment, by: This.office)
    case .recordThirdPartyAnswer, .recordOrganAnswer:
      return This.reviewing.contains(step) ? This.office : []
    case .extend: return This.reviewing.union([.service]).contains(step) ? [.disclosureOfficeHead] : []
    case .approveDraft: return at(.review, by: [.sectionHead])
    case .clearSecrecy: return at(.secrecyReview, by: [.secrecyReviewer])
    case .sign: return at(.signature, by: [.deputyInCharge])
    case .returnDraft:
      switch step {
      case .review: return [.sectionHead]
      case .secrecyReview: return [.secrecyReviewer]
      case .signature: return [.deputyInCharge]
      default: return []
      }
    case .serve: return at(.service, by: This.office)
    case .withdraw: return step == .closed ? [] : This.office
    case .fileReview, .decideReview, .fileSuit, .decideSuit: return at(.closed, by: This.office)
    case .maskAttachment, .rescreen:
      return This.reviewing.union([.service]).contains(step) ? This.caseworkers : []
    case .overrideScreening:
      return at(
        .review, .secrecyReview, .signature, .service,
        by: [.secrecyReviewer, .disclosureOfficeHead, .deputyInCharge])
    case .addAttachment, .note: return This.caseworkers
    }
  }

  @Test(arguments: RequestStep.allCases, RequestAction.allCases)
  func `the matrix of steps, acts and roles`(step: RequestStep, action: RequestAction) {
    let expected = expected(action, step)
    for role in Role.allCases {
      #expect(
        (InformationRequest.flow.role(for: action, at: step, among: [role]) == role)
          == expected.contains(role))
      #expect(
        InformationRequest.flow.actions(at: step, for: [role]).contains(action) == expected.contains(role))
    }
    #expect(InformationRequest.flow.allows(action, at: step) == !expected.isEmpty)
  }

  @Test func `supervisors and administrators act on no request`() {
    let idle = Role.administrators.union([.supervisor])
    for step in RequestStep.allCases { #expect(InformationRequest.flow.actions(at: step, for: idle).isEmpty) }
  }
}
