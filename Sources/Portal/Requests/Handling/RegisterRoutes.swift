import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// 登记: what came in over the counter, by post, fax or mail (article 29; in the writing of the clerk, where the applicant
/// cannot write).
extension Portal {
  private static let registering = FormPurpose.act("register", on: "requests")

  @Sendable
  func openRegister(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try await registerPage(ApplicationForm(), try await registerBody(context), context)
  }

  @Sendable
  func register(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let body = try await registerBody(context)
    var form = try await readApplication(request, uploads)
    guard tokens.accepts(form.form[FormTokens.field], for: context.session, purpose: Self.registering.text)
    else {
      let notice = Notice(.look, "页面已经过期，还没有登记", "<p>填写的内容都在，请核对后再次提交。</p>")
      return try await registerPage(form, body, context, notice: notice.html, status: .forbidden)
    }
    let once = form.form["once"].map { "\(context.officer.key):register:\($0.prefix(64))" }
    if let once, let receipt = try await desk.receipt(once: once) {
      return try await registered(receipt, nil, body, context)
    }
    var reader = FormReader(form.form)
    let channel: RequestChannel? = reader.choice("channel")
    let receivedOn = reader.day("receivedOn") { Day($0) }
    if let receivedOn, receivedOn > desk.today { reader.fault("receivedOn", .rule("收到日期不能晚于今天")) }
    let words = FaultWords(labels: ["channel": "提出方式", "receivedOn": "收到日期"], choices: ["channel"])
    let faults = words.faults(reader.faults)
    let application = form.read(needsUpload: false)
    form.faults = faults + form.faults
    guard form.faults.isEmpty, let application, let channel, let receivedOn else {
      return try await registerPage(form, body, context, status: .unprocessableContent)
    }
    let receipt = try await desk.register(
      RequestDraft(
        body: body.code.text, channel: channel, receivedOn: receivedOn, applicant: application.applicant,
        particulars: application.particulars, wanted: application.wanted, form: application.provision,
        attachments: try await keep(form.held)), by: context.officer, once: once)
    return try await registered(receipt, application, body, context)
  }

  /// The body of a clerk who takes requests in.
  private func registerBody(_ context: OfficerContext) async throws -> Body {
    guard !context.officer.roles.isDisjoint(with: [.disclosureOfficer, .disclosureOfficeHead]) else {
      throw Problem.forbidden
    }
    return try await desk.receivingBody(context.officer.body)
  }

  private func registerPage(
    _ form: ApplicationForm, _ body: Body, _ context: OfficerContext, notice: HTML? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let hidden =
      [
        token(Self.registering, context),
        HiddenInput(name: "once", value: form.form["once"] ?? desk.chance.fileKey()),
      ]
      + form.held.map { HiddenInput(name: HeldUpload.input, value: $0.text) }
    let block = FormBlock(
      action: Link.registering, fields: RegisterFields(body: body, form: form, today: desk.today).html,
      hidden: hidden,
      hasFiles: true, buttons: [Button("登记"), Button("返回", .secondary, address: Link.requestInbox)])
    return try await deskPage(
      "登记申请", path: Link.registering, context: context,
      breadcrumb: [Self.requestsWay, Way("登记申请", Link.registering, isCurrent: true)],
      main: """
        <h1>登记申请</h1>
        <p class="lead">登记当面、邮寄、传真、电子邮件收到的申请，并出具登记回执。</p>
        \(notice)\(ErrorSummary(faults: form.faults))
        \(block)
        """
    ).response(status)
  }

  private func registered(
    _ receipt: RequestReceipt, _ application: Application?, _ body: Body, _ context: OfficerContext
  ) async throws -> Response {
    let dossier = try await desk.request(receipt.file, for: .officer(context.officer))
    let intake = dossier.request.intake
    let person = dossier.particulars
    let facts = Answers(
      answers: [
        .init("受理机关", "\(body.name)"), .init("申请人", typed: person?.name ?? ""),
        .init("提出方式", "\(intake.channel.title)"), .init("收到日期", "\(intake.receivedOn.chinese)"),
        .init("所需政府信息", typed: intake.wanted),
      ], isClose: true)
    let next =
      intake.channel.needsConfirmation
      ? "以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条）。" : "\(intake.receivedOn.chinese)为收到申请之日（《政府信息公开条例》第三十一条）。"
    let content: HTML = """
      \(facts)<p>\(next)凭编号和查询码可以在本网站“办理进度查询”查看办理情况。</p>\
      <p>\(body.name)　\(desk.today.chinese)</p>
      """
    return try await deskPage(
      "登记回执", path: Link.registering, context: context,
      breadcrumb: [Self.requestsWay, Way("登记回执", Link.registering, isCurrent: true)],
      main: """
        <h1>申请已登记</h1>
        <p class="lead no-print">查询码只在这里显示一次，请打印回执交给申请人。</p>
        \(Receipt(title: "政府信息公开申请登记回执", number: receipt.number, code: receipt.code, content: content))
        <div class="actions no-print">\(PrintButton(title: "打印回执"))\
        \(Button("打开案卷", .secondary, address: Link.request(receipt.file.key)))\
        \(Button("继续登记", .secondary, address: Link.registering))</div>
        """
    ).response(.ok, headers: [.cacheControl: "no-store"])
  }
}

/// The fields of the register: how it came in, who asks, what for, in what form.
private struct RegisterFields: Component {
  let body: Body
  let form: ApplicationForm
  let today: Day

  var html: HTML {
    """
    \(FieldGroup(title: "来件", fields: intake))
    \(FieldGroup(title: "所需政府信息", hint: "名称、文号、其他特征，至少填写一项。", fields: wanted))
    \(FieldGroup(title: "提供方式", fields: provision))
    \(FieldGroup(title: "申请人", fields: ApplicantFields(form: form).html))
    \(FieldGroup(title: "材料", fields: papers))
    """
  }

  private var intake: HTML {
    let channels = RequestChannel.allCases.filter { $0 != .online }.map { channel in
      Choice(channel.rawValue, channel.title, hint: channel.needsConfirmation ? "以双方确认之日为收到申请之日" : nil)
    }
    return """
      \(Radios(
        name: "channel", label: "提出方式", choices: channels, value: form.form["channel"], error: form.faults["channel"],
        isRequired: true))
      \(DateInput(
        name: "receivedOn", label: "收到日期", value: form.form["receivedOn"] ?? today.description,
        hint: "当面提交之日、签收之日，或者来件到达之日。", error: form.faults["receivedOn"], isRequired: true))
      """
  }

  private var wanted: HTML {
    """
    \(TextInput(name: "title", label: "信息名称", value: form["title"], error: form.faults["title"], limit: 200))
    \(TextInput(
      name: "documentNumber", label: "文号", value: form["documentNumber"], error: form.faults["documentNumber"],
      width: .medium, limit: 60))
    \(TextArea(
      name: "description", label: "其他特征描述", value: form["description"], error: form.faults["description"], rows: 4,
      limit: 2000))
    """
  }

  private var provision: HTML {
    """
    \(Radios(
      name: "form", label: "提供信息的方式", choices: ProvisionForm.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["form"], error: form.faults["form"], isRequired: true, isInLine: true))
    \(Radios(
      name: "route", label: "获取信息的途径", choices: ProvisionRoute.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["route"], error: form.faults["route"], isRequired: true, isInLine: true))
    """
  }

  private var papers: HTML {
    let held = form.held.map { "\($0.name)（\(FileSize.words($0.size))）" }.joined(separator: "；")
    let kept: HTML = held.isEmpty ? .empty : "<p class=\"soft\">已上传：\(held)。不必重新选择。</p>"
    return """
      \(kept)\(FileInput(
        name: ApplicationForm.identityField, label: "身份证明（选填）", hint: "JPG、PNG 或 PDF；当面核对过的可以不传。",
        error: form.faults[ApplicationForm.identityField], accept: ".jpg,.jpeg,.png,.pdf", takesSeveral: true))
      \(FileInput(
        name: ApplicationForm.papersField, label: "申请书和其他材料（选填）", hint: "JPG、PNG 或 PDF。",
        error: form.faults[ApplicationForm.papersField], accept: ".jpg,.jpeg,.png,.pdf", takesSeveral: true))
      """
  }
}
