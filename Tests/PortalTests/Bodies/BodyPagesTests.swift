import Foundation
import Statute
import Testing

@testable import Portal

@Suite("The page of a body, as 公开办函〔2019〕61号 prints it")
struct BodyPagesTests {
  @Test func `the four sections stand in their order under their exact labels`() async throws {
    let county = try await PublicCounty.founded()
    let page = try await county.get(Link.body(PublicCounty.bureau)).text
    let main = try #require(page.range(of: "<main")).lowerBound
    #expect(
      Markup.headings("h2", in: String(page[main...])) == ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"])
    let ways = page[try #require(page.range(of: "主要栏目")).upperBound..<main]
    let order = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"].map {
      ways.range(of: $0)?.lowerBound
    }
    #expect(order.allSatisfy { $0 != nil })
    #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
  }

  @Test(arguments: [(PublicCounty.bureau, true), (PublicCounty.waterworks, false)])
  func `依申请公开 stands beside the sections of those bodies alone that take requests`(code: String, takes: Bool)
    async throws
  {
    let county = try await PublicCounty.founded()
    let page = try await county.get(Link.body(code)).text
    #expect(page.contains("依申请公开") == takes)
    #expect(page.contains(Link.applying(code)) == takes)
  }

  @Test func `the guide says every field of article 12 and each way in`() async throws {
    let county = try await PublicCounty.founded()
    let page = try await county.get(Link.guide(PublicCounty.bureau)).text
    for word in [
      "信息分类", "编排体系", "获取方式", "机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式", "清水路 3 号", "当面提交", "网上提交",
      "监督和救济",
    ] {
      #expect(page.contains(word), "\(word)")
    }
  }

  @Test
  func
    `a column says how much stands in it, that the body has no such function, or that nothing is there yet`()
    async throws
  {
    let county = try await PublicCounty.founded()
    _ = try await county.published(PublicCounty.content("云溪县河道管理办法"))
    let page = try await county.get(Link.content(PublicCounty.bureau)).text
    #expect(page.contains("1 条"))
    #expect(page.contains("无此项职能"))
    #expect(page.contains("本局不收取行政事业性收费"))
    #expect(page.contains("暂无信息"))
    for column in Column.statutory(for: .department) { #expect(page.contains(column.title), "\(column)") }
    let empty = try await county.get(Link.column(PublicCounty.bureau, Column.charges)).text
    #expect(empty.contains("本局不收取行政事业性收费"))
  }

  @Test func `a column lists by year and by validity, and keeps what was asked in its pages`() async throws {
    let county = try await PublicCounty.founded()
    for number in 1...21 { _ = try await county.published(PublicCounty.content("云溪县供水公告第\(number)号")) }
    let path = Link.column(PublicCounty.bureau, Column.basis)
    let first = try await county.get(path + "?year=2026&validity=inForce").text
    #expect(first.contains("共 21 条"))
    #expect(first.contains("\(path)?year=2026&amp;validity=inForce&amp;page=2"))
    let second = try await county.get(path + "?year=2026&validity=inForce&page=2").text
    #expect(second.contains("云溪县供水公告第1号"))
    #expect(!second.contains("云溪县供水公告第2号"))
    #expect(try await county.get(path + "?validity=repealed").text.contains("没有符合条件的信息"))
  }

  @Test func `the directory groups bodies by kind, and an unknown body is a page that is not there`()
    async throws
  {
    let county = try await PublicCounty.founded()
    let page = try await county.get(Link.bodies).text
    #expect(Markup.headings("h3", in: page) == ["县级人民政府", "县级政府部门", "公共企事业单位"])
    #expect(try await county.get("/bodies/nobody").status == 404)
    #expect(try await county.get("/bodies/\(PublicCounty.bureau)/content/Z99").status == 404)
  }
}
