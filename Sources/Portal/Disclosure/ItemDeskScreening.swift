import Statute
import WebParts

/// What the screening found in a draft: kind, place, how it looks when masked, and what to do about it.
struct ScreeningFindings: Component {
  let outcomes: [ScreeningOutcome]
  let attachments: [Attachment]

  init(draft: Item.Draft) {
    outcomes = draft.screenings
    attachments = draft.attachments
  }

  /// What was found in words that are still being written.
  init(_ outcome: ScreeningOutcome) {
    outcomes = [outcome]
    attachments = []
  }

  var isEmpty: Bool { outcomes.allSatisfy { $0.blocks.isEmpty && $0.warnings.isEmpty } }

  var html: HTML {
    if isEmpty { return .empty }
    let rows = outcomes.flatMap { outcome in
      outcome.blocks.map { row($0, in: outcome, isBlock: true) }
        + outcome.warnings.map { row($0, in: outcome, isBlock: false) }
    }
    return """
      <section id="screening"><h2>内容检查</h2>\(DataTable(
        caption: "内容检查发现的问题", isCaptionUnseen: true,
        columns: [.init("问题"), .init("位置"), .init("内容（已遮盖）"), .init("处理办法")], rows: rows))</section>
      """
  }

  private func row(_ finding: ScreeningOutcome.Finding, in outcome: ScreeningOutcome, isBlock: Bool) -> [HTML]
  {
    let kind = ScreenFinding.Kind(rawValue: finding.kind)
    let badge = isBlock ? Badge(.late, "不得公开") : Badge(.soon, "请核对")
    return [
      "\(kind?.title ?? finding.kind) \(badge)", "\(place(finding, in: outcome))",
      "<span class=\"figures\">\(finding.excerpt)</span>", "\(kind?.advice ?? "请核对，属于不得公开的应当删除或者遮盖。")",
    ]
  }

  private func place(_ finding: ScreeningOutcome.Finding, in outcome: ScreeningOutcome) -> String {
    if let digest = outcome.attachment {
      let name = attachments.first { $0.digest == digest }?.name ?? "附件"
      return "\(name)第 \(finding.line) 行"
    }
    return finding.line == 0 ? "标题、概述或者关键词" : "正文第 \(finding.line) 行"
  }
}

extension ScreenFinding.Kind {
  /// What was found.
  var title: String {
    switch self {
    case .identityNumber: "身份证号码"
    case .mobile: "手机号码"
    case .landline: "个人固定电话"
    case .bankCard: "银行卡号"
    case .homeAddress: "具体住址"
    case .plate: "机动车号牌"
    case .passport: "护照、通行证号码"
    case .socialSecurity: "社会保障卡号"
    case .personalEmail: "个人电子邮箱"
    case .minor: "未成年人信息"
    case .secrecyMark: "国家秘密标志"
    case .internalMark: "内部或者不予公开标志"
    case .lexicon: "本机关词表中的词"
    }
  }

  /// What to do about it. The file keeps the kind alone, so the words are general.
  var advice: String {
    switch self {
    case .identityNumber, .bankCard: "删除，或者只保留前四位和后四位，中间用“*”代替。"
    case .mobile: "遮盖中间四位；确需对外公布的，改用办公电话。"
    case .landline, .passport, .socialSecurity: "删除或者遮盖。"
    case .homeAddress: "只写到乡镇（街道）或者村（社区）。"
    case .plate: "遮盖；依法应当公开的，可以说明理由后保留。"
    case .personalEmail: "删除，对外联系使用单位邮箱。"
    case .minor: "隐去姓名，写作“张某某”。"
    case .secrecyMark: "涉密文件不得公开；已解密的，凭解密手续删除标志后再公开。"
    case .internalMark: "核对公文的公开属性，属于内部文件的不得公开。"
    case .lexicon: "核对是否可以公开。"
    }
  }
}
