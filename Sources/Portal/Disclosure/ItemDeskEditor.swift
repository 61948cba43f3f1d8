import Desk
import Statute
import WebParts

/// The form in which an item is written. It shows what was typed, whatever it was; nothing in it decides.
struct ItemEditor {
  /// What was typed, or what the draft says.
  var form: Form
  /// The columns in which the body publishes.
  let columns: [Column]
  let today: Day
  var faults: [ErrorSummary.Fault] = []
  /// What stands above the form: what went wrong, what somebody else changed.
  var notice = HTML.empty
  /// What the words would look like, and what the screening finds in them.
  var preview: Preview?
  /// Whether it opens a file rather than revises one.
  let isNew: Bool

  /// What the screening finds in the words as typed; each can be masked.
  var findings: [ItemFinding] = []
  /// How many proposals have just been taken over.
  var masked = 0

  struct Preview {
    let content: ItemContent
    let hasAttachment: Bool
  }

  func html(path: String, back: String, hidden: [HiddenInput]) -> HTML {
    """
    <h1>\(isNew ? "起草信息" : "修改信息")</h1>
    \(ErrorSummary(faults: faults))\(notice)\(previewed)
    \(FormBlock(
      action: path, fields: "\(screening)\(fields)", hidden: hidden, hasFiles: true,
      buttons: [
        Button("保存草稿", name: "then", value: "save"), Button("预览并检查", .secondary, name: "then", value: "preview"),
        Button("返回", .link, address: back),
      ]))
    """
  }

  // MARK: Fields

  private var fields: HTML {
    """
    \(FieldGroup(title: "内容", fields: words))\(FieldGroup(title: "分类", fields: classes))
    \(FieldGroup(title: "文件信息", fields: document))\(FieldGroup(title: "公开属性", fields: attribute))
    """
  }

  private var words: HTML {
    """
    \(TextInput(
      name: "title", label: "标题", value: value("title"), hint: "公文写全称，例如“关于印发……的通知”，最多 \(ItemContent.Limit.title) 字",
      error: faults["title"], isRequired: true))
    \(TextArea(
      name: "abstract", label: "内容概述", value: value("abstract"),
      hint: "一两句话说明内容，列在公开目录中（《政府信息公开条例》第十二条），最多 \(ItemContent.Limit.abstract) 字",
      error: faults["abstract"], rows: 3))
    \(TextArea(
      name: "text", label: "正文",
      value: value("text"),
      hint: "一行一段。行首“# ”“## ”为标题；表格每行以“|”分隔各格，表头下一行写“|---|”。全部内容在附件中的可以不填",
      error: faults["text"], rows: 18))
    \(FileInput(
      name: "files", label: "附件", hint: "可以一次选择几个文件；已有的附件在案卷页面删除", error: faults["files"],
      accept: ".pdf,.docx,.xlsx,.doc,.xls,.ofd,.jpg,.png,.zip,.csv,.txt", takesSeveral: true))
    """
  }

  private var classes: HTML {
    let columnChoices = columns.flatMap { column in
      [Choice(column.code, "\(column.title)")] + column.parts.map { Choice($0.code, "　　\($0.title)") }
    }
    let themes = Theme.all.map { Choice($0.code, $0.above == nil ? $0.title : "　　\($0.title)") }
    return """
      \(Select(
        name: "column", label: "栏目", choices: columnChoices, value: value("column"),
        hint: "《政府信息公开条例》第二十条、第二十一条规定的项目和其中的分项", error: faults["column"], width: .full))
      \(Select(name: "theme", label: "主题分类", choices: themes, value: value("theme"), error: faults["theme"]))
      \(Select(
        name: "genre", label: "体裁", choices: Genre.allCases.map { Choice($0.rawValue, $0.title) }, value: value("genre"),
        error: faults["genre"]))
      \(TextInput(
        name: "keywords", label: "关键词", value: value("keywords"), hint: "用顿号隔开，最多 \(ItemContent.Limit.keywords) 个",
        error: faults["keywords"]))
      """
  }

  /// `20个工作日的`, as the law of today has it.
  private var limitWords: String { Term.Name.publication.words(on: today).map { $0 + "的" } ?? "" }

  private var document: HTML {
    """
    \(TextInput(name: "issuer", label: "发文机关", value: value("issuer"), hint: "写全称", error: faults["issuer"], width: .medium))
    \(TextInput(
      name: "documentNumber", label: "文号", value: value("documentNumber"), hint: "例如 云政发〔2026〕12号；没有文号的不填",
      error: faults["documentNumber"], width: .medium))
    \(DateInput(
      name: "formedOn", label: "成文日期", value: value("formedOn"), hint: "\(limitWords)公开期限自这一天起算，例如 2026-11-21",
      error: faults["formedOn"]))
    \(DateInput(name: "effectiveFrom", label: "施行日期", value: value("effectiveFrom"), error: faults["effectiveFrom"]))
    \(DateInput(
      name: "effectiveThrough", label: "有效期至", value: value("effectiveThrough"), hint: "没有期限的不填；期满后自动标记为失效",
      error: faults["effectiveThrough"]))
    """
  }

  private var attribute: HTML {
    """
    \(Radios(
      name: "attribute", label: "公开属性",
      choices: DisclosureAttribute.allCases.map { Choice($0.rawValue, $0.title, hint: $0.hint) },
      value: value("attribute"), error: faults["attribute"], isRequired: true))
    \(TextArea(
      name: "attributeReason", label: "不主动公开的理由", value: value("attributeReason"),
      hint: "主动公开的不填；其余写明法律依据，例如“第十六条：内部事务信息”", error: faults["attributeReason"], rows: 2))
    """
  }

  private func value(_ name: String) -> String { form[name] ?? "" }

  // MARK: Screening

  /// The findings with their proposals, above the fields they are about.
  private var screening: HTML {
    let done: HTML =
      masked == 0
      ? .empty : Notice(.good, "已遮盖 \(masked) 处，尚未保存", "<p>请核对下面的内容，再保存草稿。</p>").html
    if findings.isEmpty { return done }
    let blocks = findings.filter { $0.finding.severity == .block }.count
    let choices = MaskChoices(
      findings, chosen: form["then"] == "mask" ? Set(form.values("mask")) : nil)
    return """
      \(done)<section class="panel" id="screening"><h2>内容检查：\(findings.count) 处，其中 \(blocks) 处不得公开</h2>
      \(choices)<div class="actions">\(Button("采用所选遮盖", .secondary, name: "then", value: "mask"))</div></section>
      """
  }

  // MARK: Preview

  private var previewed: HTML {
    guard let preview else { return .empty }
    let gaps = preview.content.faultsOfSubmission(hasAttachment: preview.hasAttachment)
    let missing: HTML =
      gaps.isEmpty
      ? .empty
      : Notice(
        .look, "送审前还要补充 \(gaps.count) 项",
        "<ul>\(gaps.html { "<li><a href=\"#\(FieldFrame.id($0.formField))\">\($0.message)</a></li>" })</ul>"
      ).html
    let found: HTML =
      findings.isEmpty ? Notice(.good, "内容检查没有发现问题", "<p>自动检查不能代替人工审查。</p>").html : .empty
    return """
      <section class="panel"><h2>预览（尚未保存）</h2>\(missing)\(found)
      <article class="document"><h1>\(TitleText(preview.content.title))</h1>\(ItemTextPage(text: preview.content.document))</article>
      </section>
      """
  }
}

extension DisclosureAttribute {
  fileprivate var hint: String {
    switch self {
    case .proactive: "审查通过后在网站发布"
    case .onRequest: "存档，公民申请时提供"
    case .none: "存档，每年评估能否转为公开（第十八条）"
    }
  }
}

extension ItemContent.Fault {
  /// The field of the form in which it is mended: column and part are chosen in one.
  var formField: String { field == "part" ? "column" : field }
}
