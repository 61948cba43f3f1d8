import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// Items on the desk: the list, one file, its limit and its papers. Writing stands in `ItemDeskDrafting`, the forms by
/// which an item moves in `ItemDeskActs`.
extension Portal {
  func addItemDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let items = staff.group("items")
    items.get(use: itemDeskList)
    items.get("new", use: newItem)
    items.post("new", use: draftItem)
    items.get(":key", use: itemDesk)
    items.get(":key/limit", use: itemDeskLimit)
    items.get(":key/attachments/:digest", use: itemDeskAttachment)
    items.get(":key/act/:action", use: itemForm)
    items.post(":key/act/:action", use: actOnItem)
  }

  @Sendable
  private func itemDeskList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let officer = context.officer
    let query = request.query
    let body = query.text("body") ?? officer.body
    let inbox = try await desk.itemInbox(of: body, for: officer)
    var list = ItemDeskList(
      inbox: inbox, officer: officer, body: body, bodyName: try await desk.bodyName(body) ?? body,
      today: desk.today, calendar: desk.calendar, suffix: query.with("step", nil).with("page", nil))
    if let step = query.choice("step", of: ItemStep.self), !step.isInHand {
      let page = query.integer("page", in: 1...10_000) ?? 1
      let items = try await desk.items(
        of: body, at: step, for: officer, offset: (page - 1) * ItemDeskList.pageSize,
        limit: ItemDeskList.pageSize)
      list.shelf = .init(step: step, items: items, page: page)
    }
    let choice = BodyChoice(
      bodies: try await desk.bodiesInSight(of: officer), current: body, address: Link.itemDesk)
    return try await deskPage(
      "主动公开", path: Link.itemDesk, context: context,
      breadcrumb: [Way("主动公开", Link.itemDesk, isCurrent: true)], aside: choice.aside, main: list.html)
  }

  @Sendable
  private func itemDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let file = try itemFile(context)
    let dossier = try await desk.item(file, for: .officer(context.officer))
    let page = ItemDeskFile(
      dossier: dossier, officer: context.officer, today: desk.today,
      linked: await ways(to: dossier.item.draft.links.map(\.target), context.officer))
    return try await deskPage(
      dossier.item.draft.content.title, path: Link.itemDesk(file.key), context: context,
      breadcrumb: [Way("主动公开", Link.itemDesk), Way("案卷", Link.itemDesk(file.key), isCurrent: true)],
      main: page.html)
  }

  @Sendable
  private func itemDeskLimit(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let file = try itemFile(context)
    let dossier = try await desk.item(file, for: .officer(context.officer))
    guard let clock = dossier.clock else { throw Problem.notFound }
    let path = Link.itemDeskLimit(file.key)
    return try await deskPage(
      "公开期限逐日计算", path: path, context: context,
      breadcrumb: [
        Way("主动公开", Link.itemDesk), Way("案卷", Link.itemDesk(file.key)),
        Way("公开期限", path, isCurrent: true),
      ],
      main: ItemLimitPage(
        title: dossier.item.draft.content.title, key: file.key, clock: clock,
        calendar: dossier.calendars.calendar(of: clock),
        today: desk.today
      ).html)
  }

  @Sendable
  private func itemDeskAttachment(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let digest = PercentCoding.pathParameter(try context.parameters.require("digest"))
    let found = try await desk.attachment(
      digest, of: try itemFile(context), for: .officer(context.officer))
    return try await Download(
      path: found.path, filename: found.attachment.name, entityTag: "\"\(digest)\"", isInline: true
    ).response(to: request, context: context)
  }

  func itemFile(_ context: OfficerContext) throws -> FileID {
    FileID(.item, PercentCoding.pathParameter(try context.parameters.require("key")))
  }

  /// What items are called and where this officer finds them, as far as they may know: on the desk those of bodies in
  /// their sight, on the public site those of others.
  func ways(to files: [FileID], _ officer: Officer) async -> [FileID: Way] {
    var ways: [FileID: Way] = [:]
    for file in files {
      let dossier = try? await desk.item(file, for: .officer(officer))
      if let face = try? await desk.publicItem(file).face, case .item(let item) = face {
        ways[file] = Way(item.title, dossier == nil ? Link.item(file.key) : Link.itemDesk(file.key))
      } else if let dossier {
        ways[file] = Way(dossier.item.draft.content.title, Link.itemDesk(file.key))
      }
    }
    return ways
  }
}
