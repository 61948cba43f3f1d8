import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The doors of the three administrators (三员分立), and behind them the settings of the site, the list of bodies and the
/// record. Calendars, people and the pages of one body have routes of their own.
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
    guard !context.officer.roles.isDisjoint(with: Role.administrators) else { throw Problem.forbidden }
    let page = AdministrationPage(
      roles: context.officer.roles, keepsSite: desk.mayKeepSite(context.officer), calendar: desk.calendar)
    return try await deskPage(
      "系统管理", path: Link.administration, context: context,
      breadcrumb: [Way("系统管理", Link.administration, isCurrent: true)], main: page.html)
  }

  // MARK: Settings of the site

  /// What holds for the whole site is for its own system administrator.
  func siteOnly(_ context: OfficerContext) throws {
    guard desk.mayKeepSite(context.officer) else { throw Problem.forbidden }
  }

  @Sendable
  private func siteSettingsForm(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let settings = try await desk.keptSettings(for: context.officer)
    return try await show(SiteSettingsForm(form: SiteSettingsForm.form(settings), faults: []), context)
  }

  @Sendable
  private func keepSiteSettings(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try siteOnly(context)
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

  private func bodiesOnly(_ context: OfficerContext) throws {
    let officer = context.officer
    guard Visibility.may(.officer(officer), see: .bodies(under: officer.body)) else {
      throw Problem.forbidden
    }
  }

  @Sendable
  private func bodyList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try bodiesOnly(context)
    let page = BodyListPage(all: try await desk.bodies(), officer: context.officer)
    return try await deskPage(
      "机关", path: Link.bodyAdministration, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("机关", Link.bodyAdministration, isCurrent: true)],
      main: page.html)
  }

  @Sendable
  private func newBody(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try bodiesOnly(context)
    return try await show(FoundingForm(form: Form(["parent": context.officer.body]), faults: []), context)
  }

  @Sendable
  private func foundBody(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try bodiesOnly(context)
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
        parent: text("parent").isEmpty ? nil : text("parent"), order: order + 1, by: context.officer,
        once: form.once)
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
