import WebParts

/// What the standards want at the foot of every page of a government site: who runs it, how to reach them, the record
/// numbers, the map of the site, and the way to report a fault.
struct SiteFooter: Component {
  var site: Site
  var display = Display()
  var path = "/"

  var html: HTML {
    """
    <footer class="site-footer"><div class="wide">
    <dl>\(fact("主办单位", site.organizer))\(fact("承办单位", site.operatedBy))\(fact("联系电话", site.telephone))\
    \(fact("办公地址", site.address))\(fact("办公时间", site.hours))</dl>
    <ul><li><a href="\(site.siteMapAddress)">网站地图</a></li>\
    <li><a href="\(site.accessibilityAddress)">无障碍说明</a></li><li>\(display.switchLink(back: path))</li>\
    \(link("我为政府网站找错", site.faultAddress))\(link("党政机关网站标识", site.certificateAddress))</ul>
    <ul>\(HTML.if(!site.idCode.isEmpty) { "<li>网站标识码 <span class=\"figures\">\(site.idCode)</span></li>" })\
    \(HTML.let(site.icpNumber) { "<li>\($0)</li>" })\(HTML.let(site.policeNumber) { "<li>\($0)</li>" })</ul>
    </div></footer>
    """
  }

  private func fact(_ name: String, _ value: String?) -> HTML {
    guard let value, !value.isEmpty else { return .empty }
    return "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
  }

  private func link(_ title: String, _ address: String?) -> HTML {
    guard let address else { return .empty }
    return "<li><a\(HTML.href(address))>\(title)</a></li>"
  }
}
