import Testing

@testable import WebParts

@Suite("Form: what was typed, as text")
struct FormTests {
  @Test(arguments: [
    ("a=1&b=2", [["a", "1"], ["b", "2"]]),
    ("a=%E6%94%BF+%E5%BA%9C%2B", [["a", "政 府+"]]),
    ("a=1&a=2", [["a", "1"], ["a", "2"]]),
    ("a&b=&=c&&", [["a", ""], ["b", ""], ["", "c"]]),
    ("a=1=2", [["a", "1=2"]]),
    ("a=100%&b=%zz&c=%4", [["a", "100%"], ["b", "%zz"], ["c", "%4"]]),
    ("", []),
  ])
  func `an encoded form is decoded pair by pair`(encoded: String, pairs: [[String]]) throws {
    let form = try Form(urlEncoded: Array(encoded.utf8))
    #expect(form.fields.map { [$0.name, $0.value] } == pairs)
  }

  @Test func `what is too large, too many or not UTF-8 is refused by name`() {
    #expect(throws: FormError.tooLarge(limit: 4)) { try Form(urlEncoded: Array("a=1234".utf8), sizeLimit: 4) }
    #expect(throws: FormError.tooManyFields(limit: 2)) {
      try Form(urlEncoded: Array("a&b&c".utf8), fieldLimit: 2)
    }
    #expect(throws: FormError.notUTF8) { try Form(urlEncoded: Array("a=%D5%FE".utf8)) }
  }

  @Test func `a query is read leniently and written back encoded`() {
    let query = Query(encoded: "q=%E5%99%AA%E5%A3%B0+x&page=2&bad=%D5&kind=b&q=y")
    #expect(query["q"] == "噪声 x")
    #expect(query.values("q") == ["噪声 x", "y"])
    #expect(query.integer("page", in: 1...9) == 2)
    #expect(query.integer("page", in: 3...9) == nil)
    #expect(query["bad"] == "\u{FFFD}")
    #expect(query.text("none") == nil)
    #expect(
      Query(["q": "噪 声&=", "page": "1"]).with("page", "2").suffix == "?q=%E5%99%AA%20%E5%A3%B0%26%3D&page=2")
    #expect(Query(["q": "x"]).with("q", nil).suffix == "")
  }

  @Test func `path parameters are decoded without touching plus`() {
    #expect(PercentCoding.pathParameter("%E6%94%BF+%2F") == "政+/")
    #expect(PercentCoding.decode("%E6%94", plusIsSpace: false) == nil)
  }

  @Test func `any text survives encoding and decoding`() {
    var chance = SeededChance(seed: 11)
    for _ in 0..<300 {
      let scalars = (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 1..<0x3000, using: &chance)) }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(PercentCoding.decode(PercentCoding.encode(text), plusIsSpace: true) == text)
    }
  }

  @Test func `the same words under the same token are the same wish, and each change makes another`() throws {
    let form = Form(["_token": "t", "a": "一\r\n二", "b": "三"])
    #expect(form.once == Form(["_token": "t", "a": "一\n二", "b": "三"]).once)
    #expect(form.once?.count == 64)
    let others: [Form] = [
      Form(["_token": "u", "a": "一\n二", "b": "三"]), Form(["_token": "t", "a": "一二", "b": "三"]),
      Form(["_token": "t", "a": "一\n二三", "b": ""]), Form(["_token": "t", "a": "一\n二", "b三": ""]),
      Form(["_token": "t", "a": "一\n二", "b": "三", "c": ""]), Form(["_token": "t", "a": "一\n二"]),
    ]
    #expect(Set(([form] + others).map(\.once)).count == 1 + others.count)
    #expect(Form(["a": "一"]).once == nil)
    // The key is kept, a password is not.
    #expect(Form(["_token": "t", "password": "甲"]).once == Form(["_token": "t", "password": "乙"]).once)
  }
}
