/// What an item (公开信息) says and what is said about it, as one version has it. The fields of the catalogue of
/// article 12 and of the metadata head of an item page.
package struct ItemContent: Hashable, Sendable {
  /// 名称.
  package var title: String
  /// 内容概述.
  package var abstract: String
  /// 正文, in the written form of `ItemText`.
  package var text: String
  /// 生成日期、成文日期: the day on which the document was signed.
  package var formedOn: Day?
  /// 文号, where the document bears one.
  package var documentNumber: String
  /// 发文机关: the full name of the body that issued it.
  package var issuer: String
  package var column: Column?
  /// Code of a part of the column.
  package var part: String?
  /// Code of a theme.
  package var theme: String?
  package var genre: Genre?
  /// 主题词、关键词.
  package var keywords: [String]
  /// 生效日期.
  package var effectiveFrom: Day?
  /// 有效期至: the last day on which it is in force, where one is set.
  package var effectiveThrough: Day?
  package var attribute: DisclosureAttribute
  /// Why it is not disclosed of the body's own accord; a lawful reason (articles 14 to 16).
  package var attributeReason: String

  package init(
    title: String, abstract: String = "", text: String = "", formedOn: Day? = nil,
    documentNumber: String = "",
    issuer: String = "", column: Column? = nil, part: String? = nil, theme: String? = nil,
    genre: Genre? = nil,
    keywords: [String] = [], effectiveFrom: Day? = nil, effectiveThrough: Day? = nil,
    attribute: DisclosureAttribute = .proactive, attributeReason: String = ""
  ) {
    self.title = title
    self.abstract = abstract
    self.text = text
    self.formedOn = formedOn
    self.documentNumber = documentNumber
    self.issuer = issuer
    self.column = column
    self.part = part
    self.theme = theme
    self.genre = genre
    self.keywords = keywords
    self.effectiveFrom = effectiveFrom
    self.effectiveThrough = effectiveThrough
    self.attribute = attribute
    self.attributeReason = attributeReason
  }

  package var document: ItemText { ItemText(text) }
}

extension ItemContent {
  /// Lengths in characters. The abstract may be longer for a long text, as catalogues in use have it.
  package enum Limit {
    package static let title = 200
    package static let abstract = 300
    package static let abstractOfLongText = 500
    package static let longText = 5_000
    package static let text = 500_000
    package static let keywords = 10
  }

  /// Something about one field that stands in the way.
  package struct Fault: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
      case missing
      case tooLong(limit: Int, found: Int)
      case malformed
      case inFuture
      case beforeStart
      /// The body has no such column.
      case notOfBody
    }

    package let field: String
    package let problem: Problem

    package init(_ field: String, _ problem: Problem) {
      self.field = field
      self.problem = problem
    }
  }

  /// What keeps it from being saved at all: a title there must be, nothing may be longer than its limit or not be what
  /// its field asks for.
  ///
  /// - Parameter columns: those in which the body publishes.
  package func faultsOfDraft(today: Day, columns: [Column]) -> [Fault] {
    var faults: [Fault] = []
    func check(_ field: String, _ text: String, _ limit: Int) {
      if text.count > limit { faults.append(Fault(field, .tooLong(limit: limit, found: text.count))) }
    }
    if title.allSatisfy(\.isWhitespace) { faults.append(Fault("title", .missing)) }
    check("title", title, Limit.title)
    // Bytes are counted first, since counting characters of a long text takes time.
    if text.utf8.count > Limit.text { check("text", text, Limit.text) }
    let isLong = text.utf8.count > Limit.longText && text.count > Limit.longText
    check("abstract", abstract, isLong ? Limit.abstractOfLongText : Limit.abstract)
    if keywords.count > Limit.keywords {
      faults.append(Fault("keywords", .tooLong(limit: Limit.keywords, found: keywords.count)))
    }
    if !documentNumber.isEmpty, DocumentNumber(documentNumber) == nil {
      faults.append(Fault("documentNumber", .malformed))
    }
    if let column, !columns.contains(column) { faults.append(Fault("column", .notOfBody)) }
    if let part, column?.part(part) == nil { faults.append(Fault("part", .malformed)) }
    if let theme, Theme(code: theme) == nil { faults.append(Fault("theme", .malformed)) }
    if let formedOn, formedOn > today { faults.append(Fault("formedOn", .inFuture)) }
    if let effectiveFrom, let effectiveThrough, effectiveThrough < effectiveFrom {
      faults.append(Fault("effectiveThrough", .beforeStart))
    }
    return faults
  }

  /// What is still to be filled in before it goes to review: the catalogue of article 12 and what the platform's lists
  /// cannot do without. A text may be left out where there is an attachment.
  package func faultsOfSubmission(hasAttachment: Bool) -> [Fault] {
    var faults: [Fault] = []
    func need(_ field: String, _ isThere: Bool) {
      if !isThere { faults.append(Fault(field, .missing)) }
    }
    need("abstract", !abstract.allSatisfy(\.isWhitespace))
    need("text", hasAttachment || !text.allSatisfy(\.isWhitespace))
    need("formedOn", formedOn != nil)
    need("issuer", !issuer.allSatisfy(\.isWhitespace))
    need("column", column != nil)
    need("attributeReason", attribute == .proactive || !attributeReason.allSatisfy(\.isWhitespace))
    return faults
  }

  /// With the document number in its proper form.
  package var tidied: ItemContent {
    var content = self
    if let number = DocumentNumber(documentNumber) { content.documentNumber = number.text }
    return content
  }
}

extension ItemContent.Fault {
  package var fieldTitle: String {
    switch field {
    case "title": "标题"
    case "abstract": "内容概述"
    case "text": "正文"
    case "formedOn": "成文日期"
    case "documentNumber": "文号"
    case "issuer": "发文机关"
    case "column": "栏目"
    case "part": "子栏目"
    case "theme": "主题分类"
    case "keywords": "关键词"
    case "effectiveThrough": "有效期"
    case "attributeReason": "不主动公开的理由"
    default: field
    }
  }

  /// One plain sentence for beside the field.
  package var message: String {
    switch problem {
    case .missing: "请填写\(fieldTitle)。"
    case .tooLong(let limit, let found):
      field == "keywords" ? "关键词最多\(limit)个,现有\(found)个。" : "\(fieldTitle)最多\(limit)字,现有\(found)字。"
    case .malformed:
      field == "documentNumber" ? "文号的写法应当是“机关代字〔年份〕序号号”，例如“云政发〔2026〕12号”。" : "\(fieldTitle)不在可选范围内。"
    case .inFuture: "\(fieldTitle)晚于今天。"
    case .beforeStart: "有效期止于生效日期之前。"
    case .notOfBody: "本机关没有这个栏目。"
    }
  }
}
