import Desk
import Statute
import WebParts

/// Looking up a request by number and code, and what the applicant then sees.
enum StatusPages {
  static func asking(number: String = "", faults: [ErrorSummary.Fault] = [], notice: HTML? = nil) -> HTML {
    let numberInput = TextInput(
      name: "number", label: "编号", value: number, hint: "回执上的编号，例如 2026-0042。", error: faults["number"],
      isRequired: true, width: .medium, limit: 30)
    let codeInput = TextInput(
      name: "code", label: "查询码", hint: "回执上的 12 位字母和数字，例如 7KQM-2XRT-9HWB；大小写和横线不影响查询。",
      error: faults["code"], isRequired: true, width: .medium, limit: 30, autocomplete: "off")
    return """
      <h1>办理进度查询</h1>
      <p class="lead">凭回执上的编号和查询码，查看政府信息公开申请的办理情况、答复期限和答复。</p>
      \(notice)\(ErrorSummary(faults: faults))
      \(FormBlock(action: Link.status, fields: "\(numberInput)\(codeInput)", isGuarded: false, buttons: [Button("查询")]))
      <p class="small">编号和查询码必须同时正确。查询码遗失的，可以凭身份证明到受理机关查询，或者拨打公开指南上的电话。</p>
      """
  }

  /// - Parameter clarifying: the form to supply a clarification, where one is awaited.
  static func request(
    _ dossier: RequestDossier, bodyName: String, today: Day, notice: HTML? = nil, clarifying: HTML?
  ) -> HTML {
    let request = dossier.request
    let course = CitizenCourse(
      entries: dossier.course, request: request, reply: dossier.reckoning.reply, today: today)
    return """
      <h1>申请 <span class="whole">\(request.intake.number)</span> 的办理情况</h1>
      <p class="lead">\(bodyName)　\(Badge(request.step.tone, request.step.citizenTitle))</p>
      \(notice)
      <div class="side-by-side"><div>
      \(clarifying)
      <h2>办理经过</h2>
      \(course.timeline)
      </div><div>
      <section class="panel"><h2>期限</h2>\(limits(dossier, today))</section>
      \(result(dossier))
      <section class="panel"><h2>申请内容</h2>\(Answers(answers: [
        .init("所需政府信息", typed: request.intake.wanted),
        .init("提供方式", "\(request.intake.form.title)"),
      ], isClose: true))</section>
      </div></div>
      """
  }

  private static func limits(_ dossier: RequestDossier, _ today: Day) -> HTML {
    let shown = dossier.reckoning.shown.filter {
      [.reply, .feePayment, .review, .suit, .suitAfterReview].contains($0.term.name)
    }
    if shown.isEmpty {
      return "<p>\(dossier.request.step.withoutLimit(dossier.request))</p>"
    }
    return """
      \(shown.html { "\(LimitView(clock: $0, today: today).sentence(count: nil))" })
      <p><a href="\(Link.statusLimits)">查看逐日计算</a></p>
      """
  }

  private static func result(_ dossier: RequestDossier) -> HTML {
    guard let ending = dossier.request.ending else { return .empty }
    let papers = dossier.request.provided.map { paper in
      Attachments.File(
        title: paper.name, address: Link.statusPaper(paper.digest), kind: FileSize.kind(of: paper.name),
        size: FileSize.words(paper.size))
    }
    let letter: HTML =
      dossier.request.isAnsweredOnline
      ? "<p><a href=\"\(Link.statusLetter)\">查看答复书</a></p>" : .empty
    return """
      <section class="panel"><h2>办理结果</h2><p><strong>\(ending.outcome.title)</strong></p>
      <p>\(ending.on.chinese)办结。</p>\(letter)\(Attachments(files: papers))
      <p class="small">对答复不服的，救济途径和期限见答复书。认为行政机关没有依法履行政府信息公开义务的，可以向上一级行政机关或者\
      政府信息公开工作主管部门投诉、举报（《政府信息公开条例》第五十一条）。</p></section>
      """
  }

  /// The form to supply a clarification (article 30).
  static func clarifying(
    _ clarification: InformationRequest.Clarification, summary: String, faults: [ErrorSummary.Fault],
    hidden: [HiddenInput]
  ) -> HTML {
    let fields: HTML = """
      \(TextArea(
        name: "summary", label: "补正内容", value: summary, hint: "按照通知的要求，写明需要更正、补充的内容。",
        error: faults["summary"], isRequired: true, rows: 5, limit: 2000))
      \(FileInput(
        name: "papers", label: "补正材料（选填）", hint: "JPG、PNG 或 PDF，每个不超过 10 MB。", error: faults["papers"],
        accept: ".jpg,.jpeg,.png,.pdf", takesSeveral: true))
      """
    return """
      \(Notice(.look, "请在\(clarification.replyBy.chinese)前补正", "<p class=\"typed\">\(clarification.what)</p>"))
      \(ErrorSummary(faults: faults))
      \(FormBlock(
        action: Link.clarifying, fields: fields, hidden: hidden, hasFiles: true, buttons: [Button("提交补正")]))
      """
  }
}

extension FileSize {
  /// What a file is, by the end of its name: `PDF`.
  static func kind(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 6 else {
      return "文件"
    }
    return name[name.index(after: dot)...].uppercased()
  }
}
