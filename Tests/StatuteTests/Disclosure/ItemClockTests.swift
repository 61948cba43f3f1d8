import Statute
import Testing

@Suite("Article 26: twenty working days to publish")
struct ItemClockTests {
  /// 2026-06-01 was a Monday; 19 June is the Dragon Boat holiday, so the twentieth working day is 30 June.
  @Test func `the limit runs from the day the information was formed`() throws {
    var bench = ItemBench()
    try bench.open()
    let clock = try #require(try bench.item?.publicationClock(in: .published, today: ItemBench.today))
    #expect(clock.from == Day("2026-06-01"))
    #expect(clock.due == Day("2026-06-30"))
    #expect(clock.limit == 20)
    #expect(clock.counted == 10)
    #expect(clock.status == .running)
  }

  @Test(arguments: [
    ("2026-06-15", LegalClock.Status.running), ("2026-06-30", .running), ("2026-07-01", .overdue),
  ])
  func `a draft is late on the day after the limit`(today: String, status: LegalClock.Status) throws {
    var bench = ItemBench()
    try bench.open()
    let day = try #require(Day(today))
    let clock = try bench.item?.publicationClock(in: .published, today: day)
    #expect(clock?.status == status)
  }

  @Test(arguments: [("2026-05-20", LegalClock.Status.met), ("2026-05-15", .missed), ("2026-05-18", .met)])
  func `publication on 15 June meets or misses the limit`(formed: String, status: LegalClock.Status) throws {
    var content = ItemBench.content
    content.formedOn = Day(formed)
    var bench = ItemBench()
    try bench.open(content)
    try bench.publish()
    let later = try #require(Day("2026-09-01"))
    let clock = try bench.item?.publicationClock(in: .published, today: later)
    #expect(clock?.status == status)
    #expect(clock?.endedOn == ItemBench.today)
  }

  @Test func `a changed item has the limit again, from the day of the change`() throws {
    var bench = try ItemBench.published()
    let changed = try #require(Day("2026-06-12"))
    try bench.act(.openRevision(reason: "更新", changedOn: changed), by: ItemBench.drafter)
    let clock = try bench.item?.publicationClock(in: .published, today: ItemBench.today)
    #expect(clock?.from == changed)
    #expect(clock?.status == .running)
  }

  @Test func `no limit runs for what is older than the Regulation, undated or not for publication`() throws {
    for (formed, attribute) in [
      (Day("2008-04-30"), DisclosureAttribute.proactive), (nil, .proactive), (Day("2026-06-01"), .none),
    ] {
      var content = ItemBench.content
      content.formedOn = formed
      content.attribute = attribute
      var bench = ItemBench()
      try bench.open(content)
      #expect(try bench.item?.publicationClock(in: .published, today: ItemBench.today) == nil)
    }
  }
}
