/// In what capacity a person acts. The raw value is stored and never changes.
package enum Role: String, CaseIterable, Sendable {
  /// 信息员: drafts items, collects papers, prepares replies.
  case informationOfficer
  /// 科室负责人: first review.
  case sectionHead
  /// 保密审查员: secrecy review, another person than the drafter (Regulation, article 17).
  case secrecyReviewer
  /// 分管领导: signs.
  case deputyInCharge
  /// 政府信息公开工作机构工作人员: takes in requests, serves replies (article 4).
  case disclosureOfficer
  /// 政府信息公开工作机构负责人: approves extensions (article 33).
  case disclosureOfficeHead
  /// 政府信息公开工作主管部门 or supervising organ: sees, orders, never acts on a file (articles 46 and 47).
  case supervisor
  /// 系统管理员: settings and calendars; sees no case (三员分立).
  case systemAdministrator
  /// 安全管理员: accounts and roles; sees no case.
  case securityAdministrator
  /// 审计管理员: reads the record of acts, changes nothing.
  case auditAdministrator

  /// As people call it.
  package var title: String {
    switch self {
    case .informationOfficer: "信息员"
    case .sectionHead: "科室负责人"
    case .secrecyReviewer: "保密审查员"
    case .deputyInCharge: "分管领导"
    case .disclosureOfficer: "信息公开工作人员"
    case .disclosureOfficeHead: "信息公开工作机构负责人"
    case .supervisor: "监督人员"
    case .systemAdministrator: "系统管理员"
    case .securityAdministrator: "安全管理员"
    case .auditAdministrator: "审计管理员"
    }
  }

  /// The three administrators, who may never hold another of the three (GB/T 22239: separation of duties).
  package static let administrators: Set<Role> = [
    .systemAdministrator, .securityAdministrator, .auditAdministrator,
  ]

  /// Those who handle files of their own body.
  package static let caseworkers: Set<Role> = [
    .informationOfficer, .sectionHead, .secrecyReviewer, .deputyInCharge, .disclosureOfficer,
    .disclosureOfficeHead,
  ]
}
