import Statute
import WebParts

extension Form {
  /// What a draft says, as the editor shows it.
  init(_ content: ItemContent) {
    let values: [(String, String)] = [
      ("title", content.title), ("abstract", content.abstract), ("text", content.text),
      ("formedOn", content.formedOn?.description ?? ""), ("documentNumber", content.documentNumber),
      ("issuer", content.issuer), ("column", content.part ?? content.column?.code ?? ""),
      ("theme", content.theme ?? ""), ("genre", content.genre?.rawValue ?? ""),
      ("keywords", content.keywords.joined(separator: "、")),
      ("effectiveFrom", content.effectiveFrom?.description ?? ""),
      ("effectiveThrough", content.effectiveThrough?.description ?? ""),
      ("attribute", content.attribute.rawValue), ("attributeReason", content.attributeReason),
    ]
    self.init(values.map { Form.Field(name: $0.0, value: $0.1) })
  }
}

extension ItemContent {
  /// What somebody typed into the editor, as far as it can be read, with what cannot.
  static func read(_ form: Form) -> (content: ItemContent, faults: [ErrorSummary.Fault]) {
    var faults: [ErrorSummary.Fault] = []
    func text(_ name: String) -> String { (form[name] ?? "").withPlainLineEnds.trimmed }
    func day(_ name: String, _ label: String) -> Day? {
      let typed = text(name)
      if typed.isEmpty { return nil }
      if let day = Day(typed) { return day }
      faults.append(.init(field: name, message: "\(label)应当是日期，例如 2026-11-21。"))
      return nil
    }
    func known<Value>(_ name: String, _ label: String, _ make: (String) -> Value?) -> Value? {
      let typed = text(name)
      if typed.isEmpty { return nil }
      if let value = make(typed) { return value }
      faults.append(.init(field: name, message: "请从给出的选项中选择\(label)。"))
      return nil
    }
    let place = text("column")
    let column = known("column", "栏目") { Column(rawValue: String($0.prefix { $0 != "." })) }
    let content = ItemContent(
      title: text("title"), abstract: text("abstract"), text: text("text"), formedOn: day("formedOn", "成文日期"),
      documentNumber: text("documentNumber"), issuer: text("issuer"), column: column,
      part: place.contains(".") ? place : nil, theme: text("theme").isEmpty ? nil : text("theme"),
      genre: known("genre", "体裁") { Genre(rawValue: $0) },
      keywords: text("keywords").split(whereSeparator: { "、，,;； \u{3000}\n".contains($0) }).map(String.init),
      effectiveFrom: day("effectiveFrom", "施行日期"), effectiveThrough: day("effectiveThrough", "有效期"),
      attribute: known("attribute", "公开属性") { DisclosureAttribute(rawValue: $0) } ?? .proactive,
      attributeReason: text("attributeReason"))
    return (content, faults)
  }
}

extension String {
  /// Browsers send the line ends of a text area as two characters.
  fileprivate var withPlainLineEnds: String {
    split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }
}

/// What differs between two states of a draft, field by field.
struct ItemChanges: Component {
  let before: ItemContent
  let after: ItemContent

  var html: HTML {
    let old = Form(before)
    let new = Form(after)
    let rows = ItemChanges.labels.compactMap { name, label -> [HTML]? in
      let (was, now) = (old[name] ?? "", new[name] ?? "")
      if was == now { return nil }
      return ["\(label)", typed(was, name), typed(now, name)]
    }
    if rows.isEmpty { return "<p>内容没有变动。</p>" }
    return DataTable(
      caption: "他人的改动", isCaptionUnseen: true, columns: [.init("项目"), .init("原来"), .init("现在")], rows: rows
    ).html
  }

  /// A long text is shown by the lines that differ alone.
  private func typed(_ text: String, _ name: String) -> HTML {
    if text.isEmpty { return "<span class=\"soft\">（空）</span>" }
    guard name == "text" else { return "<span class=\"typed\">\(text)</span>" }
    let others = Set((text == before.text ? after : before).text.split(separator: "\n"))
    let lines = text.split(separator: "\n").filter { !others.contains($0) }
    if lines.isEmpty { return "<span class=\"soft\">（其余各段相同）</span>" }
    return "<span class=\"typed\">\(lines.prefix(20).joined(separator: "\n"))</span>"
  }

  private static let labels = [
    ("title", "标题"), ("abstract", "内容概述"), ("text", "正文"), ("column", "栏目"), ("theme", "主题分类"),
    ("genre", "体裁"), ("keywords", "关键词"), ("issuer", "发文机关"), ("documentNumber", "文号"), ("formedOn", "成文日期"),
    ("effectiveFrom", "施行日期"), ("effectiveThrough", "有效期至"), ("attribute", "公开属性"),
    ("attributeReason", "不主动公开的理由"),
  ]
}
