import Testing
import WebParts

@testable import Portal

@Suite struct FrameTests {
  private func frame(_ head: PageHead) -> Markup {
    Markup(PageFrame(site: Gallery.site, head: head, main: "<p>正文</p>").html)
  }

  private let column = PageHead.Column(name: "政策文件", type: "政策文件", description: "本机关文件", keywords: "文件")

  private func tags(_ page: Markup) -> [String: [String]] {
    Dictionary(grouping: page.all("meta").filter { $0.attributes["name"] != nil }) {
      $0.attributes["name"] ?? ""
    }
    .mapValues { $0.map { $0.attributes["content"] ?? "" } }
  }

  @Test func `a list page says site and column once each, and no article`() {
    let tags = tags(frame(PageHead(title: "政策文件", column: column)))
    for name in [
      "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords",
      "ColumnType",
    ] {
      #expect(tags[name]?.count == 1, "\(name)")
      #expect(tags[name]?.first?.isEmpty == false, "\(name)")
    }
    #expect(tags["ArticleTitle"] == nil)
  }

  @Test func `a document page says the article as well`() {
    let article = PageHead.Article(title: "通知 \"甲\"", publishedAt: "2026-11-18 09:00", source: "云岭县人民政府")
    let tags = tags(frame(PageHead(title: "通知", column: column, article: article)))
    #expect(tags["ArticleTitle"] == ["通知 &quot;甲&quot;"])
    #expect(tags["PubDate"] == ["2026-11-18 09:00"])
    #expect(tags["ContentSource"] == ["云岭县人民政府"])
  }

  @Test func `the desk is never indexed`() {
    #expect(tags(Markup(Gallery().desk.html))["robots"] == ["noindex, nofollow"])
  }

  @Test func `the foot says what the standards want on every page`() {
    let text = frame(PageHead(title: "首页")).text
    for words in ["主办单位", "联系电话", "网站标识码", "ICP备", "公网安备", "党政机关网站标识", "我为政府网站找错", "网站地图"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `the first link jumps to the content`() {
    let page = frame(PageHead(title: "首页"))
    #expect(page.all("a").first?.attributes["href"] == "#main")
    #expect(page.first(id: "main")?.name == "main")
  }

  @Test func `a name from outside stays text everywhere in the frame`() {
    let hostile = "<script>alert(1)</script>\" onload=\"x"
    var site = Gallery.site
    site.name = hostile
    site.organizer = hostile
    let page = Markup(
      PageFrame(
        site: site, head: PageHead(title: hostile), body: Way(hostile, "/"), ways: [Way(hostile, hostile)],
        breadcrumb: [Way(hostile, hostile), Way(hostile, hostile)], path: "/\(hostile)", query: hostile,
        main: .empty
      ).html)
    #expect(page.faults == [])
    #expect(page.all("script").allSatisfy { $0.attributes["src"] != nil })
    #expect(page.elements.allSatisfy { $0.attributes["onload"] == nil })
  }

  @Test func `the switch of the type size keeps the way back, percent-encoded`() {
    let link = Display().switchLink(back: "/搜索?q=噪声&页=2").string
    let back = "/%E6%90%9C%E7%B4%A2%3Fq%3D%E5%99%AA%E5%A3%B0%26%E9%A1%B5%3D2"
    #expect(link.contains("size=large&amp;back=\(back)\""))
  }
}
