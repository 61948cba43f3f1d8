import Statute
import TestSupport
import Testing

@Suite("The text of a document")
struct ItemTextTests {
  @Test func `headings, paragraphs and tables are told apart`() {
    let text = ItemText(
      """
      ## 总则

      第一条 为了保障饮水安全。
      | 项目 | 金额 |
      |---|---:|
      | 管网 | 12 |
      | 泵站 |
      之后
      """)
    #expect(
      text.blocks == [
        .heading(level: 2, "总则"), .paragraph("第一条 为了保障饮水安全。"),
        .table(head: ["项目", "金额"], rows: [["管网", "12"], ["泵站", ""]]), .paragraph("之后"),
      ])
    #expect(text.headings.map(\.title) == ["总则"])
    #expect(text.plain == "总则\n第一条 为了保障饮水安全。\n项目 金额\n管网 12\n泵站 \n之后")
  }

  @Test(arguments: [
    ("#总则", ItemText.Block.paragraph("#总则")), ("##### 太深", .paragraph("##### 太深")),
    ("\\# 不是标题", .paragraph("# 不是标题")), ("\\| 不是表格 |", .paragraph("| 不是表格 |")),
    ("  　缩进  ", .paragraph("缩进")), ("<script>", .paragraph("<script>")),
    ("|a|b", .table(head: [], rows: [["a", "b"]])),
  ])
  func `a line is what its beginning says`(line: String, block: ItemText.Block) {
    #expect(ItemText(line).blocks == [block])
  }

  @Test func `every text is a document and loses no letter`() {
    var chance = SplitMix64(seed: 7)
    let pieces = ["#", " ", "|", "-", "\n", "\\", "水", "a", "\r\n", "　", ":", "## 章", "\u{2028}"]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...30, using: &chance))
        .map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
      let document = ItemText(text)
      #expect(document.plain.filter(\.isLetter) == text.filter(\.isLetter))
      for case .table(let head, let rows) in document.blocks {
        #expect(Set((head.isEmpty ? [] : [head.count]) + rows.map(\.count)).count <= 1)
      }
    }
  }
}
