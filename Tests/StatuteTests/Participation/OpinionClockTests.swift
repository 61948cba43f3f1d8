import Statute
import TestSupport
import Testing

@Suite("Limits in hours")
struct OpinionClockTests {
  private func moment(_ text: String) -> Instant { Instant(local: text)! }

  private func lines(_ story: OpinionStory, now: String, _ restDays: RestDays = .counted) throws -> [String] {
    let practice = LimitPractice([
      .publicOpinionFirst: restDays, .publicOpinionConference: restDays, .publicOpinionOther: restDays,
    ])
    return try story.reckon(in: .published, now: moment(now), practice: practice).clocks.map { clock in
      "\(clock.name) \(clock.span?.due.description.prefix(16) ?? "") \(clock.status.rawValue) \(clock.counted) \(clock.left)"
    }
  }

  @Test func `five and twenty-four hours run over midnight and over rest days`() throws {
    // Saturday night, 30 September 2023, the National Day before it.
    let story = OpinionStory(
      arose: moment("2023-09-30T22:10"), gravity: .major,
      events: [.init(.published, at: moment("2023-10-01T03:10"))])
    #expect(
      try lines(story, now: "2023-10-01T10:00") == [
        "publicOpinionFirst 2023-10-01T03:10 met 5 0",
        "publicOpinionConference 2023-10-01T22:10 running 11 13",
      ])
    let late = OpinionStory(
      arose: moment("2023-09-30T22:10"), gravity: .major,
      events: [.init(.published, at: Instant(moment("2023-10-01T03:10").day, hour: 3, minute: 10, second: 1))]
    )
    #expect(try lines(late, now: "2023-10-01T10:00")[0].contains("missed"))
  }

  @Test func `forty-eight hours stand still on rest days where the body has settled it so`() throws {
    let story = OpinionStory(arose: moment("2024-10-11T18:00"), gravity: .other, events: [])
    #expect(
      try lines(story, now: "2024-10-12T18:00") == ["publicOpinionOther 2024-10-13T18:00 running 24 24"])
    // Friday; Saturday is worked, Sunday rests.
    #expect(
      try lines(story, now: "2024-10-13T12:00", .skipped)
        == ["publicOpinionOther 2024-10-14T18:00 running 30 18"])
    #expect(
      try lines(story, now: "2024-10-14T20:30", .skipped)
        == ["publicOpinionOther 2024-10-14T18:00 overdue 48 -2"])
  }

  @Test func `what does not belong to the kind, comes twice or too early is refused`() throws {
    let story = OpinionStory(
      arose: moment("2024-10-11T18:00"), gravity: .other,
      events: [
        .init(.published, at: moment("2024-10-11T19:00")), .init(.responded, at: moment("2024-10-11T17:00")),
        .init(.responded, at: moment("2024-10-11T20:00")), .init(.responded, at: moment("2024-10-12T20:00")),
      ])
    let reckoning = try story.reckon(in: .published, now: moment("2024-10-12T21:00"))
    #expect(reckoning.refusals.map(\.event) == ["responded", "published", "responded"])
    #expect(reckoning.clocks.map(\.status) == [.met])
  }

  @Test(arguments: [RestDays.counted, .skipped])
  func `a walk minute by minute ends where the engine does, and every hour stands in the list`(rest: RestDays)
    throws
  {
    var chance = SplitMix64(seed: 5)
    for _ in 0..<400 {
      let start = day("2016-12-01").adding(days: Int.random(in: 0...3_600, using: &chance))
      let arose = Instant(
        start, hour: Int.random(in: 0...23, using: &chance), minute: Int.random(in: 0...59, using: &chance))
      let hours = [5, 24, 48].randomElement(using: &chance) ?? 5
      let count = HourCount(from: arose, hours: hours, skipsRestDays: rest == .skipped)
      var at = arose
      var left = hours * 60
      while left > 0 {
        if rest == .counted || PlainDates.workday(from: at.day.number) == at.day.number { left -= 1 }
        at = at.adding(seconds: 60)
      }
      #expect(try count.due(in: .published) == at)
      #expect(try count.counted(through: at, in: .published) == hours)
      let stretches = try count.stretches(in: .published)
      #expect(stretches.first?.from == arose && stretches.last?.to == at)
      #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.0.to == $0.1.from })
      let seconds = stretches.filter { $0.ordinal != nil }.reduce(0) { $0 + $1.to.seconds - $1.from.seconds }
      #expect(seconds == Int64(hours) * 3_600)
    }
  }

  @Test
  func `an explanation says from when, what of rest days, until when; the calendar file names the moment`()
    throws
  {
    let story = OpinionStory(arose: moment("2024-10-11T18:00"), gravity: .other, events: [])
    let reckoning = try story.reckon(in: .published, now: moment("2024-10-12T18:00"))
    let text = try ClockExplanation(reckoning.clocks[0], in: .published, today: day("2024-10-12")).text
    #expect(
      text == """
        舆情回应时限为48小时，自2024年10月11日18:00起算，夜间照常计算（国办发〔2016〕61号）。
        规定没有写明休息日不计入，休息日照常计算。
        时限于2024年10月13日18:00届满。
        已经过24小时，剩余24小时。
        """)
    let file = try #require(
      try reckoning.iCalendar(
        identity: "x@example", in: .published, today: day("2024-10-12"), at: moment("2024-10-12T18:00")))
    #expect(file.contains("DTSTART:20241013T100000Z\r\n"))
  }
}
