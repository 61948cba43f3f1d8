import Statute
import Testing

@Suite("What if, planned backwards")
struct ForesightTests {
  let plain = story("2024-09-27")

  @Test func `what if we extended today: the limit moves and the story stays`() throws {
    let whatIf = try WhatIf(
      plain, and: [event("2024-10-16 extended 20")], in: .published, today: day("2024-10-16"))
    #expect(whatIf.now.reply?.due == day("2024-10-30"))
    #expect(whatIf.then.reply?.due == day("2024-11-27"))
    #expect(whatIf.changes.map(\.name) == [.reply])
    #expect(whatIf.refusals.isEmpty)
    #expect(plain.events.isEmpty)
  }

  @Test func `what if we asked for clarification: one clock void, one more after the answer`() throws {
    let whatIf = try WhatIf(
      plain, and: [event("2024-10-09 clarificationAsked"), event("2024-10-15 clarified")], in: .published,
      today: day("2024-10-09"))
    #expect(
      whatIf.changes.map {
        "\($0.name) \($0.now?.due?.description ?? "-") \($0.then?.due?.description ?? "-")"
      } == [
        "clarificationNotice 2024-10-12 2024-10-12", "reply 2024-10-30 2024-10-30", "reply - 2024-11-12",
      ])
  }

  @Test func `what if it is too late: the refusal says why`() throws {
    let whatIf = try WhatIf(
      plain, and: [event("2024-10-31 extended 20")], in: .published, today: day("2024-10-31"))
    #expect(whatIf.refusals.map(\.rule) == ["art.33"])
    #expect(whatIf.changes.isEmpty)
  }

  @Test func `planned backwards over working days, the limit last`() throws {
    let plan = try #require(
      try HandlingPlan(
        for: plain,
        leadTimes: .init([.drafting: 5, .legalReview: 3, .secrecyReview: 2, .signing: 1, .serving: 1]),
        in: .published, today: day("2024-10-24")))
    #expect(
      plan.milestones.map { "\($0.stage) \($0.by)\($0.isLate ? " late" : "")" } == [
        "collecting 2024-10-14 late", "drafting 2024-10-21 late", "legalReview 2024-10-24",
        "secrecyReview 2024-10-28", "signing 2024-10-29", "serving 2024-10-30",
      ])
    #expect(plan.extendBy == day("2024-10-30"))
  }

  @Test(arguments: [
    (["2024-10-16 extended 20"], "2024-10-17"), ([], "2024-10-31"),
  ])
  func `an extension that was used, or a limit that is over, leaves no day to extend on`(
    events: [String], today: String
  ) throws {
    let plan = try #require(
      try HandlingPlan(for: story("2024-09-27", events), in: .published, today: day(today)))
    #expect(plan.extendBy == nil)
  }

  @Test(arguments: [["2024-10-16 posted"], ["2024-10-16 feeNoticed"], ["2024-10-09 clarificationAsked"]])
  func `where no reply clock runs there is nothing to plan`(events: [String]) throws {
    #expect(
      try HandlingPlan(for: story("2024-09-27", events), in: .published, today: day("2024-10-17")) == nil)
  }
}
