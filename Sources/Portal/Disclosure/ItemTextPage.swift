import Statute
import WebParts

/// The text of a document as markup: headings, paragraphs, tables, and nothing that could not be on paper.
struct ItemTextPage: Component {
  let text: ItemText

  var html: HTML {
    let highest = text.headings.map(\.level).min() ?? 1
    let closing = closingStart
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
    if index == 0, isAddress(text) { return "flush" }
    return index < 4 && text.hasPrefix("（") && text.hasSuffix("）") && text.contains("年") ? "enacted" : nil
  }

  /// The addressees of a document (主送机关) stand at the margin and end in a colon.
  private func isAddress(_ text: String) -> Bool {
    (text.hasSuffix("：") || text.hasSuffix(":")) && text.count <= 80
  }

  /// Where the name of the body and the date at the end begin; behind the last block where there are none.
  private var closingStart: Int {
    let blocks = text.blocks
    guard case .paragraph(let date)? = blocks.last, Self.isDate(date) else { return blocks.count }
    guard blocks.count > 2, case .paragraph(let name) = blocks[blocks.count - 2], name.count <= 40,
      !name.contains("。"), !name.contains("；")
    else { return blocks.count - 1 }
    return blocks.count - 2
  }

  private static func anchor(_ block: Int) -> String { "part-\(block)" }

  /// `2026年3月5日` and nothing else.
  private static func isDate(_ text: String) -> Bool {
    text.count <= 12 && text.hasSuffix("日") && text.contains("年") && text.contains("月")
      && text.allSatisfy { $0.isNumber || "年月日".contains($0) }
  }

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
  case html, txt

  var title: String {
    switch self {
    case .html: "网页文件"
    case .txt: "纯文本"
    }
  }
}
