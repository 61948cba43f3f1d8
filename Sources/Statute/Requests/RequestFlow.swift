/// At which step a request stands (登记、审核、办理、答复、归档; article 45).
package enum RequestStep: String, CaseIterable, Sendable {
  case awaitingConfirmation, handling, awaitingClarification, awaitingPayment
  case review, secrecyReview, signature, service, closed

  package var title: String {
    switch self {
    case .awaitingConfirmation: "待确认收到"
    case .handling: "办理中"
    case .awaitingClarification: "待申请人补正"
    case .awaitingPayment: "待申请人缴费"
    case .review: "待审核"
    case .secrecyReview: "待保密审查"
    case .signature: "待签发"
    case .service: "待送达"
    case .closed: "已办结"
    }
  }
}

extension RequestStep {
  /// Whether a reply has been drafted and is under review, signed or served.
  var isPastDrafting: Bool {
    switch self {
    case .review, .secrecyReview, .signature, .service, .closed: true
    case .awaitingConfirmation, .handling, .awaitingClarification, .awaitingPayment: false
    }
  }
}

/// What people do to a request. The raw value stands in addresses of forms and never changes.
package enum RequestAction: String, CaseIterable, Sendable {
  case confirmReceipt, assign
  case askClarification, recordClarification, lapseClarification
  case consultThirdParty, recordThirdPartyAnswer, consultOrgan, recordOrganAnswer
  case extend, noticeFee, recordFeeNoticeReceipt, recordPayment, lapseFee
  case draftReply, approveDraft, clearSecrecy, sign, returnDraft, serve
  case withdraw, fileReview, decideReview, fileSuit, decideSuit
  case addAttachment, maskAttachment, rescreen, overrideScreening, note

  /// The verb on the button.
  package var title: String {
    switch self {
    case .confirmReceipt: "确认收到"
    case .assign: "交办"
    case .askClarification: "发出补正通知"
    case .recordClarification: "登记补正"
    case .lapseClarification: "逾期不补正，结案"
    case .consultThirdParty: "征求第三方意见"
    case .recordThirdPartyAnswer: "登记第三方意见"
    case .consultOrgan: "征求其他机关意见"
    case .recordOrganAnswer: "登记其他机关意见"
    case .extend: "延期答复"
    case .noticeFee: "发出收费通知"
    case .recordFeeNoticeReceipt: "登记收费通知送达"
    case .recordPayment: "登记缴费"
    case .lapseFee: "逾期未缴费，结案"
    case .draftReply: "拟写答复"
    case .approveDraft: "审核同意"
    case .clearSecrecy: "保密审查通过"
    case .sign: "签发"
    case .returnDraft: "退回修改"
    case .serve: "登记送达"
    case .withdraw: "登记撤回"
    case .fileReview: "登记行政复议"
    case .decideReview: "登记复议结果"
    case .fileSuit: "登记行政诉讼"
    case .decideSuit: "登记诉讼结果"
    case .addAttachment: "添加材料"
    case .maskAttachment: "遮盖材料"
    case .rescreen: "重新检查"
    case .overrideScreening: "说明理由，准予答复"
    case .note: "添加备注"
    }
  }
}

extension InformationRequest {
  /// Who may do what at which step. Extensions are for the head of the disclosure office alone (article 33).
  package static let flow = Flow<RequestStep, RequestAction>([
    .init(.confirmReceipt, at: [.awaitingConfirmation], by: office),
    .init(.draftReply, at: [.handling], by: office.union([.informationOfficer])),
    .init(.approveDraft, at: [.review], by: [.sectionHead]),
    .init(.clearSecrecy, at: [.secrecyReview], by: [.secrecyReviewer]),
    .init(.sign, at: [.signature], by: [.deputyInCharge]),
    .init(.serve, at: [.service], by: office),
    .init(.returnDraft, at: [.review], by: [.sectionHead]),
    .init(.returnDraft, at: [.secrecyReview], by: [.secrecyReviewer]),
    .init(.returnDraft, at: [.signature], by: [.deputyInCharge]),
    .init(.recordClarification, at: [.awaitingClarification], by: office),
    .init(.lapseClarification, at: [.awaitingClarification], by: office),
    .init(.recordFeeNoticeReceipt, at: [.awaitingPayment], by: office),
    .init(.recordPayment, at: [.awaitingPayment], by: office),
    .init(.lapseFee, at: [.awaitingPayment], by: office),
    .init(.assign, at: [.handling], by: office),
    .init(.askClarification, at: [.handling], by: office),
    .init(.consultThirdParty, at: [.handling], by: office),
    .init(.recordThirdPartyAnswer, at: [.handling, .review, .secrecyReview, .signature], by: office),
    .init(.consultOrgan, at: [.handling], by: office),
    .init(.recordOrganAnswer, at: [.handling, .review, .secrecyReview, .signature], by: office),
    .init(
      .extend, at: [.handling, .review, .secrecyReview, .signature, .service], by: [.disclosureOfficeHead]),
    .init(.noticeFee, at: [.handling], by: office),
    .init(.fileReview, at: [.closed], by: office),
    .init(.decideReview, at: [.closed], by: office),
    .init(.fileSuit, at: [.closed], by: office),
    .init(.decideSuit, at: [.closed], by: office),
    .init(.addAttachment, at: Set(RequestStep.allCases), by: Role.caseworkers),
    .init(
      .maskAttachment, at: [.handling, .review, .secrecyReview, .signature, .service], by: Role.caseworkers),
    .init(.rescreen, at: [.handling, .review, .secrecyReview, .signature, .service], by: Role.caseworkers),
    .init(
      .overrideScreening, at: [.review, .secrecyReview, .signature, .service],
      by: [.secrecyReviewer, .disclosureOfficeHead, .deputyInCharge]),
    .init(.note, at: Set(RequestStep.allCases), by: Role.caseworkers),
    .init(.withdraw, at: Set(RequestStep.allCases).subtracting([.closed]), by: office),
  ])

  private static let office: Set<Role> = [.disclosureOfficer, .disclosureOfficeHead]

  /// What people in these roles may do now: the steps of the flow, less what the facts rule out.
  package func actions(for roles: Set<Role>) -> [RequestAction] {
    InformationRequest.flow.actions(at: step, for: roles).filter { action in
      switch action {
      case .askClarification: clarification == nil
      case .recordThirdPartyAnswer: consultations.contains { $0.side == .thirdParty && $0.answer == nil }
      case .recordOrganAnswer: consultations.contains { $0.side == .organ && $0.answer == nil }
      case .extend: !isExtended
      case .noticeFee: fee == nil
      case .recordFeeNoticeReceipt: fee.map { $0.receivedOn == nil } ?? false
      case .lapseFee: fee?.receivedOn != nil
      case .fileReview: disputes.isEmpty
      case .fileSuit: !disputes.contains { $0.kind != .review || $0.result == nil }
      case .overrideScreening: !blocks.isEmpty && screeningOverride == nil
      case .maskAttachment: !maskable.isEmpty
      case .rescreen: decision != nil || attachments.contains { !$0.fromApplicant }
      case .decideReview: disputes.contains { $0.kind == .review && $0.result == nil }
      case .decideSuit: disputes.contains { $0.kind != .review && $0.result == nil }
      default: true
      }
    }
  }

  /// The same for one person: less what must be done by other hands.
  package func actions(for roles: Set<Role>, by person: String) -> [RequestAction] {
    actions(for: roles).filter { !isBarred($0, for: person) }
  }

  /// Whether the hands that a reply and its papers passed through keep somebody from an act: nobody reviews what they
  /// drafted, the secrecy review is by another person than all three who draft, review and sign (article 17), and nobody
  /// lets pass what they drafted or put in.
  package func isBarred(_ action: RequestAction, for person: String) -> Bool {
    switch action {
    case .approveDraft: person == draftedBy
    case .clearSecrecy: person == draftedBy || person == approvedBy
    case .sign: person == draftedBy || person == clearedBy
    case .overrideScreening:
      person == draftedBy || enclosed.contains { papers.isTouched($0, by: person) }
    default: false
    }
  }
}
