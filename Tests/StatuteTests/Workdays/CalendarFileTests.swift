import Statute
import Testing

@Suite("The calendar of an installation as a file")
struct CalendarFileTests {
  private static let person = Actor.person(key: "chen-xt", as: .systemAdministrator)

  private static func notice(_ year: Int) throws -> HolidayNotice {
    try #require(WorkCalendar.published.notices[year])
  }

  private static func calendar(through year: Int) throws -> WorkCalendar {
    try #require(WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year <= year }))
  }

  private static func taking(_ notice: HolidayNotice) -> CalendarEvent {
    .noticeTakenUp(.init(notice: notice, text: "全文", digest: "ab12", reason: "新年度通知"))
  }

  /// A file from events recorded on one day after another, at nine.
  private static func file(_ events: [CalendarEvent], from start: String = "2025-01-06") throws
    -> CalendarFile
  {
    let entries = events.enumerated().map { index, event in
      let on = day(start).adding(days: index)
      return Entry(version: index + 1, on: on, at: Instant(on, hour: 9), by: person, event: event)
    }
    return try #require(CalendarFile.fold(id: CalendarFile.file, entries))
  }

  @Test(arguments: WorkCalendar.published.years)
  func `a year is stored line by line and read again as it was`(year: Int) throws {
    let notice = try CalendarFileTests.notice(year)
    #expect(try HolidayNotice(stored: notice.stored) == notice)
  }

  @Test(arguments: ["", "year 2026", "year 2026\ndocument a | b", "year 2026\noff 2026-01-01 元旦", "off x 元旦"])
  func `a stored year that is not whole is refused`(text: String) {
    #expect(throws: UnreadableEvent.malformed) { try HolidayNotice(stored: text) }
  }

  @Test func `every event has its golden line and is read again as it was`() throws {
    let notice = try CalendarFileTests.notice(2020)
    let events: [CalendarEvent] = [
      .established([try CalendarFileTests.notice(2019), notice]),
      .noticeTakenUp(
        .init(notice: notice, text: "国务院办公厅\n关于延长2020年春节假期的通知", digest: "ab12", reason: "国务院延长假期")),
      .noticeTakenBack(edition: 2, reason: "粘贴了草稿"), .programRevised([notice]),
    ]
    for event in events {
      #expect(try CalendarEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
    }
    try expectGolden(
      events.map { $0.name + " " + $0.payload.json }.joined(separator: "\n"), "calendar-events.txt")
    #expect(throws: UnreadableEvent.unknownName("burnt")) {
      try CalendarEvent(name: "burnt", payload: Payload())
    }
  }

  @Test func `each notice brings an edition that is in force from the moment it was taken up`() throws {
    let before = try CalendarFileTests.calendar(through: 2025)
    let file = try CalendarFileTests.file([
      CalendarFile.establish(before), CalendarFileTests.taking(try CalendarFileTests.notice(2026)),
    ])
    #expect(file.editions.current == .published)
    #expect(file.editions.all.map(\.number) == [1, 2])
    let moment = Instant(day("2025-01-07"), hour: 9)
    #expect(file.editions.inForce(at: moment.adding(seconds: 1)).number == 2)
    #expect(file.editions.inForce(at: moment).calendar == before)
    #expect(file.editions.latest.cause.contains("2026年") && file.editions.latest.takenUpBy == "chen-xt")
    #expect(file.editions.before(2)?.current == before && file.editions.before(1) == nil)
  }

  @Test func `what was taken up can be taken back once, and the calendar before it holds again`() throws {
    let before = try CalendarFileTests.calendar(through: 2025)
    let taken = [
      CalendarFile.establish(before), CalendarFileTests.taking(try CalendarFileTests.notice(2026)),
    ]
    #expect(try CalendarFileTests.file(taken).revocable == 2)
    let back = taken + [.noticeTakenBack(edition: 2, reason: "粘贴了草稿")]
    let file = try CalendarFileTests.file(back)
    #expect(file.editions.current == before && file.editions.all.count == 3 && file.revocable == nil)
    let again = try CalendarFileTests.file(back + [.noticeTakenBack(edition: 2, reason: "再撤")])
    #expect(again.editions == file.editions)
  }

  @Test func `a later program adds and corrects its own years and leaves alone what a person took up`() throws
  {
    let before = try CalendarFileTests.calendar(through: 2024)
    let own = try #require(CalendarFileTests.file([CalendarFile.establish(before)]).revision(by: .published))
    let revised = try CalendarFileTests.file([CalendarFile.establish(before), own])
    #expect(revised.editions.current == .published && revised.revision(by: .published) == nil)
    let other = HolidayNotice(
      year: 2025, number: "某〔2024〕1号", issuedOn: nil, holidays: [day("2025-01-01"): "元旦"], makeUpWorkdays: [:]
    )
    let taken = try CalendarFileTests.file([CalendarFile.establish(before), CalendarFileTests.taking(other)])
    guard case .programRevised(let notices)? = taken.revision(by: .published) else {
      Issue.record("2026 is news")
      return
    }
    #expect(notices.map(\.year) == [2026])
    // A program that knows less takes nothing away.
    #expect(revised.revision(by: before) == nil)
  }
}
