import Statute
import TestSupport
import Testing

/// Limits of requests that reach into a year whose notice is not out.
@Suite("Provisional limits of requests")
struct ProvisionalClockTests {
  private func reply(_ story: RequestStory, today: String) throws -> LegalClock {
    try #require(try reckon(story, today: today).reply)
  }

  @Test func `after the last day taken out the bounds are those of a plain count of what is left`() throws {
    // Three days had counted when the consultation began; its answer came on 2026-12-14, so 17 are left.
    let suspended = try reply(
      story("2026-11-30", ["2026-12-03 thirdPartyConsulted", "2026-12-14 thirdPartyAnswered"]),
      today: "2026-12-15")
    let bounds = try #require(suspended.provisional)
    let plain = try WorkCalendar.published.bounds(workdays: 17, after: day("2026-12-14"))
    #expect(bounds.earliest == plain.earliest && bounds.latest == plain.latest && bounds.year == 2027)
    // Nearer than what the views without a starting day would say.
    let wide = try WorkCalendar.published.latestView().workday(17, after: day("2026-12-14"))
    #expect(bounds.latest <= wide)
  }

  @Test func `a limit that ends in the last days of December says that the next notice may move it`() throws {
    // Twenty working days by weekends end on 2026-12-31, from which a notice may take.
    let clock = try reply(story("2026-12-03"), today: "2026-12-07")
    #expect(clock.due == day("2026-12-31"))
    let bounds = try #require(clock.provisional)
    #expect(bounds.earliest < bounds.latest && bounds.year == 2027)
  }

  @Test(arguments: ["2026-11-16", "2026-11-20"])
  func `a limit that no notice can move any more is not called provisional`(receivedOn: String) throws {
    #expect(try reply(story(receivedOn), today: "2026-11-23").provisional == nil)
  }

  @Test(arguments: 2009...2026)
  func `with days taken out the day under the real notice lies between the bounds`(year: Int) throws {
    let known = try #require(
      WorkCalendar(notices: WorkCalendar.published.notices.values.filter { $0.year < year }))
    var chance = SplitMix64(seed: UInt64(year))
    let november = day("\(year - 1)-11-10")
    for _ in 0..<60 {
      let received = november.adding(days: Int.random(in: 0...35, using: &chance))
      let asked = received.adding(days: Int.random(in: 1...8, using: &chance))
      let answered = asked.adding(days: Int.random(in: 1...25, using: &chance))
      let told = RequestStory(
        received: .init(on: received, by: .inPerson),
        events: [
          .init(.thirdPartyConsulted(receivedOn: nil), on: asked), .init(.thirdPartyAnswered, on: answered),
        ])
      let guess = try RequestClocks(calendar: known, today: answered).reckon(told)
      let truth = try RequestClocks(calendar: .published, today: answered).reckon(told)
      guard guess.refusals.isEmpty, let clock = guess.reply, let due = truth.reply?.due else { continue }
      if let bounds = clock.provisional {
        #expect(bounds.earliest <= due && due <= bounds.latest, "\(told)")
      } else if clock.due.map({ $0.year < year }) ?? false {
        #expect(clock.due == due, "\(told)")
      }
    }
  }
}
