import Desk
import Foundation
import HTTPTypes
import Statute
import Testing

@testable import Portal

@Suite("Search, feeds and the reading interface")
struct SearchAndInterfaceTests {
  private func county() async throws -> PublicCounty {
    let county = try await PublicCounty.founded()
    var noise = PublicCounty.content("云溪县施工噪声管理办法", text: "夜间不得施工。")
    noise.documentNumber = "云水发〔2026〕8号"
    _ = try await county.published(noise)
    _ = try await county.published(PublicCounty.content("云溪县取水许可公告", text: "泵站运行时注意噪声。", column: .licences))
    _ = try await county.published(PublicCounty.content("云溪县年度计划", column: .plans))
    return county
  }

  private func search(_ query: KeyValuePairs<String, String>) -> String {
    Link.search + "?" + query.map { "\($0.key)=\(PercentEncoded.text($0.value))" }.joined(separator: "&")
  }

  @Test func `two characters are found in titles and in texts, set off in both`() async throws {
    let page = try await county().get(search(["q": "噪声"])).text
    #expect(page.contains("共 2 条"))
    #expect(page.contains("施工<mark>噪声</mark>管理"))
    #expect(page.contains("注意<mark>噪声</mark>"))
  }

  @Test(arguments: ["云水发〔2026〕8号", "云水发[2026]8号", "\(PublicCounty.bureau)/2026-00001"])
  func `a document number and an index number are found`(number: String) async throws {
    let page = try await county().get(search(["q": number])).text
    #expect(page.contains("云溪县施工<wbr>") || page.contains("云溪县施工噪声管理办法"), "\(number)")
  }

  @Test func `facets narrow, and every link keeps the rest of what was asked`() async throws {
    let county = try await county()
    let page = try await county.get(search(["q": "噪声", "order": "newest", "unknown": "x"])).text
    let asked = "/search?q=\(PercentEncoded.text("噪声"))&amp;order=newest"
    #expect(page.contains("\(asked)&amp;column=A05"))
    #expect(page.contains("\(asked)&amp;year=2026"))
    #expect(page.contains("\(asked)&amp;body=\(PublicCounty.bureau)"))
    #expect(page.contains("\(asked)&amp;validity=inForce"))
    #expect(!page.contains("unknown"))
    let narrowed = try await county.get(search(["q": "噪声", "column": "A05"])).text
    #expect(narrowed.contains("共 1 条") && narrowed.contains("取消此项筛选"))
  }

  @Test func `where nothing is found the page says what to do`() async throws {
    let page = try await county().get(search(["q": "飞船", "year": "2026"])).text
    #expect(page.contains("没有找到与“飞船”有关的公开信息"))
    #expect(page.contains("去掉筛选条件") && page.contains(Link.apply))
  }

  @Test func `markup in a question is text in the answer`() async throws {
    let page = try await county().get(search(["q": "<script>alert(1)</script>"])).text
    #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
  }

  @Test func `a feed lists what became public, of all bodies and of one`() async throws {
    let county = try await county()
    let all = try await county.get(Link.feed)
    #expect(all.headers[.contentType] == "application/atom+xml; charset=utf-8")
    #expect(all.text.contains("云溪县年度计划"))
    #expect(all.text.contains("<updated>2026-06-15T09:00:00+08:00</updated>"))
    #expect(try await county.get(Link.feed(PublicCounty.government)).text.contains("云溪县年度计划") == false)
    let parser = XMLProbe(all.text)
    #expect(parser.isSound && parser.count(of: "entry") == 3)
    #expect(XMLProbe(try await county.get("/sitemaps/1.xml").text).count(of: "url") == 3)
    #expect(XMLProbe(try await county.get("/sitemap.xml").text).count(of: "sitemap") == 2)
    #expect(
      try await county.get("/robots.txt").text.contains("Sitemap: https://xxgk.yunxi.example/sitemap.xml"))
  }

  @Test func `the interface gives lists, one item, and what was found`() async throws {
    let county = try await county()
    let list = try await county.get(Link.api + "/items?size=2&column=A01")
    #expect(list.headers[.contentType] == "application/json")
    let items = try JSON(list.text)
    #expect(items["total"] as? Int == 1)
    let key = try #require((items["items"] as? [[String: Any]])?.first?["key"] as? String)
    let item = try JSON(try await county.get(Link.api + "/items/\(key)").text)
    #expect(item["title"] as? String == "云溪县施工噪声管理办法")
    #expect(item["text"] as? String == "夜间不得施工。")
    #expect(item["url"] as? String == "https://xxgk.yunxi.example/items/\(key)")
    let found = try JSON(
      try await county.get(Link.api + "/search?q=\(PercentEncoded.text("噪声"))&size=1").text)
    #expect(found["total"] as? Int == 2 && found["next"] != nil)
    let bodies = try JSON(try await county.get(Link.api + "/bodies").text)
    #expect((bodies["bodies"] as? [Any])?.count == 3)
  }

  @Test(arguments: [
    ("/items?page=0", 400), ("/items?year=abc", 400), ("/items?column=Z1", 400), ("/search", 400),
    ("/items/none", 404),
    ("/nothing", 404), ("/bodies/none", 404),
  ])
  func `the interface answers mistakes as problem JSON`(path: String, status: Int) async throws {
    let answer = try await PublicCounty.founded().get(Link.api + path, [.accept: "text/html"])
    #expect(answer.status == status)
    #expect(answer.headers[.contentType] == "application/problem+json")
  }

  @Test func `the description names every route of the interface and is JSON`() async throws {
    let description = try JSON(try await PublicCounty.founded().get(Link.apiDescription).text)
    #expect(description["openapi"] as? String == "3.1.0")
    let paths = try #require(description["paths"] as? [String: Any])
    #expect(
      Set(paths.keys) == [
        "/api/v1/bodies", "/api/v1/bodies/{code}", "/api/v1/items", "/api/v1/items/{key}", "/api/v1/search",
        "/api/v1/limits",
      ])
  }
}

private func JSON(_ text: String) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

private enum PercentEncoded {
  static func text(_ text: String) -> String {
    text.addingPercentEncoding(
      withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
  }
}

/// Whether tags close in order, and how many elements of a name there are.
private struct XMLProbe {
  let isSound: Bool
  private let names: [String]

  init(_ text: String) {
    var open: [String] = []
    var names: [String] = []
    var isSound = text.hasPrefix("<?xml")
    for piece in text.components(separatedBy: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else {
        isSound = false
        break
      }
      let tag = piece[..<end]
      if tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        isSound = isSound && open.popLast() == String(tag.dropFirst())
        continue
      }
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
      names.append(name)
      if !tag.hasSuffix("/") { open.append(name) }
    }
    self.isSound = isSound && open.isEmpty
    self.names = names
  }

  func count(of name: String) -> Int { names.filter { $0 == name }.count }
}
