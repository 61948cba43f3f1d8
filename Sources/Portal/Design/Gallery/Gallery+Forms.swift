import WebParts

extension Gallery {
  var forms: HTML {
    """
    <h2 id="forms">表单</h2>
    \(Steps(titles: ["选择机关", "所需信息", "申请人", "核对提交"], current: 2))
    \(ErrorSummary(faults: [
      .init(field: "content", message: "请写明所需信息的名称、文号或其他特征"),
      .init(field: "form", message: "请选择获取信息的方式"),
    ], takesFocus: false))
    \(FormBlock(
      action: "/requests/new/2", fields: fields, hidden: [HiddenInput(name: "token", value: "t0k3n")], hasFiles: true,
      buttons: [Button("下一步"), Button("上一步", .secondary, address: "/requests/new/1"), Button("放弃申请", .link, address: "/")]))
    <h3>核对</h3>
    \(Answers(answers: [
      .init("受理机关", "云岭县教育体育局", changeAddress: "/requests/new/1"),
      .init("所需信息", typed: "2025 年全县义务教育阶段学校食堂\n大宗食材采购中标结果", changeAddress: "/requests/new/2"),
      .init("联系电话", "138****2041", changeAddress: "/requests/new/3"),
    ]))
    <div class="actions">\(Button("提交申请"))\(Button("保存草稿", .secondary))\(Button("撤回", .danger))\
    \(Button("签发", .secondary, isDisabled: true))</div>
    """
  }

  private var fields: HTML {
    """
    \(TextArea(
      name: "content", label: "所需政府信息", hint: "写明名称、文号，或者便于查询的其他特征。一份申请只写一件事。",
      error: "请写明所需信息的名称、文号或其他特征", isRequired: true, rows: 4, limit: 2000, suggestions: "/suggest"))
    \(TextInput(name: "number", label: "文号", hint: "如果知道，例如 云政发〔2026〕12号", width: .medium))
    \(Radios(
      name: "form", label: "获取方式",
      choices: [Choice("online", "网上查阅", hint: "答复后在本网站下载"), Choice("post", "邮寄纸质件"), Choice("pickup", "当面领取")],
      error: "请选择获取信息的方式", isRequired: true))
    \(Checkboxes(
      name: "notify", label: "通知方式", choices: [Choice("sms", "短信"), Choice("mail", "电子邮件")], values: ["sms"],
      isInLine: true))
    \(Select(
      name: "kind", label: "申请人类别", choices: [Choice("natural", "公民"), Choice("enterprise", "商业企业")], value: "natural",
      isRequired: true))
    \(DateInput(name: "since", label: "信息形成时间", value: "2025-03-01"))
    \(FileInput(
      name: "identity", label: "身份证明", hint: "身份证正反面的照片或扫描件。PDF、JPG 或 PNG，每个不超过 10 MB。", isRequired: true,
      accept: ".pdf,.jpg,.png", takesSeveral: true))
    \(TextInput(name: "phone", label: "联系电话", value: "13800002041", isRequired: true, kind: .tel, width: .medium, autocomplete: "tel"))
    """
  }
}
