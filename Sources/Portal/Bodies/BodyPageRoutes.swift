import Desk
import Hummingbird
import Statute
import WebParts

/// 政府信息公开专页 of a body: its four sections, its guide, its rules.
extension Portal {
  func addBodyPageRoutes(to router: Router<PortalContext>) {
    router.get("bodies/:code", use: bodyPage)
    router.get("bodies/:code/guide", use: guidePage)
    router.get("bodies/:code/rules", use: rulesPage)
  }

  @Sendable
  private func bodyPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let found = try await desk.bodyPage(try bodyCode(context), latest: 8)
      let rules = try await desk.catalogue(
        CatalogueFilter(body: found.body.code, column: .disclosureRules), limit: 5)
      let reports = try await desk.publishedReports(of: found.body.code)
      let view = BodyPageView(page: found, rules: rules.entries, reports: reports, today: desk.today)
      let code = found.body.code
      return PublicAnswer(
        page(
          PageHead(
            title: "\(found.body.name)政府信息公开",
            column: .init(
              name: "政府信息公开", type: "信息公开目录",
              description: "\(found.body.name)的政府信息公开指南、制度、法定主动公开内容和年报", keywords: "政府信息公开,\(found.body.name)"
            ),
            feed: Link.feed(code)),
          of: BodyHead(found.body), path: Link.body(code), context: context, aside: view.aside,
          main: view.html),
        tags: [PageTag.body(code), PageTag.content(code), PageTag.reports])
    }
  }

  @Sendable
  private func guidePage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let found = try await desk.bodyPage(try bodyCode(context), latest: 0)
      let code = found.body.code
      let path = Link.guide(code)
      let title = PlatformSection.guide.title
      let main: HTML =
        if let guide = found.guide {
          GuideView(guide: guide, body: found.body, practices: found.practices).html
        } else {
          "<h1>\(title)</h1>\(EmptyState(title: "公开指南正在编制", explanation: "指南写明信息的分类、编排体系、获取方式和公开工作机构的联系方式，公布后显示在这里。"))"
        }
      return PublicAnswer(
        page(
          PageHead(
            title: "\(found.body.name)\(title)",
            column: .init(
              name: title, type: "信息公开指南", description: "\(found.body.name)政府信息的分类、编排体系、获取方式和公开工作机构",
              keywords: "政府信息公开指南,依申请公开,联系方式")), of: BodyHead(found.body), path: path, context: context,
          breadcrumb: [Way(title, path, isCurrent: true)], main: main), tags: [PageTag.body(code)])
    }
  }

  @Sendable
  private func rulesPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let body = try await bodyHead(context)
      let query = Query(encoded: request.uri.query ?? "")
      let shown = ListPage(query)
      let found = try await desk.catalogue(
        CatalogueFilter(body: body.code, column: .disclosureRules), offset: shown.offset, limit: ListPage.size
      )
      let path = Link.rules(body.code)
      let title = PlatformSection.rules.title
      let list: HTML =
        found.entries.isEmpty
        ? EmptyState(title: "还没有公布公开制度", explanation: "《政府信息公开条例》和本机关、上级机关的政府信息公开规定公布后列在这里。").html
        : """
        \(RowList(found.entries))
        \(shown.pagination(
          total: found.total, words: "共 \(Grouped.text(found.total)) 条", path: path, query: query))
        """
      return PublicAnswer(
        page(
          PageHead(title: "\(body.name)\(title)", column: .init(.disclosureRules)), of: body, path: path,
          context: context, breadcrumb: [Way(title, path, isCurrent: true)],
          main: "<h1>\(title)</h1>\(list)"), tags: [PageTag.body(body.code), PageTag.content(body.code)])
    }
  }

  func bodyCode(_ context: PortalContext) throws -> String {
    PercentCoding.pathParameter(try context.parameters.require("code"))
  }
}

/// The page of a body: the four sections in the order and with the labels of the platform standard
/// (公开办函〔2019〕61号), and 依申请公开 beside them where the body takes requests.
struct BodyPageView: Component {
  let page: BodyPage
  let rules: [CatalogueEntry]
  let reports: [ReportSummary]
  let today: Day

  private var code: String { page.body.code }

  var html: HTML {
    """
    <div class="page-head"><h1>政府信息公开</h1>\(formerNames)</div>
    \(closure)\(PlatformSection.allCases.html(section))
    """
  }

  /// Within how long an answer comes, as the law of the day has it.
  private var promise: String {
    guard let term = Term.inForce(.reply, on: today) else { return "" }
    return "本机关自收到申请之日起 \(term.count) 个工作日内答复。"
  }

  /// Beside the sections: asking for what is not there.
  var aside: HTML? {
    guard page.body.takesRequests else { return nil }
    let office: HTML = HTML.let(page.guide?.office) { office in
      """
      <p class="small">受理机构：\(office.name)<br>地址：\(office.address)<br>时间：\(office.hours)<br>\
      电话：<span class="whole">\(office.telephone)</span></p>
      """
    }
    return """
      <section class="panel"><h2>依申请公开</h2>
      <p>没有找到需要的信息，可以向本机关提出申请。\(promise)</p>
      <div class="actions stacked">\(Button("申请公开", address: Link.applying(code)))\
      \(Button("查询办理进度", .secondary, address: Link.status))</div>\(office)</section>
      """
  }

  private var formerNames: HTML {
    if page.formerNames.isEmpty { return .empty }
    let names = page.formerNames.map { "\($0.name)（至\($0.until.chinese)）" }.joined(separator: "、")
    return "<p class=\"soft\">曾用名：\(names)</p>"
  }

  private var closure: HTML {
    guard let day = page.body.closedOn else { return .empty }
    let next: HTML = HTML.let(page.successor) { body in
      "其政府信息公开职责由<a href=\"\(Link.body(body.code))\">\(body.name)</a>承担。"
    }
    return Notice(.look, "本机关已经撤销", "<p>自\(day.chinese)起撤销，撤销前公开的信息仍可查阅。\(next)</p>").html
  }

  private func section(_ section: PlatformSection) -> HTML {
    let (content, more): (HTML, Way) =
      switch section {
      case .guide: (guide, Way("查看指南全文", Link.guide(code)))
      case .rules: (rulesList, Way("全部制度", Link.rules(code)))
      case .statutoryContent: (statutoryContent, Way("按栏目查看", Link.content(code)))
      case .annualReports: (reportList, Way("历年年报", Link.reports(code)))
      }
    return """
      <section>\(SectionHead(title: section.title, more: more))
      \(content)</section>

      """
  }

  private var guide: HTML {
    guard let office = page.guide?.office else {
      return "<p class=\"soft\">公开指南正在编制，公布后可以在这里查到公开工作机构的地址、时间和联系方式。</p>"
    }
    return MetadataHead(facts: office.facts).html
  }

  private var rulesList: HTML {
    rules.isEmpty ? "<p class=\"soft\">还没有公布公开制度。</p>" : RowList(rules).html
  }

  private var statutoryContent: HTML {
    let items = page.columns.html { state in
      let count: HTML =
        if state.items > 0 {
          "<small class=\"figures\">\(Grouped.text(state.items)) 条</small>"
        } else {
          "<small class=\"soft\">\(state.absence == nil ? "暂无" : "无此项职能")</small>"
        }
      return "<li><a href=\"\(Link.column(code, state.column))\">\(state.column.title)</a>\(count)</li>"
    }
    let latest: HTML = page.latest.isEmpty ? .empty : "<h3>最新公开</h3>\(RowList(page.latest))"
    return "<ul class=\"body-list\">\(items)</ul>\(latest)"
  }

  private var reportList: HTML {
    if reports.isEmpty { return "<p class=\"soft\">还没有公布年度报告。</p>" }
    let items = reports.prefix(6).html { report in
      "<li><a href=\"\(Link.report(code, report.year))\">\(report.year)年政府信息公开工作年度报告</a></li>"
    }
    return "<ul class=\"body-list\">\(items)</ul>"
  }
}

extension Guide.Office {
  /// As article 12 names them.
  var facts: [Fact] {
    [
      Fact("机构名称", "\(name)"), Fact("办公地址", "\(address)"), Fact("办公时间", "\(hours)"),
      Fact("联系电话", "<span class=\"whole\">\(telephone)</span>"), Fact("传真号码", "\(fax)"),
      Fact("互联网联系方式", "\(internet)"),
    ]
  }
}
