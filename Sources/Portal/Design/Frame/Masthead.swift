import WebParts

/// The box to search with, in the masthead.
struct SearchBox: Component {
  var address: String
  var query: String
  var placeholder = "标题、正文、文号、索引号"

  var html: HTML {
    """
    <form class="search" role="search" action="\(address)"><label class="unseen" for="site-search">搜索</label>\
    <input type="search" id="site-search" name="q" value="\(query)" placeholder="\(placeholder)" maxlength="100" \
    enterkeyhint="search"><button class="secondary">搜索</button></form>
    """
  }
}

/// The few main ways, in one line under the name.
struct WaysBar: Component {
  var ways: [Way]
  /// What the group of links is, for those who hear the page.
  var label: String

  var html: HTML {
    if ways.isEmpty { return .empty }
    return "<nav class=\"ways\" aria-label=\"\(label)\"><ul>\(ways.html(item))</ul></nav>\n"
  }

  private func item(_ way: Way) -> HTML {
    """
    <li><a href="\(way.address)"\(attribute: "aria-current", way.isCurrent ? "page" : nil)>\(way.title)\
    \(Count(way.count, isPressing: way.isPressing))</a></li>
    """
  }
}

/// How many things wait behind a link; nothing where none is known or none waits.
struct Count: Component {
  var number: Int?
  var isPressing = false

  init(_ number: Int?, isPressing: Bool = false) {
    self.number = number
    self.isPressing = isPressing
  }

  var html: HTML {
    guard let number, number > 0 else { return .empty }
    let kind = isPressing ? "count pressing" : "count"
    let words = isPressing ? "件，有紧急事项" : "件"
    return "<span class=\"\(kind)\">\(number)<span class=\"unseen\">\(words)</span></span>"
  }
}

/// Where this page stands, from the home page down.
struct Breadcrumb: Component {
  var ways: [Way]

  var html: HTML {
    guard let last = ways.last, ways.count > 1 else { return .empty }
    let links = ways.dropLast().html { "<li><a href=\"\($0.address)\">\($0.title)</a></li>" }
    return """
      <nav class="breadcrumb" aria-label="当前位置"><ol>\(links)\
      <li aria-current="page">\(last.title)</li></ol></nav>
      """
  }
}
