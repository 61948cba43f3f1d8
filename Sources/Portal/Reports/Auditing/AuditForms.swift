import Statute
import WebParts

/// The form that adds documents to a check.
struct AuditAddingForm {
  let audit: ReportAuditFile
  let form: AuditUploadForm

  func html(token: HiddenInput) -> HTML {
    let address = Link.audit(audit.id.key)
    return """
      <h1>追加报告</h1>\(ErrorSummary(faults: form.faults))<p class="lead">\(audit.name)</p>
      \(FormBlock(
        action: address + "/add", fields: form.fields, hidden: [token], hasFiles: true,
        buttons: [Button("上传并核查"), Button("返回", .link, address: address)]))
      """
  }
}

/// 整改通知: what is to be put right, by whom and until when.
struct RectificationForm {
  let audit: ReportAuditFile
  let subject: ReportAuditFile.Subject
  let form: Form
  let faults: [ErrorSummary.Fault]

  /// What is proposed before anybody has typed.
  static func proposal(for subject: ReportAuditFile.Subject) -> Form {
    Form([
      "number": "", "organ": subject.order?.organ ?? subject.latest.organ ?? "", "days": "10",
      "reason": RectificationDemand.usual,
    ])
  }

  func html(token: HiddenInput) -> HTML {
    let report = subject.latest
    let address = Link.auditedReport(audit.id.key, subject.number)
    return """
      <h1>\(AuditAction.order.title)</h1>\(ErrorSummary(faults: faults))
      <p class="lead">\(report.name)：错误 \(report.count(.error)) 项，提醒 \(report.count(.warning)) 项。</p>
      \(FormBlock(
        action: address + "/order", fields: fields, hidden: [token],
        buttons: [Button("发出整改通知"), Button("返回", .link, address: address)]))
      """
  }

  private var fields: HTML {
    """
    \(TextInput(
      name: "number", label: "文号", value: form["number"] ?? "", hint: "如：云政公开督〔2026〕3号；没有编文号的可以不填",
      error: faults["number"], width: .medium))
    \(TextInput(
      name: "organ", label: "受文机关", value: form["organ"] ?? "", error: faults["organ"], isRequired: true, width: .medium))
    \(TextInput(
      name: "days", label: "整改期限（工作日）", value: form["days"] ?? "", hint: "从发出的次日起算", error: faults["days"],
      isRequired: true, kind: .digits, width: .short))
    \(TextArea(
      name: "reason", label: "整改要求", value: form["reason"] ?? "", hint: "核查发现的问题由系统逐条列入通知，不必重写",
      error: faults["reason"], isRequired: true, rows: 5))
    """
  }
}

/// 复核: the report as it was put right.
struct RecheckForm {
  let audit: ReportAuditFile
  let subject: ReportAuditFile.Subject
  let faults: [ErrorSummary.Fault]

  func html(token: HiddenInput) -> HTML {
    let address = Link.auditedReport(audit.id.key, subject.number)
    let file = FileInput(
      name: "reports", label: "整改后的年度报告", hint: "原文件：\(subject.latest.document.name)",
      error: faults["reports"],
      isRequired: true, accept: AuditUploadForm.accepted)
    return """
      <h1>\(AuditAction.recheck.title)</h1>\(ErrorSummary(faults: faults))
      <p class="lead">\(subject.latest.name)</p>
      \(FormBlock(
        action: address + "/recheck", fields: file.html, hidden: [token], hasFiles: true,
        buttons: [Button("上传并复核"), Button("返回", .link, address: address)]))
      """
  }
}

/// 办结: the end of a check.
struct AuditClosingForm {
  let audit: ReportAuditFile
  /// Why it cannot be closed, where it cannot.
  let refusal: AuditRefusal?

  func html(token: HiddenInput) -> HTML {
    let address = Link.audit(audit.id.key)
    return """
      <h1>办结本批核查</h1>
      \(HTML.let(refusal) { Notice(.stop, "不能办结", "<p>\($0.message)</p>").html })
      \(FormBlock(
        action: address + "/close", fields: "<p>办结后不能再通知整改，也不能再复核。</p>", hidden: [token], isGuarded: false,
        buttons: [Button("办结", .danger), Button("返回", .link, address: address)]))
      """
  }
}
