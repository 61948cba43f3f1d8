import Testing

@testable import Statute

@Suite struct CalendarDifferenceTests {
  let published = WorkCalendar.published

  @Test func `a notice that arrives shows every day it settles otherwise than by weekends`() throws {
    let notice = try #require(published.notices[2026])
    let known = try #require(WorkCalendar(notices: published.notices.values.filter { $0.year < 2026 }))
    let after = try #require(known.replacing(notice))
    #expect(after == published)
    let changes = known.difference(to: after).filter(\.movesLimits)
    #expect(changes.count == notice.holidays.keys.count { !$0.isWeekend } + notice.makeUpWorkdays.count)
    #expect(changes.first == DayChange(day: Day("2026-01-01")!, before: .workday, after: .holiday("元旦")))
    #expect(changes.map(\.day) == changes.map(\.day).sorted())
  }

  @Test func `a calendar does not differ from itself and a change of name moves no limit`() throws {
    #expect(published.difference(to: published).isEmpty)
    let notice = try #require(published.notices[2018])
    let renamed = HolidayNotice(
      year: 2018, documents: notice.documents, holidays: notice.holidays.mapValues { _ in "假日" },
      makeUpWorkdays: notice.makeUpWorkdays)
    let changes = published.difference(to: try #require(published.replacing(renamed)))
    #expect(!changes.isEmpty && !changes.contains { $0.movesLimits })
  }

  @Test func `a notice that would leave a year between is not put in`() {
    let far = HolidayNotice(year: 2028, number: "", issuedOn: nil, holidays: [:], makeUpWorkdays: [:])
    #expect(published.replacing(far) == nil)
    let amendment = HolidayAmendment(
      year: 2027, document: NoticeDocument(title: "", number: nil, issuedOn: nil))
    #expect(published.amended(by: amendment) == nil)
  }

  @Test func `a day declared worked again is taken out of its holiday`() throws {
    let monday = Day("2026-02-23")!
    let amendment = HolidayAmendment(
      year: 2026, document: NoticeDocument(title: "更正", number: nil, issuedOn: nil),
      workdays: [monday: "春节", Day("2026-03-01")!: "春节"])
    let after = try #require(published.amended(by: amendment))
    #expect(try after.kind(of: monday) == .workday)
    #expect(try after.kind(of: Day("2026-03-01")!) == .makeUpWorkday(festival: "春节"))
    #expect(published.difference(to: after).map(\.day) == [monday, Day("2026-03-01")!])
  }
}
