import Desk
import Statute
import WebParts

extension InboxRow {
  /// How pressing it is: in a word, a mark and a colour.
  var urgency: Badge {
    switch limit {
    case .overdue(_, let by): return Badge(.late, by == 0 ? "已逾期" : "逾期 \(by) 个工作日")
    case .running(_, let left, let isProvisional):
      if left == 0 { return Badge(.today, "今日到期") }
      if left <= LimitView.soon { return Badge(.soon, "还剩 \(left) 个工作日") }
      return Badge(isProvisional ? .provisional : .good, "还剩 \(left) 个工作日" + (isProvisional ? "（暂定）" : ""))
    case .suspended: return Badge(.paused, "中止计算")
    case .awaitingClarification(let until): return Badge(.plain, "补正至 \(until.chineseShort)")
    case nil: return Badge(.plain, "尚未起算")
    }
  }
}

extension RequestSummary {
  /// What is asked, in one short line.
  var subject: String {
    let line = wanted.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 48 ? line.prefix(47) + "…" : line
  }
}

/// The inbox of a body: what is open by days left, what is closed by day.
struct InboxPage: Sendable {
  static let rowsPerPage = 50

  let officer: Officer
  let body: String
  let bodies: [BodySummary]
  let query: Query
  let today: Day
  let open: [InboxRow]
  let closedCount: Int
  var closed: [RequestSummary]?
  var sections: [String: String] = [:]

  private var step: RequestStep? { query.choice("step") }
  private var section: String? { query.text("section") }
  private var isOwn: Bool { body == officer.body }
  private var mine: Bool { query.text("mine") != nil }

  private var shown: [InboxRow] {
    open.filter { row in
      (step == nil || row.summary.step == step) && (section == nil || row.summary.section == section)
        && (!mine || row.summary.step.waits(for: officer.roles))
    }
  }

  var html: HTML {
    let name = bodies.first { $0.code == body }?.name
    let registers = isOwn && !officer.roles.isDisjoint(with: [.disclosureOfficer, .disclosureOfficeHead])
    return """
      <div class="page-head"><h1>依申请公开</h1>\(HTML.if(!isOwn) { "<p class=\"lead\">\(name)</p>" })\
      \(HTML.if(registers) { "<div class=\"actions\">\(Button("登记申请", .secondary, address: Link.registering))</div>" })</div>
      \(Tabs(label: "申请", ways: tabs))
      \(closed == nil ? openList : closedList)
      """
  }

  private var tabs: [Way] {
    let pressing = open.contains { ($0.left ?? 1) <= 0 }
    return [
      Way(
        "在办", address(["state": nil, "page": nil]), isCurrent: closed == nil, count: open.count,
        isPressing: pressing),
      Way(
        "已办结", address(["state": "closed", "step": nil, "section": nil, "mine": nil]),
        isCurrent: closed != nil,
        count: closedCount),
    ]
  }

  private func address(_ changes: [String: String?]) -> String {
    var query = query.with("page", nil)
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) { query = query.with(name, value) }
    return Link.requestInbox + query.suffix
  }

  private var openList: HTML {
    let rows = shown
    if rows.isEmpty {
      return EmptyState(
        title: open.isEmpty ? "没有在办的申请" : "没有符合条件的申请",
        explanation: open.isEmpty ? "网上提交和窗口登记的申请会列在这里，按剩余工作日排序。" : "换一个环节或者科室，或者查看全部在办申请。",
        actions: open.isEmpty ? [] : [Button("全部在办", .secondary, address: Link.requestInbox)]
      ).html
    }
    return DataTable(
      caption: "在办申请，按剩余工作日排序", note: "\(rows.count) 件",
      columns: [
        .init("编号", .whole), .init("申请内容"), .init("环节、科室"), .init("答复期限", .whole), .init("剩余"),
      ],
      rows: rows.map { row in
        let summary = row.summary
        let section = summary.section.map { sections[$0] ?? $0 } ?? "未交办"
        return [
          link(summary), subject(summary),
          "<div>\(Badge(summary.step.deskTone, summary.step.title))<br><span class=\"soft small\">\(section)</span></div>",
          "\(row.due?.description ?? "—")", "\(row.urgency)",
        ]
      }
    ).html
  }

  private var closedList: HTML {
    let rows = closed ?? []
    if rows.isEmpty {
      return EmptyState(title: "没有已办结的申请", explanation: "答复送达、撤回或者不再处理的申请会列在这里，最近办结的在前。").html
    }
    let page = query.integer("page", in: 1...100_000) ?? 1
    let table = DataTable(
      caption: "已办结的申请，最近办结的在前",
      columns: [
        .init("编号", .whole), .init("申请内容"), .init("办理结果"), .init("办结", .whole), .init("期限"),
      ],
      rows: rows.map { summary in
        [
          link(summary), subject(summary), "\(summary.outcome?.title ?? "—")",
          "\(summary.endedOn?.description ?? "—")",
          "\(summary.isLate ? Badge(.late, "逾期答复") : Badge(.good, "按期"))",
        ]
      })
    let query = query
    return """
      \(table)\(Pagination(
        current: page, last: max(1, (closedCount + Self.rowsPerPage - 1) / Self.rowsPerPage),
        total: "共 \(Grouped.text(closedCount)) 件",
        address: { Link.requestInbox + query.with("page", $0 == 1 ? nil : String($0)).suffix }))
      """
  }

  /// What is asked, and below it by whom.
  private func subject(_ summary: RequestSummary) -> HTML {
    "<div>\(summary.subject)<br><span class=\"soft small\">\(summary.applicant.label)</span></div>"
  }

  private func link(_ summary: RequestSummary) -> HTML {
    "<a href=\"\(Link.request(summary.file.key))\">\(summary.number)</a>"
  }

  // MARK: Filters

  var aside: HTML? {
    var groups = [BodyChoice(bodies: bodies, current: body, address: Link.requestInbox).group].compactMap(
      \.self)
    if closed == nil, !open.isEmpty {
      groups.append(.init(title: "环节", nodes: stepNodes))
      let keys = Set(open.compactMap(\.summary.section)).sorted()
      if !keys.isEmpty {
        groups.append(
          .init(
            title: "科室",
            nodes: keys.map { key in
              .init(
                sections[key] ?? key, address(["section": section == key ? nil : key]),
                count: open.count { $0.summary.section == key }, isCurrent: section == key)
            }))
      }
    }
    return groups.isEmpty ? nil : CatalogueTree("筛选", groups: groups).html
  }

  private var stepNodes: [CatalogueTree.Node] {
    var nodes: [CatalogueTree.Node] = [
      .init("全部", address(["step": nil, "mine": nil]), count: open.count, isCurrent: step == nil && !mine)
    ]
    if isOwn {
      nodes.append(
        .init(
          "等我办理", address(["step": nil, "mine": "1"]),
          count: open.count { $0.summary.step.waits(for: officer.roles) },
          isCurrent: mine))
    }
    for step in RequestStep.allCases {
      let count = open.count { $0.summary.step == step }
      if count == 0 { continue }
      nodes.append(
        .init(
          step.title, address(["step": step.rawValue, "mine": nil]), count: count,
          isCurrent: self.step == step))
    }
    return nodes
  }
}

extension RequestStep {
  /// How the step looks on the desk, where the inner ones are told apart.
  var deskTone: Badge.Tone {
    switch self {
    case .awaitingConfirmation, .awaitingClarification, .awaitingPayment: .plain
    case .handling, .review, .secrecyReview, .signature, .service: .open
    case .closed: .done
    }
  }
}
