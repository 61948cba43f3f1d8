import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Statute
import WebParts

/// The page of an item, its versions, its text and attachments to take away.
extension Portal {
  func addDisclosureRoutes(to router: Router<PortalContext>) {
    router.get("items/:key", use: itemPage)
    router.get("items/:key/versions/:number", use: itemVersionPage)
    router.get("items/by-index/:code/:serial", use: itemByIndex)
    router.get("items/:key/attachments/:digest", use: itemAttachment)
    for form in ItemTextForm.allCases {
      router.get("items/:key/text.\(form.rawValue)") { request, context in
        try await itemText(form, request, context)
      }
    }
    addSearchRoutes(to: router)
    addFrontRoutes(to: router)
    addFeedRoutes(to: router)
    addInterfaceRoutes(to: router)
  }

  @Sendable
  private func itemPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await itemPage(request, context, version: nil)
  }

  @Sendable
  private func itemVersionPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await itemPage(request, context, version: try context.parameters.require("number", as: Int.self))
  }

  private func itemPage(_ request: Request, _ context: PortalContext, version: Int?) async throws -> Response
  {
    let file = try itemFile(context)
    do {
      return try await cached(request, context) {
        let found = try await desk.publicItem(file, version: version)
        switch found.face {
        case .withdrawn(let item): throw Withdrawn(item: item, body: found.body)
        case .item(let item):
          let page = ItemPage(
            item: item, body: found.body, related: found.related, address: site.domain, formats: paperFormats)
          let tags =
            [PageTag.item(file.key), PageTag.body(item.body)]
            + found.related.map { PageTag.item($0.entry.file.key) }
          return PublicAnswer(html(of: page, request.uri.path, context), tags: Set(tags))
        }
      }
    } catch let gone as Withdrawn {
      return html(of: gone, request.uri.path, context).response(.gone, headers: [.cacheControl: "no-store"])
    }
  }

  private func html(of page: ItemPage, _ path: String, _ context: PortalContext) -> HTML {
    let item = page.item
    let head = PageHead(
      title: item.title, column: item.column.map(PageHead.Column.init),
      article: .init(
        title: item.title, publishedAt: "\(item.published.day) \(item.published.clockText)",
        source: item.issuer.isEmpty ? page.body?.name ?? site.organizer : item.issuer,
        keywords: item.keywords.isEmpty ? nil : item.keywords.joined(separator: ","),
        description: item.abstract.isEmpty ? nil : item.abstract,
        address: desk.settings.address + Link.item(item.file.key)))
    let contents = ItemTextPage(text: item.text).contents
    let aside: HTML? = contents.isEmpty ? nil : CatalogueTree("本文目录", contents).html
    guard let body = page.body.map(BodyHead.init) else {
      return self.page(head, path: path, context: context, aside: aside, main: page.html)
    }
    var crumbs: [Way] = []
    if let column = item.column {
      if column.section == .statutoryContent {
        crumbs.append(Way(PlatformSection.statutoryContent.title, Link.content(body.code)))
      }
      crumbs.append(Way(column.title, Link.column(body.code, column)))
    }
    return self.page(
      head, of: body, path: path, context: context,
      breadcrumb: crumbs + [Way(item.isCurrent ? "正文" : "历史版本", path, isCurrent: true)], aside: aside,
      main: page.html)
  }

  /// The page in the place of what was withdrawn: that it was, when and why, and nothing of what it said.
  private func html(of gone: Withdrawn, _ path: String, _ context: PortalContext) -> HTML {
    let item = gone.item
    var facts = [Fact("索引号", "\(IndexNumber(item.indexNumber))")]
    if let body = gone.body { facts.append(Fact("发布机关", "\(body.name)")) }
    if let day = item.on { facts.append(Fact("撤下日期", "\(DayText(day))", isAcross: true)) }
    facts.append(Fact("撤下原因", "\(item.reason)", isAcross: true))
    let explanation =
      item.on == nil ? "这个历史版本已经从网站撤下，正文和附件不再提供。" : "这条信息已经从网站撤下，正文和附件不再提供。索引号保留，不再用于其他信息。"
    let main: HTML = """
      <h1>内容已经撤下</h1><p class="lead">\(explanation)</p>
      \(MetadataHead(facts: facts))
      <p>需要了解详情的，可以联系发布机关的政府信息公开工作机构，或者<a href="\(Link.apply)">提出政府信息公开申请</a>。</p>
      """
    let head = PageHead(title: "内容已经撤下", isIndexed: false)
    guard let body = gone.body.map(BodyHead.init) else {
      return page(head, path: path, context: context, main: main)
    }
    return page(
      head, of: body, path: path, context: context, breadcrumb: [Way("内容已经撤下", path, isCurrent: true)],
      main: main)
  }

  /// By the number that never changes, for those who have it on paper.
  @Sendable
  private func itemByIndex(_ request: Request, _ context: PortalContext) async throws -> Response {
    let code = PercentCoding.pathParameter(try context.parameters.require("code"))
    let serial = PercentCoding.pathParameter(try context.parameters.require("serial"))
    let file = try await desk.item(indexNumber: code + "/" + serial)
    return Response(status: .found, headers: [.location: Link.item(file.key)])
  }

  @Sendable
  private func itemAttachment(_ request: Request, _ context: PortalContext) async throws -> Response {
    let digest = try context.parameters.require("digest")
    let found = try await desk.attachment(digest, of: try itemFile(context), for: .anyone)
    return try await Download(
      path: found.path, filename: found.attachment.name, entityTag: "\"\(digest)\"",
      cacheControl: "public, no-cache"
    ).response(to: request, context: context)
  }

  /// The text to take away, on its own or as a page that needs nothing of the site.
  private func itemText(_ form: ItemTextForm, _ request: Request, _ context: PortalContext) async throws
    -> Response
  {
    let version = Query(encoded: request.uri.query ?? "").integer("version", in: 1...100_000)
    let found = try await desk.publicItem(try itemFile(context), version: version)
    guard case .item(let item) = found.face else { throw Problem.gone }
    let sheet = ItemSheet(item: item, source: desk.settings.address + Link.item(item.file.key))
    if let format = form.paper {
      return try await desk.printItem(item, facts: sheet.facts, source: sheet.source, as: format)
        .response(isPublic: true)
    }
    let name = "\(item.title).\(form.rawValue)"
    return Response(
      status: .ok,
      headers: [
        .contentType: ContentType.of(filename: name), .cacheControl: "public, no-cache",
        .contentDisposition: ContentDisposition.header(.attachment, filename: name),
      ],
      body: .init(byteBuffer: form == .html ? sheet.html.byteBuffer : ByteBuffer(string: sheet.plain)))
  }

  private func itemFile(_ context: PortalContext) throws -> FileID {
    FileID(.item, PercentCoding.pathParameter(try context.parameters.require("key")))
  }
}

/// What stands at an address is no longer public.
private struct Withdrawn: Error {
  let item: WithdrawnItem
  let body: BodySummary?
}

extension BodyHead {
  init(_ body: BodySummary) {
    self.init(code: body.code, name: body.name, takesRequests: body.takesRequests)
  }
}

extension PageHead.Column {
  init(_ column: Column) {
    let tags = Dictionary(
      MetaTag.column(column).map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first })
    self.init(
      name: column.title, type: tags["ColumnType"] ?? "信息公开目录", description: tags["ColumnDescription"] ?? "",
      keywords: tags["ColumnKeywords"] ?? "")
  }
}
