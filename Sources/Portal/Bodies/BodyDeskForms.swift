import Desk
import Statute
import WebParts

/// One form about a body.
struct BodyActPage {
  let action: BodyAction
  let dossier: BodyDossier
  let place: BodyPlace
  let form: Form
  var faults: [ErrorSummary.Fault] = []
  var notice: String?
  /// Whether the form comes back on the file as it now is, after somebody else acted.
  var isFresh = false

  private var body: Body { dossier.body }

  mutating func add(_ refusal: BodyRefusal) {
    switch refusal {
    case .incomplete(let gaps):
      faults = gaps.map { .init(field: $0.field, message: "\($0.message)（《政府信息公开条例》第十二条）") }
    default:
      let sentence = refusal.article.map { "\(refusal.message)（\($0)）" } ?? refusal.message
      if let field = refusal.field {
        faults = [.init(field: field, message: sentence)]
      } else {
        notice = sentence
      }
    }
  }

  /// What the form asks to be done; `nil` where something was not chosen.
  var command: BodyCommand? {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    let column = form["column"].flatMap { Column(rawValue: $0) }
    switch action {
    case .found: return nil
    case .rename: return .rename(name: text("name"), shortName: text("shortName"))
    case .placeUnder: return .placeUnder(parent: text("parent").isEmpty ? nil : text("parent"))
    case .openSection: return .openSection(key: text("section"), name: text("name"))
    case .renameSection: return .renameSection(key: text("section"), name: text("name"))
    case .closeSection: return .closeSection(key: text("section"))
    case .reviseGuide: return .reviseGuide(GuideForm.guide(form))
    case .stateAbsence: return column.map { .stateAbsence($0, reason: text("reason")) }
    case .endAbsence: return column.map { .endAbsence($0) }
    case .setPractice:
      return form["practice"].flatMap { Practice(rawValue: $0) }.map {
        .setPractice($0, value: text("value"))
      }
    case .setWordList: return .setWordList(WordListForm.words(form))
    case .close: return .close(successor: text("successor").isEmpty ? nil : text("successor"))
    }
  }

  func html(bodies: [BodySummary], token: HiddenInput) -> HTML {
    let version = isFresh ? String(dossier.version) : form["version"] ?? String(dossier.version)
    return """
      <h1>\(action.title)</h1><p class="lead">\(body.name)</p>
      \(ErrorSummary(faults: faults))\(HTML.let(notice) { Notice(.stop, "没有保存", "<p>\($0)</p>").html })
      \(FormBlock(
        action: place.act(action), fields: fields(bodies), hidden: [token, HiddenInput(name: "version", value: version)],
        buttons: [
          Button(action == .reviseGuide ? "公布" : action == .setPractice || action == .setWordList ? "保存" : action.title, action == .close ? .danger : .primary),
          Button("返回", .link, address: place.home),
        ]))
      """
  }

  private func fields(_ bodies: [BodySummary]) -> HTML {
    switch action {
    case .found: return .empty
    case .rename:
      return """
        <p>原名称保留在“曾用名”中，以前公开的信息不受影响。</p>
        \(line("name", "全称", form["name"] ?? body.name))\(line("shortName", "简称", form["shortName"] ?? body.shortName))
        """
    case .placeUnder:
      return Select(
        name: "parent", label: "上级机关",
        choices: bodies.map { Choice($0.code, $0.name) }, value: form["parent"] ?? body.parent,
        prompt: body.parent == nil ? "没有上级机关" : "请选择", error: faults["parent"],
        isRequired: body.parent != nil
      ).html
    case .openSection:
      return """
        \(line("section", "编号", form["section"] ?? "", hint: "小写字母和数字，例如 banshi"))\(line("name", "名称", form["name"] ?? ""))
        """
    case .renameSection: return "\(section)\(line("name", "新名称", form["name"] ?? ""))"
    case .closeSection: return "\(section)<p>撤销后不能再选用，以前的记录不受影响。</p>"
    case .reviseGuide: return GuideForm(form: guideForm, faults: faults, kind: body.bodyKind).html
    case .stateAbsence:
      return """
        \(column)\(TextArea(
          name: "reason", label: "没有此项内容的原因", value: form["reason"] ?? "", hint: "对外公开，例如“本机关无行政处罚职能”", error: faults["reason"],
          isRequired: true, rows: 3))
        """
    case .endAbsence: return "\(column)<p>取消后，该栏目应当有公开的内容。</p>"
    case .setPractice: return practice
    case .setWordList:
      return WordListForm(
        form: form["words"] == nil ? WordListForm.form(body.wordList) : form, error: faults["words"]
      ).html
    case .close:
      return """
        <p>撤销后不再受理申请和发布信息，已经公开的信息保留。</p>\(Select(
          name: "successor", label: "承接职能的机关", choices: bodies.filter { $0.code != body.code.text }.map { Choice($0.code, $0.name) },
          value: form["successor"], prompt: "没有", error: faults["successor"] ?? faults["parent"]))
        """
    }
  }

  private func line(_ name: String, _ label: String, _ value: String, hint: String? = nil) -> HTML {
    TextInput(
      name: name, label: label, value: value, hint: hint, error: faults[name], isRequired: true,
      width: .medium
    ).html
  }

  private var section: HTML {
    Select(
      name: "section", label: "科室", choices: body.sections.filter(\.isOpen).map { Choice($0.key, $0.name) },
      value: form["section"], error: faults["section"], isRequired: true
    ).html
  }

  private var column: HTML {
    Select(
      name: "column", label: "栏目",
      choices: Column.statutory(for: body.bodyKind).map { Choice($0.code, $0.title) },
      value: form["column"], error: faults["column"], isRequired: true
    ).html
  }

  private var practice: HTML {
    guard let practice = form["practice"].flatMap({ Practice(rawValue: $0) }) else {
      return Radios(
        name: "practice", label: "设置项", choices: Practice.allCases.map { Choice($0.rawValue, $0.title) },
        isRequired: true
      ).html + line("value", "内容", form["value"] ?? "")
    }
    let value = form["value"] ?? body.practices[practice] ?? ""
    let field =
      if case .restDays = practice.answer {
        Select(
          name: "value", label: practice.title,
          choices: RestDays.allCases.map { Choice($0.rawValue, $0.title) },
          value: value, prompt: "（不设置）", hint: practice.hint, error: faults["value"]
        ).html
      } else {
        TextInput(
          name: "value", label: practice.title, value: value, hint: practice.hint, error: faults["value"],
          width: .medium
        ).html
      }
    return "\(HiddenInput(name: "practice", value: practice.rawValue))\(field)"
  }

  private var guideForm: Form {
    form["classification"] == nil ? GuideForm.form(body.guide) : form
  }
}

extension Practice {
  fileprivate var hint: String {
    switch self {
    case .letterMark: "答复文书字号中年份之前的部分，例如“云政公开”"
    case .reviewOrgan: "写入答复书，告知申请人向谁申请行政复议"
    case .court: "写入答复书，告知申请人向哪个法院起诉"
    case .readingPlace: "公众可以查阅政府信息的场所和地址（《政府信息公开条例》第二十五条）"
    case .reportRestDays: "《政府信息公开条例》第四十九条没有写明；不设置的不顺延"
    default: usualWorkdays.map { "不填的按 \($0) 个工作日；是内部管理安排，不是法定期限" } ?? ""
    }
  }
}

/// The guide of article 12 as a form.
struct GuideForm: Component {
  let form: Form
  let faults: [ErrorSummary.Fault]
  let kind: BodyKind

  var html: HTML {
    let information: HTML = """
      \(area("classification", "信息分类"))\(area("arrangement", "编排体系"))\(area("waysToObtain", "获取方式"))
      """
    let office: HTML = """
      \(line("officeName", "名称"))\(line("officeAddress", "办公地址"))\(line("officeHours", "办公时间"))\
      \(line("officeTelephone", "联系电话"))\(line("officeFax", "传真号码", hint: "没有的填“无”"))\
      \(line("officeInternet", "互联网联系方式"))
      """
    return """
      <p>指南公布后立即生效；公布的受理渠道，收到申请即应当受理。</p>
      \(FieldGroup(title: "政府信息", fields: information))\(FieldGroup(title: "政府信息公开工作机构", fields: office))
      \(HTML.if(kind.takesRequests) { channels })
      \(FieldGroup(title: "监督", fields: area("supervision", "监督和投诉的方式", isRequired: false)))
      """
  }

  private var channels: HTML {
    let boxes = Checkboxes(
      name: "channel", label: "受理申请的渠道", choices: GuideForm.channels.map { Choice($0.rawValue, $0.title) },
      values: Set(form.values("channel")), error: faults["channels"], isRequired: true, isInLine: true)
    let ways = GuideForm.channels.html { channel in
      TextInput(
        name: "how-\(channel.rawValue)", label: "“\(channel.title)”的使用方法",
        value: form["how-\(channel.rawValue)"] ?? "",
        hint: "开通的渠道填写，例如地址、邮箱", error: faults["how-\(channel.rawValue)"]
      ).html
    }
    return FieldGroup(title: "依申请公开", fields: "<div id=\"f-channels\">\(boxes)</div>\(ways)").html
  }

  private func area(_ name: String, _ label: String, isRequired: Bool = true) -> HTML {
    TextArea(
      name: name, label: label, value: form[name] ?? "", error: faults[name], isRequired: isRequired, rows: 4
    ).html
  }

  private func line(_ name: String, _ label: String, hint: String? = nil) -> HTML {
    TextInput(
      name: name, label: label, value: form[name] ?? "", hint: hint, error: faults[name], isRequired: true,
      width: .medium
    ).html
  }

  private static let channels = RequestChannel.allCases

  static func form(_ guide: Guide?) -> Form {
    guard let guide else { return Form([]) }
    let values = [
      ("classification", guide.classification), ("arrangement", guide.arrangement),
      ("waysToObtain", guide.waysToObtain), ("officeName", guide.office.name),
      ("officeAddress", guide.office.address),
      ("officeHours", guide.office.hours), ("officeTelephone", guide.office.telephone),
      ("officeFax", guide.office.fax),
      ("officeInternet", guide.office.internet), ("supervision", guide.supervision),
    ]
    let channels = guide.channels.flatMap {
      [("channel", $0.channel.rawValue), ("how-" + $0.channel.rawValue, $0.how)]
    }
    return Form((values + channels).map { Form.Field(name: $0.0, value: $0.1) })
  }

  static func guide(_ form: Form) -> Guide {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    return Guide(
      classification: text("classification"), arrangement: text("arrangement"),
      waysToObtain: text("waysToObtain"),
      office: .init(
        name: text("officeName"), address: text("officeAddress"), hours: text("officeHours"),
        telephone: text("officeTelephone"), fax: text("officeFax"), internet: text("officeInternet")),
      channels: channels.filter { form.has("channel", $0.rawValue) }.map {
        Guide.Intake($0, how: text("how-\($0.rawValue)"))
      }, supervision: text("supervision"))
  }
}
