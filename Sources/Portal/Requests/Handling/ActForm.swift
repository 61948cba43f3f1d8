import Desk
import Statute
import WebParts

/// The form of one act on a request: its fields as typed, and what is wrong with them.
struct ActForm: Sendable {
  let action: RequestAction
  let dossier: RequestDossier
  let today: Day
  var form = Form()
  var faults: [ErrorSummary.Fault] = []

  subscript(name: String) -> String { form[name] ?? "" }

  static let words = FaultWords(
    labels: [
      "on": "办理日期", "section": "承办科室", "what": "需要补正的内容", "replyBy": "补正期限", "summary": "补正内容",
      "partyName": "第三方名称", "partyContact": "联系方式", "organ": "机关名称", "receivedOn": "对方收到的日期", "answer": "意见",
      "reasons": "理由", "workdays": "延长的工作日", "reason": "原因", "tariff": "计收方式", "before": "本月此前的件数",
      "quantity": "数量", "outcome": "办理结果", "guidance": "告知事项", "withheld": "不予公开的依据",
      "publicInterest": "公共利益理由",
      "method": "送达方式", "servedOn": "送达日期", "court": "法院名称", "afterReview": "起诉方式", "result": "结果",
      "text": "备注",
      "file": "材料", "mask": "遮盖的内容",
    ], choices: ["section", "answer", "tariff", "outcome", "withheld", "method", "afterReview", "result"])

  // MARK: Fields

  /// What the law says about the act, above its fields.
  var hint: String? {
    switch action {
    case .confirmReceipt: "网上、电子邮件、传真、平常信函提出的申请，以双方确认之日为收到申请之日（第三十一条）。"
    case .assign: nil
    case .askClarification: "申请内容不明确的，应当在收到申请之日起规定的期限内一次性告知需要补正的全部内容和合理的补正期限（第三十条）。"
    case .recordClarification: "答复期限自收到补正之日重新计算（第三十条）。"
    case .lapseClarification: "申请人无正当理由逾期不补正的，视为放弃申请，不再处理（第三十条）。"
    case .consultThirdParty: "公开会损害第三方合法权益的，应当书面征求其意见；逾期未提出意见的，由本机关决定是否公开（第三十二条）。征求意见所需时间不计入答复期限。"
    case .recordThirdPartyAnswer: "第三方不同意公开且有合理理由的，不予公开；不公开会对公共利益造成重大影响的除外（第三十二条）。"
    case .consultOrgan: "由本机关牵头共同制作的信息，可以征求相关机关的意见；逾期未提出意见的，视为同意公开（第三十四条）。"
    case .recordOrganAnswer: nil
    case .extend: "经政府信息公开工作机构负责人同意并告知申请人，可以延长一次，最长不超过 \(longestExtension) 个工作日（第三十三条）。"
    case .noticeFee: "只对数量、频次明显超过合理范围的申请收取信息处理费；按件、按量只能选择一种（第四十二条，国办函〔2020〕109号）。"
    case .recordFeeNoticeReceipt: "缴费期限自申请人收到收费通知的次日起计算。"
    case .recordPayment: "答复期限自缴费次日起重新计算。"
    case .lapseFee: "逾期未缴纳的，视为放弃申请，不再处理。"
    case .draftReply: "按照第三十六条至第三十九条选择一种办理结果；结果决定年度报告的栏目、法律依据和救济途径。"
    case .approveDraft, .clearSecrecy, .sign: "审核、保密审查和签发由不同的人办理（第十七条）。请先阅读拟定的答复。"
    case .returnDraft: nil
    case .serve: "直接送达以申请人签收之日为准，邮寄以交邮之日为准，不得使用到付（国办公开办函〔2016〕235号）。"
    case .withdraw: nil
    case .fileReview, .decideReview, .fileSuit, .decideSuit: "计入年度报告表四。"
    case .overrideScreening: "只有确认可以提供的才说明理由；理由和姓名记入案卷。答复重新拟写后须重新说明。"
    case .maskAttachment: "另行生成遮盖后的副本代替原材料，并重新读取一遍，确认没有遗漏。原件留存案卷，不提供给申请人。PDF、图片请在原文档中处理。"
    case .rescreen: "按照现在的规则和本机关词表，把拟定的答复和本机关的材料重新检查一遍。"
    case .addAttachment, .note: nil
    }
  }

  var fields: HTML {
    switch action {
    case .confirmReceipt: on("双方确认的日期")
    case .assign: "\(section)\(on("交办日期"))"
    case .askClarification:
      "\(area("what", "需要补正的内容", hint: "写明哪里不明确、需要补充什么；只能通知一次。"))\(date("replyBy", "补正期限", hint: "一般给 15 个工作日左右，例如 2026-11-21", value: form["replyBy"] ?? ""))\(on("发出日期"))"
    case .recordClarification: "\(area("summary", "补正内容"))\(on("收到补正的日期"))"
    case .lapseClarification, .lapseFee: on("办理日期")
    case .consultThirdParty:
      "\(line("partyName", "第三方名称", isRequired: true))\(line("partyContact", "联系方式", hint: "地址、电话，只有经办人员可见。"))\(on("发出日期"))\(receivedOn)"
    case .consultOrgan: "\(line("organ", "机关名称", isRequired: true))\(on("发出日期"))\(receivedOn)"
    case .recordThirdPartyAnswer:
      "\(answer)\(area("reasons", "理由", hint: "不同意公开的，必须写明理由。", isRequired: false))\(on("收到意见的日期"))"
    case .recordOrganAnswer: "\(answer)\(area("reasons", "理由", isRequired: false))\(on("收到意见的日期"))"
    case .extend:
      "\(line("workdays", "延长的工作日", hint: "1 到 \(longestExtension)。", isRequired: true, kind: .digits, width: .short))\(area("reason", "延期的原因", hint: "写入延期答复告知书。"))\(on("告知申请人的日期"))"
    case .noticeFee: FeeFields(act: self).html
    case .recordFeeNoticeReceipt: on("申请人收到通知的日期")
    case .recordPayment: on("缴费日期")
    case .draftReply: DecisionFields(act: self).html
    case .approveDraft, .clearSecrecy, .sign: "\(findings)\(draftLink)\(on("办理日期"))"
    case .overrideScreening: "\(findings)\(draftLink)\(area("reason", "准予答复的理由"))\(on("办理日期"))"
    case .maskAttachment:
      "\(MaskChoices(maskable, chosen: form["chosen"] == nil ? nil : Set(form.values("mask")), error: faults["mask"]))\(HiddenInput(name: "chosen", value: "yes"))\(on("办理日期"))"
    case .rescreen: on("办理日期")
    case .returnDraft: "\(draftLink)\(area("reason", "退回的原因"))\(on("办理日期"))"
    case .serve: "\(draftLink)\(method)\(on("发出日期", hint: "邮寄的，填写交邮日期。"))"
    case .withdraw: "\(area("reason", "撤回的原因", isRequired: false))\(on("收到撤回的日期"))"
    case .fileReview: "\(line("organ", "行政复议机关", isRequired: true))\(on("受理日期"))"
    case .fileSuit: "\(line("court", "法院名称", isRequired: true))\(afterReview)\(on("立案日期"))"
    case .decideReview, .decideSuit: "\(result)\(on("决定日期"))"
    case .addAttachment: FileFields(act: self).html
    case .note: "\(area("text", "备注"))\(on("日期"))"
    }
  }

  func area(_ name: String, _ label: String, hint: String? = nil, isRequired: Bool = true, rows: Int = 4)
    -> TextArea
  {
    TextArea(
      name: name, label: label, value: self[name], hint: hint, error: faults[name], isRequired: isRequired,
      rows: rows, limit: 5000)
  }

  func line(
    _ name: String, _ label: String, hint: String? = nil, isRequired: Bool = false,
    kind: TextInput.Kind = .text, width: FieldWidth = .medium
  ) -> TextInput {
    TextInput(
      name: name, label: label, value: self[name], hint: hint, error: faults[name], isRequired: isRequired,
      kind: kind, width: width, limit: 200)
  }

  func date(
    _ name: String, _ label: String, hint: String? = "例如 2026-11-21", value: String, isRequired: Bool = true
  ) -> DateInput {
    DateInput(name: name, label: label, value: value, hint: hint, error: faults[name], isRequired: isRequired)
  }

  /// The legal day of the act: today, unless the paper came in earlier.
  func on(_ label: String, hint: String? = "可以补登今天以前的日期。") -> HTML {
    date("on", label, hint: hint, value: form["on"] ?? today.description).html
  }

  var receivedOn: HTML {
    date(
      "receivedOn", "对方收到的日期（选填）", hint: "还不知道的可以不填，期限先按发出日期计算。", value: self["receivedOn"],
      isRequired: false
    ).html
  }

  private var section: HTML {
    let sections = (dossier.body?.sections ?? []).filter(\.isOpen)
    return Select(
      name: "section", label: "承办科室", choices: sections.map { Choice($0.key, $0.name) },
      value: form["section"],
      hint: sections.isEmpty ? "本机关还没有设置科室，请联系系统管理员。" : nil, error: faults["section"], isRequired: true
    ).html
  }

  private var answer: HTML {
    Radios(
      name: "answer", label: "意见", choices: ConsultationAnswer.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["answer"], error: faults["answer"], isRequired: true, isInLine: true
    ).html
  }

  private var method: HTML {
    let radios = Radios(
      name: "method", label: "送达方式", choices: ServiceMethod.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["method"], hint: dossier.particulars?.route.map { "申请人选择的获取途径：\($0.title)。" },
      error: faults["method"], isRequired: true, isInLine: true)
    let served = date(
      "servedOn", "送达日期", hint: "直接送达填签收日期，电子送达填发送成功的日期；邮寄可以不填。",
      value: form["servedOn"] ?? "", isRequired: false)
    return "\(radios)\(served)"
  }

  private var afterReview: HTML {
    Radios(
      name: "afterReview", label: "起诉方式", choices: [Choice("no", "未经复议直接起诉"), Choice("yes", "复议后起诉")],
      value: form["afterReview"], error: faults["afterReview"], isRequired: true, isInLine: true
    ).html
  }

  private var result: HTML {
    Radios(
      name: "result", label: "结果", choices: DisputeResult.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["result"], error: faults["result"], isRequired: true, isInLine: true
    ).html
  }

  /// What stands in the way of the reply, for those who pass it on.
  private var findings: HTML { RequestFindings(request: dossier.request).html }

  /// The body's own papers in which something was found.
  var maskable: [(paper: Attachment, outcome: ScreeningOutcome)] {
    dossier.request.maskable.compactMap { paper in
      dossier.request.screening(of: paper.digest).map { (paper, $0) }
    }
  }

  private var draftLink: HTML {
    "<p><a href=\"\(Link.requestLetter(dossier.request.id.key))\" target=\"_blank\" rel=\"noopener\">阅读拟定的答复书</a></p>"
  }
}

/// A paper to add to the file.
struct FileFields: Component {
  let act: ActForm

  var html: HTML {
    let file = FileInput(
      name: "file", label: "材料", hint: "PDF、图片、Word 或者 Excel 文件。", error: act.faults["file"], isRequired: true
    )
    let from = Radios(
      name: "from", label: "材料来源", choices: [Choice("body", "本机关制作、获取"), Choice("applicant", "申请人提交")],
      value: act.form["from"] ?? "body", isRequired: true, isInLine: true)
    let name = act.line("name", "材料名称（选填）", hint: "不填则用文件名。随答复提供的信息，名称要与答复中列明的一致。")
    return "\(file)\(name)\(from)\(act.on("收到或者形成的日期"))"
  }
}

/// The fee with its tariff, and what it comes to (article 42).
struct FeeFields: Component {
  let act: ActForm

  var html: HTML {
    let tariff = Radios(
      name: "tariff", label: "计收方式",
      choices: [
        Choice("perItem", "按件计收", hint: "按同一申请人一个自然月内的申请件数，前 10 件免收。"),
        Choice("perPage", "按量计收", hint: "按提供的页数，前 30 页免收；没有提供纸质、电子数据等的不适用。"),
      ], value: act.form["tariff"], error: act.faults["tariff"], isRequired: true)
    let quantity = act.line(
      "quantity", "数量", hint: "按件的填本次件数，按量的填页数。", isRequired: true, kind: .digits, width: .short)
    let before = act.line(
      "before", "本月此前的件数", hint: "按件计收时填写，没有的填 0。", kind: .digits, width: .short)
    return """
      \(tariff)\(quantity)\(before)
      <div class="actions">\(Button("计算费用", .secondary, name: "step", value: "calculate"))</div>
      \(calculated)\(act.on("发出日期"))\(act.receivedOn)
      """
  }

  private var calculated: HTML {
    guard let tariff = act.tariff, tariff.isPlausible else { return .empty }
    let steps = tariff.steps.html { "<li>\($0.words)</li>" }
    let kind: Notice.Kind = tariff.amount > 0 ? .fact : .look
    let words: HTML = tariff.amount > 0 ? .empty : "<p>没有超过免费的数量，不能发出收费通知。</p>"
    return "\(Notice(kind, "信息处理费 \(tariff.amount) 元", "<ul>\(steps)</ul>\(words)"))"
  }
}
