import Statute

/// A printed text of the form by which a reader finds his place: a heading, a head of columns, the label of a row.
struct FormAnchor: Sendable {
  enum Kind: Sendable, Equatable {
    case section(ReportSection)
    /// A text with no figures of its own. The strong ones occur nowhere but in the form.
    case head(isStrong: Bool)
    /// A label that figures follow.
    case row([ReportCell])
  }

  let kind: Kind
  /// Ways of writing it, letters only, each a part of a label; longest first.
  let keys: [[UInt32]]
  /// The letters of the whole label.
  let full: [UInt32]
  /// The number before the label, where it is an Arabic one (`2.重复申请`).
  let listNumber: UInt32?

  var cells: [ReportCell] { if case .row(let cells) = kind { cells } else { [] } }
  var isRow: Bool { !cells.isEmpty }
  /// Whether it is the label of a row of table 3.
  var isThird: Bool { if case .table3? = cells.first { true } else { false } }
  /// Whether prose of any length may follow.
  var opensProse: Bool { kind == .section(.overview) || kind == .section(.problems) }

  private init(_ kind: Kind, _ full: String, _ others: [String] = []) {
    self.kind = kind
    let first = full.unicodeScalars.first?.value
    let isListed = full.dropFirst().first == "."
    listNumber = isListed ? first : nil
    self.full = CharacterFolding.fold(full).filter(CharacterFolding.isHan)
    keys = ([self.full] + others.map { CharacterFolding.fold($0).filter(CharacterFolding.isHan) })
      .sorted { $0.count > $1.count }
  }

  /// The anchors of an edition in the order of the form.
  static func anchors(of edition: ReportEdition) -> [FormAnchor] {
    [section(.overview), section(.disclosure)] + disclosure(edition) + [section(.requests)]
      + requests(edition) + [section(.remedies)] + remedyHeads + [section(.problems), section(.other)]
  }

  private static func section(_ section: ReportSection) -> FormAnchor {
    let others =
      switch section {
      case .overview: ["总体情况"]
      case .disclosure: ["主动公开政府信息情况", "主动公开信息情况", "主动公开情况"]
      case .requests: ["收到和处理政府信息公开申请情况", "处理政府信息公开申请情况"]
      case .remedies:
        [
          "政府信息公开行政复议行政诉讼情况", "行政复议行政诉讼情况", "政府信息公开行政复议和行政诉讼情况",
          "因政府信息公开工作被申请行政复议", "政府信息公开行政法复议", "政府信息公开行政复议",
        ]
      case .problems:
        [
          "存在的主要问题及改进情况", "存在问题及改进情况", "存在的问题及改进情况", "存在的主要问题和改进情况",
          "存在的主要问题", "主要问题及改进", "问题及改进情况", "问题和改进情况", "问题及改进措施",
        ]
      case .other: ["其他需要报告的事项", "其它需要报告的事项", "需要报告的其他事项", "其他需要报告事项"]
      }
    // Headings are told from mentions by their numeral, which is a letter before the key.
    return FormAnchor(.section(section), section.heading, others)
  }

  private static func head(_ text: String, isStrong: Bool = false, _ others: [String] = []) -> FormAnchor {
    FormAnchor(.head(isStrong: isStrong), text, others)
  }

  private static func disclosure(_ edition: ReportEdition) -> [FormAnchor] {
    var anchors: [FormAnchor] = []
    for block in DisclosureCell.Block.blocks(of: edition) {
      anchors.append(head(block.head, [String(block.head.filter { $0.isLetter })]))
      anchors.append(head("信息内容"))
      anchors += block.measures.map { measure in
        head(measure.label(in: edition), isStrong: measure != .decisions, others(measure))
      }
      anchors += block.rows.map { row in
        FormAnchor(
          .row(block.measures.compactMap { DisclosureCell(row, $0) }.map(ReportCell.table2)),
          row.label(in: edition), others(row))
      }
    }
    return anchors
  }

  private static func others(_ measure: DisclosureCell.Measure) -> [String] {
    switch measure {
    case .change: ["本年增减", "本年增"]
    case .amount: ["本年收费金额"]
    case .made: ["本年制发数量", "本年制作数量"]
    case .repealed: ["本年废止数量"]
    case .inForce: ["现行有效数量"]
    default: []
    }
  }

  private static func others(_ row: DisclosureCell.Row) -> [String] {
    switch row {
    case .normative: ["行政规范性文件", "规范性文件", "规范性档案"]
    case .otherService: ["其它对外管理服务事项", "对外管理服务事项"]
    case .charges: ["行政事业性收费项目", "事业性收费"]
    default: []
    }
  }

  private static func requests(_ edition: ReportEdition) -> [FormAnchor] {
    var anchors = [
      head("本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和", isStrong: true, ["勾稽关系"]),
      head("申请人情况"), head("自然人"), head("法人或其他组织"), head("总计"), head("商业企业"), head("科研机构"),
      head("社会公益组织"), head("法律服务机构"), head("其他"), head("总计"),
    ]
    var group: ReportRow.Group?
    for row in ReportRow.rows(of: edition) {
      if row == .granted { anchors.append(head("三、本年度办理结果", ["本年度办理结果"])) }
      if let next = row.group, next != group, edition != .of2019 || next != .otherwise {
        // Tables broken over two pages print the head of the rows again.
        if group != nil { anchors.append(head("三、本年度办理结果", ["本年度办理结果"])) }
        anchors.append(head(next.label, [String(next.label.dropFirst(3))]))
      }
      group = row.group
      anchors.append(
        FormAnchor(
          .row(ReportColumn.allCases.map { .table3(row, $0) }), row.label(in: edition),
          others(row, edition)))
    }
    return anchors
  }

  private static func others(_ row: ReportRow, _ edition: ReportEdition) -> [String] {
    switch row {
    case .new: ["本年新收政府信息公开申请数量", "本年新收政府信息", "本年新收"]
    case .carriedIn: ["上年结转政府信息公开申请数量", "上年结转政府信息", "上年结转", "上年度结转", "上年转结政府信息公开申请数量"]
    case .granted: ["予以公开"]
    case .partlyGranted: ["部分公开"]
    case .forbiddenByLaw: ["其它法律行政法规禁止公开", "法律行政法规禁止公开", "法律法规禁止公开", "其他法律行政"]
    case .threeSecurities: ["三安全一稳定", "危及三安全"]
    case .thirdPartyRights: ["第三方合法权益", "保护第三方"]
    case .internalAffairs: ["内部事务信息", "属于三类内部"]
    case .processInformation: ["过程性信息", "属于四类过程"]
    case .enforcementFile: ["行政执法案卷"]
    case .administrativeQuery: ["行政查询事项"]
    case .notHeld: ["不掌握相关政府信息", "本机关不掌握"]
    case .needsCreation: ["需要另行制作", "没有现成信息"]
    case .stillUnclear: ["申请内容仍不明确", "补正后申请内"]
    case .petition: ["信访举报投诉"]
    case .publication: ["提供公开出版物", "要求提供公开"]
    case .excessive: ["大量反复申请", "无正当理由大量"]
    case .reissue: ["确认或重新出具已获取信息", "要求行政机关确认"]
    case .notClarifiedInTime: ["申请人无正当理由逾期不补正", "申请人无正当理由", "逾期不补正"]
    case .feeUnpaid: ["申请人逾期未按收费通知要求缴纳费用", "申请人逾期未按", "未按收费通知要求"]
    case .otherHandling: edition == .of2019 ? ["其他处理", "其它处理"] : ["其他", "其它"]
    case .handledTotal: ["总计", "合计"]
    case .carriedOut: ["结转下年度继续办理", "结转下年继续办理", "结转下年度", "结转下一年度"]
    default: []
    }
  }

  private static let remedyHeads = [
    head("未经复议直接起诉", isStrong: true), head("复议后起诉", isStrong: true),
  ]
}
