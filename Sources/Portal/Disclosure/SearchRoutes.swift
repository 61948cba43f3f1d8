import Desk
import Hummingbird
import Statute
import WebParts

/// Searching what is public.
extension Portal {
  func addSearchRoutes(to router: Router<PortalContext>) {
    router.get("search", use: searchPage)
  }

  @Sendable
  private func searchPage(_ request: Request, _ context: PortalContext) async throws -> HTML {
    let query = Query(encoded: request.uri.query ?? "")
    let shown = ListPage(query)
    let question = SearchQuestion(query, shown)
    let answer = try await desk.search(question)
    let view = SearchPage(question: question, answer: answer, query: query.known, shown: shown)
    return page(
      PageHead(
        title: question.text.isEmpty ? "信息检索" : "检索：\(question.text)",
        column: .init(
          name: "信息检索", type: "信息公开目录", description: "检索已经公开的政府信息", keywords: "检索,政府信息公开目录"),
        isIndexed: query.fields.isEmpty),
      path: Link.search, context: context, breadcrumb: [Way("信息检索", Link.search, isCurrent: true)],
      query: question.text, aside: view.aside, main: view.html)
  }
}

extension SearchQuestion {
  /// From the address; what is not a choice of its filter is left out.
  init(_ query: Query, _ shown: ListPage, size: Int = ListPage.size) {
    let column = query.text("column", max: 10)
    let found = column.flatMap { Column(rawValue: String($0.prefix { $0 != "." })) }
    let text = query.text("q", max: 100) ?? ""
    self.init(
      text, body: query.text("body", max: 40), year: query.integer("year", in: 1_900...9_999), column: found,
      part: column.flatMap { found?.part($0)?.code }, validity: query.choice("validity"),
      order: query.choice("order") ?? (text.isEmpty ? .newest : .relevance), offset: shown.offset, limit: size
    )
  }
}

extension Query {
  /// Only what the search understands, so that links carry nothing else on.
  fileprivate var known: Query {
    var kept = Query()
    for name in ["q", "body", "year", "column", "validity", "order", "page"] {
      if let value = text(name, max: 100) { kept = kept.with(name, value) }
    }
    return kept
  }
}

/// What was found, how it divides, and what to do where it is nothing.
struct SearchPage: Component {
  let question: SearchQuestion
  let answer: SearchAnswer
  let query: Query
  let shown: ListPage

  var html: HTML {
    """
    <div class="page-head"><h1>\(title)</h1>\(order)</div>
    \(chosen)\(answer.findings.isEmpty ? nothing : list)
    """
  }

  private var title: HTML {
    question.text.isEmpty ? "信息检索" : "检索“\(question.text)”"
  }

  private var total: String {
    answer.isExact ? "共 \(Grouped.text(answer.count)) 条" : "约 \(Grouped.text(answer.count)) 条"
  }

  private var list: HTML {
    let pages = shown.pagination(total: answer.count, words: total, path: Link.search, query: query)
    let said: HTML = "<p class=\"soft\" role=\"status\">\(total)公开信息</p>"
    return "\(said)\(RowList(rows: answer.findings.map { RowList.Row($0) }))\(pages)"
  }

  private var order: HTML {
    if question.text.isEmpty || answer.findings.isEmpty { return .empty }
    let ways = SearchQuestion.Order.allCases.map { order in
      Way(
        order.title, address("order", order == .relevance ? nil : order.rawValue),
        isCurrent: order == question.order)
    }
    return Tabs(label: "排序", ways: ways).html
  }

  /// The filters that hold, each with the way to lift it.
  private var chosen: HTML {
    var filters: [(name: String, title: String)] = []
    if let body = question.body {
      filters.append(("body", answer.bodies.first { $0.code == body }?.title ?? "所选机关"))
    }
    if let year = question.year { filters.append(("year", "\(year)年")) }
    if let column = question.column {
      filters.append(("column", question.part.flatMap { column.part($0)?.title } ?? column.title))
    }
    if let validity = question.validity { filters.append(("validity", validity.title)) }
    if filters.isEmpty { return .empty }
    let links = filters.html { filter in
      """
      <li><a href="\(address(filter.name, nil))">\(filter.title)<span aria-hidden="true"> ×</span>\
      <span class="unseen">，取消此项筛选</span></a></li>
      """
    }
    return "<div class=\"filters no-print\"><div><span>筛选</span><ul>\(links)</ul></div></div>\n"
  }

  /// How what was found divides, each a way to narrow it.
  var aside: HTML? {
    let groups = [
      group("公开机关", "body", answer.bodies, chosen: question.body, limit: 15),
      group("年份", "year", answer.years, chosen: question.year.map(String.init), limit: 12),
      group("栏目", "column", answer.columns, chosen: question.column?.code, limit: 17),
      group("有效性", "validity", answer.validities, chosen: question.validity?.rawValue, limit: 3),
    ].compactMap { $0 }
    return groups.isEmpty ? nil : CatalogueTree("筛选", groups: groups).html
  }

  private func group(
    _ title: String, _ name: String, _ facets: [SearchAnswer.Facet], chosen: String?, limit: Int
  ) -> CatalogueTree.Group? {
    if facets.isEmpty { return nil }
    let nodes = facets.prefix(limit).map { facet in
      CatalogueTree.Node(
        facet.title, address(name, facet.code), count: facet.count, isCurrent: facet.code == chosen)
    }
    let all = chosen.map { _ in [CatalogueTree.Node("全部", address(name, nil))] } ?? []
    return CatalogueTree.Group(title: title, nodes: all + nodes)
  }

  /// The same search with one filter changed, from its first page.
  private func address(_ name: String, _ value: String?) -> String {
    Link.search + query.with("page", nil).with(name, value).suffix
  }

  private var nothing: HTML {
    if shown.number > 1 {
      return EmptyState(
        title: "这一页没有内容", explanation: "结果不到这一页。",
        actions: [Button("回到第一页", .secondary, address: address("page", nil))]
      ).html
    }
    let isFiltered = query.fields.contains { ["body", "year", "column", "validity"].contains($0.name) }
    let plain = Link.search + Query(["q": question.text]).suffix
    let advice: HTML = """
      <ul>
      \(HTML.if(isFiltered) { "<li><a href=\"\(plain)\">去掉筛选条件</a>，在全部机关和年份中检索</li>" })
      <li>用更短、更常见的词，例如只写“噪声”，不写整句</li>
      <li>记得文号或者索引号的，直接输入，例如“云政发〔2026〕12号”</li>
      <li>从<a href="\(Link.bodies)">机关目录</a>进入有关机关，按栏目查阅</li>
      <li>没有公开的，可以<a href="\(Link.apply)">提出政府信息公开申请</a></li>
      </ul>
      """
    return """
      <section class="empty"><h2>没有找到\(HTML.if(!question.text.isEmpty) { "与“\(question.text)”有关的" })公开信息</h2>\(advice)</section>
      """
  }
}
