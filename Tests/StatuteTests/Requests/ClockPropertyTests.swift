import Statute
import TestSupport
import Testing

@Suite("What holds for every limit")
struct ClockPropertyTests {
  private static let receipts = day("2019-05-20")...day("2026-06-30")

  private func stories(_ seed: Int, _ count: Int = 600) -> [(RequestStory, Day)] {
    var generator = StoryGenerator(seed: UInt64(seed) &+ 9_000, receipts: ClockPropertyTests.receipts)
    return (0..<count).map { _ in
      let story = generator.next()
      return (story, generator.today(for: story))
    }
  }

  @Test(arguments: 0..<3)
  func `the order of entry is irrelevant`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    for (story, today) in stories(seed) {
      let clocks = RequestClocks(calendar: .published, today: today)
      let other = story.with(story.events.shuffled(using: &chance))
      #expect(try clocks.reckon(story) == clocks.reckon(other))
    }
  }

  @Test(arguments: 0..<3)
  func `every day is counted or left out for one reason, and the counted ones are the limit`(seed: Int) throws
  {
    for (story, today) in stories(seed, 300) {
      let reckoning = try RequestClocks(calendar: .published, today: today).reckon(story)
      for clock in reckoning.clocks {
        let days = try clock.days(today: today, in: .published)
        #expect(days.allSatisfy { $0.counts == ($0.why == nil) })
        #expect(zip(days, days.dropFirst()).allSatisfy { $0.0.on.adding(days: 1) == $0.1.on })
        #expect(
          days.filter(\.counts).map(\.ordinal)
            == (1...).prefix(days.count(where: \.counts)).map(Optional.some))
        guard let due = clock.due else { continue }
        #expect(days.count == due.number - clock.from.number)
        if clock.term.unit != .months, clock.status != .void,
          clock.count.map({ !$0.suspensions.contains { $0.through == nil } }) ?? true
        {
          let counted = days.count(where: \.counts)
          // A reply given while the clock stood still for a fee is due on its own day.
          #expect(counted == clock.limit || due == clock.endedOn)
        }
      }
    }
  }

  @Test(arguments: 0..<3)
  func `a day of rest more never makes a limit earlier`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    for (story, today) in stories(seed, 60) {
      guard let receipt = story.received.day else { continue }
      let extra = receipt.adding(days: Int.random(in: 0...60, using: &chance))
      guard try WorkCalendar.published.isWorking(extra), !WorkCalendar.published.isProvisional(extra) else {
        continue
      }
      let notices = WorkCalendar.published.notices.values.map { notice in
        guard notice.year == extra.year else { return notice }
        return HolidayNotice(
          year: notice.year, documents: notice.documents,
          holidays: notice.holidays.merging([extra: "临时放假"]) { $1 },
          makeUpWorkdays: notice.makeUpWorkdays.filter { $0.key != extra })
      }
      let restful = try #require(WorkCalendar(notices: notices))
      let before = try RequestClocks(calendar: .published, today: today).reckon(story)
      let after = try RequestClocks(calendar: restful, today: today).reckon(story)
      // With a later limit an event may be in time that was not; the clocks that are there in both are compared.
      guard before.refusals == after.refusals else { continue }
      for (old, new) in zip(before.clocks, after.clocks) {
        if let was = old.due, let now = new.due { #expect(now >= was) }
      }
    }
  }

  @Test(arguments: 0..<3)
  func `a consultation more never makes the limit of the reply earlier, nor does one counted twice`(seed: Int)
    throws
  {
    for (story, today) in stories(seed, 400) {
      guard let receipt = story.received.day else { continue }
      let clocks = RequestClocks(calendar: .published, today: today)
      let before = try clocks.reckon(story)
      let asked = RequestStory.Event(.thirdPartyConsulted(), on: receipt.adding(days: 3))
      let after = try clocks.reckon(story.with(story.events + [asked]))
      if before.refusals == after.refusals, !story.events.contains(where: { $0.kind == .thirdPartyAnswered })
      {
        for (old, new) in zip(
          before.clocks.filter { $0.term.name == .reply }, after.clocks.filter { $0.term.name == .reply })
        {
          if let was = old.due, let now = new.due { #expect(now >= was) }
        }
        let twice = try clocks.reckon(
          story.with(story.events + [asked, asked]))
        #expect(twice.reply?.due == after.reply?.due)
        #expect(twice.reply?.counted == after.reply?.counted)
      }
    }
  }

  @Test func `provisional bounds hold what the notice then says`() throws {
    for year in [2023, 2024, 2025] {
      let before = try #require(
        WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year < year }))
      var generator = StoryGenerator(
        seed: UInt64(year), receipts: day("\(year - 1)-10-20")...day("\(year - 1)-12-31"))
      for _ in 0..<300 {
        let story = generator.next()
        let today = generator.today(for: story)
        guard let guess = try? RequestClocks(calendar: before, today: today).reckon(story) else { continue }
        let truth = try RequestClocks(calendar: .published, today: today).reckon(story)
        guard guess.refusals == truth.refusals, guess.clocks.count == truth.clocks.count else { continue }
        for (guess, truth) in zip(guess.clocks, truth.clocks) {
          guard let bounds = guess.provisional, let due = truth.due else { continue }
          #expect(
            bounds.earliest <= due && due <= bounds.latest,
            "\(guess.name) \(guess.from) \(bounds) \(due) \(story)")
        }
      }
    }
  }
}
