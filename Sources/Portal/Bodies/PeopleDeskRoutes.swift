import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// What the security administrator does to the file of a person. The raw value stands in addresses of forms.
enum PersonAct: String, CaseIterable {
  case grant, revoke, rename, move, password, leave

  /// The verb on the button.
  var title: String {
    switch self {
    case .grant: "授予岗位"
    case .revoke: "撤销岗位"
    case .rename: "更改姓名"
    case .move: "调动"
    case .password: "设置密码"
    case .leave: "办理离任"
    }
  }
}

/// People and their roles, for the security administrator.
extension Portal {
  func addPeopleDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let people = staff.group("people")
    people.get(use: peopleDesk)
    people.get("new", use: newPerson)
    people.post("new", use: appointPerson)
    people.get(":key", use: personDesk)
    people.get(":key/act/:action", use: personForm)
    people.post(":key/act/:action", use: actOnPerson)
  }

  /// The bodies in the officer's charge, in the order of the tree.
  func bodiesInCharge(of officer: Officer) async throws -> [BodySummary] {
    try await desk.bodies().filter { officer.covers($0.code) && $0.closedOn == nil }
  }

  private func securityOnly(_ context: OfficerContext) throws {
    guard Visibility.may(.officer(context.officer), see: .people(body: context.officer.body)) else {
      throw Problem.forbidden
    }
  }

  @Sendable
  private func peopleDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try securityOnly(context)
    let code = request.query.text("body") ?? context.officer.body
    let page = PeopleDeskPage(
      people: try await desk.people(of: code, for: context.officer), code: code,
      bodies: try await bodiesInCharge(of: context.officer))
    return try await deskPage(
      "人员和岗位", path: Link.people, context: context,
      breadcrumb: [Way("人员和岗位", Link.people, isCurrent: true)], main: page.html)
  }

  // MARK: A new person

  @Sendable
  private func newPerson(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try securityOnly(context)
    let form = Form(["body": request.query.text("body") ?? context.officer.body])
    return try await showAppointment(form, [], nil, context)
  }

  @Sendable
  private func appointPerson(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try securityOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("appoint", on: "person"), context)
    let key = (form["key"] ?? "").trimmed.lowercased()
    let password = form["password"] ?? ""
    let fault: PasswordFault? = password.isEmpty ? nil : PasswordFault.of(password, account: key)
    do {
      guard context.officer.covers(form["body"] ?? "") else { throw PersonRefusal.empty(field: "body") }
      if let fault { throw fault }
      try await desk.appoint(
        key: key, name: (form["name"] ?? "").trimmed, body: form["body"] ?? "",
        section: (form["section"] ?? "").trimmed.isEmpty ? nil : form["section"]?.trimmed,
        roles: Role.allCases.filter { form.has("role", $0.rawValue) }, by: context.officer, once: form.once)
      if !password.isEmpty { try await desk.setPassword(password, of: key, by: context.officer) }
      return .seeOther(Link.person(key))
    } catch let refusal as PersonRefusal {
      let faults = refusal.field.map { [ErrorSummary.Fault(field: $0, message: refusal.sentence)] } ?? []
      let page = try await showAppointment(form, faults, faults.isEmpty ? refusal.sentence : nil, context)
      return page.response(.unprocessableContent)
    } catch let fault as PasswordFault {
      let faults = [ErrorSummary.Fault(field: "password", message: fault.message)]
      return try await showAppointment(form, faults, nil, context).response(.unprocessableContent)
    } catch DeskError.stale {
      let faults = [ErrorSummary.Fault(field: "key", message: "账号“\(key)”已经有人使用，请另取一个。")]
      return try await showAppointment(form, faults, nil, context).response(.unprocessableContent)
    }
  }

  private func showAppointment(
    _ form: Form, _ faults: [ErrorSummary.Fault], _ notice: String?, _ context: OfficerContext
  ) async throws -> HTML {
    let page = AppointmentForm(
      form: form, faults: faults, notice: notice, bodies: try await bodiesInCharge(of: context.officer))
    return try await deskPage(
      "新增人员", path: Link.newPerson, context: context,
      breadcrumb: [Way("人员和岗位", Link.people), Way("新增人员", Link.newPerson, isCurrent: true)],
      main: page.html(token: token(.act("appoint", on: "person"), context)))
  }

  // MARK: One person

  private func personKey(_ context: OfficerContext) throws -> String {
    PercentCoding.pathParameter(try context.parameters.require("key"))
  }

  @Sendable
  private func personDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let key = try personKey(context)
    let dossier = try await desk.person(key, for: context.officer)
    let page = PersonDeskPage(
      dossier: dossier, bodyName: try await desk.bodyName(dossier.person.body) ?? "",
      isOneself: key == context.officer.key)
    return try await deskPage(
      dossier.person.name, path: Link.person(key), context: context,
      breadcrumb: [Way("人员和岗位", Link.people), Way(dossier.person.name, Link.person(key), isCurrent: true)],
      main: page.html)
  }

  @Sendable
  private func personForm(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let (key, act) = try personAct(context)
    let dossier = try await desk.person(key, for: context.officer)
    return try await show(PersonActPage(act: act, dossier: dossier, form: Form([])), context)
  }

  private func personAct(_ context: OfficerContext) throws -> (String, PersonAct) {
    guard let act = PersonAct(rawValue: try context.parameters.require("action")) else {
      throw Problem.notFound
    }
    return (try personKey(context), act)
  }

  @Sendable
  private func actOnPerson(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (key, act) = try personAct(context)
    let form = try await Form.read(request)
    try check(form, .act(act.rawValue, on: key), context)
    let dossier = try await desk.person(key, for: context.officer)
    var page = PersonActPage(act: act, dossier: dossier, form: form)
    do {
      if act == .password {
        guard form["password"] == form["again"] else {
          page.faults = [.init(field: "again", message: "两次输入的密码不一致。")]
          return try await show(page, context).response(.unprocessableContent)
        }
        try await desk.setPassword(form["password"] ?? "", of: key, by: context.officer)
      } else {
        let version = form["version"].flatMap { Int($0) } ?? 0
        guard let command = page.command else {
          page.faults = [.init(field: "role", message: "请选择岗位。")]
          return try await show(page, context).response(.unprocessableContent)
        }
        try await desk.act(
          command, on: key, expecting: version, by: context.officer, once: form.once)
      }
      return .seeOther(Link.person(key))
    } catch let refusal as PersonRefusal {
      if case .notYours = refusal { throw Problem.forbidden }
      page.add(refusal)
      return try await show(page, context).response(.unprocessableContent)
    } catch let fault as PasswordFault {
      page.faults = [.init(field: "password", message: fault.message)]
      return try await show(page, context).response(.unprocessableContent)
    } catch DeskError.stale {
      page.notice = "打开表单之后，有人办理了这名人员的事项。填写的内容仍在下面，核对后可以再次提交。"
      page.isFresh = true
      return try await show(page, context).response(.conflict)
    }
  }

  private func show(_ page: PersonActPage, _ context: OfficerContext) async throws -> HTML {
    let key = page.dossier.person.key
    let path = Link.personAct(key, page.act)
    let bodies = page.act == .move ? try await bodiesInCharge(of: context.officer) : []
    return try await deskPage(
      page.act.title, path: path, context: context,
      breadcrumb: [
        Way("人员和岗位", Link.people), Way(page.dossier.person.name, Link.person(key)),
        Way(page.act.title, path, isCurrent: true),
      ],
      main: page.html(path: path, bodies: bodies, token: token(.act(page.act.rawValue, on: key), context)))
  }
}

extension PersonRefusal {
  /// The sentence with the standard behind it.
  var sentence: String { article.map { "\(message)（\($0)）" } ?? message }
}
