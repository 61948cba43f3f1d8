import ArgumentParser
import Statute
import TestSupport

/// How many limits can be counted anew in a second, and what a new calendar does to a million open requests.
struct LimitsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Limits of a million open requests counted anew; a new calendar's effect.")

  @Option(help: "How many open requests.") var requests = 1_000_000
  @Option(help: "Requests made and held at a time.") var chunk = 20_000
  @Option(help: "Cores for the part that uses several.") var cores = 4

  /// What one pass over a chunk gives.
  private struct Pass: Sendable {
    var seconds = 0.0
    var limits = 0
  }

  func run() async throws {
    guard let today = Day("2025-12-10"),
      let older = WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year <= 2025 })
    else { return }
    let newer = WorkCalendar.published
    Report.title("Limits of \(requests) open requests, stories in memory")

    var stories = OpenStories(seed: 11, today: today)
    var look = Pass()
    var settled = Pass()
    var provisional = Pass()
    var recount = Pass()
    var moved = 0
    var together = 0.0
    for _ in stride(from: 0, to: requests, by: chunk) {
      let stories = (0..<chunk).map { _ in stories.next() }
      try add(&look) { try lookedUp(stories, newer) }
      try add(&settled) { try counted(stories, newer, today) }
      try add(&provisional) { try counted(stories, older, today) }
      try add(&recount) {
        let changes = try changed(stories, older, newer, today)
        moved += changes
        return changes
      }
      let clock = ContinuousClock()
      let start = clock.now
      try await shared(stories, older, newer, today)
      together += (clock.now - start).inSeconds
    }
    let all = Double((requests + chunk - 1) / chunk * chunk)
    let first = all / look.seconds
    Report.line("one limit looked up (20 working days)", first, "limits/s")
    Report.line(
      "a whole story counted, all notices known", all / settled.seconds, "stories/s",
      ratio: settled.seconds > 0 ? (all / settled.seconds) / first : nil, to: "the bare look-up",
      "\(Report.written(Double(settled.limits) / settled.seconds)) limits/s")
    Report.line(
      "the same, reaching into a year without notice", all / provisional.seconds, "stories/s",
      ratio: settled.seconds / provisional.seconds, to: "the settled year",
      "\(Report.written(Double(provisional.limits) / provisional.seconds)) limits/s")
    Report.line(
      "the new notice: which limits move, one core", all / recount.seconds, "stories/s",
      ratio: settled.seconds / recount.seconds, to: "counting once",
      "\(Report.written(recount.seconds * 1_000_000 / all)) s a million, \(moved) limits moved")
    Report.line(
      "the same on \(cores) cores", all / together, "stories/s", ratio: recount.seconds / together,
      to: "one core",
      "\(Report.written(together * 1_000_000 / all)) s a million")
  }

  private func add(_ pass: inout Pass, _ work: () throws -> Int) rethrows {
    let clock = ContinuousClock()
    let start = clock.now
    pass.limits += try work()
    pass.seconds += (clock.now - start).inSeconds
  }

  private func lookedUp(_ stories: [RequestStory], _ calendar: WorkCalendar) throws -> Int {
    var sum = 0
    for story in stories { sum &+= try calendar.workday(20, after: story.received.on).number }
    precondition(sum != 0)
    return stories.count
  }

  private func counted(_ stories: [RequestStory], _ calendar: WorkCalendar, _ today: Day) throws -> Int {
    let clocks = RequestClocks(calendar: calendar, today: today)
    var limits = 0
    for story in stories { limits += try clocks.reckon(story).clocks.count }
    return limits
  }

  private func changed(
    _ stories: some Sequence<RequestStory>, _ older: WorkCalendar, _ newer: WorkCalendar, _ today: Day
  ) throws -> Int {
    let editions = CalendarEditions(older).adding(
      newer, since: Instant(today), cause: "", by: nil, number: 1)
    let (before, after) = (
      RequestClocks(calendar: older, today: today), RequestClocks(calendar: newer, today: today)
    )
    var changes = 0
    for story in stories {
      let (was, now) = (try before.reckon(story).clocks, try after.reckon(story).clocks)
      changes += LegalClock.recounts(from: was, to: now, by: editions.latest).count
    }
    return changes
  }

  private func shared(
    _ stories: [RequestStory], _ older: WorkCalendar, _ newer: WorkCalendar, _ today: Day
  ) async throws {
    let share = (stories.count + cores - 1) / cores
    try await withThrowingTaskGroup(of: Int.self) { group in
      for start in stride(from: 0, to: stories.count, by: share) {
        let part = stories[start..<min(stories.count, start + share)]
        group.addTask { try changed(part, older, newer, today) }
      }
      try await group.waitForAll()
    }
  }
}

/// Requests that are still open on a day, received over the ten weeks before it.
struct OpenStories {
  private var chance: SplitMix64
  private let today: Day

  init(seed: UInt64, today: Day) {
    chance = SplitMix64(seed: seed)
    self.today = today
  }

  mutating func next() -> RequestStory {
    let on = today.adding(days: -chance.int(0..<70))
    let channel = RequestChannel.allCases[chance.int(0..<RequestChannel.allCases.count)]
    let confirmedOn = channel.needsConfirmation ? on.adding(days: chance.int(0..<3)) : nil
    var day = confirmedOn ?? on
    var events: [RequestStory.Event] = []
    if chance.chance(20) {
      events.append(.init(.clarificationAsked, on: day.adding(days: chance.int(0..<5))))
      day = day.adding(days: 5 + chance.int(0..<15))
      if chance.chance(80) { events.append(.init(.clarified, on: day)) }
    }
    if chance.chance(20) {
      let asked = day.adding(days: chance.int(0..<8))
      events.append(.init(.thirdPartyConsulted(receivedOn: asked.adding(days: 2)), on: asked))
      if chance.chance(60) {
        events.append(.init(.thirdPartyAnswered, on: asked.adding(days: 3 + chance.int(0..<15))))
      }
    }
    if chance.chance(10) { events.append(.init(.organConsulted(), on: day.adding(days: chance.int(0..<8)))) }
    if chance.chance(5) {
      events.append(.init(.feeNoticed(receivedOn: day.adding(days: 4)), on: day.adding(days: 2)))
    }
    if chance.chance(25) {
      events.append(.init(.extended(workdays: 20), on: day.adding(days: chance.int(8..<20))))
    }
    return RequestStory(
      received: .init(on: on, by: channel, confirmedOn: confirmedOn), events: events.filter { $0.on <= today }
    )
  }
}
