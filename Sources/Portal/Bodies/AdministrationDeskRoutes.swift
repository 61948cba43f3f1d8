import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The overview of the three administrators: each sees the part that is theirs (三员分立).
extension Portal {
  func addAdministrationDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let administration = staff.group("administration")
    administration.get(use: administrationDesk)
    administration.get("site", use: siteSettingsForm)
    administration.post("site", use: keepSiteSettings)
    administration.get("bodies", use: bodyList)
    administration.get("bodies/new", use: newBody)
    administration.post("bodies/new", use: foundBody)
    administration.get("record", use: recordDesk)
    administration.post("record", use: checkRecord)
  }

  @Sendable
  private func administrationDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let officer = context.officer
    guard !officer.roles.isDisjoint(with: Role.administrators) else { throw Problem.forbidden }
    var doors: [Doors.Door] = []
    if officer.roles.contains(.systemAdministrator) {
      let calendar = desk.calendar
      doors += [
        .init(title: "网站设置", address: Link.siteSettings, hint: "名称、主办单位、标识码"),
        .init(title: "机关", address: Link.bodyAdministration, hint: "新增、更名、撤销、科室"),
        .init(
          title: "工作日历", address: Link.calendars,
          hint: "已录入\(calendar.years.lowerBound)年至\(calendar.years.upperBound)年放假通知"),
      ]
    }
    if officer.roles.contains(.securityAdministrator) {
      doors.append(.init(title: "人员和岗位", address: Link.people, hint: "账号、岗位、密码、离任"))
    }
    if officer.roles.contains(.auditAdministrator) {
      doors.append(.init(title: "操作记录", address: Link.record, hint: "谁在何时办理了什么，核验记录是否完整"))
    }
    return try await deskPage(
      "系统管理", path: Link.administration, context: context,
      breadcrumb: [Way("系统管理", Link.administration, isCurrent: true)],
      main: """
        <h1>系统管理</h1>\(Doors(doors: doors))
        <p class="small soft">系统、安全、审计管理员由三人分别担任，都不接触案卷内容（GB/T 22239-2019）。</p>
        """)
  }

  // MARK: Settings of the site

  private func systemOnly(_ context: OfficerContext) throws {
    guard Visibility.may(.officer(context.officer), see: .settings) else { throw Problem.forbidden }
  }

  @Sendable
  private func siteSettingsForm(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let settings = try await desk.keptSettings(for: context.officer)
    return try await show(SiteSettingsForm(form: SiteSettingsForm.form(settings), faults: []), context)
  }

  @Sendable
  private func keepSiteSettings(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try systemOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("keep", on: "site"), context)
    var settings = try await desk.keptSettings(for: context.officer)
    let faults = SiteSettingsForm.take(form, into: &settings)
    guard faults.isEmpty else {
      return try await show(SiteSettingsForm(form: form, faults: faults), context).response(
        .unprocessableContent)
    }
    try await desk.keep(settings, by: context.officer)
    var page = SiteSettingsForm(form: SiteSettingsForm.form(settings), faults: [])
    page.isKept = true
    return try await show(page, context).response()
  }

  private func show(_ page: SiteSettingsForm, _ context: OfficerContext) async throws -> HTML {
    try await deskPage(
      "网站设置", path: Link.siteSettings, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("网站设置", Link.siteSettings, isCurrent: true)],
      main: page.html(token: token(.act("keep", on: "site"), context)))
  }

  // MARK: Bodies

  @Sendable
  private func bodyList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try systemOnly(context)
    let bodies = try await desk.bodies()
    let names = Dictionary(bodies.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    let rows = bodies.filter { context.officer.covers($0.code) }.map { body -> [HTML] in
      [
        "<a href=\"\(Link.bodyAdministration(body.code))\">\(body.name)</a>", "\(body.code)",
        "\(body.kind.title)",
        "\(body.parent.flatMap { names[$0] } ?? "—")",
        body.closedOn.map { "\(Badge(.ended, "已撤销")) \($0.description)" } ?? "\(Badge(.good, "在用"))",
      ]
    }
    let columns: [DataTable.Column] = [
      .init("名称"), .init("代码", .whole), .init("类别"), .init("隶属"), .init("状态"),
    ]
    return try await deskPage(
      "机关", path: Link.bodyAdministration, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("机关", Link.bodyAdministration, isCurrent: true)],
      main: """
        <h1>机关</h1><div class="actions no-print">\(Button("新增机关", address: Link.newBody))</div>
        \(DataTable(caption: "机关", isCaptionUnseen: true, columns: columns, rows: rows))
        """)
  }

  @Sendable
  private func newBody(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try systemOnly(context)
    return try await show(FoundingForm(form: Form(["parent": context.officer.body]), faults: []), context)
  }

  @Sendable
  private func foundBody(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try systemOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("found", on: "body"), context)
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    var page = FoundingForm(form: form, faults: [])
    guard let kind = BodyKind(rawValue: text("kind")) else {
      page.faults = [.init(field: "kind", message: "请选择类别。")]
      return try await show(page, context).response(.unprocessableContent)
    }
    do {
      let order = try await desk.bodies().map(\.order).max() ?? 0
      try await desk.found(
        code: text("code"), name: text("name"), shortName: text("shortName"), kind: kind,
        parent: text("parent").isEmpty ? nil : text("parent"), order: order + 1, by: context.officer)
      return .seeOther(Link.bodyAdministration)
    } catch let refusal as BodyRefusal {
      let sentence = refusal.article.map { "\(refusal.message)（\($0)）" } ?? refusal.message
      page.faults = [.init(field: refusal.field ?? "name", message: sentence)]
    } catch DeskError.stale {
      page.faults = [.init(field: "code", message: "已经有这个代码的机关。")]
    }
    return try await show(page, context).response(.unprocessableContent)
  }

  private func show(_ page: FoundingForm, _ context: OfficerContext) async throws -> HTML {
    try await deskPage(
      "新增机关", path: Link.newBody, context: context,
      breadcrumb: [
        Way("系统管理", Link.administration), Way("机关", Link.bodyAdministration),
        Way("新增机关", Link.newBody, isCurrent: true),
      ],
      main: page.html(
        bodies: try await bodiesInCharge(of: context.officer),
        token: token(.act("found", on: "body"), context)))
  }

  // MARK: The record

  @Sendable
  private func recordDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try await showRecord(request.query.integer("page", in: 1...1_000_000) ?? 1, nil, context)
  }

  @Sendable
  private func checkRecord(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let form = try await Form.read(request)
    try check(form, .act("check", on: "record"), context)
    let found = try await desk.checkRecord(for: context.officer)
    return try await showRecord(1, found, context).response()
  }

  private func showRecord(_ page: Int, _ check: RecordCheck?, _ context: OfficerContext) async throws -> HTML
  {
    let record = try await desk.record(page: page, for: context.officer)
    return try await deskPage(
      "操作记录", path: Link.record, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("操作记录", Link.record, isCurrent: true)],
      main: RecordPageView(record: record, check: check, token: token(.act("check", on: "record"), context))
        .html)
  }
}
