import Desk
import Statute
import WebParts

/// What each of the three administrators finds behind 系统管理: the part that is theirs.
struct AdministrationPage: Component {
  let roles: Set<Role>
  /// Whether settings and calendar of the site are this person's.
  let keepsSite: Bool
  let calendar: WorkCalendar

  var html: HTML {
    """
    <h1>系统管理</h1>\(Doors(doors: doors))
    <p class="small soft">系统、安全、审计管理员由三人分别担任，都不接触案卷内容（GB/T 22239-2019）。</p>
    """
  }

  private var doors: [Doors.Door] {
    var doors: [Doors.Door] = []
    if keepsSite {
      doors.append(.init(title: "网站设置", address: Link.siteSettings, hint: "名称、主办单位、标识码、页脚"))
    }
    if roles.contains(.systemAdministrator) {
      doors.append(.init(title: "机关", address: Link.bodyAdministration, hint: "新增、更名、撤销、科室"))
    }
    if keepsSite {
      let years = calendar.years
      doors.append(
        .init(
          title: "工作日历", address: Link.calendars, hint: "已录入\(years.lowerBound)年至\(years.upperBound)年放假通知"))
    }
    if roles.contains(.securityAdministrator) {
      doors.append(.init(title: "人员和岗位", address: Link.people, hint: "账号、岗位、密码、离任"))
    }
    if roles.contains(.auditAdministrator) {
      doors.append(.init(title: "操作记录", address: Link.record, hint: "谁在何时办理了什么，核验记录是否完整"))
    }
    return doors
  }
}

/// The bodies in an administrator's charge.
struct BodyListPage: Component {
  let all: [BodySummary]
  let officer: Officer

  var html: HTML {
    let names = Dictionary(all.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    let rows = all.filter { officer.covers($0.code) }.map { body -> [HTML] in
      [
        "<a href=\"\(Link.bodyAdministration(body.code))\">\(body.name)</a>", "\(body.code)",
        "\(body.kind.title)",
        "\(body.parent.flatMap { names[$0] } ?? "—")",
        body.closedOn.map { "\(Badge(.ended, "已撤销")) \($0.description)" } ?? "\(Badge(.good, "在用"))",
      ]
    }
    let columns: [DataTable.Column] = [
      .init("名称"), .init("代码", .whole), .init("类别"), .init("隶属"), .init("状态"),
    ]
    return """
      <h1>机关</h1><div class="actions no-print">\(Button("新增机关", address: Link.newBody))</div>
      \(DataTable(caption: "机关", isCaptionUnseen: true, columns: columns, rows: rows))
      """
  }
}

extension BodyKind {
  /// Why it takes no requests.
  fileprivate var foundingHint: String? {
    switch self {
    case .countyGovernment, .department, .township: nil
    case .publicEnterprise: "不受理政府信息公开申请（《政府信息公开条例》第五十五条）"
    case .collection: "法规库等供查阅的资料汇编，不是行政机关，不受理政府信息公开申请"
    }
  }
}

/// A new body as a form.
struct FoundingForm {
  let form: Form
  var faults: [ErrorSummary.Fault]

  func html(bodies: [BodySummary], token: HiddenInput) -> HTML {
    func line(_ name: String, _ label: String, hint: String? = nil) -> HTML {
      TextInput(
        name: name, label: label, value: form[name] ?? "", hint: hint, error: faults[name], isRequired: true,
        width: .medium
      ).html
    }
    let kind = Radios(
      name: "kind", label: "类别",
      choices: BodyKind.allCases.map {
        Choice($0.rawValue, $0.title, hint: $0.foundingHint)
      }, value: form["kind"], error: faults["kind"], isRequired: true)
    // The first body of a new installation has none above it.
    let parent = Select(
      name: "parent", label: "上级机关", choices: bodies.map { Choice($0.code, $0.name) }, value: form["parent"],
      prompt: bodies.isEmpty ? "没有上级机关" : nil, error: faults["parent"], isRequired: !bodies.isEmpty)
    return """
      <h1>新增机关</h1>\(ErrorSummary(faults: faults))
      \(FormBlock(
        action: Link.newBody,
        fields: """
        \(line("name", "全称", hint: "与印章一致"))\(line("shortName", "简称"))\
        \(line("code", "统一社会信用代码", hint: "18 位，登记后不能更改"))\(kind)\(parent)
        """, hidden: [token], buttons: [Button("新增"), Button("返回", .link, address: Link.bodyAdministration)]))
      """
  }
}

/// The record of acts: that they were done, never what they said.
struct RecordPageView: Component {
  let record: RecordPage
  let check: RecordCheck?
  let token: HiddenInput

  var html: HTML {
    let rows = record.acts.map { act -> [HTML] in
      [
        "\(act.position)", "\(act.at.day.description) \(act.at.clockText)",
        "\(act.by.words { _ in act.name })",
        "\(act.file.kind.title)",
        "\(Digest(act.file.key))", "\(act.event)", "\(act.on.description)",
      ]
    }
    let columns: [DataTable.Column] = [
      .init("序号", .figure), .init("记录时间", .whole), .init("办理人"), .init("案卷类别"), .init("案卷"), .init("事项"),
      .init("办理日期", .whole),
    ]
    return """
      <h1>操作记录</h1>
      <p>每一次办理都记入总账，依次以摘要相连，任何一处改动都能发现。这里只列办理的事实，不列内容。</p>
      \(result)
      <div class="side-by-side"><p>共 \(Grouped.text(record.total)) 条。最后一条的摘要：<br>\
      \(Digest(record.head))</p>
      <form class="no-print" method="post" action="\(Link.record)">\(token)\(Button("核验全部记录", .secondary))</form></div>
      \(DataTable(caption: "操作记录", isCaptionUnseen: true, columns: columns, rows: rows))
      \(Pagination(
        current: record.page, last: record.pages, total: "共 \(Grouped.text(record.total)) 条",
        address: { Link.record + "?page=\($0)" }))
      """
  }

  private var result: HTML {
    guard let check else { return .empty }
    if let broken = check.broken {
      return Notice(
        .stop, "第 \(broken) 条记录与当时写入的不一致",
        "<p>从这一条起不能再证明记录未被改动。请保护现场，立即报告网络安全负责人。</p>"
      ).html
    }
    return Notice(
      .good, "\(Grouped.text(check.entries)) 条记录全部完好",
      "<p>摘要 \(Digest(check.head)) 可以抄录备查，以后据以核对。</p>"
    ).html
  }
}

/// A long row of hexadecimal digits, which may break after every eighth.
struct Digest: Component {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var html: HTML {
    let digits = Array(text)
    let pieces = stride(from: 0, to: digits.count, by: 8).map { start -> HTML in
      "\(String(digits[start..<min(start + 8, digits.count)]))"
    }
    return "<code class=\"code\">\(pieces.joined(separator: "<wbr>"))</code>"
  }
}

extension Statute.FileKind {
  /// What a file of the kind is called.
  var title: String {
    switch self {
    case .item: "公开信息"
    case .request: "公开申请"
    case .body: "机关"
    case .person: "人员"
    case .report: "年度报告"
    case .audit: "报告核查"
    case .calendar: "工作日历"
    case .site: "网站设置"
    }
  }
}
