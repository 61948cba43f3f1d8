import Testing

@testable import Statute

@Suite struct FestivalArrangementTests {
  let notices = WorkCalendar.published.notices

  @Test(arguments: [
    (2024, "元旦", "1月1日放假，共1天"),
    (2024, "春节", "2月10日至17日放假，共8天；2月4日（周日）、2月18日（周日）上班"),
    (2014, "清明节", "4月5日、4月7日放假，共2天"),
    (2019, "元旦", "2018年12月30日至1月1日放假，共3天；2018年12月29日（周六）上班"),
  ])
  func `a festival is told as a notice tells it`(year: Int, name: String, text: String) throws {
    let festival = try #require(notices[year]?.festivals.first { $0.name == name })
    #expect(festival.text(in: year) == text)
  }

  @Test func `festivals stand in the order of the year`() {
    #expect(notices[2025]?.festivals.map(\.name) == ["元旦", "春节", "清明节", "劳动节", "端午节", "国庆节、中秋节"])
  }

  @Test func `of a later document only the festival it touches is told, as it stands after it`() throws {
    let amendment = HolidayAmendment(
      year: 2020, document: NoticeDocument(title: "延长", number: nil, issuedOn: nil),
      lengthens: ["春节": Day("2020-02-02")!])
    let told = try #require(notices[2020]).arrangement(changedBy: amendment)
    #expect(told.festivals.map { $0.text(in: 2020) } == ["1月24日至2月2日放假，共10天；1月19日（周日）上班"])
    #expect(told.source == "延长")
  }
}
