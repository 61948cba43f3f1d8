/// How a request ends (Regulation, articles 30, 35 to 39 and 42). One outcome fixes the row of the yearly report, the
/// article, the remedies and the letter. The raw value is stored and never changes.
package enum Outcome: String, CaseIterable, Sendable {
  // 予以公开
  case alreadyPublic, granted
  // 部分公开
  case partlyGranted
  // 不予公开
  case stateSecret, forbiddenByLaw, threeSecurities, thirdPartyRights
  case internalAffairs, processInformation, enforcementFile, administrativeQuery
  // 无法提供
  case notHeld, notResponsible, needsCreation, stillUnclear
  // 不予处理
  case petition, duplicate, publication, excessive, reissue
  // 其他处理
  case notClarifiedInTime, feeUnpaid, withdrawn, otherHandling

  /// The groups of part three of the yearly table.
  package enum Group: String, CaseIterable, Sendable {
    case granted, partlyGranted, refused, unable, notProcessed, other

    package var title: String {
      switch self {
      case .granted: "予以公开"
      case .partlyGranted: "部分公开"
      case .refused: "不予公开"
      case .unable: "无法提供"
      case .notProcessed: "不予处理"
      case .other: "其他处理"
      }
    }
  }

  package var group: Group {
    switch self {
    case .alreadyPublic, .granted: .granted
    case .partlyGranted: .partlyGranted
    case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
      .processInformation, .enforcementFile, .administrativeQuery:
      .refused
    case .notHeld, .notResponsible, .needsCreation, .stillUnclear: .unable
    case .petition, .duplicate, .publication, .excessive, .reissue: .notProcessed
    case .notClarifiedInTime, .feeUnpaid, .withdrawn, .otherHandling: .other
    }
  }

  /// The one row of table 3 in which the request counts.
  package var row: ReportRow {
    switch self {
    case .alreadyPublic, .granted: .granted
    case .partlyGranted: .partlyGranted
    case .stateSecret: .stateSecret
    case .forbiddenByLaw: .forbiddenByLaw
    case .threeSecurities: .threeSecurities
    case .thirdPartyRights: .thirdPartyRights
    case .internalAffairs: .internalAffairs
    case .processInformation: .processInformation
    case .enforcementFile: .enforcementFile
    case .administrativeQuery: .administrativeQuery
    case .notHeld, .notResponsible: .notHeld
    case .needsCreation: .needsCreation
    case .stillUnclear: .stillUnclear
    case .petition: .petition
    case .duplicate: .duplicate
    case .publication: .publication
    case .excessive: .excessive
    case .reissue: .reissue
    case .notClarifiedInTime: .notClarifiedInTime
    case .feeUnpaid: .feeUnpaid
    case .withdrawn, .otherHandling: .otherHandling
    }
  }

  /// The article on which the letter rests.
  package var article: String {
    switch self {
    case .alreadyPublic: "《政府信息公开条例》第三十六条第（一）项"
    case .granted: "《政府信息公开条例》第三十六条第（二）项"
    case .partlyGranted: "《政府信息公开条例》第三十七条"
    case .stateSecret, .forbiddenByLaw, .threeSecurities: "《政府信息公开条例》第十四条、第三十六条第（三）项"
    case .thirdPartyRights: "《政府信息公开条例》第十五条、第三十六条第（三）项"
    case .internalAffairs: "《政府信息公开条例》第十六条第一款、第三十六条第（三）项"
    case .processInformation, .enforcementFile: "《政府信息公开条例》第十六条第二款、第三十六条第（三）项"
    case .administrativeQuery: "《政府信息公开条例》第三十六条第（七）项"
    case .notHeld: "《政府信息公开条例》第三十六条第（四）项"
    case .notResponsible: "《政府信息公开条例》第三十六条第（五）项"
    case .needsCreation: "《政府信息公开条例》第三十八条"
    case .stillUnclear: "《政府信息公开条例》第三十条"
    case .petition, .publication: "《政府信息公开条例》第三十九条"
    case .duplicate: "《政府信息公开条例》第三十六条第（六）项"
    case .excessive: "《政府信息公开条例》第三十五条"
    case .reissue: "《政府信息公开条例》第三十六条"
    case .notClarifiedInTime: "《政府信息公开条例》第三十条"
    case .feeUnpaid: "《政府信息公开条例》第四十二条"
    case .withdrawn, .otherHandling: "《政府信息公开条例》第三十三条"
    }
  }

  /// As lists and letters name it.
  package var title: String {
    switch self {
    case .alreadyPublic: "已主动公开"
    case .granted: "予以公开"
    case .partlyGranted: "部分公开"
    case .stateSecret: "属于国家秘密，不予公开"
    case .forbiddenByLaw: "法律、行政法规禁止公开，不予公开"
    case .threeSecurities: "危及“三安全一稳定”，不予公开"
    case .thirdPartyRights: "损害第三方合法权益，不予公开"
    case .internalAffairs: "属于内部事务信息，不予公开"
    case .processInformation: "属于过程性信息，不予公开"
    case .enforcementFile: "属于行政执法案卷，不予公开"
    case .administrativeQuery: "属于行政查询事项"
    case .notHeld: "本机关不掌握（信息不存在）"
    case .notResponsible: "不属于本机关负责公开"
    case .needsCreation: "没有现成信息，需要另行制作"
    case .stillUnclear: "补正后申请内容仍不明确"
    case .petition: "信访、投诉、举报类申请"
    case .duplicate: "重复申请"
    case .publication: "要求提供公开出版物"
    case .excessive: "无正当理由大量、反复申请"
    case .reissue: "要求确认或者重新出具已获取信息"
    case .notClarifiedInTime: "逾期不补正，不再处理"
    case .feeUnpaid: "逾期未缴费，不再处理"
    case .withdrawn: "申请人撤回"
    case .otherHandling: "其他处理"
    }
  }

  /// Whether a person decides it in a reply; the rest come about by lapse or by the applicant.
  package var isDecidedInReply: Bool {
    switch self {
    case .notClarifiedInTime, .feeUnpaid, .withdrawn: false
    default: true
    }
  }

  /// Whether something is withheld under articles 14 to 16, so that reconsideration must come before a suit
  /// (Administrative Reconsideration Law, article 23; 法释〔2025〕8号, article 1). Information with rules of access of
  /// its own (article 36, item 7) is counted among the refusals, but can be sued for at once.
  package var withholds: Bool {
    switch self {
    case .partlyGranted, .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
      .processInformation, .enforcementFile:
      true
    default: false
    }
  }
}
