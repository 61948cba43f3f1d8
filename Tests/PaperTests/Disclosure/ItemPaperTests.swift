import Statute
import Testing

@testable import Paper

@Suite("Disclosure: a document on paper")
struct ItemPaperTests {
  private func document(_ text: String) -> WrittenDocument {
    .item(
      title: "云岭县养犬管理办法", issuer: "云岭县人民政府", number: "云政发〔2026〕3号", text: ItemText(text),
      facts: [("索引号", "11990123MB00000015/2026-00001")], source: "http://x/items/1")
  }

  private func styles(_ document: WrittenDocument) -> [WrittenStyle?] {
    document.blocks.map { if case .paragraph(let paragraph) = $0 { paragraph.style } else { nil } }
  }

  @Test func `addressee, headings, table, name and day each stand as they should`() {
    let document = document(
      """
      各乡镇人民政府：
      # 一、总则
      第一段。
      ## （一）目的
      | 事项 | 数量 |
      |---|---|
      | 犬只 | 3 |
      云岭县人民政府
      2026年3月5日
      """)
    #expect(
      styles(document) == [
        .title, .subtitle, .addressee, .heading, .text, .subheading, nil, nil, .note,
      ])
    #expect(
      document.blocks[7]
        == .signature(WrittenSignature(name: "云岭县人民政府", date: "2026年3月5日")))
  }

  @Test func `chapters and sections of a law stand in the middle`() {
    #expect(
      styles(document("# 第一章 总则\n## 第一节 一般规定\n第一条 为了规范养犬行为，制定本办法。")).dropFirst(2)
        == [.chapter, .section, .text, .note])
  }

  @Test(arguments: [
    ("云岭县养犬管理办法", "云岭县养犬管理办法"),
    ("石桥镇人民政府2025年农田水利工程建设统计数据", "石桥镇人民政府\n2025年农田水利工程建设统计数据"),
    ("《云岭县农田水利工程建设管理办法》政策解读", "《云岭县农田水利工程\n建设管理办法》政策解读"),
    ("关于进一步加强农村饮用水水源保护和管理工作的通知", "关于进一步加强农村\n饮用水水源保护和管理工作的通知"),
    ("最高人民法院关于审理证券市场因虚假陈述引发的民事赔偿案件的若干规定", "最高人民法院关于审理证券市场\n因虚假陈述引发的民事赔偿案件的若干规定"),
    ("关于限期整改政府信息公开工作年度报告的通知", "关于限期整改政府信息公开\n工作年度报告的通知"),
  ])
  func `a long title is cut where it reads well`(title: String, cut: String) {
    #expect(WrittenText.title(title, issuer: "石桥镇人民政府") == cut)
  }

  @Test func `the end says what it is filed under and where it stands`() {
    #expect(document("正文。").plainText.hasSuffix("索引号：11990123MB00000015/2026-00001\n来源：http://x/items/1"))
  }
}
