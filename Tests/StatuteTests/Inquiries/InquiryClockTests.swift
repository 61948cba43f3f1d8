import Statute
import TestSupport
import Testing

@Suite("Limits of the query service")
struct InquiryClockTests {
  /// `queryOrdinary 2026-11-02 2026-11-09 met 3`, and refused steps behind.
  private func lines(_ story: InquiryStory, today: Day) throws -> [String] {
    let reckoning = try InquiryClocks(calendar: .published, today: today).reckon(story)
    return reckoning.clocks.map {
      "\($0.name) \($0.from) \($0.due ?? $0.from) \($0.status.rawValue) \($0.counted)"
    }
      + reckoning.refusals.map { "\($0.rule) \($0.event) \($0.on)" }
  }

  private func inquiry(
    _ receivedOn: String, _ category: InquiryStory.Category = .ordinary,
    by holder: InquiryStory.Holder = .department,
    _ events: [String] = []
  ) -> InquiryStory {
    InquiryStory(
      receivedOn: day(receivedOn), category: category, by: holder,
      events: events.map { line in
        let words = line.split(separator: " ").map(String.init)
        return .init(InquiryStory.Kind(rawValue: words[1])!, on: day(words[0]))
      })
  }

  @Test func `5, 10, and 20 in all where the head of the unit agrees`() throws {
    // Received on Friday 27 September 2024; the Sunday after is worked, 1 to 7 October rest.
    let today = day("2024-09-29")
    #expect(
      try lines(inquiry("2024-09-27"), today: today) == ["queryOrdinary 2024-09-27 2024-10-10 running 1"])
    #expect(
      try lines(inquiry("2024-09-27", .complex), today: today) == [
        "queryComplex 2024-09-27 2024-10-16 running 1"
      ])
    for category in InquiryStory.Category.allCases {
      #expect(
        try lines(inquiry("2024-09-27", category, ["2024-10-10 extended"]), today: today)
          == ["queryMaximum 2024-09-27 2024-10-30 running 1"])
    }
    #expect(
      try lines(inquiry("2024-09-27", ["2024-10-11 extended"]), today: today).last
        == "query extended 2024-10-11")
  }

  @Test func `the worst way: two offices of five days each, then the full limit of the department`() throws {
    let story = inquiry(
      "2024-03-04", by: .office, ["2024-03-11 toOffice", "2024-03-19 toDepartment", "2024-03-25 answered"])
    #expect(
      try lines(story, today: day("2024-04-01")) == [
        "queryRouting 2024-03-04 2024-03-11 met 5", "queryRouting 2024-03-11 2024-03-18 missed 6",
        "queryOrdinary 2024-03-19 2024-03-26 met 4",
      ])
  }

  @Test func `several departments have a full limit each`() throws {
    let story = inquiry(
      "2024-03-04", ["2024-03-08 partAnswered", "2024-03-15 extended", "2024-03-29 partAnswered"])
    #expect(
      try lines(story, today: day("2024-04-01")) == [
        "queryOrdinary 2024-03-04 2024-03-11 met 4", "queryMaximum 2024-03-08 2024-04-08 met 15",
        "queryOrdinary 2024-03-29 2024-04-08 running 1",
      ])
  }

  @Test func `a department that passes a question on too late has missed its limit`() throws {
    let story = inquiry("2024-03-04", ["2024-03-20 toOffice"])
    #expect(
      try lines(story, today: day("2024-03-21")) == [
        "queryOrdinary 2024-03-04 2024-03-11 missed 12", "queryRouting 2024-03-20 2024-03-27 running 1",
      ])
  }

  @Test func `what a department gives away in time is done with, and the complaint has its own limit`() throws
  {
    let story = inquiry(
      "2024-03-04",
      [
        "2024-03-05 toOffice", "2024-03-06 toDepartment", "2024-03-12 answered", "2024-03-13 complained",
        "2024-04-03 complaintExtended", "2024-05-06 complaintDecided",
      ])
    #expect(
      try lines(story, today: day("2024-05-06")) == [
        "queryOrdinary 2024-03-04 2024-03-11 met 1", "queryRouting 2024-03-05 2024-03-12 met 1",
        "queryOrdinary 2024-03-06 2024-03-13 met 4", "queryAppealExtended 2024-03-13 2024-04-25 missed 35",
      ])
  }

  @Test(arguments: [
    "2024-03-05 toDepartment", "2024-03-05 complained", "2024-03-05 complaintDecided", "2024-03-01 answered",
  ])
  func `a step that the rules do not know is refused and changes nothing`(line: String) throws {
    let plain = try lines(inquiry("2024-03-04"), today: day("2024-03-06"))
    let told = try lines(inquiry("2024-03-04", [line]), today: day("2024-03-06"))
    #expect(Array(told.prefix(1)) == plain)
    #expect(told.count == 2)
  }

  private static let working: Set<Int> = {
    let days = day("2008-01-01")...day("2027-12-31")
    return Set(days.filter { (try? WorkCalendar.published.isWorking($0)) ?? false }.map(\.number))
  }()

  @Test(arguments: 0..<4)
  func `a walk day by day gives the same limits and refusals on 30,000 stories`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed) &+ 77)
    for _ in 0..<7_500 {
      let story = InquiryClockTests.story(&chance)
      let today = story.receivedOn.adding(days: Int.random(in: 0...90, using: &chance))
      let plain = PlainInquiry(working: InquiryClockTests.working, today: today.number)
      let told = try lines(story, today: today)
      if told != plain.lines(story) {
        Issue.record("\(story) on \(today): \(told) or \(plain.lines(story))")
        return
      }
      let other = InquiryStory(
        receivedOn: story.receivedOn, category: story.category, by: story.by,
        events: story.events.shuffled(using: &chance))
      #expect(try lines(other, today: today) == told)
    }
  }

  private static func story(_ chance: inout SplitMix64) -> InquiryStory {
    let receivedOn = day("2009-04-01").adding(days: Int.random(in: 0...6_300, using: &chance))
    var events: [InquiryStory.Event] = []
    var on = receivedOn
    let likely: [InquiryStory.Kind] = [
      .toOffice, .toDepartment, .partAnswered, .extended, .answered, .complained, .complaintExtended,
      .complaintDecided,
    ]
    for kind in likely where chance.chance(60) {
      for _ in 0..<(kind == .toOffice && chance.chance(30) ? 2 : 1) {
        on = on.adding(days: Int.random(in: 0...9, using: &chance))
        events.append(.init(kind, on: on))
      }
    }
    if chance.chance(25) {
      let kind = InquiryStory.Kind.allCases.randomElement(using: &chance) ?? .withdrawn
      events.append(.init(kind, on: receivedOn.adding(days: Int.random(in: -2...40, using: &chance))))
    }
    return InquiryStory(
      receivedOn: receivedOn, category: chance.chance(50) ? .ordinary : .complex,
      by: chance.chance(60) ? .department : .office, events: events.shuffled(using: &chance))
  }
}

extension InquiryClockTests {
  private func inquiry(_ receivedOn: String, _ events: [String]) -> InquiryStory {
    inquiry(receivedOn, .ordinary, by: .department, events)
  }

  private func inquiry(_ receivedOn: String, _ category: InquiryStory.Category, _ events: [String])
    -> InquiryStory
  {
    inquiry(receivedOn, category, by: .department, events)
  }

  private func inquiry(_ receivedOn: String, by holder: InquiryStory.Holder, _ events: [String])
    -> InquiryStory
  {
    inquiry(receivedOn, .ordinary, by: holder, events)
  }
}
