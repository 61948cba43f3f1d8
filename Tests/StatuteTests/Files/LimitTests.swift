import Statute
import TestSupport
import Testing

/// Limits of matters that have one, reports and consultations.
@Suite("One engine under every limit")
struct LimitTests {
  private func line(_ reckoning: Reckoning) -> String {
    reckoning.clocks.map { "\($0.due?.description ?? "-") \($0.status.rawValue) \($0.counted) \($0.left)" }
      .joined(separator: ", ")
  }

  @Test(arguments: [
    // Working days over the National Day of 2024.
    (Term.Name.doublePublicity, "2024-09-27", nil, "2024-10-09", "2024-10-12 running 4 3"),
    (.doublePublicity, "2024-09-27", "2024-10-14", "2024-10-20", "2024-10-12 missed 8 -1"),
    (.reviewAnswer, "2024-09-27", "2024-10-16", "2024-10-20", "2024-10-16 met 10 0"),
    (.reviewAnswerSimplified, "2024-09-27", nil, "2024-10-11", "2024-10-10 overdue 6 -1"),
    // Calendar days: Saturday 12 October 2024 is worked, so the last day stays; of 2025 the 11th is.
    (.courtAnswer, "2024-09-27", nil, "2024-10-12", "2024-10-12 running 15 0"),
    (.courtAnswer, "2024-09-20", nil, "2024-10-07", "2024-10-08 running 14 1"),
    (.courtAnswer, "2024-09-20", nil, "2024-10-10", "2024-10-08 overdue 15 -2"),
    (.suitAfterReview, "2024-09-20", nil, "2024-10-09", "2024-10-08 missed 15 0"),
    (.reviewAnswer, "2023-09-20", nil, "2023-09-25", "2023-10-07 running 5 5"),
    (.thirdParty, "2024-03-04", "2024-03-25", "2024-03-25", "2024-03-25 met 15 0"),
    (.publication, "2010-03-01", "2010-03-29", "2010-03-29", "2010-03-29 met 20 0"),
  ])
  func `a single limit in its unit, with its last day moved where the law moves it`(
    name: Term.Name, from: String, done: String?, today: String, expected: String
  ) throws {
    let limit = SingleLimit(name, from: day(from), doneOn: done.map(day))
    #expect(line(try limit.reckon(in: .published, today: day(today))) == expected)
  }

  @Test func `a complaint is put off to 30 working days in all, and in time only`() throws {
    func complaint(_ on: String) throws -> Reckoning {
      try SingleLimit(.queryAppeal, from: day("2024-03-04"), extendedTo: .queryAppealExtended, on: day(on))
        .reckon(in: .published, today: day("2024-03-05"))
    }
    #expect(line(try complaint("2024-03-25")) == "2024-04-16 running 1 29")
    #expect(line(try complaint("2024-03-26")) == "2024-03-25 running 1 14")
    #expect(try complaint("2024-03-26").refusals.map(\.event) == ["extended"])
  }

  @Test func `a limit that the law of the day did not know is refused`() throws {
    let reckoning = try SingleLimit(.clarificationNotice, from: day("2018-03-01"))
      .reckon(in: .published, today: day("2018-03-01"))
    #expect(reckoning.clocks.isEmpty && reckoning.refusals.count == 1)
  }

  @Test func `no matter of a time without the rule is answered with nothing`() throws {
    let (then, calendar) = (day("2016-03-01"), WorkCalendar.published)
    let consultation = try ConsultationStory(openedOn: then).reckon(in: calendar, today: then)
    #expect(
      consultation.clocks.isEmpty
        && consultation.refusals == [
          .init(
            rule: "decision.art.15", event: "began", on: then, message: "当时适用的规定没有这项期限")
        ])
    for gravity in OpinionStory.Gravity.allCases {
      let opinion = try OpinionStory(arose: Instant(then, hour: 9), gravity: gravity, events: [])
        .reckon(in: calendar, now: Instant(then, hour: 10))
      #expect(opinion.clocks.isEmpty && !opinion.refusals.isEmpty)
      #expect(opinion.refusals.allSatisfy { $0.event == "began" })
    }
    // The notice of 12 August 2016 knew the conference, and not yet the five hours.
    let between = Instant(day("2016-09-01"), hour: 9)
    let major = try OpinionStory(arose: between, gravity: .major, events: [])
      .reckon(in: calendar, now: between)
    #expect(major.clocks.map { "\($0.name) \($0.term.rule)" } == ["publicOpinionConference N61"])
    #expect(major.refusals.isEmpty)
  }

  @Test(arguments: [
    // 31 January 2026 is a Saturday; no rule moves it, a body may.
    (
      2025, ReportDeadline.Publisher.department, nil, RestDays.counted, "2026-01-20",
      "2026-01-31 running 20 11"
    ),
    (2025, .department, nil, .skipped, "2026-01-20", "2026-02-02 running 20 13"),
    (2025, .department, "2026-02-02", .counted, "2026-02-05", "2026-01-31 missed 31 -2"),
    (2025, .department, "2026-02-02", .skipped, "2026-02-05", "2026-02-02 met 31 0"),
    (2026, .department, nil, .counted, "2026-11-22", "2027-01-31 running 0 70"),
    (2025, .government, "2026-03-31", .counted, "2026-04-01", "2026-03-31 met 90 0"),
    // By the edition of 2008 all had until 31 March.
    (2018, .department, "2019-03-31", .counted, "2019-04-01", "2019-03-31 met 90 0"),
    (2019, .department, nil, .counted, "2020-02-01", "2020-01-31 overdue 31 -1"),
  ])
  func `reports are due on 31 January and 31 March`(
    year: Int, publisher: ReportDeadline.Publisher, published: String?, restDays: RestDays, today: String,
    expected: String
  ) throws {
    let deadline = ReportDeadline(year: year, publisher: publisher, publishedOn: published.map(day))
    let practice = LimitPractice([publisher.term: restDays])
    #expect(line(try deadline.reckon(in: .published, today: day(today), practice: practice)) == expected)
  }

  @Test func `a date on a rest day names the last working day before it`() throws {
    let reckoning = try ReportDeadline(year: 2025, publisher: .department)
      .reckon(in: .published, today: day("2026-01-05"))
    let text = try ClockExplanation(reckoning.clocks[0], in: .published, today: day("2026-01-05")).text
    #expect(text.contains("2025年度终了后，应当在2026年1月31日前报送并公布年度报告，1月31日当日在内"))
    #expect(text.contains("最近的工作日为2026年1月30日"))
  }

  @Test(arguments: [
    ("2026-03-02", nil, false, "2026-03-20", "2026-04-01 running 18 12"),
    ("2026-03-02", nil, false, "2026-04-02", "2026-04-01 met 30 0"),
    ("2026-03-02", "2026-04-01", false, "2026-04-02", "2026-04-01 met 30 0"),
    ("2026-03-02", "2026-03-16", false, "2026-04-02", "2026-04-01 missed 14 16"),
    ("2026-03-02", "2026-03-16", true, "2026-04-02", "2026-04-01 void 14 16"),
    // The thirtieth day is a Sunday: nobody is given less time.
    ("2026-03-13", nil, false, "2026-03-13", "2026-04-13 running 0 30"),
  ])
  func `a consultation gives thirty days, or says why not`(
    opened: String, closed: String?, reason: Bool, today: String, expected: String
  ) throws {
    let story = ConsultationStory(openedOn: day(opened), closesOn: closed.map(day), reasonGiven: reason)
    #expect(line(try story.reckon(in: .published, today: day(today))) == expected)
  }

  @Test(arguments: Term.all.filter { $0.unit == .calendarDays || $0.unit == .months })
  func `every limit in days and months ends where turning the pages ends, on every day of its law`(term: Term)
    throws
  {
    let first = max(day("2008-01-01"), term.since ?? day("2008-01-01"))
    let last = min(day("2026-10-15"), term.until ?? day("2026-10-15"))
    var seen = 0
    for start in first...last {
      let end =
        term.unit == .months
        ? PlainDates.later(months: term.count, than: start.number) : start.number + term.count
      // What a rest day at the end does is the word of the rule, or what holds where it says nothing.
      let due: Int? =
        switch term.restDay {
        case .moves, .unsettled(.skipped): PlainDates.workday(from: end)
        case .never, .unsettled(.counted): end
        }
      guard let due, due <= day("2026-12-22").number else { continue }
      let told = try TermClock(calendar: .published, today: start).due(term, from: start)
      if told.number != due {
        Issue.record("\(term.name) from \(start): \(told), by hand \(Day(number: due))")
      }
      seen += 1
    }
    #expect(seen > 1_000)
  }

  @Test(arguments: Term.all.filter { $0.unit == .workingDays })
  func `every limit in working days agrees with turning the pages, on every receipt day`(term: Term) throws {
    let first = max(day("2008-01-01"), term.since ?? day("2008-01-01"))
    let last = min(day("2026-10-15"), term.until ?? day("2026-10-15"))
    for start in first...last {
      let page = PlainDates.workday(term.count, after: start.number)
      guard let page, page < day("2026-12-23").number else { continue }
      let clock = try TermClock(calendar: .published, today: start).clock(term, from: start)
      if clock.due?.number != page || clock.provisional != nil {
        Issue.record(
          "\(term.name) from \(start): \(clock.due?.description ?? "-"), by hand \(Day(number: page))")
      }
    }
  }

  @Test func `a last day in late December is provisional while the next notice may take it away`() throws {
    let limit = SingleLimit(.doublePublicity, from: day("2026-12-21"))
    let clock = try #require(try limit.reckon(in: .published, today: day("2026-12-21")).clocks.first)
    #expect(clock.due == day("2026-12-30"))
    let bounds = try #require(clock.provisional)
    #expect(bounds.year == 2027 && bounds.earliest < day("2026-12-30") && bounds.latest > day("2026-12-30"))
    let early = try SingleLimit(.doublePublicity, from: day("2026-12-07"))
      .reckon(in: .published, today: day("2026-12-07"))
    #expect(early.clocks[0].provisional == nil)
  }
}
