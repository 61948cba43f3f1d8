import Desk
import Hummingbird
import Statute
import WebParts

/// The front page of the county and the pages about the site itself.
extension Portal {
  func addFrontRoutes(to router: Router<PortalContext>) {
    router.get("/", use: frontPage)
    router.get("sitemap", use: siteMapPage)
    router.get("accessibility", use: accessibilityPage)
    router.get("design") { _, context in Gallery(display: context.display).html }
  }

  @Sendable
  private func frontPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let bodies = try await desk.bodies().filter { $0.closedOn == nil }
      let front = FrontPage(
        place: desk.settings.place, bodies: bodies, counts: try await desk.itemCounts(),
        newest: try await desk.newest(limit: 10), figures: try await desk.siteFigures(year: desk.today.year))
      let head = PageHead(
        title: site.name,
        column: .init(
          name: "首页", type: "首页", description: "\(desk.settings.place)各级行政机关依法公开的政府信息和依申请公开入口",
          keywords: "政府信息公开,政务公开,依申请公开,政府信息公开年报,\(desk.settings.place)"), feed: Link.feed)
      return PublicAnswer(
        page(head, path: Link.home, context: context, main: front.html),
        tags: [PageTag.catalogue, PageTag.bodies, PageTag.requests])
    }
  }

  @Sendable
  private func siteMapPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let bodies = try await desk.bodies().filter { $0.closedOn == nil }
      let main: HTML = """
        <h1>网站地图</h1>
        <section><h2>全站</h2>\(wayList(siteMapWays))</section>
        \(BodyKind.allCases.html { kind in
          let ofKind = bodies.filter { $0.kind == kind }
          return ofKind.isEmpty ? .empty : "<section><h2>\(kind.title)</h2>\(ofKind.html(siteMapEntry))</section>"
        })
        """
      return PublicAnswer(
        page(
          PageHead(title: "网站地图"), path: Link.siteMap, context: context,
          breadcrumb: [Way("网站地图", Link.siteMap, isCurrent: true)], main: main), tags: [PageTag.bodies])
    }
  }

  private var siteMapWays: [Way] {
    [
      Way("首页", Link.home), Way("机关目录", Link.bodies), Way("信息检索", Link.search),
      Way("政府信息公开年报汇总", Link.allReports), Way("申请公开政府信息", Link.apply),
      Way("办理进度查询", Link.status), Way("期限计算", Link.calculator), Way("无障碍说明", Link.accessibility),
      Way("信息订阅（Atom）", Link.feed), Way("数据接口说明", Link.apiDescription), Way("工作人员登录", Link.signIn),
    ]
  }

  private func siteMapEntry(_ body: BodySummary) -> HTML {
    let ways = bodyWays(BodyHead(body), "")
    return "<h3><a href=\"\(Link.body(body.code))\">\(body.name)</a></h3>\(wayList(ways))"
  }

  private func wayList(_ ways: [Way]) -> HTML {
    "<ul class=\"way-list\">\(ways.html { "<li><a href=\"\($0.address)\">\($0.title)</a></li>" })</ul>"
  }

  @Sendable
  private func accessibilityPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      PublicAnswer(
        page(
          PageHead(title: "无障碍说明"), path: Link.accessibility, context: context,
          breadcrumb: [Way("无障碍说明", Link.accessibility, isCurrent: true)],
          main: AccessibilityStatement(telephone: site.telephone).html), tags: [])
    }
  }
}

/// What most people come for, what is new, who publishes here.
struct FrontPage: Component {
  let place: String
  let bodies: [BodySummary]
  let counts: [String: Int]
  let newest: [CatalogueEntry]
  let figures: SiteFigures

  var html: HTML {
    """
    <h1 class="unseen">\(place)政府信息公开</h1>
    <p class="lead">\(place)各级行政机关在这里公开政府信息。可以直接查阅、下载；没有找到的，可以向机关提出申请，并随时查看办理进度和答复期限。</p>
    \(Doors(doors: doors))
    \(SectionHead(title: "最新公开", more: newest.isEmpty ? nil : Way("全部公开信息", Link.search + "?order=newest")))
    \(newestList)
    \(SectionHead(title: "\(figures.year)年公开情况", more: Way("历年年报", Link.allReports)))
    \(StatRow(stats: stats))
    \(SectionHead(title: "公开机关", more: Way("机关目录", Link.bodies)))
    \(bodies.isEmpty ? noBodies : BodyGroups(bodies: bodies, counts: counts).html)
    """
  }

  private var doors: [Doors.Door] {
    [
      .init(title: "查信息", address: Link.search, hint: "按标题、正文、文号、索引号检索已公开的信息"),
      .init(title: "申请公开", address: Link.apply, hint: "没有找到的，向制作或保存该信息的机关申请"),
      .init(title: "查进度", address: Link.status, hint: "凭申请编号和查询码查看办理情况"),
      .init(title: "看年报", address: Link.allReports, hint: "各机关历年政府信息公开工作年度报告"),
    ]
  }

  private var newestList: HTML {
    if newest.isEmpty {
      return EmptyState(title: "还没有公开的信息", explanation: "各机关的信息经审查、发布后列在这里，最新的在最前。").html
    }
    let names = Dictionary(bodies.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    return RowList(newest, names: names).html
  }

  private var noBodies: HTML {
    EmptyState(title: "还没有设置公开机关", explanation: "系统管理员设置机关后，按类别列在这里。").html
  }

  private var stats: [StatRow.Stat] {
    var stats = [
      StatRow.Stat(
        Grouped.text(figures.itemsOfYear), "条", "今年主动公开信息",
        address: Link.search + "?year=\(figures.year)", note: "累计 \(Grouped.text(figures.items)) 条"),
      StatRow.Stat(Grouped.text(figures.requests), "件", "今年收到公开申请"),
      StatRow.Stat(Grouped.text(figures.answered), "件", "今年办结公开申请"),
    ]
    if figures.answered > 0 {
      let inTime = figures.answered - figures.late
      stats.append(
        StatRow.Stat(
          Self.percent(inTime, of: figures.answered), "%", "按期办结",
          note: figures.late == 0 ? "无逾期" : "逾期 \(figures.late) 件"))
    }
    return stats
  }

  /// With one decimal, rounded down, so that 100 means all.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let thousandths = part * 1_000 / whole
    return thousandths == 1_000 ? "100" : "\(thousandths / 10).\(thousandths % 10)"
  }
}

/// What the site does so that everybody can use it, and whom to turn to where it fails.
struct AccessibilityStatement: Component {
  let telephone: String

  var html: HTML {
    """
    <div class="narrow"><h1>无障碍说明</h1>
    <p class="lead">本网站按照《无障碍环境建设法》《互联网网站适老化通用设计规范》的要求建设，使老年人、残疾人和其他使用者都能查阅政府信息、提出申请。</p>
    <h2>长者模式</h2>
    <p>每页右上角的“长者模式”把文字放大到 18 磅（24 像素），行距和按钮随之放大，再点一次恢复。选择会保存在本机。</p>
    <h2>键盘操作</h2>
    <p>全部功能可以只用键盘完成：Tab 键在链接、按钮和输入框之间移动，Enter 键打开或提交，焦点所在处有明显边框。每页开头有“跳到正文”。</p>
    <h2>读屏和朗读</h2>
    <p>页面使用标准的标题、列表、表格和表单标记，可以配合读屏软件使用。信息正文页有“朗读”按钮，由浏览器自带的语音朗读。</p>
    <h2>颜色</h2>
    <p>状态同时用文字、图形和颜色表示。正文与背景的对比度不低于 7∶1。系统设为深色时页面随之变为深色。</p>
    <h2>不使用脚本也能办事</h2>
    <p>关闭浏览器脚本后，查阅、检索、申请、查询进度仍可正常使用。</p>
    <h2>遇到困难</h2>
    <p>阅读、书写或者视听有困难的，可以到受理机关当面提出申请，工作人员应当提供必要的帮助（《政府信息公开条例》第四十三条）。\
    \(HTML.if(!telephone.isEmpty) { "使用本网站有困难的，请拨打 <span class=\"whole\">\(telephone)</span>。" })</p></div>
    """
  }
}
