/// A row of table 3 (收到和处理政府信息公开申请情况), r01 to r25 of the form of 2021.
///
/// The raw value is the stored and published name of the row. The outcomes are r03 to r23: a request is counted in
/// exactly one of them, and one that was answered in parts only in `partlyGranted`.
package enum ReportRow: String, CaseIterable, Hashable, Sendable, Codable {
  case new, carriedIn
  case granted, partlyGranted
  case stateSecret, forbiddenByLaw, threeSecurities, thirdPartyRights
  case internalAffairs, processInformation, enforcementFile, administrativeQuery
  case notHeld, needsCreation, stillUnclear
  case petition, duplicate, publication, excessive, reissue
  case notClarifiedInTime, feeUnpaid, otherHandling
  case handledTotal, carriedOut

  /// A bracketed heading within 三、本年度办理结果 that gathers several rows.
  package enum Group: String, CaseIterable, Sendable {
    case refused, unable, notProcessed, otherwise

    /// The heading, exactly as the form prints it.
    package var label: String {
      switch self {
      case .refused: "（三）不予公开"
      case .unable: "（四）无法提供"
      case .notProcessed: "（五）不予处理"
      case .otherwise: "（六）其他处理"
      }
    }

    /// The rows under the heading in the form of 2021.
    package var rows: [ReportRow] { ReportRow.allCases.filter { $0.group == self } }
  }

  /// The rows of outcomes, r03 to r23.
  package static let outcomes = allCases.filter(\.isOutcome)

  /// The rows of an edition in printed order; the form of 2019 has one single row (六)其他处理.
  package static func rows(of edition: ReportEdition) -> [ReportRow] {
    switch edition {
    case .of2021: allCases
    case .of2019: allCases.filter { $0 != .notClarifiedInTime && $0 != .feeUnpaid }
    case .of2014, .local: []
    }
  }

  /// Whether a request that was dealt with can be counted here.
  package var isOutcome: Bool {
    switch self {
    case .new, .carriedIn, .handledTotal, .carriedOut: false
    default: true
    }
  }

  /// The bracketed heading that the row stands under, if any.
  package var group: Group? {
    switch self {
    case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
      .processInformation, .enforcementFile, .administrativeQuery:
      .refused
    case .notHeld, .needsCreation, .stillUnclear: .unable
    case .petition, .duplicate, .publication, .excessive, .reissue: .notProcessed
    case .notClarifiedInTime, .feeUnpaid, .otherHandling: .otherwise
    case .new, .carriedIn, .granted, .partlyGranted, .handledTotal, .carriedOut: nil
    }
  }

  /// The label of the row, exactly as the form of 2021 prints it.
  package var label: String {
    switch self {
    case .new: "一、本年新收政府信息公开申请数量"
    case .carriedIn: "二、上年结转政府信息公开申请数量"
    case .granted: "（一）予以公开"
    case .partlyGranted: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    case .stateSecret: "1.属于国家秘密"
    case .forbiddenByLaw: "2.其他法律行政法规禁止公开"
    case .threeSecurities: "3.危及“三安全一稳定”"
    case .thirdPartyRights: "4.保护第三方合法权益"
    case .internalAffairs: "5.属于三类内部事务信息"
    case .processInformation: "6.属于四类过程性信息"
    case .enforcementFile: "7.属于行政执法案卷"
    case .administrativeQuery: "8.属于行政查询事项"
    case .notHeld: "1.本机关不掌握相关政府信息"
    case .needsCreation: "2.没有现成信息需要另行制作"
    case .stillUnclear: "3.补正后申请内容仍不明确"
    case .petition: "1.信访举报投诉类申请"
    case .duplicate: "2.重复申请"
    case .publication: "3.要求提供公开出版物"
    case .excessive: "4.无正当理由大量反复申请"
    case .reissue: "5.要求行政机关确认或重新出具已获取信息"
    case .notClarifiedInTime: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    case .feeUnpaid: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    case .otherHandling: "3.其他"
    case .handledTotal: "（七）总计"
    case .carriedOut: "四、结转下年度继续办理"
    }
  }

  /// The label in an edition: 其他处理 is a row of its own in the form of 2019.
  package func label(in edition: ReportEdition) -> String {
    self == .otherHandling && edition == .of2019 ? Group.otherwise.label : label
  }

  /// A short name for sentences, without numbers and explanations.
  package var shortName: String {
    switch self {
    case .new: "本年新收"
    case .carriedIn: "上年结转"
    case .partlyGranted: "部分公开"
    case .notClarifiedInTime: "逾期不补正"
    case .feeUnpaid: "逾期未缴费"
    case .otherHandling: "其他处理"
    case .handledTotal: "办理结果总计"
    case .carriedOut: "结转下年度"
    default:
      String(label.drop { !$0.isLetter || "一二三四五六七".contains($0) || $0.isNumber })
    }
  }
}
