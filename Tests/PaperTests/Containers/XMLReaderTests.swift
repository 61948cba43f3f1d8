import Testing

@testable import Paper

@Suite("Containers: XML")
struct XMLReaderTests {
  func events(_ text: String, limits: ContainerLimits = .standard) throws -> [String] {
    try events(Array(text.utf8), limits: limits)
  }

  func events(_ bytes: [UInt8], limits: ContainerLimits = .standard) throws -> [String] {
    var reader = try XMLReader(bytes, part: "x", limits: limits)
    var seen: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        seen.append(
          "<" + ([start.name] + start.attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " "))
      case .text(let text): seen.append(text.text)
      case .end(let name): seen.append("/" + name)
      }
    }
    return seen
  }

  @Test func `elements, attributes, text and escapes are read`() throws {
    let text =
      "<?xml version='1.0'?><!-- c --><w:a w:b='1 &lt; 2' c=\"\"><d/>甲&amp;&#20057;&#x4E19;<![CDATA[<x>]]></w:a>"
    #expect(try events(text) == ["<a b=1 < 2 c=", "<d", "/d", "甲&乙丙", "<x>", "/a"])
  }

  @Test func `UTF-16 in either order and a byte order mark are seen through`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>甲</a>"
    let units = Array(text.utf16)
    var little: [UInt8] = [0xff, 0xfe]
    var big: [UInt8] = [0xfe, 0xff]
    for unit in units {
      little += [UInt8(unit & 0xff), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xff)]
    }
    let marked: [UInt8] = [0xef, 0xbb, 0xbf] + Array(text.utf8)
    for bytes in [little, big, marked] {
      #expect(try events(bytes) == ["<a", "甲", "/a"])
    }
  }

  @Test func `a document type is refused, so no entity can grow`() {
    let bomb = """
      <!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>
      """
    #expect(throws: ContainerFault.unsupported(part: "x", what: "文档类型声明")) { try events(bomb) }
    #expect(throws: ContainerFault.corrupt(part: "x", what: "未知的实体")) { try events("<l>&b;</l>") }
  }

  @Test func `deep nesting and too many elements are refused`() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(throws: ContainerFault.tooDeep(limit: 192)) { try events(deep) }
    let wide = "<a>" + String(repeating: "<b/>", count: 1000) + "</a>"
    #expect(throws: ContainerFault.tooLarge(part: "x", limit: 500)) {
      try events(wide, limits: ContainerLimits(elements: 500))
    }
  }

  @Test(arguments: [
    "", "   ", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a b></a>", "<a b=c></a>", "<a b=\"></a>",
    "<a>&#xD800;</a>",
    "<a>&", "<!--", "<a><![CDATA[", "x<a/>", "<?xml", "<a>&#99999999999;</a>", "</a>", "<:/>", "<a/",
    "<![CDATA[x]]>",
  ])
  func `what is not XML is refused`(text: String) {
    #expect(throws: ContainerFault.self) { try events(text) }
  }

  @Test func `bytes of a text are those that stand in the part`() throws {
    let text = "<a b=\"甲&amp;\">乙&lt;</a>"
    var reader = try XMLReader(Array(text.utf8), part: "x")
    guard case .start(let start)? = try reader.next(), case .text(let words)? = try reader.next() else {
      Issue.record("no events")
      return
    }
    #expect(String(decoding: reader.bytes[start.attributes[0].range], as: UTF8.self) == "甲&amp;")
    #expect(String(decoding: reader.bytes[words.range], as: UTF8.self) == "乙&lt;")
  }
}
