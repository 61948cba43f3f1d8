import Testing

@testable import Statute

@Suite struct DayTests {
  @Test func `every day from 1600 to 2400 goes to its parts and back, one weekday after the other`() throws {
    let first = Day(year: 1600, month: 1, day: 1)!
    var weekday = first.weekday
    #expect(weekday == 6)
    for number in first.number...Day(year: 2400, month: 12, day: 31)!.number {
      let day = Day(number: number)
      let parts = day.civil
      guard Day(year: parts.year, month: parts.month, day: parts.day) == day, day.weekday == weekday else {
        Issue.record("\(day)")
        return
      }
      weekday = weekday % 7 + 1
    }
  }

  @Test(arguments: [
    "2026-02-29", "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00",
    "24-01-01",
    "2024-1-1", "2024/01/01", "2024-01-01 ", "+024-01-01", "2024-01-0１", "", "0000-01-01",
  ])
  func `text that is no day is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "2008-12-31", "9999-12-31", "0001-01-01"])
  func `a day is written as it was read`(text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-08-31", 6, "2025-02-28"),
    ("2024-12-15", 6, "2025-06-15"), ("2024-03-31", -1, "2024-02-29"), ("2024-01-15", -1, "2023-12-15"),
    ("2024-01-15", -13, "2022-12-15"), ("2024-05-20", 0, "2024-05-20"),
  ])
  func `months later is the same date, or the last day of a month too short`(
    from: String, months: Int, to: String
  ) {
    #expect(Day(from)!.adding(months: months).description == to)
  }

  @Test func `a day is written as officials write it`() {
    #expect(Day("2026-01-05")!.chinese == "2026年1月5日")
    #expect(Day("2026-11-21")!.chineseShort == "11月21日")
  }

  @Test func `an instant belongs to the day in Shanghai, whatever the machine says`() {
    // 16:00 in Greenwich is midnight in Shanghai.
    #expect(Instant(seconds: 1_704_038_399).day == Day("2023-12-31")!)
    #expect(Instant(seconds: 1_704_038_400).day == Day("2024-01-01")!)
    #expect(Instant(seconds: 1_704_038_400).description == "2024-01-01T00:00:00+08:00")
    #expect(Instant(seconds: -1).day == Day("1970-01-01")!)
    #expect(Instant(seconds: -28_801).day == Day("1969-12-31")!)
  }

  @Test func `an instant is read as it was written`() {
    for seconds in stride(from: Int64(-3_000_000_000), through: 4_000_000_000, by: 77_777_777) {
      let instant = Instant(seconds: seconds)
      #expect(Instant(instant.description) == instant)
      #expect(Instant(instant.day) <= instant && instant < Instant(instant.day.adding(days: 1)))
    }
    for text in [
      "2024-01-01T24:00:00+08:00", "2024-01-01T00:00:00Z", "2024-01-01T00:60:00+08:00", "x",
      "2024-01-01 00:00:00+08:00", "2024-01-01T+1:00:00+08:00", "2024-01-01T00:00:00-08:00",
    ] {
      #expect(Instant(text) == nil)
    }
  }
}
