import Desk
import Statute
import WebParts

/// The first page after signing in: what waits for this person, the most pressing first.
struct StartPage: Component {
  let officer: Officer
  let rows: [InboxRow]
  let handles: Bool
  let today: Day
  /// How many items wait for this person.
  var items = 0

  private var mine: [InboxRow] { rows.filter { $0.summary.step.waits(for: officer.roles) } }

  var html: HTML {
    """
    <h1>工作台</h1>
    <p class="lead">\(officer.name)，今天是\(today.chinese)，星期\(Self.weekdays[today.weekday - 1])。</p>
    \(handles ? waiting : elsewhere)
    """
  }

  private var waiting: HTML {
    let late = rows.count { ($0.left ?? 1) < 0 }
    let soon = rows.count { (0...LimitView.soon).contains($0.left ?? .max) }
    let stats = StatRow(stats: [
      .init("\(mine.count)", "件", "等我办理", address: Link.requestInbox + "?mine=1"),
      .init("\(soon)", "件", "\(LimitView.soon) 个工作日内到期", address: Link.requestInbox),
      .init("\(late)", "件", "已逾期", address: Link.requestInbox),
      .init("\(rows.count)", "件", "在办申请", address: Link.requestInbox),
      .init("\(items)", "条", "等我办理的公开信息", address: Link.itemDesk),
    ])
    return "\(stats)\(SectionHead(title: "等我办理的申请", more: Way("全部在办", Link.requestInbox)))\(list)"
  }

  private var list: HTML {
    let rows = mine.prefix(10)
    if rows.isEmpty {
      return EmptyState(title: "现在没有等您办理的申请", explanation: "轮到您的岗位办理的申请会列在这里，最急的在前。").html
    }
    return DataTable(
      caption: "等我办理的申请", isCaptionUnseen: true,
      columns: [.init("编号", .whole), .init("申请内容"), .init("环节"), .init("答复期限", .whole), .init("剩余")],
      rows: rows.map { row in
        [
          "<a href=\"\(Link.request(row.summary.file.key))\">\(row.summary.number)</a>",
          "\(row.summary.subject)",
          "\(Badge(row.summary.step.deskTone, row.summary.step.title))", "\(row.due?.description ?? "—")",
          "\(row.urgency)",
        ]
      }
    ).html
  }

  private var elsewhere: HTML {
    if officer.roles.contains(.supervisor) {
      return Doors(doors: [
        .init(title: "各机关依申请公开台账", address: Link.requestInbox, hint: "查看下级机关申请的办理进度和期限")
      ]).html
    }
    return EmptyState(title: "没有待办的案卷", explanation: "您的岗位不办理案卷，请从上方的栏目进入。").html
  }

  private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
}

/// What a search of the desk has found.
struct FoundPage: Component {
  let text: String
  let found: [RequestSummary]

  var html: HTML {
    "<h1>检索</h1>\(HTML.if(!text.isEmpty) { "<p class=\"lead\">编号或者内容含有“\(text)”的申请</p>" })\(list)"
  }

  private var list: HTML {
    if found.isEmpty {
      return EmptyState(
        title: text.isEmpty ? "请输入编号或者内容" : "没有找到", explanation: "可以输入申请编号（例如 2026-0042）或者申请内容中的几个字。"
      ).html
    }
    return DataTable(
      caption: "找到的申请，最近收到的在前",
      columns: [.init("编号", .whole), .init("申请内容"), .init("环节"), .init("收到", .whole)],
      rows: found.map { summary in
        [
          "<a href=\"\(Link.request(summary.file.key))\">\(summary.number)</a>", "\(summary.subject)",
          "\(Badge(summary.step.deskTone, summary.step.title))", "\(summary.receivedOn.description)",
        ]
      }
    ).html
  }
}
