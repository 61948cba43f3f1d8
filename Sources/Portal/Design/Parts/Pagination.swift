import WebParts

/// The ways to the other pages of a list.
struct Pagination: Component {
  /// Which page this is, from 1.
  var current: Int
  /// How many there are.
  var last: Int
  /// How many rows in all, as it is to be read: 共 3,407 条, or 约 1 万条 where counting was cut off.
  var total: String
  /// The address of a page.
  var address: @Sendable (Int) -> String

  var html: HTML {
    if last <= 1 { return "<nav class=\"pages\" aria-label=\"分页\"><p>\(total)</p></nav>" }
    return """
      <nav class="pages" aria-label="分页"><p>\(total)，第 \(current) 页，共 \(last) 页</p><ol>\
      \(step("上一页", to: current - 1, rel: "prev"))\(numbers.html(number))\
      \(step("下一页", to: current + 1, rel: "next"))</ol></nav>
      """
  }

  /// First, last, and those around this one; `nil` where some are left out.
  private var numbers: [Int?] {
    let near = Set([1, last, current - 1, current, current + 1].filter { (1...last).contains($0) }).sorted()
    var all: [Int?] = []
    for page in near {
      if let previous = all.last ?? nil, page > previous + 1 {
        // A gap of one page is filled by that page.
        all.append(page == previous + 2 ? previous + 1 : nil)
      }
      all.append(page)
    }
    return all
  }

  private func number(_ page: Int?) -> HTML {
    guard let page else { return "<li><span aria-hidden=\"true\">…</span></li>" }
    if page == current { return "<li><span aria-current=\"page\">\(page)</span></li>" }
    return "<li><a href=\"\(address(page))\" aria-label=\"第 \(page) 页\">\(page)</a></li>"
  }

  private func step(_ words: String, to page: Int, rel: String) -> HTML {
    guard (1...last).contains(page) else { return .empty }
    return "<li><a href=\"\(address(page))\" rel=\"\(rel)\">\(words)</a></li>"
  }
}

/// Views of the same thing side by side: links, not scripts.
struct Tabs: Component {
  /// What the views are of, for those who hear the page.
  var label: String
  var ways: [Way]

  var html: HTML {
    let items = ways.html { way in
      """
      <li><a href="\(way.address)"\(attribute: "aria-current", way.isCurrent ? "page" : nil)>\(way.title)\
      \(Count(way.count, isPressing: way.isPressing))</a></li>
      """
    }
    return "<nav class=\"tabs\" aria-label=\"\(label)\"><ul>\(items)</ul></nav>"
  }
}
