/// At which step an item stands.
package enum ItemStep: String, CaseIterable, Sendable {
  case drafting, sectionReview, secrecyReview, officeReview, finalReview, publication
  case published, filed, withdrawn, discarded

  package var title: String {
    switch self {
    case .drafting: "起草中"
    case .sectionReview: "待科室初审"
    case .secrecyReview: "待保密审查"
    case .officeReview: "待公开机构复审"
    case .finalReview: "待分管领导终审"
    case .publication: "待发布"
    case .published: "已公开"
    case .filed: "不主动公开，已存档"
    case .withdrawn: "已撤下"
    case .discarded: "已作废"
    }
  }

  /// Whether somebody has it in hand.
  package var isInHand: Bool {
    switch self {
    case .drafting, .sectionReview, .secrecyReview, .officeReview, .finalReview, .publication: true
    case .published, .filed, .withdrawn, .discarded: false
    }
  }
}

/// What people do to an item. The raw value stands in addresses of forms and never changes.
package enum ItemAction: String, CaseIterable, Sendable {
  case revise, addAttachment, maskAttachment, removeAttachment, link, unlink, rescreen, submit
  case approveSection, clearSecrecy, referSecrecy, approveOffice, approve, returnDraft
  case overrideScreening, publish, file
  case openRevision, discard, repeal, lapse, withdraw, withdrawVersion, note

  /// The verb on the button.
  package var title: String {
    switch self {
    case .revise: "修改"
    case .addAttachment: "添加附件"
    case .maskAttachment: "遮盖附件"
    case .removeAttachment: "删除附件"
    case .link: "关联文件"
    case .unlink: "取消关联"
    case .rescreen: "重新检查"
    case .submit: "送审"
    case .approveSection: "初审同意"
    case .clearSecrecy: "保密审查通过"
    case .referSecrecy: "报有关部门确定"
    case .approveOffice: "复审同意"
    case .approve: "终审同意"
    case .returnDraft: "退回修改"
    case .overrideScreening: "说明理由，准予发布"
    case .publish: "发布"
    case .file: "存档"
    case .openRevision: "修订"
    case .discard: "作废"
    case .repeal: "标记废止"
    case .lapse: "标记失效"
    case .withdraw: "撤下"
    case .withdrawVersion: "撤下历史版本"
    case .note: "添加备注"
    }
  }
}

extension Item {
  /// Who may do what at which step: three reviews (三审) and the secrecy review between (articles 4 and 17).
  package static let flow = Flow<ItemStep, ItemAction>([
    .init(.revise, at: [.drafting], by: drafters),
    .init(.submit, at: [.drafting], by: drafters),
    .init(.addAttachment, at: [.drafting], by: drafters),
    .init(.maskAttachment, at: [.drafting], by: drafters),
    .init(.removeAttachment, at: [.drafting], by: drafters),
    .init(.link, at: [.drafting], by: drafters),
    .init(.unlink, at: [.drafting], by: drafters),
    .init(.approveSection, at: [.sectionReview], by: [.sectionHead]),
    .init(.clearSecrecy, at: [.secrecyReview], by: [.secrecyReviewer]),
    .init(.referSecrecy, at: [.secrecyReview], by: [.secrecyReviewer]),
    .init(.approveOffice, at: [.officeReview], by: office),
    .init(.approve, at: [.finalReview], by: [.deputyInCharge]),
    .init(.publish, at: [.publication], by: office),
    .init(.file, at: [.publication], by: office),
    .init(.returnDraft, at: [.sectionReview], by: [.sectionHead]),
    .init(.returnDraft, at: [.secrecyReview], by: [.secrecyReviewer]),
    .init(.returnDraft, at: [.officeReview, .publication], by: office),
    .init(.returnDraft, at: [.finalReview], by: [.deputyInCharge]),
    .init(
      .overrideScreening, at: [.sectionReview, .secrecyReview, .officeReview, .finalReview, .publication],
      by: [.secrecyReviewer, .disclosureOfficeHead, .deputyInCharge]),
    .init(.rescreen, at: Set(ItemStep.allCases.filter(\.isInHand)), by: Role.caseworkers),
    .init(.openRevision, at: [.published, .filed, .withdrawn], by: drafters),
    .init(.discard, at: [.drafting], by: drafters),
    .init(.repeal, at: everywhereButGone, by: office),
    .init(.lapse, at: everywhereButGone, by: office),
    .init(.withdraw, at: everywhereButGone, by: office.union([.secrecyReviewer, .deputyInCharge])),
    .init(.withdrawVersion, at: everywhereButGone, by: office.union([.secrecyReviewer, .deputyInCharge])),
    .init(.note, at: Set(ItemStep.allCases), by: Role.caseworkers),
  ])

  private static let office: Set<Role> = [.disclosureOfficer, .disclosureOfficeHead]
  private static let drafters = office.union([.informationOfficer])
  private static let everywhereButGone = Set(ItemStep.allCases).subtracting([.discarded])

  /// What people in these roles may do now: the steps of the flow, less what the facts rule out.
  package func actions(for roles: Set<Role>) -> [ItemAction] {
    Item.flow.actions(at: step, for: roles).filter(isPossible)
  }

  /// The same for one person: less what must be done by other hands.
  package func actions(for roles: Set<Role>, by person: String) -> [ItemAction] {
    actions(for: roles).filter { !isBarred($0, for: person) }
  }

  /// Whether the hands a draft passed through keep somebody from an act: nobody reviews what they wrote, and the
  /// secrecy review is made by somebody who made no other (article 17).
  package func isBarred(_ action: ItemAction, for person: String) -> Bool {
    let hands = draft.hands
    switch action {
    case .approveSection, .approveOffice, .approve:
      return hands.drafters.contains(person) || hands.secrecy == person
    case .clearSecrecy:
      return hands.drafters.contains(person) || hands.reviewers.contains(person) || hands.secrecy == person
    case .overrideScreening: return hands.drafters.contains(person)
    default: return false
    }
  }

  /// Whether the facts of the file leave room for an act.
  func isPossible(_ action: ItemAction) -> Bool {
    switch action {
    case .maskAttachment:
      draft.attachments.contains { attachment in
        draft.screening(of: attachment.digest).map { !$0.blocks.isEmpty || !$0.warnings.isEmpty } ?? false
      }
    case .removeAttachment: !draft.attachments.isEmpty
    case .unlink: !draft.links.isEmpty
    case .overrideScreening: !draft.blocks.isEmpty && draft.override == nil
    case .publish: draft.content.attribute == .proactive
    case .file: draft.content.attribute != .proactive && versions.isEmpty
    case .repeal, .lapse: !versions.isEmpty && end == nil
    case .withdraw: publicVersion != nil
    case .withdrawVersion: versions.dropLast().contains { $0.withdrawnBecause == nil }
    default: true
    }
  }
}
