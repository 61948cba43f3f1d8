import Statute
import WebParts

/// What was typed into the form that hands reports in.
struct AuditUploadForm {
  var name: String
  var once: String?
  var isReorganized = false
  var faults: [ErrorSummary.Fault] = []

  static let accepted = ".html,.htm,.mht,.mhtml,.docx,.pdf,.xlsx,.csv,.txt,.zip"

  /// The fields that take the documents; the same for a new check and for adding to one.
  var fields: HTML {
    let reports = FileInput(
      name: "reports", label: "年度报告",
      hint: "网页（HTML、MHT）、DOCX、PDF、XLSX、CSV 或者文本文件，可以同时选择多份，也可以打成 ZIP 压缩包",
      error: faults["reports"], accept: Self.accepted, takesSeveral: true)
    let folder = FileInput(
      name: "folder", label: "或者选择文件夹", hint: "文件夹中的全部文件一并上传；浏览器不支持的，请打成 ZIP 压缩包",
      error: faults["folder"], takesFolder: true)
    let previous = FileInput(
      name: "previous", label: "上一年度的报告", hint: "供核对上下年是否衔接，按机关和年度自动对应；没有的可以不选",
      error: faults["previous"], accept: Self.accepted, takesSeveral: true)
    let reorganized = Checkboxes(
      name: "reorganized", label: "机构变动",
      choices: [Choice("yes", "报告机关当年有合并或者分立", hint: "跨年结转不一致只作提醒，不作错误")],
      values: isReorganized ? ["yes"] : [])
    return "\(reports)\(folder)\(previous)\(reorganized)"
  }

  init(year: Int) {
    name = "\(year)年度报告核查"
  }

  mutating func take(_ form: Form) {
    name = form["name"] ?? name
    once = form["once"]
    isReorganized = form["reorganized"] != nil
  }
}

/// All checks of a body, and the form for a new one.
struct AuditListPage: Component {
  let rows: [ReportAuditRow]
  let form: AuditUploadForm
  let hidden: [HiddenInput]
  let today: Day

  var html: HTML {
    """
    <h1>报告核查</h1>\(ErrorSummary(faults: form.faults))
    <p class="lead">上传已经公布的政府信息公开工作年度报告，核对各表勾稽关系、上下年衔接以及文字与表格是否一致。</p>
    <section>\(SectionHead(title: "新的核查"))\(upload)</section>
    <section>\(SectionHead(title: "已做的核查"))\(list)</section>
    """
  }

  private var upload: FormBlock {
    let name = TextInput(
      name: "name", label: "名称", value: form.name, error: form.faults["name"], isRequired: true,
      width: .medium)
    return FormBlock(
      action: Link.auditDesk, fields: "\(name)\(form.fields)", hidden: hidden, hasFiles: true,
      buttons: [Button("上传并核查")])
  }

  /// The earliest day by which something ordered is to be put right.
  private func due(_ row: ReportAuditRow) -> HTML {
    guard let due = row.due else { return "—" }
    return due < today ? "<div>\(due.description) \(Badge(.late, "已逾期"))</div>" : "\(due.description)"
  }

  private var list: HTML {
    guard !rows.isEmpty else {
      return EmptyState(title: "还没有核查过报告", explanation: "上传报告后，每一批的结果列在这里。").html
    }
    return DataTable(
      caption: "已做的核查", isCaptionUnseen: true,
      columns: [
        .init("名称"), .init("日期", .whole), .init("状态"), .init("份数", .figure), .init("数据有误", .figure),
        .init("无法核查", .figure), .init("待整改", .figure), .init("最早期限", .whole),
      ],
      rows: rows.map { row in
        [
          "<a href=\"\(Link.audit(row.file.key))\">\(row.name)</a>", "\(row.openedOn.description)",
          row.unread > 0 ? Badge(.open, "正在核查").html : row.step.badge.html, "\(row.reports + row.unread)",
          "\(row.inconsistent)", "\(row.unreadable)", "\(row.waiting)", due(row),
        ]
      }
    ).html
  }
}

extension AuditStep {
  var badge: Badge { Badge(self == .open ? .open : .done, title) }
}

extension ReportVerdict {
  var badge: Badge {
    switch self {
    case .consistent: Badge(.good, title)
    case .inconsistent: Badge(.ended, title)
    case .incomplete: Badge(.soon, "未能全部核对")
    case .unreadable: Badge(.lapsed, title)
    }
  }

  /// Where it stands in a list: what is wrong first.
  var order: Int {
    switch self {
    case .inconsistent: 0
    case .unreadable: 1
    case .incomplete: 2
    case .consistent: 3
    }
  }
}

extension FindingSeverity {
  var badge: Badge {
    switch self {
    case .error: Badge(.ended, title)
    case .warning: Badge(.soon, title)
    case .info: Badge(.plain, title)
    }
  }
}
