import Desk
import Hummingbird
import Statute
import WebParts

/// The list of bodies and the collection of their annual reports.
extension Portal {
  func addBodyRoutes(to router: Router<PortalContext>) {
    router.get("bodies", use: directory)
    router.get("reports", use: allReports)
    addBodyPageRoutes(to: router)
    addContentRoutes(to: router)
  }

  @Sendable
  private func directory(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let all = try await desk.bodies()
      let open = all.filter { $0.closedOn == nil }
      let closed = all.filter { $0.closedOn != nil }
      let counts = try await desk.itemCounts()
      let list =
        open.isEmpty
        ? EmptyState(title: "还没有设置公开机关", explanation: "系统管理员设置机关后，按类别列在这里。").html
        : BodyGroups(bodies: open, counts: counts).html
      let former: HTML =
        closed.isEmpty
        ? .empty
        : "<section><h2>已撤销的机关</h2><p class=\"soft\">撤销前公开的信息仍可查阅。</p>\(BodyList(bodies: closed, counts: counts))</section>"
      return PublicAnswer(
        page(
          PageHead(
            title: "机关目录",
            column: .init(
              name: "机关目录", type: "概况信息", description: "\(desk.settings.place)公开政府信息的行政机关和公共企事业单位",
              keywords: "机关目录,政府信息公开")), path: Link.bodies, context: context,
          breadcrumb: [Way("机关目录", Link.bodies, isCurrent: true)],
          main: """
            <div class="page-head"><h1>机关目录</h1><p class="soft">共 \(open.count) 个</p></div>
            <p class="lead">每个机关有自己的政府信息公开专页：公开指南、公开制度、法定主动公开内容和年报。</p>\(list)\(former)
            """), tags: [PageTag.bodies, PageTag.catalogue])
    }
  }

  /// 政府信息公开年报 of all bodies on one page (platform standard P-9).
  @Sendable
  private func allReports(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let bodies = try await desk.bodies().filter { $0.kind.takesRequests }
      let reports = try await desk.allPublishedReports()
      let years = Set(reports.values.flatMap { $0.map(\.year) }).sorted(by: >)
      let main: HTML =
        years.isEmpty
        ? EmptyState(
          title: "还没有公布年度报告",
          explanation: """
            县级以上人民政府部门应当在每年\(Term.Name.annualReportDepartment.words(on: desk.today) ?? "规定日期前")公布上一年度的\
            政府信息公开工作年度报告，县级以上地方人民政府的报告在\
            \(Term.Name.annualReportGovernment.words(on: desk.today) ?? "规定日期前")公布。公布后列在这里。
            """
        ).html
        : years.html { year in
          let rows = bodies.filter { body in reports[body.code]?.contains { $0.year == year } == true }
          return """
            <section><h2>\(year)年</h2><ul class="body-list">\(rows.html { body in
            "<li><a href=\"\(Link.report(body.code, year))\">\(body.name)</a></li>"
            })</ul></section>
            """
        }
      return PublicAnswer(
        page(
          PageHead(
            title: "政府信息公开年报汇总",
            column: .init(
              name: "政府信息公开年报", type: "信息公开年报", description: "\(desk.settings.place)各机关政府信息公开工作年度报告",
              keywords: "年度报告,政府信息公开年报")), path: Link.allReports, context: context,
          breadcrumb: [Way("政府信息公开年报", Link.allReports, isCurrent: true)],
          main: "<h1>政府信息公开年报</h1>\(main)"), tags: [PageTag.bodies, PageTag.reports])
    }
  }
}

/// Bodies by kind, each with how much it has published.
struct BodyGroups: Component {
  let bodies: [BodySummary]
  let counts: [String: Int]

  var html: HTML {
    BodyKind.allCases.html { kind in
      let ofKind = bodies.filter { $0.kind == kind }
      return ofKind.isEmpty
        ? .empty : "<section><h3>\(kind.title)</h3>\(BodyList(bodies: ofKind, counts: counts))</section>"
    }
  }
}

struct BodyList: Component {
  let bodies: [BodySummary]
  let counts: [String: Int]

  var html: HTML {
    let items = bodies.html { body in
      """
      <li><a href="\(Link.body(body.code))">\(body.name)</a>\
      <small class="soft figures">\(Grouped.text(counts[body.code] ?? 0)) 条</small></li>
      """
    }
    return "<ul class=\"body-list\">\(items)</ul>"
  }
}
