/// Who asks for information: the six applicant columns of table 3 of the statutory report.
///
/// The raw value is the stored and published name of the column.
package enum ApplicantKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// 自然人
  case natural
  /// 商业企业
  case enterprise
  /// 科研机构
  case research
  /// 社会公益组织
  case welfare
  /// 法律服务机构
  case legalService
  /// 其他法人或组织
  case otherOrganization

  /// The head of the column, exactly as the form prints it.
  package var label: String {
    switch self {
    case .natural: "自然人"
    case .enterprise: "商业企业"
    case .research: "科研机构"
    case .welfare: "社会公益组织"
    case .legalService: "法律服务机构"
    case .otherOrganization: "其他"
    }
  }

  /// Whether the form puts the column under 法人或其他组织.
  package var isOrganization: Bool { self != .natural }
}

/// A column of table 3: an applicant kind, or 总计, which is derived from the six.
package enum ReportColumn: String, CaseIterable, Hashable, Sendable {
  case natural, enterprise, research, welfare, legalService, otherOrganization, total

  package init(_ kind: ApplicantKind) {
    self =
      switch kind {
      case .natural: .natural
      case .enterprise: .enterprise
      case .research: .research
      case .welfare: .welfare
      case .legalService: .legalService
      case .otherOrganization: .otherOrganization
      }
  }

  /// The applicant kind that the column counts; nil for 总计.
  package var kind: ApplicantKind? { ApplicantKind(rawValue: rawValue) }

  /// The head of the column, exactly as the form prints it.
  package var label: String { kind?.label ?? "总计" }
}
