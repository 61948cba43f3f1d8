import WebParts

/// The whole of a public page: masthead over its vermilion rule, main ways, breadcrumb, a tree at the side where there
/// is one, the content, the footer with what the standards demand.
struct PageFrame: Component {
  var site: Site
  var head: PageHead
  /// The body whose own page this is; its name then stands large, with the site's small above it.
  var body: Way?
  /// Where the name of the site leads.
  var home = "/"
  /// The few main ways.
  var ways: [Way] = []
  /// From the home page down to this page; the last one is this page and no link.
  var breadcrumb: [Way] = []
  /// The address of this page, for the way back after a switch of the display and for the line on paper.
  var path = "/"
  var display = Display()
  /// What was searched for, kept in the box.
  var query = ""
  var searchAddress = "/search"
  /// Where the staff sign in, if the page is to say so.
  var signIn: Way?
  /// Beside the content: ``CatalogueTree`` or facets.
  var aside: HTML?
  var main: HTML
  /// How an asset's name becomes its address (with a digest in it, where assets are stamped).
  var assetAddress: @Sendable (String) -> String = DesignAssets.plainAddress

  var html: HTML {
    DocumentShell(
      title: head.html(site: site), site: site, display: display, assetAddress: assetAddress,
      content: """
        <header class="wide">
        <div class="service-line">\(display.switchLink(back: path))\
        <a href="\(site.accessibilityAddress)">无障碍</a>\
        <a href="\(site.siteMapAddress)">网站地图</a>\(signIn.map(plainLink))</div>
        <div class="masthead">\(name)\
        \(SearchBox(address: searchAddress, query: query))</div>
        \(WaysBar(ways: ways, label: "主要栏目"))\(Breadcrumb(ways: breadcrumb))
        </header>
        <div class="wide body">\(HTML.let(aside) { "<aside>\($0)</aside>" })<main id="main" tabindex="-1">
        \(main)
        <p class="print-source">本页来自\(site.name)，网址 \(site.domain)\(path)</p>
        </main></div>
        \(SiteFooter(site: site, display: display, path: path))
        """
    ).html
  }

  private var name: HTML {
    guard let body else {
      return "<p class=\"name\"><a href=\"\(home)\">\(site.name)</a></p>"
    }
    return """
      <div><span class="over"><a href="\(home)">\(site.name)</a></span>\
      <p class="name"><a href="\(body.address)">\(body.title)</a></p></div>
      """
  }

  private func plainLink(_ way: Way) -> HTML { "<a href=\"\(way.address)\">\(way.title)</a>" }
}

/// From the doctype to the scripts: what the public pages and the desk have in common.
struct DocumentShell: Component {
  var title: HTML
  /// Whose site it is, and the hosts beside `.gov.cn` to which a link may lead without asking.
  var site: Site
  var display: Display
  var assetAddress: @Sendable (String) -> String
  var content: HTML

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans"\(display.attributes) data-site="\(site.name)"\
    \(attribute: "data-hosts", hosts)>
    <head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    \(title)
    \(DesignAssets.styles.html { "<link rel=\"stylesheet\" href=\"\(assetAddress($0))\">\n" })\
    \(DesignAssets.scripts.html { "<script src=\"\(assetAddress($0))\" defer></script>\n" })</head>
    <body>
    <a class="skip" href="#main">跳到正文</a>
    \(content)
    </body>
    </html>
    """
  }

  private var hosts: String? {
    site.knownHosts.isEmpty ? nil : site.knownHosts.joined(separator: " ")
  }
}
