import Statute
import WebParts

/// What was typed into the form that hands reports in.
struct AuditUploadForm {
  var name: String
  var once: String?
  var faults: [ErrorSummary.Fault] = []

  static let accepted = ".html,.htm,.docx,.pdf,.xlsx,.csv,.txt"

  init(year: Int) {
    name = "\(year)年度报告核查"
  }

  mutating func take(_ form: Form) {
    name = form["name"] ?? name
    once = form["once"]
  }
}

/// All checks of a body, and the form for a new one.
struct AuditListPage: Component {
  let rows: [ReportAuditRow]
  let form: AuditUploadForm
  let hidden: [HiddenInput]

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
    let reports = FileInput(
      name: "reports", label: "年度报告", hint: "网页（HTML）、DOCX、PDF、XLSX、CSV 或者文本文件，可以同时选择多份",
      error: form.faults["reports"], isRequired: true, accept: AuditUploadForm.accepted, takesSeveral: true)
    let previous = FileInput(
      name: "previous", label: "上一年度的报告", hint: "供核对上下年是否衔接，按机关和年度自动对应；没有的可以不选",
      error: form.faults["previous"], accept: AuditUploadForm.accepted, takesSeveral: true)
    return FormBlock(
      action: Link.auditDesk, fields: "\(name)\(reports)\(previous)", hidden: hidden, hasFiles: true,
      buttons: [Button("上传并核查")])
  }

  private var list: HTML {
    guard !rows.isEmpty else {
      return EmptyState(title: "还没有核查过报告", explanation: "上传报告后，每一批的结果列在这里。").html
    }
    return DataTable(
      caption: "已做的核查", isCaptionUnseen: true,
      columns: [
        .init("名称"), .init("日期", .whole), .init("状态"), .init("份数", .figure), .init("数据有误", .figure),
        .init("无法核查", .figure), .init("待整改", .figure),
      ],
      rows: rows.map { row in
        [
          "<a href=\"\(Link.audit(row.file.key))\">\(row.name)</a>", "\(row.openedOn.description)",
          "\(row.step.badge)", "\(row.reports)", "\(row.inconsistent)", "\(row.unreadable)", "\(row.waiting)",
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
