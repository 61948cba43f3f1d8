import WebParts

/// The whole of a page of the staff desk: who is signed in for which body, the inboxes with what waits in them, the
/// content, and the way out.
struct DeskFrame: Component {
  var site: Site
  /// The title of the page without the name of the site.
  var title: String
  /// The body for which the person acts, as it stands large at the top.
  var bodyName: String
  var person: String
  /// 信息员, 分管领导 …
  var role: String
  var ways: [Way]
  var breadcrumb: [Way] = []
  var path = "/desk"
  var home = "/desk"
  var display = Display()
  var query = ""
  var searchAddress = "/desk/search"
  var signOutAddress = "/sign-out"
  /// The token that a form must carry where a person acts.
  var token: HiddenInput?
  var aside: HTML?
  var main: HTML
  var assetAddress: @Sendable (String) -> String = DesignAssets.plainAddress

  var html: HTML {
    DocumentShell(
      title: PageHead(title: title, isIndexed: false).html(site: site), site: site, display: display,
      assetAddress: assetAddress,
      content: """
        <header class="wide">
        <div class="service-line"><span class="who">\(person)（\(role)）</span>\(display.switchLink(back: path))\
        <a href="/">公开网站</a>\
        <form method="post" action="\(signOutAddress)">\(token)<button class="link">退出登录</button></form></div>
        <div class="masthead"><div><span class="over">\(site.name) · 工作台</span>\
        <p class="name"><a href="\(home)">\(bodyName)</a></p></div>\
        \(SearchBox(address: searchAddress, query: query, placeholder: "编号、申请内容"))</div>
        \(WaysBar(ways: ways, label: "工作台"))\(Breadcrumb(ways: breadcrumb))
        </header>
        <div class="wide body">\(HTML.let(aside) { "<aside>\($0)</aside>" })<main id="main" tabindex="-1">
        \(main)
        </main></div>
        """
    ).html
  }
}
