/// What kind of body it is; decides which columns it must fill and whether it takes requests. Stored.
package enum BodyKind: String, CaseIterable, Sendable {
  /// 县级人民政府 (its general office acts for it).
  case countyGovernment
  /// 县级人民政府部门.
  case department
  /// 乡镇人民政府.
  case township
  /// 公共企事业单位 (Regulation, article 55): publishes, but takes no requests under chapter 4.
  case publicEnterprise
  /// 资料库: no body in law but a collection kept for readers, such as a library of laws. Takes no requests.
  case collection

  package var title: String {
    switch self {
    case .countyGovernment: "县级人民政府"
    case .department: "县级政府部门"
    case .township: "乡镇人民政府"
    case .publicEnterprise: "公共企事业单位"
    case .collection: "资料库"
    }
  }

  /// Whether people may ask it for information (articles 27 and 55).
  package var takesRequests: Bool { self != .publicEnterprise && self != .collection }
}
