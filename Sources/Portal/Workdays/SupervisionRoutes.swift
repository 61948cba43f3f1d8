import Desk
import Hummingbird
import Statute
import WebParts

/// What is pressing in the bodies that somebody oversees (articles 46 and 47: supervising organs watch and urge).
extension Portal {
  func addSupervisionRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get("supervision", use: supervise)
  }

  @Sendable
  private func supervise(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let watched = try await desk.supervision(for: context.officer)
    let page = SupervisionPage(
      watched: watched, vigilance: try await desk.vigilance(for: context.officer),
      orders: try await desk.overdueRectifications(for: context.officer), query: request.query,
      today: desk.today)
    return try await deskPage(
      "督办", path: Link.supervision, context: context,
      breadcrumb: [Way("督办", Link.supervision, isCurrent: true)], main: page.html)
  }
}

/// The list by urgency, over all bodies or one, of all causes or one.
struct SupervisionPage: Component {
  /// So many rows are shown; the rest is reached by choosing a body or a cause.
  static let mostRows = 200

  let watched: [WatchedRequest]
  let vigilance: Vigilance
  /// Reports that were to be put right and are not, though the time is over.
  var orders: [OverdueRectification] = []
  let query: Query
  let today: Day

  private var cause: WatchedRequest.Cause? { query.choice("cause") }
  private var body: String? { query.text("body") }
  private var ofBody: [WatchedRequest] { watched.filter { body == nil || $0.row.summary.body == body } }

  var html: HTML {
    """
    <div class="page-head"><h1>督办</h1><p class="lead">截至\(today.chinese)</p></div>
    \(Tabs(label: "情形", ways: tabs))
    \(bodies)
    \(list)
    \(rectifications)
    <p class="small narrow">“即将到期”指剩余 \(vigilance.dueSoon) 个工作日以内；“中止过久”指停止计算超过 \(vigilance.suspended) 个工作日；\
    “久未确认”指到达后超过 \(vigilance.unconfirmed) 个工作日没有与申请人确认收到。这些是管理提醒，由本机关设置，不是法定期限。</p>
    """
  }

  private var tabs: [Way] {
    let all = Way("全部", address(cause: nil, body: body), isCurrent: cause == nil, count: ofBody.count)
    return [all]
      + WatchedRequest.Cause.allCases.map { one in
        Way(
          one.title, address(cause: one, body: body), isCurrent: cause == one,
          count: ofBody.count { $0.cause == one },
          isPressing: one == .overdue && ofBody.contains { $0.cause == one })
      }
  }

  private func address(cause: WatchedRequest.Cause?, body: String?) -> String {
    Link.supervision + Query().with("cause", cause?.rawValue).with("body", body).suffix
  }

  /// The bodies in which something is pressing, where there are several.
  private var bodies: HTML {
    let counts = Dictionary(grouping: watched) { $0.row.summary.body }
    guard counts.count > 1 else { return .empty }
    let ways = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.html {
      code, rows -> HTML in
      let name = rows.first?.bodyName ?? code
      let isCurrent = code == body
      return
        "<li><a href=\"\(address(cause: cause, body: isCurrent ? nil : code))\"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(name)（\(rows.count)）</a></li>"
    }
    return "<details\(attribute: "open", body != nil)><summary>按机关查看</summary><ul>\(ways)</ul></details>"
  }

  private var rectifications: HTML {
    guard !orders.isEmpty else { return .empty }
    let table = DataTable(
      caption: "逾期未整改的年度报告", note: "\(orders.count) 份",
      columns: [.init("机关"), .init("核查"), .init("通知日期", .whole), .init("整改期限", .whole)],
      rows: orders.map { order in
        [
          "<a href=\"\(Link.auditedReport(order.file.key, order.number))\">\(order.organ)</a>",
          "\(order.batch)",
          "\(order.on.description)", "<div>\(order.until.description) \(Badge(.late, "已逾期"))</div>",
        ]
      })
    return "<section>\(table)</section>"
  }

  private var list: HTML {
    let rows = ofBody.filter { cause == nil || $0.cause == cause }
    if rows.isEmpty {
      return EmptyState(
        title: "没有需要督办的申请", explanation: "逾期、即将到期、中止过久和久未确认的申请会列在这里，最急的在前。"
      ).html
    }
    let more: HTML =
      rows.count > Self.mostRows ? "<p>只列出最急的 \(Self.mostRows) 件，请选择情形或者机关查看其余。</p>" : .empty
    return """
      \(DataTable(
        caption: "需要督办的申请，最急的在前", note: "\(rows.count) 件",
        columns: [
          .init("编号", .whole), .init("机关"), .init("申请内容"), .init("环节"), .init("答复期限", .whole), .init("情形"),
        ],
        rows: rows.prefix(Self.mostRows).map(row)))
      \(more)
      """
  }

  private func row(_ watched: WatchedRequest) -> [HTML] {
    let summary = watched.row.summary
    let since: HTML =
      watched.since.map { "<br><span class=\"soft small\">自\($0.chinese)起</span>" } ?? .empty
    return [
      "<a href=\"\(Link.request(summary.file.key))\">\(summary.number)</a>", "\(watched.bodyName)",
      "\(summary.subject)", "\(Badge(summary.step.deskTone, summary.step.title))",
      "\(watched.row.due?.description ?? "—")", "\(watched.badge)\(since)",
    ]
  }
}

extension WatchedRequest.Cause {
  fileprivate var title: String {
    switch self {
    case .overdue: "已逾期"
    case .dueSoon: "即将到期"
    case .suspendedLong: "中止过久"
    case .unconfirmedLong: "久未确认"
    }
  }
}

extension WatchedRequest {
  fileprivate var badge: Badge {
    switch cause {
    case .overdue: Badge(.late, workdays == 0 ? "已逾期" : "逾期 \(workdays) 个工作日")
    case .dueSoon: workdays == 0 ? Badge(.today, "今日到期") : Badge(.soon, "还剩 \(workdays) 个工作日")
    case .suspendedLong: Badge(.paused, "中止 \(workdays) 个工作日")
    case .unconfirmedLong: Badge(.soon, "等待确认 \(workdays) 个工作日")
    }
  }
}
