import WebParts

/// Every part of the design on one page, with made-up words: to look at, to compare, and to test against.
///
/// Built from literals alone, so that it can be shown without a store; the county does not exist.
struct Gallery: Component {
  var display = Display()

  var html: HTML {
    PageFrame(
      site: Self.site,
      head: PageHead(
        title: "界面样式",
        column: .init(name: "界面样式", type: "首页", description: "全部界面部件", keywords: "界面,样式"), isIndexed: false),
      ways: [
        Way("首页", "/"), Way("政府信息公开指南", "/guide"), Way("政府信息公开制度", "/rules"),
        Way("法定主动公开内容", "/catalogue", isCurrent: true), Way("政府信息公开年报", "/reports"),
        Way("依申请公开", "/requests"),
      ],
      breadcrumb: [Way("首页", "/"), Way("法定主动公开内容", "/catalogue"), Way("界面样式", "/design")],
      path: "/design", display: display, signIn: Way("工作人员登录", "/sign-in"),
      aside: "\(Self.tree)", main: main
    ).html
  }

  /// The frame of the desk around the parts that the desk uses.
  var desk: DeskFrame {
    DeskFrame(
      site: Self.site, title: "界面样式", bodyName: "云岭县教育体育局", person: "周宁", role: "信息员",
      ways: [
        Way("待办", "/desk", isCurrent: true, count: 4, isPressing: true),
        Way("依申请公开", "/desk/requests", count: 11),
        Way("信息发布", "/desk/items", count: 2), Way("督办", "/desk/supervision"), Way("年度报告", "/desk/report"),
        Way("人员", "/desk/people"),
      ],
      breadcrumb: [Way("待办", "/desk"), Way("申请 2026-0042", "/desk/requests/42")], path: "/design/desk",
      display: display, token: HiddenInput(name: "token", value: "t0k3n"), main: "\(time)\(tables)")
  }

  static let site = Site(
    name: "云岭县政府信息公开", domain: "www.yunling.gov.cn", idCode: "5309990001",
    organizer: "云岭县人民政府办公室", operatedBy: "云岭县政务服务中心", telephone: "0888-555 0123",
    address: "云岭县城关镇府前路 1 号", hours: "工作日 8:30—12:00，14:30—18:00", icpNumber: "滇ICP备00000000号",
    policeNumber: "滇公网安备 53099900000001号", certificateAddress: "https://example.gov.cn/certificate",
    faultAddress: "https://example.gov.cn/fault")

  private static let tree = CatalogueTree(
    "法定主动公开内容",
    [
      .init("履职依据", "/c/A01", count: 312),
      .init(
        "机构职能", "/c/A02", count: 86,
        [.init("机关简介", "/c/A02-1"), .init("领导信息", "/c/A02-2"), .init("机构设置", "/c/A02-3")]),
      .init("规划信息", "/c/A03", count: 24),
      .init(
        "财政预算、决算", "/c/A07", count: 158,
        [.init("部门预算", "/c/A07-1", count: 96, isCurrent: true), .init("部门决算", "/c/A07-2", count: 62)]),
      .init("行政事业性收费", "/c/A08", count: 9),
      .init("重大建设项目", "/c/A10", count: 47),
      .init("统计信息（无此项职能）"),
    ])

  private var main: HTML {
    """
    <div class="page-head"><h1>界面样式</h1><p class="soft">全部部件各一例，文字均为虚构</p></div>
    \(Tabs(label: "部分", ways: [
      Way("公开网站", "#public", isCurrent: true), Way("表单", "#forms", count: 3),
      Way("期限", "#time", count: 2, isPressing: true), Way("图表", "#charts"),
    ]))
    \(lists)\(document)\(messages)\(forms)\(time)\(tables)\(charts)\(letter)
    """
  }
}
