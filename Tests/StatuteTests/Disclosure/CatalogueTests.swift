import Statute
import Testing

@Suite("The columns, themes and numbers of the catalogue")
struct CatalogueTests {
  @Test func `each of the fifteen items of article 20 has a column`() {
    #expect(Column.allCases.compactMap(\.itemOfArticle20) == Array(1...15))
    #expect(Column.basis.article == "《政府信息公开条例》第二十条第（一）项")
    #expect(Column.other.article == "《政府信息公开条例》第二十条第（十五）项")
    #expect(Column.townshipMatters.article == "《政府信息公开条例》第二十一条")
  }

  @Test func `a part is found by its code and by no other`() {
    let parts = Column.allCases.flatMap(\.parts)
    #expect(Set(parts.map(\.code)).count == parts.count)
    #expect(Column.basis.part("A01.3")?.title == "行政规范性文件")
    #expect(Column.basis.part("A02.1") == nil)
  }

  @Test(arguments: [
    (BodyKind.countyGovernment, Column.countyMatters, true), (.department, .countyMatters, true),
    (.township, .countyMatters, false), (.township, .townshipMatters, true),
    (.department, .townshipMatters, false),
    (.publicEnterprise, .functions, true), (.publicEnterprise, .penalties, false),
  ])
  func `article 21 asks each kind of body for its own`(kind: BodyKind, column: Column, asked: Bool) {
    #expect(Column.statutory(for: kind).contains(column) == asked)
  }

  @Test func `the platform has its four sections in the printed order`() {
    #expect(
      PlatformSection.allCases.map(\.title) == ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"])
    #expect(Column.annualReports.section == .annualReports)
    #expect(Column.statutory(for: .township).allSatisfy { $0.section == .statutoryContent })
  }

  @Test func `a public enterprise and a mere collection take no requests`() {
    #expect(BodyKind.allCases.filter { !$0.takesRequests } == [.publicEnterprise, .collection])
  }

  @Test func `there are twenty-two classes of themes and every code names one theme`() {
    #expect(Theme.classes.count == 22)
    #expect(Set(Theme.all.map(\.code)).count == Theme.all.count)
    #expect(Theme(code: "02.1")?.path == "综合政务\\政务公开")
    #expect(Theme(code: "22")?.path == "其他")
    #expect(Theme(code: "23") == nil)
  }

  @Test(arguments: [
    ("云政发〔2026〕12号", "云政发〔2026〕12号"), ("云政发[2026]012号", "云政发〔2026〕12号"),
    ("云政发 (2026) 第12号", "云政发〔2026〕12号"), ("云政发［2026］12 号", "云政发〔2026〕12号"),
    ("云溪县人民政府令第3号", "云溪县人民政府令第3号"), ("第711号", "第711号"),
  ])
  func `a document number is written in one way`(typed: String, tidy: String) {
    #expect(DocumentNumber(typed)?.text == tidy)
  }

  @Test(arguments: ["", "云政发", "云政发〔26〕1号", "〔2026〕1号", "云政发〔2026〕号", "云政发〔2026〕0号", "云政发〔2026〕1", "1号"])
  func `what is no document number is not taken for one`(typed: String) {
    #expect(DocumentNumber(typed) == nil)
  }

  @Test(arguments: ["11441700007280420Y", "11620622013933539B", "11330000000000001f"])
  func `a code in use passes its check`(code: String) {
    #expect(UnifiedCode(code)?.text == code.uppercased())
    #expect(UnifiedCode(completing: String(code.prefix(17)))?.text == code.uppercased())
  }

  @Test(arguments: [
    "11441700007280420X", "11441700007280402Y", "1144170000728042Y", "11441700007280O20Y", "",
  ])
  func `a slip of the pen in a code is noticed`(code: String) {
    #expect(UnifiedCode(code) == nil)
  }
}
