import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Testing

@testable import WebParts

@Suite("HTML: literals are markup, strings are text")
struct HTMLTests {
  @Test func `a string put into a literal is escaped and markup is not`() {
    let text = #"<a href="x" title='y'>&"#
    let markup: HTML = "<b>\(text)</b>"
    #expect(markup.string == "<b>&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;</b>")
    let outer: HTML = "<p>\(markup)\(7)\(text.prefix(1))</p>"
    #expect(outer.string == "<p>\(markup.string)7&lt;</p>")
  }

  @Test func `a string literal inside an interpolation is text too`() {
    let markup: HTML = "\("<b>")"
    #expect(markup.string == "&lt;b&gt;")
  }

  @Test func `what is missing leaves nothing`() {
    let none: String? = nil
    let nothing: HTML? = nil
    let markup: HTML = "<p>\(none)\(nothing)\([])</p>"
    #expect(markup.string == "<p></p>")
  }

  @Test func `pieces join with and without a separator`() {
    let pieces: [HTML] = ["<a>", "<b>", "<c>"]
    #expect(("\(pieces)" as HTML).string == "<a><b><c>")
    #expect(pieces.joined(separator: "、").string == "<a>、<b>、<c>")
    #expect(["<", "&"].html { "<li>\($0)</li>" }.string == "<li>&lt;</li><li>&amp;</li>")
    #expect((HTML.empty + "<a>" + .text("<")).string == "<a>&lt;")
    #expect(HTML.empty.isEmpty)
  }

  @Test func `a condition chooses the markup`() {
    #expect(HTML.if(true) { "<b>" }.string == "<b>")
    #expect(HTML.if(false) { "<b>" }.string == "")
    #expect(HTML.if(false, { "<b>" }, else: { "<i>" }).string == "<i>")
    #expect(HTML.let("x" as String?) { "<b>\($0)</b>" }.string == "<b>x</b>")
    #expect(HTML.let(nil as String?) { "<b>\($0)</b>" }.string == "")
  }

  @Test func `attributes that do not hold are dropped`() {
    let none: String? = nil
    let input: HTML =
      "<input\(attribute: "value", "a\"b")\(attribute: "title", none)\(attribute: "checked", true)\(attribute: "disabled", false)\(attribute: "max", 3)>"
    #expect(input.string == #"<input value="a&quot;b" checked max="3">"#)
  }

  @Test(arguments: [
    ("/requests/1", true), ("https://example.cn/?a=1&b=2", true), ("HTTP://example.cn", true), ("#top", true),
    ("mailto:a@example.cn", true), ("javascript:alert(1)", false), ("JavaScript:alert(1)", false),
    ("java\nscript:alert(1)", false), (" javascript:alert(1)", false), ("data:text/html,x", false),
    ("//evil.example", false), ("/\\evil.example", false), ("", false), ("http", false),
  ])
  func `an address from outside becomes a link only when it is harmless`(address: String, isLink: Bool) {
    #expect(HTML.href(address).isEmpty == !isLink)
  }

  @Test func `escaped text holds no byte that could end the text and reads back the same`() {
    var chance = SeededChance(seed: 7)
    let alphabet = Array("<>&\"'abc华表\u{1F600} \n;#39amp".unicodeScalars)
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &chance) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
      }
      let escaped = HTML.text(String(text)).string
      #expect(!escaped.contains { "<>\"'".contains($0) })
      let back = escaped.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      #expect(back == String(text))
    }
  }

  @Test func `markup answers as a page`() async throws {
    let router = Router()
    router.get("/") { _, _ -> HTML in "<p>\("政府 & 信息")</p>" }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(String(buffer: response.body) == "<p>政府 &amp; 信息</p>")
      }
    }
  }
}
