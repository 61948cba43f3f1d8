import Statute
import TestSupport
import Testing

/// What a calendar that comes later does to requests on file: it moves what runs and nothing else.
@Suite("Requests under calendars that follow one another")
struct CalendarEditionsTests {
  private static func histories(_ seed: Int) -> [HistoryGenerator.History] {
    var generator = HistoryGenerator(
      seed: UInt64(seed) &+ 900, calendar: .published, receipts: day("2023-06-01")...day("2025-06-30"))
    return (0..<150).map { _ in generator.next() }
  }

  /// The calendar with one to five days of the years of the histories told otherwise.
  private static func changed(_ calendar: WorkCalendar, _ chance: inout SplitMix64) throws -> WorkCalendar {
    var notices = calendar.notices
    for _ in 0..<Int.random(in: 1...5, using: &chance) {
      let year = Int.random(in: 2023...2026, using: &chance)
      let day = day("\(year)-01-01").adding(days: Int.random(in: 0...364, using: &chance))
      let isWorking = try calendar.isWorking(day)
      let amendment = HolidayAmendment(
        year: year, document: NoticeDocument(title: "更正", number: nil, issuedOn: nil),
        holidays: isWorking ? [day: "临时放假"] : [:], workdays: isWorking ? [:] : [day: "临时上班"])
      notices[year] = notices[year]?.amended(by: amendment)
    }
    return try #require(WorkCalendar(notices: Array(notices.values)))
  }

  /// So many of them, some changed more than once. A calendar takes much longer to make than a history to be reckoned in it.
  private static func calendars(_ chance: inout SplitMix64) throws -> [WorkCalendar] {
    var calendars = [WorkCalendar.published]
    for _ in 0..<40 {
      let earlier = try #require(calendars.randomElement(using: &chance))
      calendars.append(try changed(Bool.random(using: &chance) ? earlier : .published, &chance))
    }
    return Array(calendars.dropFirst())
  }

  private func dues(_ clocks: [LegalClock]) -> [String] {
    clocks.map { "\($0.name) \($0.from) \($0.due?.description ?? "-") \($0.status)" }
  }

  @Test(arguments: 0..<4)
  func `a closed file shows the same days whatever calendars come after its closing`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    let calendars = try CalendarEditionsTests.calendars(&chance)
    var moved = 0
    for history in CalendarEditionsTests.histories(seed) {
      let last = try #require(history.entries.last)
      let today = last.on.adding(days: 30)
      // A calendar that came while the file was open, and up to three that came after its closing.
      let middle = try #require(history.entries.randomElement(using: &chance)).at
      var editions = CalendarEditions(.published, number: 1).adding(
        try #require(calendars.randomElement(using: &chance)), since: middle, cause: "二", by: nil, number: 2)
      let shown = try history.request.reckoning(in: editions, today: last.on)
      let closed = shown.clocks.filter { !$0.status.isOpen }
      for number in 3...Int.random(in: 3...5, using: &chance) {
        editions = editions.adding(
          try #require(calendars.randomElement(using: &chance)),
          since: last.at.adding(seconds: Int64(number) * 3_600), cause: "后", by: nil, number: number)
      }
      let after = try history.request.reckoning(in: editions, today: today)
      let kept = after.clocks.filter { clock in
        closed.contains { $0.term == clock.term && $0.from == clock.from }
      }
      #expect(dues(closed) == dues(kept))
      #expect(kept.allSatisfy { $0.keptBy != nil })
      let plain = try history.request.reckoning(in: editions.current, today: today)
      if plain.reply?.due != after.reply?.due { moved += 1 }
    }
    // The calendars were such that counting anew would have moved some of them.
    #expect(moved > 5)
  }

  @Test(arguments: 0..<4)
  func `no act that was in time when it was done is refused by a calendar that comes later`(seed: Int) throws
  {
    var chance = SplitMix64(seed: UInt64(seed) &+ 50)
    let calendars = try CalendarEditionsTests.calendars(&chance)
    for history in CalendarEditionsTests.histories(seed) {
      let last = try #require(history.entries.last)
      for _ in 0..<3 {
        let calendar = try #require(calendars.randomElement(using: &chance))
        let reckoning = try history.request.reckoning(in: calendar, today: last.on)
        #expect(reckoning.refusals.isEmpty)
      }
    }
  }

  @Test(arguments: 0..<4)
  func `what is recorded as recounted is what the two calendars tell, however late it is asked`(seed: Int)
    throws
  {
    var chance = SplitMix64(seed: UInt64(seed) &+ 99)
    let calendars = try CalendarEditionsTests.calendars(&chance)
    var found = 0
    for history in CalendarEditionsTests.histories(seed) {
      let index = Int.random(in: 1..<history.entries.count, using: &chance)
      let since = history.entries[index].at
      let editions = CalendarEditions(.published, number: 1).adding(
        try #require(calendars.randomElement(using: &chance)), since: since, cause: "更正", by: "chen-xt",
        number: 2)
      let then = Array(history.entries.prefix { $0.at <= since })
      let id = history.request.id
      let early = try InformationRequest.recounts(of: id, then, by: 2, among: editions)
      #expect(try InformationRequest.recounts(of: id, history.entries, by: 2, among: editions) == early)
      guard let request = InformationRequest.fold(id: id, then) else { continue }
      let before = try request.reckoning(in: .published, today: since.day)
      let after = try request.reckoning(in: editions.current, today: since.day)
      for recount in early {
        found += 1
        #expect(
          before.clocks.contains { $0.term.name == recount.name && $0.due == recount.old && $0.status.isOpen }
        )
        #expect(after.clocks.contains { $0.term.name == recount.name && $0.due == recount.new })
        #expect(recount.old != recount.new && recount.cause == "更正" && recount.takenUpBy == "chen-xt")
      }
      let still = before.clocks.filter(\.status.isOpen)
      let moves = still.filter { clock in
        !after.clocks.contains { $0.term == clock.term && $0.from == clock.from && $0.due == clock.due }
      }
      #expect(early.count == moves.count)
    }
    #expect(found > 3)
  }

  @Test func `an event of a new calendar changes nothing of the state but the version`() throws {
    let recount = LimitRecount(
      name: .reply, from: day("2024-09-27"), old: day("2024-10-30"), new: day("2024-10-31"),
      wasProvisional: false, cause: "更正", edition: 2, takenUpBy: nil)
    for history in CalendarEditionsTests.histories(0).prefix(20) {
      var request = history.request
      let last = try #require(history.entries.last)
      request.apply(
        Entry(
          version: last.version + 1, on: last.on, at: last.at, by: .system, event: .limitRecounted(recount)))
      #expect(request.version == last.version + 1)
      #expect(request.story == history.request.story && request.step == .closed)
      #expect(request.ending == history.request.ending)
    }
  }

  @Test func `a notice that comes out moves the running limits within the bounds told before, and says why`()
    throws
  {
    let before = try #require(
      WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year < 2025 }))
    let intake = RequestEvent.Intake(
      body: "b", number: "2024-0001", channel: .inPerson, receivedOn: day("2024-12-20"), applicant: .natural,
      particulars: "v", particularsDigest: "", wanted: "材料", form: .paper, codeDigest: "")
    let entry = Entry(
      version: 1, on: day("2024-12-20"), at: Instant(day("2024-12-20"), hour: 9), by: .citizen,
      event: RequestEvent.received(intake))
    let editions = CalendarEditions(before, number: 1).adding(
      .published, since: Instant(day("2024-12-23"), hour: 9), cause: "2025年安排", by: "chen-xt", number: 2)
    let id = FileID(.request, "r")
    let moved = try InformationRequest.recounts(of: id, [entry], by: 2, among: editions)
    #expect(moved.map(\.sentence) == ["答复期限由2025年1月17日（暂定）改为2025年1月20日"])
    let request = try #require(InformationRequest.fold(id: id, [entry]))
    let bounds = try #require(
      try request.reckoning(in: before, today: day("2024-12-23")).clock(.reply)?.provisional)
    #expect((bounds.earliest...bounds.latest).contains(day("2025-01-20")))
    // What was withdrawn while the notice was out still keeps the day of then, and waits for no notice.
    let withdrawn = [
      entry,
      Entry(
        version: 2, on: day("2024-12-20"), at: Instant(day("2024-12-20"), hour: 10), by: .system,
        event: .withdrawn(reason: "")),
    ]
    let closed = try #require(InformationRequest.fold(id: id, withdrawn))
    #expect(try closed.reckoning(in: before, today: day("2024-12-20")).reply?.provisional != nil)
    let kept = try #require(try closed.reckoning(in: editions, today: day("2024-12-24")).reply)
    #expect(kept.keptBy == 1 && kept.provisional == nil)
    let told = try ClockExplanation(kept, in: editions.current, today: day("2024-12-24")).text
    #expect(!told.contains("尚未公布") && told.contains("不改变本期限届满之日"))
    // A calendar that changes nothing moves nothing.
    let same = editions.adding(
      .published, since: Instant(day("2024-12-24"), hour: 9), cause: "", by: nil, number: 3)
    #expect(try InformationRequest.recounts(of: id, [entry], by: 3, among: same).isEmpty)
  }

  @Test func `a right that an act had ended keeps its last day, though by a later calendar it lapsed before`()
    throws
  {
    // Received on 2024-03-20 the seventh day for asking to clarify is 29 March; with the 28th and 29th off it is 2 April, and
    // the withdrawal of 1 April comes before it.
    let intake = RequestEvent.Intake(
      body: "b", number: "2024-0001", channel: .inPerson, receivedOn: day("2024-03-20"), applicant: .natural,
      particulars: "v", particularsDigest: "", wanted: "材料", form: .paper, codeDigest: "")
    let entries: [Entry<RequestEvent>] = [
      Entry(
        version: 1, on: day("2024-03-20"), at: Instant(day("2024-03-20"), hour: 9), by: .citizen,
        event: .received(intake)),
      Entry(
        version: 2, on: day("2024-04-01"), at: Instant(day("2024-04-01"), hour: 9), by: .citizen,
        event: .withdrawn(reason: "")),
    ]
    let request = try #require(InformationRequest.fold(id: FileID(.request, "r"), entries))
    let longer = try #require(
      WorkCalendar.published.amended(
        by: HolidayAmendment(
          year: 2024, document: NoticeDocument(title: "更正", number: nil, issuedOn: nil),
          holidays: [day("2024-03-28"): "临时放假", day("2024-03-29"): "临时放假"])))
    let then = CalendarEditions(.published, number: 1).adding(
      longer, since: Instant(day("2024-03-22"), hour: 9), cause: "更正", by: nil, number: 2)
    let later = then.adding(
      .published, since: Instant(day("2024-04-08"), hour: 9), cause: "撤销", by: nil, number: 3)
    let shown = try #require(
      try request.reckoning(in: then, today: day("2024-04-03")).clock(.clarificationNotice))
    #expect(shown.due == day("2024-04-02") && shown.status == .void && shown.endedOn == day("2024-04-01"))
    let kept = try #require(
      try request.reckoning(in: later, today: day("2024-04-09")).clock(.clarificationNotice))
    #expect(kept.due == shown.due && kept.endedOn == shown.endedOn && kept.keptBy == 2)
  }

  @Test func `an extension on the last day stands though a correction makes that day earlier`() throws {
    // Received on 2024-09-27 the twentieth day is 30 October; the correction has Saturday 19 October worked.
    let intake = RequestEvent.Intake(
      body: "b", number: "2024-0001", channel: .inPerson, receivedOn: day("2024-09-27"), applicant: .natural,
      particulars: "v", particularsDigest: "", wanted: "材料", form: .paper, codeDigest: "")
    let entries: [Entry<RequestEvent>] = [
      Entry(
        version: 1, on: day("2024-09-27"), at: Instant(day("2024-09-27"), hour: 9), by: .citizen,
        event: .received(intake)),
      Entry(
        version: 2, on: day("2024-10-30"), at: Instant(day("2024-10-30"), hour: 9), by: .system,
        event: .extended(workdays: 10, reason: "情况复杂", letter: "1")),
    ]
    let request = try #require(InformationRequest.fold(id: FileID(.request, "r"), entries))
    let corrected = try #require(
      WorkCalendar.published.amended(
        by: HolidayAmendment(
          year: 2024, document: NoticeDocument(title: "更正", number: nil, issuedOn: nil),
          workdays: [day("2024-10-19"): "国庆节"])))
    let reckoning = try request.reckoning(in: corrected, today: day("2024-11-01"))
    #expect(reckoning.refusals.isEmpty)
    #expect(reckoning.reply?.due == day("2024-11-12"))
    #expect(try request.reckoning(in: .published, today: day("2024-11-01")).reply?.due == day("2024-11-13"))
    // For a story that somebody tells the calculator nothing was judged before.
    let told = RequestStory(
      received: request.story.received, events: [.init(.extended(workdays: 10), on: day("2024-10-30"))])
    #expect(
      try RequestClocks(calendar: corrected, today: day("2024-11-01")).reckon(told).refusals.count == 1)
  }
}
