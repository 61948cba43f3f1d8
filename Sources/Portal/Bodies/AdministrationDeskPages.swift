import Desk
import Statute
import WebParts

/// The settings of the site as a form.
struct SiteSettingsForm {
  let form: Form
  let faults: [ErrorSummary.Fault]
  var isKept = false

  static func form(_ settings: SiteSettings) -> Form {
    Form([
      "place": settings.place, "siteName": settings.siteName, "siteCode": settings.siteCode,
      "organizer": settings.organizer, "telephone": settings.telephone,
      "postalAddress": settings.postalAddress,
    ])
  }

  /// Takes what was typed; says what is wrong with it.
  static func take(_ form: Form, into settings: inout SiteSettings) -> [ErrorSummary.Fault] {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    settings.place = text("place")
    settings.siteName = text("siteName")
    settings.siteCode = text("siteCode")
    settings.organizer = text("organizer")
    settings.telephone = text("telephone")
    settings.postalAddress = text("postalAddress")
    var faults: [ErrorSummary.Fault] = []
    for (name, label) in [("place", "行政区划名称"), ("siteName", "网站名称"), ("organizer", "主办单位")]
    where text(name).isEmpty {
      faults.append(.init(field: name, message: "请填写\(label)。"))
    }
    if !settings.siteCode.isEmpty,
      settings.siteCode.count != 10 || !settings.siteCode.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      faults.append(.init(field: "siteCode", message: "政府网站标识码应当是 10 位数字。"))
    }
    return faults
  }

  func html(token: HiddenInput) -> HTML {
    func line(_ name: String, _ label: String, _ isRequired: Bool = false, hint: String? = nil) -> HTML {
      TextInput(
        name: name, label: label, value: form[name] ?? "", hint: hint, error: faults[name],
        isRequired: isRequired,
        width: .medium
      ).html
    }
    let fields: HTML = """
      \(line("place", "行政区划名称", true, hint: "例如“云岭县”"))\(line("siteName", "网站名称", true))\
      \(line("siteCode", "政府网站标识码", hint: "10 位数字，没有的不填"))\(line("organizer", "主办单位", true))\
      \(line("telephone", "联系电话"))\(line("postalAddress", "地址"))
      """
    return """
      <h1>网站设置</h1>\(ErrorSummary(faults: faults))\
      \(HTML.if(isKept) { Notice(.good, "已保存", "<p>各页面已经按新的设置显示。</p>").html })
      \(FormBlock(
        action: Link.siteSettings, fields: fields, hidden: [token],
        buttons: [Button("保存"), Button("返回", .link, address: Link.administration)]))
      """
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
        Choice($0.rawValue, $0.title, hint: $0.takesRequests ? nil : "不受理政府信息公开申请（《政府信息公开条例》第五十五条）")
      }, value: form["kind"], error: faults["kind"], isRequired: true)
    let parent = Select(
      name: "parent", label: "上级机关", choices: bodies.map { Choice($0.code, $0.name) }, value: form["parent"],
      prompt: "没有上级机关", error: faults["parent"])
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
        "\(act.position)", "\(act.at.day.description) \(act.at.clockText)", "\(who(act))",
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

  private func who(_ act: RecordedAct) -> String {
    switch act.by {
    case .person(let key, let role): "\(act.name ?? key)（\(role.title)）"
    case .citizen: "公众"
    case .system: "系统"
    }
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
    }
  }
}
