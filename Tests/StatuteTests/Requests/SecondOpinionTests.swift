import Statute
import TestSupport
import Testing

/// The engine against the slow second implementation, on stories made up by seed.
@Suite("The clock has a second opinion")
struct SecondOpinionTests {
  /// Of eight seeds: 100,000 stories in all.
  static let storiesPerSeed = 12_500

  private static let working: Set<Int> = {
    let days = day("2019-01-01")...day("2027-12-31")
    return Set(days.filter { (try? WorkCalendar.published.isWorking($0)) ?? false }.map(\.number))
  }()

  @Test(arguments: 0..<8)
  func `a walk day by day over a set of days gives the same limits and the same refusals`(seed: Int) throws {
    var stories = StoryGenerator(seed: UInt64(seed), receipts: day("2019-05-20")...day("2026-09-30"))
    for _ in 0..<SecondOpinionTests.storiesPerSeed {
      let story = stories.next()
      let today = stories.today(for: story)
      let engine = try RequestClocks(calendar: .published, today: today).reckon(story)
      let plain = PlainClock(working: SecondOpinionTests.working, today: today.number).answer(story)
      let differs = differences(engine, plain)
      #expect(differs.isEmpty, "\(story) on \(today)")
      if !differs.isEmpty { break }
    }
  }

  private func differences(_ engine: RequestReckoning, _ plain: PlainClock.Answer) -> [String] {
    var differs: [String] = []
    if engine.receiptDay?.number != plain.receiptDay { differs.append("receipt") }
    let refusals = engine.refusals.map { "\($0.rule) \($0.event) \($0.on.number)" }
    if refusals != plain.refusals { differs.append("refusals \(refusals) or \(plain.refusals)") }
    let limits = engine.clocks.map { clock in
      PlainClock.Limit(
        name: clock.name, from: clock.from.number, due: clock.due?.number, limit: clock.limit,
        counted: clock.counted, status: clock.status.rawValue)
    }
    if limits.count != plain.limits.count { differs.append("number of limits") }
    for (engine, plain) in zip(limits, plain.limits) where engine != plain {
      differs.append("\(engine) or \(plain)")
    }
    return differs
  }
}
