import Desk
import WebParts

/// The settings of the site as a form: what every page says in its head and at its foot (国办发〔2017〕47号).
struct SiteSettingsForm {
  let form: Form
  let faults: [ErrorSummary.Fault]
  var isKept = false

  /// One setting as it is asked for.
  private struct Line {
    let name: String
    let label: String
    let path: WritableKeyPath<SiteSettings, String>
    var isRequired = false
    var hint: String?
  }

  private static var head: [Line] {
    [
      Line(name: "place", label: "行政区划名称", path: \.place, isRequired: true, hint: "例如“云岭县”"),
      Line(name: "siteName", label: "网站名称", path: \.siteName, isRequired: true),
      Line(name: "siteCode", label: "政府网站标识码", path: \.siteCode, hint: "10 位数字，没有的不填"),
    ]
  }

  private static var foot: [Line] {
    [
      Line(name: "organizer", label: "主办单位", path: \.organizer, isRequired: true),
      Line(name: "operatedBy", label: "承办单位", path: \.foot.operatedBy),
      Line(name: "telephone", label: "联系电话", path: \.telephone),
      Line(name: "hours", label: "办公时间", path: \.foot.hours, hint: "例如“工作日 9:00—17:00”"),
      Line(name: "postalAddress", label: "地址", path: \.postalAddress),
      Line(name: "icpNumber", label: "ICP 备案编号", path: \.foot.icpNumber),
      Line(name: "policeNumber", label: "公安机关备案号", path: \.foot.policeNumber),
      Line(
        name: "certificateAddress", label: "党政机关网站标识的网址", path: \.foot.certificateAddress,
        hint: "以 https:// 开头"),
      Line(
        name: "faultAddress", label: "“我为政府网站找错”的网址", path: \.foot.faultAddress, hint: "以 https:// 开头"),
      Line(
        name: "knownHosts", label: "直接打开的网站", path: \.foot.knownHostsText,
        hint: "链接到这些网站不提示“将要离开”，填写域名，用空格隔开；以 .gov.cn 结尾的不必填写"),
    ]
  }

  static func form(_ settings: SiteSettings) -> Form {
    Form((head + foot).map { Form.Field(name: $0.name, value: settings[keyPath: $0.path]) })
  }

  /// Takes what was typed; says what is wrong with it.
  static func take(_ form: Form, into settings: inout SiteSettings) -> [ErrorSummary.Fault] {
    var faults: [ErrorSummary.Fault] = []
    for line in head + foot {
      let text = (form[line.name] ?? "").trimmed
      settings[keyPath: line.path] = text
      if line.isRequired, text.isEmpty {
        faults.append(.init(field: line.name, message: "请填写\(line.label)。"))
      }
    }
    if !settings.siteCode.isEmpty,
      settings.siteCode.count != 10 || !settings.siteCode.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      faults.append(.init(field: "siteCode", message: "政府网站标识码应当是 10 位数字。"))
    }
    for (name, address) in [
      ("certificateAddress", settings.foot.certificateAddress), ("faultAddress", settings.foot.faultAddress),
    ] where !address.isEmpty && !isAddress(address) {
      faults.append(.init(field: name, message: "网址应当以 https:// 或者 http:// 开头，中间没有空格。"))
    }
    if let host = settings.foot.knownHosts.first(where: { !isHost($0) }) {
      faults.append(.init(field: "knownHosts", message: "“\(host)”不是域名，例如 www.example.cn。"))
    }
    return faults
  }

  private static func isAddress(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
      && !text.contains(where: \.isWhitespace)
  }

  private static func isHost(_ text: String) -> Bool {
    text.contains(".") && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
  }

  func html(token: HiddenInput) -> HTML {
    func fields(_ lines: [Line]) -> HTML {
      lines.html { line in
        TextInput(
          name: line.name, label: line.label, value: form[line.name] ?? "", hint: line.hint,
          error: faults[line.name], isRequired: line.isRequired, width: .medium
        ).html
      }
    }
    return """
      <h1>网站设置</h1>\(ErrorSummary(faults: faults))\
      \(HTML.if(isKept) { Notice(.good, "已保存", "<p>各页面已经按新的设置显示。</p>").html })
      \(FormBlock(
        action: Link.siteSettings,
        fields: """
        \(FieldGroup(title: "名称", fields: fields(Self.head)))\
        \(FieldGroup(title: "页脚（没有的不填，不填的不显示）", fields: fields(Self.foot)))
        """, hidden: [token],
        buttons: [Button("保存"), Button("返回", .link, address: Link.administration)]))
      """
  }
}
