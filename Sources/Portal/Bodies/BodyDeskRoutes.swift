import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// What a body says of itself: its office keeps guide, statements and practices, the system administrator its name and
/// place. One set of forms serves both; which of them somebody gets, `Body` says.
extension Portal {
  func addBodyDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get("body", use: bodyDesk)
    staff.get("body/act/:action", use: bodyForm)
    staff.post("body/act/:action", use: actOnBody)
    let bodies = staff.group("administration").group("bodies")
    bodies.get(":code", use: bodyDesk)
    bodies.get(":code/act/:action", use: bodyForm)
    bodies.post(":code/act/:action", use: actOnBody)
  }

  /// The place of a body on the desk: the own one of its people, or one among those in an administrator's charge.
  private func place(_ context: OfficerContext) -> BodyPlace {
    if let code = context.parameters.get("code") {
      BodyPlace(code: PercentCoding.pathParameter(code), isOwn: false)
    } else {
      BodyPlace(code: context.officer.body, isOwn: true)
    }
  }

  @Sendable
  private func bodyDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let place = place(context)
    let dossier = try await desk.bodyDossier(place.code, for: context.officer)
    let page = BodyDeskPage(
      dossier: dossier, place: place, columns: try await desk.completeness(of: place.code),
      parent: try await parentName(dossier.body))
    return try await deskPage(
      dossier.body.name, path: place.home, context: context,
      breadcrumb: place.breadcrumb + [
        Way(place.isOwn ? "本机关" : dossier.body.name, place.home, isCurrent: true)
      ],
      main: page.html)
  }

  private func parentName(_ body: Body) async throws -> String? {
    guard let parent = body.parent else { return nil }
    return try await desk.bodyName(parent)
  }

  @Sendable
  private func bodyForm(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let page = try await bodyActPage(Form(request.query.fields), context)
    guard page.dossier.actions.contains(page.action) else { throw Problem.forbidden }
    return try await show(page, context)
  }

  private func bodyActPage(_ form: Form, _ context: OfficerContext) async throws -> BodyActPage {
    guard let action = BodyAction(rawValue: try context.parameters.require("action")), action != .found else {
      throw Problem.notFound
    }
    let place = place(context)
    let dossier = try await desk.bodyDossier(place.code, for: context.officer)
    return BodyActPage(action: action, dossier: dossier, place: place, form: form)
  }

  @Sendable
  private func actOnBody(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let form = try await Form.read(request)
    var page = try await bodyActPage(form, context)
    try check(form, .act(page.action.rawValue, on: page.place.code), context)
    guard page.dossier.actions.contains(page.action) else { throw Problem.forbidden }
    do {
      guard let command = page.command else {
        page.notice = "请把表单填写完整。"
        return try await show(page, context).response(.unprocessableContent)
      }
      try await desk.act(
        command, on: page.place.code, expecting: form["version"].flatMap { Int($0) } ?? 0,
        by: context.officer,
        once: form.once)
      return .seeOther(page.place.home)
    } catch let refusal as BodyRefusal {
      page.add(refusal)
      return try await show(page, context).response(.unprocessableContent)
    } catch DeskError.stale {
      page.notice = "打开表单之后，有人办理了本机关的事项。填写的内容仍在下面，核对后可以再次提交。"
      page.isFresh = true
      return try await show(page, context).response(.conflict)
    }
  }

  private func show(_ page: BodyActPage, _ context: OfficerContext) async throws -> HTML {
    let path = page.place.act(page.action)
    let bodies = try await bodies(for: page, context)
    return try await deskPage(
      page.action.title, path: path, context: context,
      breadcrumb: page.place.breadcrumb + [
        Way(page.place.isOwn ? "本机关" : page.dossier.body.name, page.place.home),
        Way(page.action.title, path, isCurrent: true),
      ],
      main: page.html(bodies: bodies, token: token(.act(page.action.rawValue, on: page.place.code), context)))
  }
}

extension Portal {
  /// The bodies among which a form lets choose.
  private func bodies(for page: BodyActPage, _ context: OfficerContext) async throws -> [BodySummary] {
    switch page.action {
    case .placeUnder:
      let code = page.place.code
      let below = try await desk.bodies().codes(below: code)
      return try await bodiesInCharge(of: context.officer).filter {
        $0.code != code && !below.contains($0.code)
      }
    case .close: return try await desk.bodies().filter { $0.closedOn == nil }
    default: return []
    }
  }
}

/// Where a body's pages stand on the desk.
struct BodyPlace: Sendable {
  let code: String
  let isOwn: Bool

  var home: String { isOwn ? Link.bodyDesk : Link.bodyAdministration(code) }
  func act(_ action: BodyAction) -> String { isOwn ? Link.bodyAct(action) : Link.bodyAct(code, action) }

  var breadcrumb: [Way] {
    isOwn ? [] : [Way("系统管理", Link.administration), Way("机关", Link.bodyAdministration)]
  }
}
