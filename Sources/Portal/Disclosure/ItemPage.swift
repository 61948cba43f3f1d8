import Desk
import Statute
import WebParts

/// A document as published: what it is, its text, what goes with it, what came before and after it.
struct ItemPage: Component {
  let item: PublicItem
  let body: BodySummary?
  let related: [RelatedEntry]
  let address: String
  /// In which formats of paper the text can be taken away.
  let formats: [PaperFormat]

  private var key: String { item.file.key }

  var html: HTML {
    """
    <article class="document">
    <h1 class="document-title">\(TitleText(item.title))\
    \(HTML.if(!item.documentNumber.isEmpty) { "<span class=\"subtitle whole\">\(item.documentNumber)</span>" })</h1>
    \(notices)\(MetadataHead(facts: facts))
    \(ItemTextPage(text: item.text))
    </article>
    \(attachments)\(takeAway)\(relations)\(history)
    """
  }

  /// What one must know before relying on the text.
  private var notices: HTML {
    var all = HTML.empty
    if !item.isCurrent {
      all +=
        Notice(
          .look, "这是历史版本",
          """
          <p>本页是第 \(item.version.number) 版，\(item.version.publishedOn.chinese)发布，供查考。\
          请以<a href="\(Link.item(key))">现行版本</a>为准。</p>
          """
        ).html
    }
    if let end = item.end {
      let next = end.by.flatMap { by in related.first { $0.entry.file == by }?.entry }
      all +=
        Notice(
          .stop, end.validity == .repealed ? "本文件已经废止" : "本文件已经失效",
          """
          <p>自\(end.on.chinese)起\(end.validity.title)。\(Self.sentence(end.reason))\
          \(HTML.let(next) { "代替文件：<a href=\"\(Link.item($0.file.key))\">《\($0.title)》</a>。" })</p>
          """
        ).html
    } else if item.validity == .lapsed, let day = item.effectiveThrough {
      all += Notice(.stop, "本文件已经失效", "<p>有效期至\(day.chinese)。</p>").html
    }
    let interpretation = related.first { $0.relation == .interprets && $0.isInverse }
    if let entry = interpretation?.entry {
      all +=
        Notice(
          .fact, "本文件有解读材料", "<p>请看<a href=\"\(Link.item(entry.file.key))\">\(entry.title)</a>。</p>"
        ).html
    }
    return all
  }

  /// With a full stop at its end.
  private static func sentence(_ text: String) -> String {
    text.isEmpty || text.last.map { "。！？.!?".contains($0) } == true ? text : text + "。"
  }

  private var facts: [Fact] {
    let none: HTML = "<span class=\"soft\">无</span>"
    var facts = [
      Fact("索引号", "\(IndexNumber(item.indexNumber))"),
      Fact("主题分类", HTML.let(item.theme, { "\($0.path)" }, else: { none })),
      Fact("发文机关", "\(item.issuer.isEmpty ? body?.name ?? "" : item.issuer)"),
      Fact("成文日期", HTML.let(item.formedOn, { "\(DayText($0))" }, else: { none })),
      Fact("标题", "\(item.title)", isAcross: true),
      Fact(
        "发文字号",
        HTML.if(item.documentNumber.isEmpty, { none }, else: { "\(DocumentNumber(item.documentNumber))" })),
      Fact("发布日期", "\(DayText(item.version.publishedOn))"),
      Fact("有效性", "\(Badge(item.validity))"),
      Fact("公开方式", "主动公开"),
    ]
    if let genre = item.genre { facts.append(Fact("体裁分类", "\(genre.title)")) }
    if let column = item.column {
      let words = column.title + (item.part.map { " › " + $0.title } ?? "")
      facts.append(Fact("所属栏目", "<a href=\"\(Link.column(item.body, column))\">\(words)</a>"))
    }
    if let day = item.effectiveFrom { facts.append(Fact("生效日期", "\(DayText(day))")) }
    if let day = item.effectiveThrough { facts.append(Fact("有效期至", "\(DayText(day))")) }
    if !item.keywords.isEmpty {
      facts.append(Fact("主题词", "\(item.keywords.joined(separator: "　"))", isAcross: true))
    }
    if !item.abstract.isEmpty { facts.append(Fact("内容概述", "\(item.abstract)", isAcross: true)) }
    return facts
  }

  private var attachments: HTML {
    if item.attachments.isEmpty { return .empty }
    let files = item.attachments.map { attachment in
      Attachments.File(
        title: attachment.name, address: Link.itemAttachment(key, attachment.digest),
        kind: attachment.kindTitle, size: Amount.bytes(attachment.size))
    }
    return "<section><h2>附件</h2>\(Attachments(files: files))</section>"
  }

  private var takeAway: HTML {
    let version = item.isCurrent ? nil : item.version.number
    let forms = ItemTextForm.allCases.filter { $0.paper.map(formats.contains) ?? true }.html { form in
      "<a class=\"button secondary\" href=\"\(Link.itemText(key, form, version: version))\"\(form.follow) download>下载\(form.title)</a>"
    }
    return """
      <div class="actions tools no-print">\(PrintButton())\(ReadAloudButton(target: "text"))\(forms)</div>

      """
  }

  private var relations: HTML {
    if related.isEmpty { return .empty }
    var titles: [String] = []
    for entry in related where !titles.contains(entry.title) { titles.append(entry.title) }
    let groups = titles.html { title in
      let entries = related.filter { $0.title == title }.map(\.entry)
      return "<h3>\(title)</h3>\(RowList(entries))"
    }
    return "<section><h2>关联文件</h2>\(groups)</section>"
  }

  private var history: HTML {
    if item.versions.count < 2 { return .empty }
    let table = DataTable(
      caption: "版本记录", isCaptionUnseen: true,
      columns: [.init("版本"), .init("发布日期", .whole), .init("修订说明")],
      rows: item.versions.map(row))
    return "<section><h2>版本记录</h2>\(table)</section>"
  }

  private func row(_ version: PublicVersion) -> [HTML] {
    let name = "第 \(version.number) 版"
    let isLatest = version.number == item.versions.first?.number
    let address = isLatest ? Link.item(key) : Link.itemVersion(key, version.number)
    let first: HTML =
      if version.withdrawnBecause != nil {
        "\(name)（已撤下）"
      } else if version.number == item.version.number {
        "<strong>\(name)</strong>（本页）"
      } else {
        "<a href=\"\(address)\">\(name)</a>\(isLatest ? "（现行）" : "")"
      }
    let words = version.withdrawnBecause.map { "撤下原因：" + $0 } ?? version.reason ?? "首次发布"
    return [first, "\(version.publishedOn.description)", "\(words)"]
  }
}

extension DayText {
  init(_ day: Day) {
    self.init(day.chinese, iso: day.description)
  }
}

extension Attachment {
  /// `PDF`, `DOCX`: the end of its name.
  var kindTitle: String {
    guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 6 else {
      return "文件"
    }
    let kind = name[name.index(after: dot)...].uppercased()
    return kind.isEmpty ? "文件" : kind
  }
}

/// A document without the site around it: to keep, to print, to send on.
struct ItemSheet {
  let item: PublicItem
  /// The address of its page.
  let source: String

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(item.title)</title></head>
    <body><h1>\(item.title)</h1>
    <table>\(facts.html { "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td></tr>\n" })</table>
    \(ItemTextPage(text: item.text))
    <p>来源：\(source)</p></body></html>
    """
  }

  var plain: String {
    item.title + "\r\n\r\n" + facts.map { "\($0.0)：\($0.1)\r\n" }.joined() + "\r\n"
      + item.text.blocks.map { $0.plain.split(separator: "\n").joined(separator: "\r\n") + "\r\n" }.joined()
      + "\r\n来源：\(source)\r\n"
  }

  var facts: [(String, String)] {
    [
      ("索引号", item.indexNumber), ("发文机关", item.issuer), ("发文字号", item.documentNumber),
      ("成文日期", item.formedOn?.chinese ?? ""), ("发布日期", item.version.publishedOn.chinese),
      ("有效性", item.validity.title),
    ].filter { !$0.1.isEmpty }
  }
}
