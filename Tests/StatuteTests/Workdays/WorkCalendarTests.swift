import Testing

@testable import Statute

@Suite struct WorkCalendarTests {
  let calendar = WorkCalendar.published

  @Test func `every day from 2008 to 2026 works or rests as the plain list says`() throws {
    var text = "2008-01-01"
    while text < "2027" {
      let day = Day(text)!
      if try calendar.isWorking(day) == PlainDays.daysOff.contains(text) { Issue.record("\(text)") }
      text = PlainDays.next(text)
    }
  }

  @Test(arguments: [5, 7, 10, 15, 20, 40])
  func `a limit from any receipt day ends where turning the pages of a calendar ends`(count: Int) throws {
    var receipt = "2008-01-01"
    while true {
      var left = count
      var end = receipt
      while left > 0 {
        end = PlainDays.next(end)
        if !PlainDays.daysOff.contains(end) { left -= 1 }
      }
      guard end < "2027" else { return }
      let start = Day(receipt)!
      let due = try calendar.workday(count, after: start)
      let counted = try calendar.workdays(after: start, through: due)
      if due.description != end || counted != count {
        Issue.record("\(receipt): \(due), by hand \(end)")
      }
      receipt = PlainDays.next(receipt)
    }
  }

  @Test(arguments: [
    // Regulation sheet 7.7 and 7.8: a plain month, and one with a make-up Sunday, a holiday week and a Saturday.
    ("2024-03-04", 7, "2024-03-13"), ("2024-03-04", 15, "2024-03-25"), ("2024-03-04", 20, "2024-04-01"),
    ("2024-09-27", 1, "2024-09-29"), ("2024-09-27", 20, "2024-10-30"),
    // The quarrel of 2025: received on 20 February, day 1 is the 21st.
    ("2025-02-20", 20, "2025-03-20"),
    // Over the turn of years whose notice reaches back into December.
    ("2018-12-28", 1, "2018-12-29"), ("2018-12-28", 2, "2019-01-02"), ("2011-12-30", 1, "2011-12-31"),
    ("2022-12-30", 1, "2023-01-03"),
    // Leap days.
    ("2008-02-28", 1, "2008-02-29"), ("2024-02-28", 2, "2024-03-01"),
    // The eve of the first day covered may start a limit.
    ("2007-12-31", 1, "2008-01-02"),
  ])
  func `a limit counts from the next working day`(start: String, count: Int, due: String) throws {
    #expect("\(try calendar.workday(count, after: Day(start)!))" == due)
  }

  @Test func `a receipt on a day off keeps its date and the count starts on the next working day`() throws {
    let saturday = Day("2024-03-02")!
    #expect("\(try calendar.workday(1, after: saturday))" == "2024-03-04")
    #expect(try calendar.workday(0, after: saturday) == saturday)
  }

  @Test func `a make-up weekend is a working day that says for which festival`() throws {
    let saturday = Day("2024-10-12")!
    #expect(saturday.isWeekend)
    #expect(try calendar.kind(of: saturday) == .makeUpWorkday(festival: "国庆节"))
    for notice in calendar.notices.values {
      for day in notice.makeUpWorkdays.keys { #expect(day.isWeekend, "\(day)") }
    }
  }

  @Test func `what a later notice changes stands as it left it`() throws {
    let days: [(String, DayKind)] = [
      ("2015-09-03", .holiday("抗战胜利纪念日")), ("2015-09-06", .makeUpWorkday(festival: "抗战胜利纪念日")),
      ("2019-05-02", .holiday("劳动节")), ("2019-05-05", .makeUpWorkday(festival: "劳动节")),
      ("2020-02-01", .holiday("春节")), ("2020-02-03", .workday), ("2018-12-31", .holiday("元旦")),
    ]
    for (text, kind) in days { #expect(try calendar.kind(of: Day(text)!) == kind, "\(text)") }
    #expect(calendar.notices[2019]?.number == "国办发明电〔2018〕15号、国办发明电〔2019〕3号")
    #expect(calendar.notices[2008]?.documents.first?.number == nil)
  }

  @Test(arguments: [
    ("2019-05-01", "国办发明电〔2019〕3号"), ("2019-04-28", "国办发明电〔2019〕3号"), ("2019-10-01", "国办发明电〔2018〕15号"),
    ("2018-12-31", "国办发明电〔2018〕15号"), ("2020-01-27", "国办发明电〔2019〕16号"), ("2020-02-01", "国办发明电〔2020〕1号"),
    ("2015-09-04", "国发明电〔2015〕1号"), ("2011-12-31", "国办发明电〔2011〕45号"),
  ])
  func `each declared day cites the document that declared it`(day: String, number: String) {
    #expect(calendar.document(deciding: Day(day)!)?.number == number)
  }

  @Test func `a day of which no notice speaks cites none`() {
    for day in ["2020-02-03", "2024-03-04", "2024-03-09"] {
      #expect(calendar.document(deciding: Day(day)!) == nil)
    }
  }

  @Test func `days before 2008 and after the provisional year are refused`() throws {
    #expect(calendar.years == 2008...2026)
    for text in ["2007-12-31", "2028-01-01", "1999-01-01"] {
      let day = Day(text)!
      #expect(throws: OutsideCalendar(day: day, years: 2008...2027)) { try calendar.kind(of: day) }
    }
    let december = Day("2027-12-30")!
    #expect(throws: OutsideCalendar.self) { try calendar.workday(3, after: december) }
    #expect(throws: OutsideCalendar.self) { try calendar.workday(1, after: Day("2007-12-30")!) }
    #expect(throws: OutsideCalendar.self) {
      try calendar.workdays(after: december, through: december.adding(days: 20))
    }
  }

  @Test func `the year after the last notice knows weekends only`() throws {
    let newYear = Day("2027-01-01")!
    #expect(calendar.isProvisional(newYear))
    #expect(try calendar.kind(of: newYear) == .workday)
    #expect(try calendar.kind(of: Day("2027-01-02")!) == .weekend)
    #expect(!calendar.isProvisional(Day("2026-12-31")!))
  }

  @Test func `a calendar with a year missing between two is not made`() {
    let notices = calendar.notices
    #expect(WorkCalendar(notices: [2008, 2010].compactMap { notices[$0] }) == nil)
    #expect(WorkCalendar(notices: []) == nil)
    #expect(WorkCalendar(notices: [2009, 2008].compactMap { notices[$0] })?.years == 2008...2009)
  }
}
