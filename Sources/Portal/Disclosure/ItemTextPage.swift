import Desk
import Statute
import WebParts

/// The text of a document as markup: headings, paragraphs, tables, and nothing that could not be on paper.
struct ItemTextPage: Component {
  let text: ItemText

  var html: HTML {
    let highest = text.headings.map(\.level).min() ?? 1
    let closing = text.closingStart
    let blocks = text.blocks.enumerated().html { index, block in
      switch block {
      case .heading(let level, let title): heading(title, rank: min(level - highest + 2, 5), at: index)
      case .paragraph(let text):
        paragraph(text, kind: index >= closing ? "closing" : openingKind(of: text, at: index))
      case .table(let head, let rows): table(head, rows)
      }
    }
    return "<div class=\"prose\" id=\"text\">\n\(blocks)</div>"
  }

  /// The headings as ways within the page; empty where there are too few to be of help.
  var contents: [CatalogueTree.Node] {
    let headings = text.headings
    guard headings.count >= 4 else { return [] }
    let highest = headings.map(\.level).min() ?? 1
    return headings.filter { $0.level <= highest + 1 }.map {
      CatalogueTree.Node($0.title, "#\(Self.anchor($0.block))")
    }
  }

  private func heading(_ title: String, rank: Int, at index: Int) -> HTML {
    let id = Self.anchor(index)
    return switch rank {
    case 2: "<h2 id=\"\(id)\">\(title)</h2>\n"
    case 3: "<h3 id=\"\(id)\">\(title)</h3>\n"
    case 4: "<h4 id=\"\(id)\">\(title)</h4>\n"
    default: "<h5 id=\"\(id)\">\(title)</h5>\n"
    }
  }

  /// The number of an article stands out, as it does in print.
  private func paragraph(_ text: String, kind: String?) -> HTML {
    if let number = Self.articleNumber(of: text) {
      return "<p><strong>\(number)</strong>\(text.dropFirst(number.count))</p>\n"
    }
    return "<p\(attribute: "class", kind)>\(text)</p>\n"
  }

  private func table(_ head: [String], _ rows: [[String]]) -> HTML {
    let headRow: HTML =
      head.isEmpty ? .empty : "<thead><tr>\(head.html { "<th scope=\"col\">\($0)</th>" })</tr></thead>"
    return """
      <div class="table-frame"><div class="table-scroll" role="region" aria-label="表格" tabindex="0">\
      <table class="data">\(headRow)<tbody>\(rows.html { row in "<tr>\(row.html { "<td>\($0)</td>" })</tr>\n" })\
      </tbody></table></div></div>

      """
  }

  /// How a paragraph before the text itself stands: addressees, or by whom and when it was passed.
  private func openingKind(of text: String, at index: Int) -> String? {
    if index == 0, ItemText.isAddress(text) { return "flush" }
    return index < 4 && text.hasPrefix("（") && text.hasSuffix("）") && text.contains("年") ? "enacted" : nil
  }

  private static func anchor(_ block: Int) -> String { "part-\(block)" }

  /// `第十二条` at the head of a paragraph, with a blank behind it.
  private static func articleNumber(of text: String) -> String? {
    guard text.first == "第", let end = text.prefix(14).firstIndex(of: "条") else { return nil }
    let rest = text[text.index(after: end)...]
    let number = text[...end]
    guard rest.first?.isWhitespace == true || rest.hasPrefix("之"),
      number.dropFirst().dropLast().allSatisfy({ "一二三四五六七八九十百千零〇0123456789".contains($0) })
    else { return nil }
    return String(number)
  }
}

/// In which form the text of an item is handed out. The raw value is the end of the file's name.
enum ItemTextForm: String, CaseIterable {
  case docx, pdf, html, txt

  var title: String {
    switch self {
    case .docx: "Word 文件"
    case .pdf: "PDF 文件"
    case .html: "网页文件"
    case .txt: "纯文本"
    }
  }

  /// Robots need not have each document twice.
  var follow: HTML { paper == nil ? .empty : " rel=\"nofollow\"" }

  /// The format of a document on paper; `nil` for what is only text.
  var paper: PaperFormat? { PaperFormat(rawValue: rawValue) }
}
