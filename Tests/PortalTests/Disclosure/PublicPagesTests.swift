import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Statute
import Testing
import WebParts

@testable import Portal

@Suite("What the public sees of items")
struct PublicPagesTests {
  @Test func `an item page says what the document is, to people and in META tags`() async throws {
    let county = try await PublicCounty.founded()
    var content = PublicCounty.content(
      "云溪县河道采砂管理办法", text: "各乡镇人民政府：\n## 第一章 总则\n第一条 为了保护河道，制定本办法。\n|项目|数量|\n|---|---|\n|河段|3|")
    content.documentNumber = "云水发〔2026〕3号"
    let file = try await county.published(content)
    let answer = try await county.get(Link.item(file.key))
    #expect(answer.status == 200)
    let page = answer.markup
    let tags = Dictionary(
      page.all("meta").compactMap { tag in
        tag.attributes["name"].map { ($0, tag.attributes["content"] ?? "") }
      },
      uniquingKeysWith: { first, _ in first })
    #expect(tags["ArticleTitle"] == "云溪县河道采砂管理办法")
    #expect(tags["PubDate"] == "2026-06-15 09:00")
    #expect(tags["ContentSource"] == "云溪县水利局")
    #expect(tags["Keywords"] == "水利")
    #expect(tags["Description"] == "概述。")
    #expect(tags["SiteIDCode"] == "3300000001")
    #expect(tags["ColumnName"] == "履职依据")
    for word in ["索引号", "主题分类", "发文机关", "成文日期", "标题", "发文字号", "发布日期", "有效性", "云水发〔2026〕3号", "有效"] {
      #expect(answer.text.contains(word), "\(word)")
    }
    #expect(answer.text.contains("<h2 id=\"part-1\">第一章 总则</h2>"))
    #expect(answer.text.contains("<p class=\"flush\">各乡镇人民政府：</p>"))
    #expect(answer.text.contains("<strong>第一条</strong>"))
    #expect(answer.text.contains("<td>河段</td>"))
  }

  @Test func `an index number on paper leads to its item`() async throws {
    let county = try await PublicCounty.founded()
    let file = try await county.published(PublicCounty.content("云溪县抗旱预案"))
    let answer = try await county.get(Link.itemByIndex("\(PublicCounty.bureau)/2026-00001"))
    #expect(answer.status == 302)
    #expect(answer.headers[.location] == Link.item(file.key))
    #expect(try await county.get(Link.itemByIndex("\(PublicCounty.bureau)/2026-00002")).status == 404)
    try await county.withdraw(file, because: "重复发布")
    #expect(try await county.get(Link.itemByIndex("\(PublicCounty.bureau)/2026-00001")).status == 302)
  }

  @Test func `every version stays readable, and an earlier one says that it is not the one that stands`()
    async throws
  {
    let county = try await PublicCounty.founded()
    let file = try await county.published(PublicCounty.content("云溪县水价公告", text: "每立方米二元。"))
    try await county.revise(file, to: PublicCounty.content("云溪县水价公告", text: "每立方米三元。"), because: "调整水价")
    let standing = try await county.get(Link.item(file.key)).text
    #expect(standing.contains("每立方米三元") && !standing.contains("每立方米二元"))
    #expect(standing.contains("调整水价") && standing.contains("首次发布"))
    let first = try await county.get(Link.itemVersion(file.key, 1)).text
    #expect(first.contains("每立方米二元") && first.contains("这是历史版本"))
    #expect(try await county.get(Link.itemVersion(file.key, 3)).status == 404)
    let plain = try await county.get(Link.itemText(file.key, .txt, version: 1))
    #expect(plain.text.contains("每立方米二元"))
    #expect(plain.headers[.contentType] == "text/plain; charset=utf-8")
    #expect(plain.headers[.contentDisposition]?.hasPrefix("attachment") == true)
  }

  @Test func `what was withdrawn is answered with 410, the reason, and nothing of its text`() async throws {
    let county = try await PublicCounty.founded()
    let file = try await county.published(PublicCounty.content("云溪县内部名单", text: "不该公开的段落。"))
    #expect(try await county.get(Link.item(file.key)).status == 200)
    try await county.withdraw(file, because: "含有个人信息")
    let gone = try await county.get(Link.item(file.key))
    #expect(gone.status == 410)
    #expect(gone.text.contains("含有个人信息"))
    for path in [
      Link.item(file.key), Link.itemVersion(file.key, 1), Link.itemText(file.key, .html), Link.home,
      Link.feed,
      Link.search + "?q=名单", Link.body(PublicCounty.bureau), Link.api + "/items",
      Link.api + "/items/\(file.key)",
    ] {
      let answer = try await county.get(path)
      #expect(!answer.text.contains("不该公开的段落") && !answer.text.contains("云溪县内部名单"), "\(path)")
    }
    #expect(try await county.get(Link.api + "/items/\(file.key)").status == 410)
    #expect(try await county.get(Link.itemText(file.key, .txt)).status == 410)
  }

  @Test func `a draft is seen on no page, feed, search, interface or download, at any step`() async throws {
    let county = try await PublicCounty.founded()
    let secret = try await county.attachment("底稿.txt", Array("底稿".utf8))
    let file = try await county.draft(PublicCounty.content("尚未发布的水库方案", text: "尚未发布的内容"))
    let writer = county.officer("writer", .informationOfficer)
    try await county.act(
      .addAttachment(secret, ScreeningOutcome(attachment: secret.digest)), on: file, writer)
    try await county.act(.submit, on: file, writer)
    for path in [
      Link.item(file.key), Link.itemVersion(file.key, 1), Link.itemText(file.key, .txt),
      Link.itemAttachment(file.key, secret.digest), Link.api + "/items/\(file.key)",
    ] {
      #expect(try await county.get(path).status == 404, "\(path)")
    }
    for path in [
      Link.home, Link.search + "?q=水库", Link.search, Link.feed, Link.feed(PublicCounty.bureau),
      Link.body(PublicCounty.bureau), Link.content(PublicCounty.bureau),
      Link.column(PublicCounty.bureau, Column.basis), Link.api + "/items", Link.api + "/search?q=水库",
      "/sitemaps/pages.xml",
    ] {
      let answer = try await county.get(
        path.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? path)
      #expect(answer.status == 200, "\(path)")
      #expect(!answer.text.contains("尚未发布的") && !answer.text.contains(file.key), "\(path)")
    }
  }

  @Test
  func `an attachment is handed out under its name once it is published, and only as a part of its item`()
    async throws
  {
    let county = try await PublicCounty.founded()
    let table = try await county.attachment("水质<监测>.csv", Array("月,值\n".utf8))
    let file = try await county.draft(PublicCounty.content("云溪县水质监测结果"))
    try await county.act(
      .addAttachment(table, ScreeningOutcome(attachment: table.digest)), on: file,
      county.officer("writer", .informationOfficer))
    try await county.publish(file)
    let page = try await county.get(Link.item(file.key)).text
    #expect(page.contains("水质&lt;监测&gt;.csv") && page.contains("CSV"))
    let answer = try await county.get(Link.itemAttachment(file.key, table.digest))
    #expect(answer.status == 200 && answer.text == "月,值\n")
    #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    let other = try await county.published(PublicCounty.content("云溪县节水公告"))
    #expect(try await county.get(Link.itemAttachment(other.key, table.digest)).status == 404)
    #expect(try await county.get(Link.itemAttachment(file.key, "../../secret")).status == 404)
  }

  @Test func `what takes the place of a document is named on both pages, though the older one was in memory`()
    async throws
  {
    let county = try await PublicCounty.founded()
    let old = try await county.published(PublicCounty.content("云溪县旧供水办法"))
    #expect(try await county.get(Link.item(old.key)).text.contains("关联文件") == false)
    let new = try await county.draft(PublicCounty.content("云溪县新供水办法"))
    try await county.act(
      .link(ItemLink(.replaces, to: old)), on: new, county.officer("writer", .informationOfficer))
    try await county.publish(new)
    #expect(try await county.get(Link.item(new.key)).text.contains("云溪县旧供水办法"))
    #expect(try await county.get(Link.item(old.key)).text.contains("云溪县新供水办法"))
    try await county.act(.repeal(reason: "已有新办法。", by: new), on: old, county.officeHead())
    let page = try await county.get(Link.item(old.key)).text
    #expect(page.contains("本文件已经废止") && page.contains("已有新办法。"))
  }

  @Test func `what is withdrawn goes at once from the pages of the documents that it named`() async throws {
    let county = try await PublicCounty.founded()
    let named = try await county.published(PublicCounty.content("云溪县供水办法"))
    let withdrawn = try await county.published(
      PublicCounty.content("云溪县供水办法解读"), naming: named, as: .interprets)
    #expect(try await county.get(Link.item(named.key)).text.contains("云溪县供水办法解读"))
    try await county.withdraw(withdrawn, because: "内容有误")
    let page = try await county.get(Link.item(named.key))
    #expect(page.status == 200 && !page.text.contains("云溪县供水办法解读"))
  }

  @Test func `a revision that names another document no more is gone from that one's page`() async throws {
    let county = try await PublicCounty.founded()
    let named = try await county.published(PublicCounty.content("云溪县供水办法"))
    let content = PublicCounty.content("云溪县节水公告")
    let revised = try await county.published(content, naming: named, as: .relatesTo)
    #expect(try await county.get(Link.item(named.key)).text.contains("云溪县节水公告"))
    let writer = county.officer("writer", .informationOfficer)
    try await county.act(.openRevision(reason: "关联有误", changedOn: county.desk.today), on: revised, writer)
    try await county.act(.unlink(ItemLink(.relatesTo, to: named)), on: revised, writer)
    #expect(try await county.get(Link.item(named.key)).text.contains("云溪县节水公告"))
    try await county.publish(revised)
    #expect(try await county.get(Link.item(named.key)).text.contains("云溪县节水公告") == false)
  }

  @Test func `a page in memory is given ready-compressed, until what it shows changes`() async throws {
    let county = try await PublicCounty.founded()
    _ = try await county.get(Link.home)
    let again = try await county.get(Link.home, [.acceptEncoding: "gzip"])
    #expect(again.headers[.contentEncoding] == "gzip")
    let tag = try #require(again.headers[.eTag])
    #expect(try await county.get(Link.home, [.acceptEncoding: "gzip", .ifNoneMatch: tag]).status == 304)
    _ = try await county.published(PublicCounty.content("云溪县防汛公告"))
    #expect(try await county.get(Link.home).text.contains("云溪县防汛公告"))
  }

  @Test func `the large type of one person is not kept for the next`() async throws {
    let county = try await PublicCounty.founded()
    let large = try await county.get(Link.home, [.cookie: "display=large"])
    #expect(large.text.contains("data-type=\"large\""))
    #expect(large.headers[.cacheControl] == "private, no-cache")
    #expect(try await county.get(Link.home).text.contains("data-type=\"large\"") == false)
  }

  @Test func `every public page is sound markup in which nothing of ours was taken for text`() async throws {
    let county = try await PublicCounty.founded()
    let file = try await county.published(
      PublicCounty.content(
        "云溪县水土保持规划", text: "# 一、总则\n内容。\n# 二、任务\n内容。\n# 三、措施\n内容。\n# 四、附则\n内容。\n云溪县水利局\n2026年6月1日"))
    try await county.revise(file, to: PublicCounty.content("云溪县水土保持规划", text: "改了。"), because: "更正")
    let code = PublicCounty.bureau
    for path in [
      Link.home, Link.bodies, Link.allReports, Link.siteMap, Link.accessibility, Link.search,
      Link.search + "?q=%E6%B0%B4%E5%9C%9F", Link.search + "?q=%E6%97%A0&year=2026", Link.body(code),
      Link.guide(code),
      Link.rules(code), Link.content(code), Link.column(code, Column.plans), Link.column(code, Column.basis),
      Link.reports(code), Link.item(file.key), Link.itemVersion(file.key, 1),
      Link.body(PublicCounty.waterworks),
      Link.guide(PublicCounty.waterworks), Link.content(PublicCounty.waterworks), "/design",
    ] {
      let answer = try await county.get(path)
      #expect(answer.status == 200, "\(path)")
      #expect(answer.markup.faults == [], "\(path)")
      #expect(!answer.text.contains("&lt;"), "\(path)")
    }
  }
}

@Suite("What pages in memory depend on")
struct PagesInMemoryTests {
  @Test func `a day begins once, and not with the first page; other settings begin one too`() {
    let day = PageDay()
    let monday = Day("2026-06-15")!
    #expect(day.begins(monday, 0) == false)
    #expect(day.begins(monday, 0) == false)
    #expect(day.begins(monday.adding(days: 1), 0))
    #expect(day.begins(monday.adding(days: 1), 0) == false)
    #expect(day.begins(monday.adding(days: 1), 1))
    #expect(day.begins(monday.adding(days: 1), 1) == false)
  }

  @Test func `a guide that was revised is on the page that was in memory`() async throws {
    let county = try await PublicCounty.founded()
    let code = PublicCounty.bureau
    #expect(try await county.get(Link.guide(code)).text.contains("清水路 3 号"))
    var guide = PublicCounty.guide
    guide.office.address = "新水路 8 号"
    let head = county.officeHead()
    let version = try await county.desk.bodyDossier(code, for: head).version
    try await county.desk.act(.reviseGuide(guide), on: code, expecting: version, by: head)
    for path in [Link.guide(code), Link.body(code)] {
      #expect(try await county.get(path).text.contains("新水路 8 号"), "\(path)")
    }
  }

  @Test func `figures about requests go with the first write that went through`() async throws {
    let county = try await PublicCounty.founded()
    let request = Request(
      head: .init(method: .get, scheme: "http", authority: "x", path: Link.home), body: .init(buffer: .init())
    )
    _ = try await county.get(Link.home)
    #expect(county.portal.cache.page(for: request) != nil)
    county.portal.cache.drop(tags: [PageTag.requests])
    #expect(county.portal.cache.page(for: request) == nil)
  }
}
