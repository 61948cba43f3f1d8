import Testing

@testable import Statute

/// The due day under the real notice, or under any the model can dream of, lies within the bounds told before.
@Suite struct ProvisionalBoundsTests {
  static let counts = [5, 7, 10, 15, 20, 40]

  /// What was known before the notice for a year.
  static func known(before year: Int) -> WorkCalendar? {
    WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year < year })
  }

  /// Receipts of the last 60 days of the year before, and days of the unknown year itself.
  static func starts(_ year: Int) -> ClosedRange<Day> {
    Day(year: year - 1, month: 11, day: 2)!...Day(year: year, month: 10, day: 15)!
  }

  @Test(arguments: 2009...2026)
  func `taken as unknown, a real year never falls outside the bounds`(year: Int) throws {
    let known = try #require(Self.known(before: year))
    let earliest = known.earliestView()
    let latest = known.latestView()
    for start in Self.starts(year) where start.year < year || start.number.isMultiple(of: 3) {
      for count in Self.counts {
        let due = try WorkCalendar.published.workday(count, after: start)
        // A single holiday by a special act is outside the model; only limits that run over it may leave the bounds.
        if year == 2015, start < Day("2015-09-07")!, due >= Day("2015-09-03")! { continue }
        let bounds = try known.bounds(workdays: count, after: start)
        let widest = try earliest.workday(count, after: start)...latest.workday(count, after: start)
        let holds = bounds.earliest <= due && due <= bounds.latest
        if !holds || !widest.contains(bounds.earliest) || !widest.contains(bounds.latest) {
          Issue.record("\(start) \(count): \(due) \(bounds) \(widest)")
        }
      }
    }
  }

  @Test func `bounds are what counting in the views of that starting day gives`() throws {
    let known = try #require(Self.known(before: 2023))
    for start in stride(from: Day("2022-11-20")!, through: Day("2023-03-01")!, by: 3) {
      let (earliest, latest) = (known.earliestView(after: start), known.latestView(after: start))
      for count in Self.counts {
        let bounds = try known.bounds(workdays: count, after: start)
        #expect(try earliest.workday(count, after: start) == bounds.earliest)
        #expect(try latest.workday(count, after: start) == bounds.latest)
      }
    }
  }

  @Test(arguments: 2010...2035)
  func `no notice of a generated family leads outside the bounds`(year: Int) throws {
    var family = NoticeFamily(seed: UInt64(year))
    let base = HolidayNotice(year: year - 1, number: "", issuedOn: nil, holidays: [:], makeUpWorkdays: [:])
    let known = try #require(WorkCalendar(notices: [base]))
    let (earliest, latest) = (known.earliestView(), known.latestView())
    for _ in 0..<30 {
      let notice = family.notice(for: year)
      let real = try #require(WorkCalendar(notices: [base, notice]))
      for _ in 0..<40 {
        let start = Self.starts(year).lowerBound.adding(days: family.number(0...330))
        let count = family.number(1...40)
        guard let due = try? real.workday(count, after: start), due.year <= year else { continue }
        let bounds = try known.bounds(workdays: count, after: start)
        if due < bounds.earliest || due > bounds.latest {
          Issue.record("\(start) \(count): \(due) \(bounds)")
        }
        // With days left out, as for a consultation, the views without a starting day still hold.
        let out = start.adding(days: family.number(0...30))...start.adding(days: family.number(30...60))
        let counted = { (calendar: WorkCalendar) in
          Self.due(count, after: start, leavingOut: out, in: calendar)
        }
        if let due = counted(real), due.year <= year {
          let (low, high) = (counted(earliest), counted(latest))
          if low.map({ $0 > due }) ?? true || high.map({ $0 < due }) ?? false {
            Issue.record("\(start) \(count) without \(out): \(due), not in \(low as Day?) to \(high as Day?)")
          }
        }
      }
    }
  }

  static func due(
    _ count: Int, after start: Day, leavingOut out: ClosedRange<Day>, in calendar: WorkCalendar
  ) -> Day? {
    var (left, day) = (count, start)
    while left > 0 {
      day = day.adding(days: 1)
      guard let working = try? calendar.isWorking(day) else { return nil }
      if working, !out.contains(day) { left -= 1 }
    }
    return day
  }

  @Test func `a limit that ends before the uncertain days is settled`() throws {
    let bounds = try WorkCalendar.published.bounds(workdays: 20, after: Day("2026-11-02")!)
    #expect(bounds.isSettled && "\(bounds.latest)" == "2026-11-30")
    #expect(WorkCalendar.published.uncertainFrom == Day("2026-12-23")!)
  }

  @Test func `beyond the almanac no bounds are told`() throws {
    let notice = HolidayNotice(year: 2035, number: "", issuedOn: nil, holidays: [:], makeUpWorkdays: [:])
    let calendar = try #require(WorkCalendar(notices: [notice]))
    #expect(throws: OutsideCalendar.self) {
      try calendar.bounds(workdays: 20, after: Day("2035-12-20")!)
    }
    #expect(throws: OutsideCalendar.self) {
      try calendar.latestView().workday(20, after: Day("2035-12-20")!)
    }
  }

  @Test func `the example of the guide comes out as reckoned by hand`() throws {
    // Received on Monday 7 December 2026, 20 working days. Weekends alone: 4 January. If the weekend of 26 December
    // is worked for a New Year holiday, 31 December; if 30 and 31 December and 1 January are off, 7 January.
    let start = Day("2026-12-07")!
    let bounds = try WorkCalendar.published.bounds(workdays: 20, after: start)
    #expect("\(try WorkCalendar.published.workday(20, after: start))" == "2027-01-04")
    #expect("\(bounds.earliest) \(bounds.latest)" == "2026-12-31 2027-01-07")
  }
}

/// Notices as they might be, drawn from a seed: for each festival a run of days off that holds the statutory days,
/// and weekend days near it worked instead. Made from the words of the decision, not from the code of the model.
struct NoticeFamily {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state >> 33) % range.count
  }

  mutating func notice(for year: Int) -> HolidayNotice {
    var holidays: [Day: String] = [:]
    var worked: [Day: String] = [:]
    let festivals = StatutoryFestivals.of(year: year) ?? []
    let midAutumn = festivals.first { $0.name == "中秋节" }?.days.lowerBound
    let joined = midAutumn.map { $0 >= Day(year: year, month: 9, day: 22)! } ?? false
    for (name, statutory) in festivals {
      let longest = ["春节": 10, "国庆节": joined ? 8 : 7, "劳动节": 5][name] ?? 3
      let length = number(statutory.count...longest)
      let first = statutory.upperBound.adding(days: 1 - length + number(0...(length - statutory.count)))
      let run = min(first, statutory.lowerBound)...first.adding(days: length - 1)
      // The weekdays off besides the law's are paid for by weekend days worked, or by statutory weekend days.
      let free = statutory.count { $0.isWeekend }
      let extra = run.filter { !$0.isWeekend && !statutory.contains($0) }
      var owed = extra.count - free
      let most = name == "春节" ? 3 : 2
      guard owed <= most else {
        for day in statutory { holidays[day] = name }
        continue
      }
      var candidates = (run.lowerBound.adding(days: -7)...run.upperBound.adding(days: 7)).filter {
        $0.isWeekend && !run.contains($0) && holidays[$0] == nil
      }
      for day in run { holidays[day] = name }
      while owed > 0, !candidates.isEmpty {
        worked[candidates.remove(at: number(0...(candidates.count - 1)))] = name
        owed -= 1
      }
    }
    return HolidayNotice(
      year: year, number: "", issuedOn: nil, holidays: holidays,
      makeUpWorkdays: worked.filter { holidays[$0.key] == nil })
  }
}
