import Desk
import Statute
import WebParts

/// The items of a body as its people work through them: what waits for this person first, then the rest by step.
struct ItemDeskList: Component {
  static let pageSize = 30

  /// Items that nobody has in hand: published, filed, withdrawn, given up.
  struct Shelf: Sendable {
    let step: ItemStep
    let items: [ItemSummary]
    /// From 1.
    let page: Int
  }

  let inbox: ItemInbox
  let officer: Officer
  let body: String
  let bodyName: String
  let today: Day
  let calendar: WorkCalendar
  /// What the addresses of the other tabs carry on: the body that a supervisor looks at.
  let suffix: Query
  var shelf: Shelf?

  var html: HTML {
    """
    <div class="page-head"><h1>主动公开</h1>\(HTML.if(body != officer.body) { "<p class=\"soft\">\(bodyName)</p>" })</div>
    \(Tabs(label: "主动公开信息", ways: tabs))\(drafting)
    \(HTML.let(shelf, list, else: { inHand }))
    """
  }

  private var drafting: HTML {
    let drafters = Item.flow.role(for: .revise, at: .drafting, among: officer.roles)
    guard body == officer.body, drafters != nil else { return .empty }
    return "<div class=\"actions no-print\">\(Button("起草信息", address: Link.newItem))</div>"
  }

  private var tabs: [Way] {
    var ways = [
      Way(
        "在办", Link.itemDesk + suffix.suffix, isCurrent: shelf == nil, count: inbox.inHand.count,
        isPressing: inbox.inHand.contains { urgency($0).isPressing })
    ]
    for step in [ItemStep.published, .filed, .withdrawn, .discarded] {
      let title = step == .filed ? "已存档" : step.title
      ways.append(
        Way(
          title, Link.itemDesk + suffix.with("step", step.rawValue).suffix, isCurrent: shelf?.step == step,
          count: inbox.counts[step]))
    }
    return ways
  }

  // MARK: In hand

  private var waiting: [ItemSummary] {
    body == officer.body ? inbox.waiting(for: officer.roles) : []
  }

  private var inHand: HTML {
    if inbox.inHand.isEmpty {
      return EmptyState(title: "没有在办的信息", explanation: "起草、审查和待发布的信息列在这里，快到期的排在最前。").html + reassessing
    }
    let mine = waiting
    let rest = inbox.inHand.filter { !mine.contains($0) }
    let byStep = ItemStep.allCases.filter(\.isInHand).compactMap { step in
      let items = rest.filter { $0.step == step }
      return items.isEmpty ? nil : (step, items)
    }
    let first: HTML =
      body == officer.body
      ? """
      <section><h2>待我办理</h2>\
      \(mine.isEmpty ? "<p class=\"soft\">目前没有等您办理的信息。</p>" : table("待我办理", mine, showsStep: true))</section>
      """ : .empty
    return """
      \(first)\(reassessing)\(byStep.html { step, items in
        "<section><h2>\(step.title)（\(items.count)）</h2>\(table(step.title, items, showsStep: false))</section>\n"
      })
      """
  }

  private var reassessing: HTML {
    if inbox.toReassess.isEmpty { return .empty }
    let rows = inbox.toReassess.map { item -> [HTML] in
      [link(item), "\(item.attribute.title)", "\(item.touchedOn.description)"]
    }
    return """
      <section><h2>应当重新评估的信息</h2>
      <p class="soft">不予公开、依申请公开的信息存档满一年，应当评估能否转为公开（《政府信息公开条例》第十八条）。</p>
      \(DataTable(caption: "应当重新评估的信息", isCaptionUnseen: true, columns: [.init("标题"), .init("公开属性"), .init("存档日期", .whole)], rows: rows))</section>
      """
  }

  private func table(_ caption: String, _ items: [ItemSummary], showsStep: Bool) -> HTML {
    let rows = items.map { item -> [HTML] in
      var cells: [HTML] = [link(item)]
      if showsStep { cells.append(item.step.badge(isReturned: item.isReturned).html) }
      cells.append("\(item.column?.title ?? "未定")")
      cells.append(limit(item))
      cells.append(marks(item, showsStep: showsStep))
      return cells
    }
    var columns: [DataTable.Column] = [.init("标题")]
    if showsStep { columns.append(.init("环节")) }
    columns += [.init("栏目"), .init("公开期限"), .init("提示")]
    return DataTable(caption: caption, isCaptionUnseen: true, columns: columns, rows: rows).html
  }

  private func link(_ item: ItemSummary) -> HTML {
    "<a href=\"\(Link.itemDesk(item.file.key))\">\(item.title)</a>"
  }

  private func limit(_ item: ItemSummary) -> HTML {
    guard let due = item.due else { return "<span class=\"soft\">—</span>" }
    let urgency = urgency(item)
    let day: HTML = "<span class=\"whole figures\">\(due.description)</span>"
    return urgency.badge.map { "<span>\(day) \($0)</span>" } ?? day
  }

  private func urgency(_ item: ItemSummary) -> Urgency {
    Urgency(due: item.due, today: today, calendar: calendar)
  }

  private func marks(_ item: ItemSummary, showsStep: Bool) -> HTML {
    var marks: [Badge] = []
    if item.isReturned, !showsStep { marks.append(Badge(.ended, "被退回")) }
    if item.isBlocked { marks.append(Badge(.late, "检查未通过")) }
    if item.isPublic { marks.append(Badge(.plain, "修订")) }
    return marks.isEmpty ? "<span class=\"soft\">—</span>" : "\(marks)"
  }

  // MARK: At rest

  private func list(_ shelf: Shelf) -> HTML {
    if shelf.items.isEmpty {
      return EmptyState(title: "没有\(shelf.step.title)的信息", explanation: shelf.step.emptyWords).html
    }
    let rows = shelf.items.map { item -> [HTML] in
      [
        link(item), "\(item.column?.title ?? "—")",
        item.indexNumber.map { IndexNumber($0).html } ?? "<span class=\"soft\">—</span>",
        "\(item.touchedOn.description)",
      ]
    }
    let total = inbox.counts[shelf.step] ?? shelf.items.count
    let suffix = suffix.with("step", shelf.step.rawValue)
    return """
      \(DataTable(
        caption: shelf.step.title, isCaptionUnseen: true,
        columns: [.init("标题"), .init("栏目"), .init("索引号"), .init("最近办理", .whole)], rows: rows))
      \(Pagination(
        current: shelf.page, last: max(1, (total + Self.pageSize - 1) / Self.pageSize), total: "共 \(Grouped.text(total)) 条",
        address: { Link.itemDesk + suffix.with("page", String($0)).suffix }))
      """
  }
}

/// How near the end of a limit is.
struct Urgency: Sendable {
  /// Working days left; negative where the limit has passed.
  let left: Int?
  let isToday: Bool

  init(due: Day?, today: Day, calendar: WorkCalendar) {
    isToday = due == today
    guard let due else {
      left = nil
      return
    }
    if due < today {
      left = -((try? calendar.workdays(after: due, through: today)) ?? 1)
    } else {
      left = try? calendar.workdays(after: today, through: due)
    }
  }

  var isPressing: Bool { left.map { $0 <= LimitView.soon } ?? false }

  var badge: Badge? {
    if isToday { return Badge(.today, "今日到期") }
    guard let left else { return nil }
    if left < 0 { return Badge(.late, "逾期 \(-left) 个工作日") }
    return left <= LimitView.soon ? Badge(.soon, "还剩 \(left) 个工作日") : nil
  }
}

extension ItemStep {
  func badge(isReturned: Bool = false) -> Badge {
    switch self {
    case .drafting: isReturned ? Badge(.ended, "被退回") : Badge(.plain, title)
    case .sectionReview, .secrecyReview, .officeReview, .finalReview, .publication: Badge(.open, title)
    case .published: Badge(.good, title)
    case .filed: Badge(.done, title)
    case .withdrawn: Badge(.ended, title)
    case .discarded: Badge(.lapsed, title)
    }
  }

  fileprivate var emptyWords: String {
    switch self {
    case .published: "经过三审和保密审查并发布的信息列在这里。"
    case .filed: "审定为依申请公开或者不予公开的信息存档后列在这里，满一年重新评估。"
    case .withdrawn: "发布后撤下的信息列在这里，索引号保留。"
    default: "起草后作废的信息列在这里。"
    }
  }
}
