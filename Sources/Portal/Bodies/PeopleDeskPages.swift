import Desk
import Statute
import WebParts

/// The people of one body.
struct PeopleDeskPage: Component {
  let people: [PersonSummary]
  let code: String
  let bodies: [BodySummary]

  var html: HTML {
    let name = bodies.first { $0.code == code }?.name ?? ""
    return """
      <h1>人员和岗位</h1>
      <form class="form in-line" method="get" action="\(Link.people)">\(Select(
        name: "body", label: "机关", choices: bodies.map { Choice($0.code, $0.name) }, value: code, prompt: nil))
      <div class="actions">\(Button("查看", .secondary))\(Button("新增人员", address: Link.newPerson + "?body=\(code)"))</div></form>
      <h2>\(name)</h2>\(table)
      """
  }

  private var table: HTML {
    if people.isEmpty {
      return EmptyState(title: "还没有人员", explanation: "新增人员并授予岗位后，列在这里。").html
    }
    let rows = people.map { person -> [HTML] in
      [
        "<a href=\"\(Link.person(person.key))\">\(person.name)</a>", "\(person.key)",
        "\(person.roles.map(\.title).joined(separator: "、"))",
        person.leftOn.map { "\(Badge(.lapsed, "离任")) \($0.description)" } ?? "\(Badge(.good, "在任"))",
      ]
    }
    return DataTable(
      caption: "人员", isCaptionUnseen: true,
      columns: [.init("姓名"), .init("账号", .whole), .init("岗位"), .init("状态")],
      rows: rows
    ).html
  }
}

/// The form by which a person is entered.
struct AppointmentForm {
  let form: Form
  let faults: [ErrorSummary.Fault]
  let notice: String?
  let bodies: [BodySummary]

  func html(token: HiddenInput) -> HTML {
    let name = TextInput(
      name: "name", label: "姓名", value: form["name"] ?? "", error: faults["name"], isRequired: true,
      width: .medium)
    let key = TextInput(
      name: "key", label: "账号", value: form["key"] ?? "", hint: "登录用，小写字母、数字和连字符，不能更改", error: faults["key"],
      isRequired: true, width: .medium)
    let body = Select(
      name: "body", label: "机关", choices: bodies.map { Choice($0.code, $0.name) }, value: form["body"],
      error: faults["body"], isRequired: true)
    let section = TextInput(name: "section", label: "科室", value: form["section"] ?? "", width: .medium)
    let roles = Checkboxes(
      name: "role", label: "岗位", choices: Role.allCases.map { Choice($0.rawValue, $0.title, hint: $0.duty) },
      values: Set(form.values("role")), hint: "系统、安全、审计管理员不能由同一人担任，也不能兼任其他岗位", error: faults["role"])
    let password = TextInput(
      name: "password", label: "初始密码", hint: "至少 10 个字符，有字母和数字；可以以后再设置", error: faults["password"],
      kind: .password, width: .medium, autocomplete: "new-password")
    return """
      <h1>新增人员</h1>\(ErrorSummary(faults: faults))\
      \(HTML.let(notice) { Notice(.stop, "不能办理", "<p>\($0)</p>").html })
      \(FormBlock(
        action: Link.newPerson, fields: "\(name)\(key)\(body)\(section)\(roles)\(password)", hidden: [token],
        buttons: [Button("新增"), Button("返回", .link, address: Link.people)]))
      """
  }
}

extension Role {
  /// What the post is there for, in a few words.
  var duty: String {
    switch self {
    case .informationOfficer: "起草信息，收集材料，拟写答复"
    case .sectionHead: "科室初审"
    case .secrecyReviewer: "保密审查，不得与起草人为同一人"
    case .deputyInCharge: "终审和签发"
    case .disclosureOfficer: "受理申请，复审和发布，送达答复"
    case .disclosureOfficeHead: "批准延期，维护公开指南"
    case .supervisor: "查看本级和下级机关办理情况，不办理"
    case .systemAdministrator: "机关、日历和网站设置，不接触案卷"
    case .securityAdministrator: "账号和岗位，不接触案卷"
    case .auditAdministrator: "查看操作记录，不作任何更改"
    }
  }
}

/// One person: body, roles, and how they came by them.
struct PersonDeskPage: Component {
  let dossier: PersonDossier
  let bodyName: String
  /// Nobody changes what they themselves may do.
  let isOneself: Bool

  private var person: Person { dossier.person }

  var html: HTML {
    """
    <div class="page-head"><h1>\(person.name)</h1>
    <p>\(person.leftOn == nil ? Badge(.good, "在任") : Badge(.lapsed, "离任"))</p></div>
    <div class="side-by-side"><div>\(facts)<h2>任职经过</h2>\(Timeline(steps: dossier.course.map(step)))</div>
    <div>\(actions)</div></div>
    """
  }

  private var facts: HTML {
    let roles = Role.allCases.filter(person.roles.contains)
    return MetadataHead(facts: [
      Fact("账号", "\(person.key)"), Fact("登录", dossier.hasAccount ? "已设置密码" : "尚未设置密码，不能登录"),
      Fact("机关", "\(bodyName)"), Fact("科室", "\(person.section ?? "未填写")"),
      Fact(
        "岗位",
        roles.isEmpty ? "<span class=\"soft\">没有岗位</span>" : "\(roles.map(\.title).joined(separator: "、"))",
        isAcross: true),
    ]).html
  }

  private var actions: HTML {
    if person.leftOn != nil { return .empty }
    let acts = PersonAct.allCases.filter { act in
      switch act {
      case .grant, .leave: !isOneself
      case .revoke: !isOneself && !person.roles.isEmpty
      case .rename, .move, .password: true
      }
    }
    let buttons = acts.map { act in
      Button(act.title, act == .leave ? .danger : .secondary, address: Link.personAct(person.key, act))
    }
    return """
      <section class="panel no-print"><h2>现在可以办理</h2><div class="actions stacked">\(buttons)</div>\
      \(HTML.if(isOneself) { "<p class=\"small\">不能变更本人的岗位权限（GB/T 22239-2019）。</p>" })</section>
      """
  }

  private func step(_ entry: Entry<PersonEvent>) -> Timeline.Step {
    let title =
      switch entry.event {
      case .appointed: "登记"
      case .renamed(let name): "更名为\(name)"
      case .moved: "调动"
      case .roleGranted(let role): "授予“\(role.title)”"
      case .roleRevoked(let role): "撤销“\(role.title)”"
      case .passwordSet: "设置密码"
      case .left: "离任"
      }
    return Timeline.Step(
      entry.on.description, title, time: entry.at.clockText, by: entry.by.words { dossier.names[$0] })
  }
}

/// One form about a person.
struct PersonActPage {
  let act: PersonAct
  let dossier: PersonDossier
  let form: Form
  var faults: [ErrorSummary.Fault] = []
  var notice: String?
  /// Whether the form comes back on the file as it now is, after somebody else acted.
  var isFresh = false

  private var person: Person { dossier.person }

  mutating func add(_ refusal: PersonRefusal) {
    if let field = refusal.field {
      faults.append(.init(field: field, message: refusal.sentence))
    } else {
      notice = refusal.sentence
    }
  }

  /// What the form asks to be done; `nil` where nothing was chosen, and for a password.
  var command: PersonCommand? {
    switch act {
    case .grant: form["role"].flatMap { Role(rawValue: $0) }.map { .grant($0) }
    case .revoke: form["role"].flatMap { Role(rawValue: $0) }.map { .revoke($0) }
    case .rename: .rename(name: (form["name"] ?? "").trimmed)
    case .move:
      .move(
        body: form["body"] ?? "",
        section: (form["section"] ?? "").trimmed.isEmpty ? nil : form["section"]?.trimmed)
    case .leave: .leave
    case .password: nil
    }
  }

  func html(path: String, bodies: [BodySummary], token: HiddenInput) -> HTML {
    let version = isFresh ? String(dossier.version) : form["version"] ?? String(dossier.version)
    return """
      <h1>\(act.title)</h1><p class="lead">\(person.name)（\(person.key)）</p>
      \(ErrorSummary(faults: faults))\(HTML.let(notice) { Notice(.stop, "不能办理", "<p>\($0)</p>").html })
      \(FormBlock(
        action: path, fields: fields(bodies), hidden: [token, HiddenInput(name: "version", value: version)],
        buttons: [
          Button(act.title, act == .leave ? .danger : .primary), Button("返回", .link, address: Link.person(person.key)),
        ]))
      """
  }

  private func fields(_ bodies: [BodySummary]) -> HTML {
    switch act {
    case .grant, .revoke:
      let roles = Role.allCases.filter { person.roles.contains($0) == (act == .revoke) }
      return """
        <p>岗位变动后，该人员须重新登录。</p>\(Radios(
          name: "role", label: "岗位", choices: roles.map { Choice($0.rawValue, $0.title, hint: $0.duty) },
          value: form["role"], error: faults["role"], isRequired: true))
        """
    case .rename:
      return TextInput(
        name: "name", label: "姓名", value: form["name"] ?? person.name, error: faults["name"],
        isRequired: true,
        width: .medium
      ).html
    case .move:
      return """
        \(Select(
          name: "body", label: "调往机关", choices: bodies.map { Choice($0.code, $0.name) }, value: form["body"] ?? person.body,
          error: faults["body"], isRequired: true))
        \(TextInput(name: "section", label: "科室", value: form["section"] ?? person.section ?? "", width: .medium))
        """
    case .password:
      return """
        <p>设置后，该人员在各处的登录随即失效，须用新密码重新登录。</p>
        \(TextInput(
          name: "password", label: "新密码", hint: "至少 10 个字符，有字母和数字，不能包含账号", error: faults["password"], isRequired: true,
          kind: .password, width: .medium, autocomplete: "new-password"))
        \(TextInput(
          name: "again", label: "再输一遍", error: faults["again"], isRequired: true, kind: .password, width: .medium,
          autocomplete: "new-password"))
        """
    case .leave: return "<p>离任后岗位全部撤销，账号不能再登录。经办记录保留。</p>"
    }
  }
}
