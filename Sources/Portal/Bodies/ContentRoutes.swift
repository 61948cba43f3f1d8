import Desk
import Hummingbird
import Statute
import WebParts

/// 法定主动公开内容: the columns of articles 20 and 21 and the lists in them.
extension Portal {
  func addContentRoutes(to router: Router<PortalContext>) {
    router.get("bodies/:code/content", use: contentPage)
    router.get("bodies/:code/content/:column", use: columnPage)
  }

  @Sendable
  private func contentPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let found = try await desk.bodyPage(try bodyCode(context), latest: 0)
      let body = found.body
      var rows: [HTML] = []
      for state in found.columns {
        let parts = state.items > 0 ? try await desk.parts(of: state.column, in: body.code) : []
        rows.append(contentRow(state, parts.map { ($0.part, $0.items) }, of: body.code))
      }
      let path = Link.content(body.code)
      let title = PlatformSection.statutoryContent.title
      return PublicAnswer(
        page(
          PageHead(
            title: "\(body.name)\(title)",
            column: .init(
              name: title, type: "信息公开目录", description: "\(body.name)依照《政府信息公开条例》第二十条、第二十一条主动公开的政府信息",
              keywords: "法定主动公开内容,信息公开目录"), feed: Link.feed(body.code)), of: BodyHead(body), path: path,
          context: context, breadcrumb: [Way(title, path, isCurrent: true)],
          main: """
            <h1>\(title)</h1>
            \(SearchWithin(body: body.code, name: body.shortName.isEmpty ? body.name : body.shortName))
            <ul class="column-list">\(rows)</ul>
            """), tags: [PageTag.body(body.code), PageTag.content(body.code)])
    }
  }

  /// One column: how much stands in it since when, by its parts, or why there is nothing.
  private func contentRow(_ state: ColumnState, _ parts: [(ColumnPart, Int)], of body: String) -> HTML {
    let links = parts.filter { $0.1 > 0 }.map { part, count -> HTML in
      "<a href=\"\(Link.column(body, part.code))\">\(part.title)</a> <span class=\"figures\">\(count)</span>"
    }
    let below: HTML =
      if !links.isEmpty {
        "<p class=\"parts\">\(links.joined(separator: "　"))</p>"
      } else if let reason = state.absence, state.items == 0, !reason.contains("无此项职能") {
        "<p class=\"parts\">\(reason)</p>"
      } else {
        .empty
      }
    let count: HTML =
      if state.items > 0 {
        "\(Grouped.text(state.items)) 条"
      } else {
        state.absence == nil ? "暂无信息" : "无此项职能"
      }
    return """
      <li><a href="\(Link.column(body, state.column))">\(state.column.title)</a>\
      <span class="count-of">\(count)</span><span class="article">\(state.column.article.replacing("《政府信息公开条例》", with: "条例"))</span>\
      <span class="latest">\(HTML.let(state.latest) { "\($0.description) 更新" })</span>\(below)</li>

      """
  }

  @Sendable
  private func columnPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let asked = PercentCoding.pathParameter(try context.parameters.require("column"))
      guard let column = Column(rawValue: String(asked.prefix { $0 != "." })) else { throw Problem.notFound }
      let part = column.part(asked)
      guard asked == column.code || part != nil else { throw Problem.notFound }
      let found = try await desk.bodyPage(try bodyCode(context), latest: 0)
      guard let state = found.columns.first(where: { $0.column == column }) else { throw Problem.notFound }
      let query = Query(encoded: request.uri.query ?? "")
      let whole = CatalogueFilter(body: found.body.code, column: column, part: part?.code)
      var filter = whole
      filter.year = query.integer("year", in: 1_900...9_999)
      filter.validity = query.choice("validity")
      let shown = ListPage(query)
      let parts = try await desk.parts(of: column, in: found.body.code)
      let view = ColumnPage(
        page: found, state: state, part: part, parts: parts.map { ($0.part, $0.items) }, filter: filter,
        years: try await desk.catalogueYears(whole).map { ($0.year, $0.items) },
        list: try await desk.catalogue(filter, offset: shown.offset, limit: ListPage.size), shown: shown,
        query: query, today: desk.today)
      let section = PlatformSection.statutoryContent.title
      var crumbs = [
        Way(section, Link.content(found.body.code)), Way(column.title, Link.column(found.body.code, column)),
      ]
      if let part { crumbs.append(Way(part.title, view.path)) }
      crumbs[crumbs.count - 1].isCurrent = true
      var head = PageHead.Column(column)
      if let part { head.name = part.title }
      return PublicAnswer(
        page(
          PageHead(title: "\(part?.title ?? column.title) - \(found.body.name)", column: head),
          of: BodyHead(found.body), path: view.path, context: context, breadcrumb: crumbs, aside: view.aside,
          main: view.html), tags: [PageTag.body(found.body.code), PageTag.content(found.body.code)])
    }
  }
}

/// What a body has published in one column, or one part of it.
struct ColumnPage: Component {
  let page: BodyPage
  let state: ColumnState
  let part: ColumnPart?
  let parts: [(part: ColumnPart, items: Int)]
  let filter: CatalogueFilter
  let years: [(year: Int, items: Int)]
  let list: CataloguePage
  let shown: ListPage
  let query: Query
  let today: Day

  var path: String { Link.column(page.body.code, part?.code ?? state.column.code) }

  var html: HTML {
    """
    <div class="page-head"><h1>\(part?.title ?? state.column.title)</h1><p class="soft">\(state.column.article)</p></div>
    \(filters)\(rows)
    """
  }

  /// The tree of all columns, this one opened.
  var aside: HTML {
    let code = page.body.code
    let nodes = page.columns.map { state in
      let isOpen = state.column == self.state.column
      let children = (isOpen ? parts : []).map { part in
        CatalogueTree.Node(
          part.part.title, Link.column(code, part.part.code), count: part.items > 0 ? part.items : nil,
          isCurrent: part.part == self.part)
      }
      return CatalogueTree.Node(
        state.items == 0 && state.absence != nil ? "\(state.column.title)（无此项职能）" : state.column.title,
        Link.column(code, state.column), count: state.items > 0 ? state.items : nil,
        isCurrent: isOpen && part == nil, children)
    }
    return CatalogueTree(PlatformSection.statutoryContent.title, nodes).html
  }

  private var filters: HTML {
    guard !years.isEmpty else { return .empty }
    let unpaged = query.with("page", nil)
    func choice(_ title: String, _ name: String, _ value: String?, isCurrent: Bool) -> HTML {
      let address = path + unpaged.with(name, value).suffix
      return """
        <li><a href="\(address)"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(title)</a></li>
        """
    }
    let byYear =
      choice("全部", "year", nil, isCurrent: filter.year == nil)
      + years.html { choice("\($0.year)年", "year", String($0.year), isCurrent: filter.year == $0.year) }
    let byValidity =
      choice("全部", "validity", nil, isCurrent: filter.validity == nil)
      + Validity.allCases.html { choice($0.title, "validity", $0.rawValue, isCurrent: filter.validity == $0) }
    return """
      <div class="filters no-print"><div><span>年份</span><ul>\(byYear)</ul></div>\
      <div><span>有效性</span><ul>\(byValidity)</ul></div></div>

      """
  }

  private var rows: HTML {
    if list.entries.isEmpty { return empty }
    return """
      \(RowList(list.entries))
      \(shown.pagination(
        total: list.total, words: "共 \(Grouped.text(list.total)) 条", path: path, query: query))
      """
  }

  private var empty: HTML {
    if filter.year != nil || filter.validity != nil {
      return EmptyState(
        title: "没有符合条件的信息", explanation: "换一个年份，或者查看全部。",
        actions: [Button("查看全部", .secondary, address: path)]
      ).html
    }
    if let reason = state.absence, state.items == 0 {
      return EmptyState(title: "无此项职能", explanation: "\(page.body.name)说明：\(reason)").html
    }
    let limit = Term.inForce(.publication, on: today).map { "应当在\($0.count)个工作日内公开，" } ?? ""
    return EmptyState(
      title: "暂无信息", explanation: "这类信息形成或者变更后，\(limit)公开后列在这里。"
    ).html
  }
}

/// A box to search with within one body.
struct SearchWithin: Component {
  let body: String
  let name: String

  var html: HTML {
    """
    <form class="search within" role="search" action="\(Link.search)"><label class="unseen" for="search-within">\
    在\(name)公开的信息中检索</label><input type="hidden" name="body" value="\(body)">\
    <input type="search" id="search-within" name="q" placeholder="在\(name)公开的信息中检索" maxlength="100" \
    enterkeyhint="search"><button class="secondary">检索</button></form>
    """
  }
}
