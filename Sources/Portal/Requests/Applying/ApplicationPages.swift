import Desk
import Statute
import WebParts

/// The pages of the request form: filling in, looking over, receipt.
struct ApplicationPages: Sendable {
  let body: Body
  let form: ApplicationForm
  private static let steps = ["填写申请", "核对提交", "登记回执"]

  var code: String { body.code.text }

  // MARK: Filling in

  /// - Parameter notice: what happened before, where the page comes back.
  func filling(notice: HTML? = nil) -> HTML {
    """
    \(Steps(titles: Self.steps, current: 1))
    <h1>政府信息公开申请</h1>
    <p class="lead">向\(body.name)申请公开政府信息。一般不收费，也不需要说明用途。</p>
    \(notice)\(ErrorSummary(faults: form.faults))
    \(Notice(.fact, "填写之前", before))
    \(FormBlock(
      action: Link.applying(code), fields: fields, hidden: hiddenHeld, hasFiles: true,
      buttons: [Button("下一步：核对", name: "step", value: "check")]))
    """
  }

  private var before: HTML {
    """
    <p>需要的信息可能已经公开，可以先<a href="\(Link.search)">检索公开信息</a>。一份申请只写一项内容，便于尽快答复。\
    填写有困难的，可以到\(office)当面口头提出，由工作人员代为填写（《政府信息公开条例》第二十九条）。</p>
    """
  }

  private var office: String { body.guide?.office.name ?? body.name }

  private var fields: HTML {
    """
    \(FieldGroup(title: "所需政府信息", hint: "写明名称、文号，或者便于查询的其他特征，至少填写一项。", fields: wantedFields))
    \(FieldGroup(title: "提供方式", fields: provisionFields))
    \(FieldGroup(title: "申请人", fields: "\(ApplicantFields(form: form))\(contactFields)"))
    """
  }

  private var contactFields: HTML {
    """
    \(heldFiles(ApplicationForm.identityField))\(FileInput(
      name: ApplicationForm.identityField, label: "身份证明",
      hint: "证件的照片或者扫描件，身份证请传正反两面。JPG、PNG 或 PDF，每个不超过 10 MB。仅用于核对身份，不对外公开。",
      error: form.faults[ApplicationForm.identityField],
      isRequired: form.held(ApplicationForm.identityField).isEmpty, accept: ".jpg,.jpeg,.png,.pdf",
      takesSeveral: true))
    \(heldFiles(ApplicationForm.papersField))\(FileInput(
      name: ApplicationForm.papersField, label: "其他材料（选填）", hint: "例如授权委托书、查找线索。格式和大小同上。",
      error: form.faults[ApplicationForm.papersField], accept: ".jpg,.jpeg,.png,.pdf", takesSeveral: true))
    """
  }

  private var wantedFields: HTML {
    let suggestions = Link.suggestions + "?body=\(PercentCoding.encode(code))"
    return """
      \(TextInput(
        name: "title", label: "信息名称", value: form["title"], hint: "例如“2025 年农村公路养护资金安排情况”。",
        error: form.faults["title"], limit: 200, suggestions: suggestions))
      \(TextInput(
        name: "documentNumber", label: "文号", value: form["documentNumber"], hint: "如果知道，例如 云政发〔2026〕12号。",
        error: form.faults["documentNumber"], width: .medium, limit: 60))
      \(TextArea(
        name: "description", label: "其他特征描述", value: form["description"],
        hint: "例如形成时间、涉及的事项和地点、制作机关。", error: form.faults["description"], rows: 5, limit: 2000))
      """
  }

  private var provisionFields: HTML {
    """
    \(Radios(
      name: "form", label: "提供信息的方式", choices: ProvisionForm.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["form"], error: form.faults["form"], isRequired: true))
    \(Radios(
      name: "route", label: "获取信息的途径", choices: ProvisionRoute.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["route"], error: form.faults["route"], isRequired: true))
    """
  }

  private func heldFiles(_ field: String) -> HTML {
    let held = form.held(field)
    if held.isEmpty { return .empty }
    let label = field == ApplicationForm.identityField ? "已上传的身份证明" : "已上传的其他材料"
    return """
      \(Checkboxes(
        name: "drop", label: label,
        choices: held.map { Choice($0.digest, "删除“\($0.name)”（\(FileSize.words($0.size))）") },
        hint: "文件已经保留，不必重新上传；不再使用的，勾选后删除。"))
      """
  }

  private var hiddenHeld: [HiddenInput] {
    form.held.map { HiddenInput(name: HeldUpload.input, value: $0.text) }
  }

  // MARK: Looking over

  /// Everything once more before it is sent, with what is published already.
  func checking(_ application: Application, hints: [PublishedHint], token: HTML, notice: HTML? = nil) -> HTML
  {
    let typed = ApplicationForm.fields.compactMap { name in
      form.form[name].map { HiddenInput(name: name, value: $0) }
    }
    return """
      \(Steps(titles: Self.steps, current: 2))
      <h1>核对申请</h1>
      <p class="lead">尚未提交。请核对以下内容，确认无误后提交申请。</p>
      \(notice)\(published(hints))
      <h2>申请内容</h2>
      \(Answers(answers: answers(application)))
      \(FormBlock(
        action: Link.applying(code), fields: token, hidden: typed + hiddenHeld, isGuarded: false,
        buttons: [
          Button("提交申请", name: "step", value: "send"), Button("返回修改", .secondary, name: "step", value: "edit"),
        ]))
      """
  }

  private func published(_ hints: [PublishedHint]) -> HTML {
    if hints.isEmpty { return .empty }
    let rows = hints.map { hint in
      RowList.Row(
        "\(hint.title)", Link.item(hint.file.key), body: hint.body, date: hint.day.description,
        number: hint.documentNumber)
    }
    return """
      \(Notice(.look, "这些信息已经公开，可能就是您需要的", "<p>如果其中有所需信息，可以直接查阅，不必申请。</p>\(RowList(rows: rows))"))
      """
  }

  private func answers(_ application: Application) -> [Answers.Answer] {
    let person = application.particulars
    var answers: [Answers.Answer] = [
      .init("受理机关", "\(body.name)"), .init("所需政府信息", typed: application.wanted),
      .init("提供信息的方式", "\(application.provision.title)"),
      .init("获取信息的途径", "\(person.route?.title)"),
      .init("申请人类别", "\(application.applicant.fullTitle)"), .init("申请人姓名或者名称", typed: person.name),
    ]
    if !person.contactPerson.isEmpty { answers.append(.init("联系人姓名", typed: person.contactPerson)) }
    answers += [
      .init("证件", typed: "\(person.proofKind)　\(person.proofNumber)"), .init("联系电话", typed: person.phone),
    ]
    let address = [person.address, person.postcode.isEmpty ? "" : "邮编 \(person.postcode)"].filter {
      !$0.isEmpty
    }
    if !address.isEmpty { answers.append(.init("通信地址", typed: address.joined(separator: "，"))) }
    if !person.email.isEmpty { answers.append(.init("电子邮箱", typed: person.email)) }
    for (field, label) in [(ApplicationForm.identityField, "身份证明"), (ApplicationForm.papersField, "其他材料")] {
      let files = form.held(field).map { "\($0.name)（\(FileSize.words($0.size))）" }
      if !files.isEmpty { answers.append(.init(label, typed: files.joined(separator: "\n"))) }
    }
    return answers
  }

  // MARK: Receipt

  static func receipt(_ receipt: RequestReceipt, body: Body, on day: Day) -> HTML {
    let office = body.guide?.office
    let contact: HTML =
      office.map { "<p>联系方式：\($0.name)，电话 \($0.telephone)，地址 \($0.address)。</p>" } ?? .empty
    return """
      \(Steps(titles: steps, current: 3))
      <h1>申请已提交</h1>
      \(Receipt(title: "政府信息公开申请登记回执", number: receipt.number, code: receipt.code, content: """
        <p>\(body.name)已于\(day.chinese)登记您的申请。</p>
        <p><strong>查询码只在这里显示一次</strong>，请抄录或者打印保存。凭编号和查询码可以随时<a href="\(Link.status)">查看办理情况</a>。</p>
        """))
      <div class="actions">\(PrintButton(title: "打印回执"))\(Button("查看办理情况", .secondary, address: Link.status))</div>
      <h2>接下来</h2>
      <p>网上提交的申请，以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条）。工作人员会用您留下的联系方式与您确认。\
      确认之后，能够当场答复的当场答复；不能当场答复的，自收到申请之日起\(words(.reply, day))内答复；需要延长的，经批准最多延长\
      \(words(.extensionOfReply, day))，并告知您（第三十三条）。</p>
      <p>申请内容不明确的，会在\(words(.clarificationNotice, day))内一次性通知您补正（第三十条）；答复期限从收到补正之日重新计算。</p>
      \(contact)
      """
  }

  /// How long a limit of the law is, `20个工作日`.
  private static func words(_ name: Term.Name, _ day: Day) -> String {
    Term.inForce(name, on: day).map { $0.unit.words($0.count) } ?? "规定期限"
  }

  // MARK: Choosing a body

  static func choosing(_ bodies: [BodySummary], notice: HTML? = nil) -> HTML {
    let groups = BodyKind.allCases.filter(\.takesRequests).html { kind in
      let members = bodies.filter { $0.kind == kind }
      if members.isEmpty { return .empty }
      return """
        <h2>\(kind.title)</h2>
        \(Doors(doors: members.map { Doors.Door(title: $0.name, address: Link.applying($0.code), hint: nil) }))
        """
    }
    let none = EmptyState(
      title: "尚无受理机关", explanation: "机关建立公开指南、开通网上申请之后，会列在这里。")
    return """
      <h1>依申请公开</h1>
      <p class="lead">公民、法人和其他组织可以向行政机关申请公开它没有主动公开的政府信息。一般不收费，也不需要说明用途。</p>
      \(notice)
      <p>已经提交申请的，可以<a href="\(Link.status)">凭编号和查询码查看办理情况</a>。请选择制作或者保存所需信息的机关：</p>
      \(bodies.isEmpty ? none.html : groups)
      <p class="small">教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等公共企事业单位的信息，按照其主管部门的规定公开，\
      不适用本程序（《政府信息公开条例》第五十五条）。</p>
      """
  }
}

extension ApplicantKind {
  /// With the heading under which the statutory form puts it.
  var fullTitle: String { isOrganization ? "法人或者其他组织（\(label)）" : label }
}

/// Who asks: the same fields for the applicant on the web and for the clerk at the counter.
struct ApplicantFields: Component {
  let form: ApplicationForm

  var html: HTML {
    """
    \(Radios(
      name: "applicant", label: "申请人类别", choices: ApplicantKind.allCases.map { Choice($0.rawValue, $0.fullTitle) },
      value: form["applicant"], error: form.faults["applicant"], isRequired: true))
    \(text("name", "姓名或者名称", isRequired: true, autocomplete: "name"))
    \(text("contactPerson", "联系人姓名", hint: "法人或者其他组织填写。"))
    \(Select(
      name: "proofKind", label: "证件名称", choices: IdentityProof.allCases.map { Choice($0.rawValue, $0.title) },
      value: form["proofKind"], error: form.faults["proofKind"], isRequired: true))
    \(text("proofNumber", "证件号码", isRequired: true, limit: 50))
    \(text("phone", "联系电话", hint: "工作人员用它与您确认收到申请。", isRequired: true, kind: .tel, autocomplete: "tel"))
    \(text("address", "通信地址", hint: "选择邮寄的必须填写。", width: .full, limit: 200, autocomplete: "street-address"))
    \(text("postcode", "邮政编码", width: .short, limit: 6, autocomplete: "postal-code"))
    \(text("email", "电子邮箱", hint: "选择通过电子邮件获取的必须填写。", kind: .email, autocomplete: "email"))
    """
  }

  private func text(
    _ name: String, _ label: String, hint: String? = nil, isRequired: Bool = false,
    kind: TextInput.Kind = .text, width: FieldWidth = .medium, limit: Int? = 100, autocomplete: String? = nil
  ) -> TextInput {
    TextInput(
      name: name, label: label, value: form[name], hint: hint, error: form.faults[name],
      isRequired: isRequired,
      kind: kind, width: width, limit: limit, autocomplete: autocomplete)
  }
}
