import Statute
import TestSupport
import Testing

@Suite("Limits of review and suit")
struct DisputeClockTests {
  private func dispute(_ knownOn: String, withheld: Bool = false, _ lines: [String] = []) -> DisputeStory {
    DisputeStory(
      knownOn: day(knownOn), withheld: withheld,
      events: lines.map { line in
        let words = line.split(separator: " ").map(String.init)
        let kind = DisputeStory.Kind(rawValue: words[1])!
        return .init(
          kind, on: day(words[0]), further: words.count > 2 ? Day(words[2]) : nil,
          number: words.count > 2 ? Int(words[2]) : nil)
      })
  }

  private func lines(_ story: DisputeStory, today: String) throws -> [String] {
    let reckoning = try DisputeClocks(calendar: .published, today: day(today)).reckon(story)
    return reckoning.clocks.map { "\($0.name) \($0.due ?? $0.from) \($0.status.rawValue)" }
      + reckoning.refusals.map { "\($0.rule) \($0.event)" }
  }

  @Test func `both ways stand open, and one taken bars the other`() throws {
    #expect(
      try lines(dispute("2024-10-12"), today: "2024-10-14") == [
        "review 2024-12-11 running", "suit 2025-04-14 running",
      ])
    #expect(
      try lines(dispute("2024-10-12", ["2024-11-01 suitFiled"]), today: "2024-11-04")
        == ["review 2024-12-11 void", "suit 2025-04-14 met"])
    #expect(
      try lines(
        dispute("2024-10-12", ["2024-11-01 suitFiled", "2024-11-02 reviewFiled"]), today: "2024-11-04"
      ).last
        == "reconsideration.art.29 reviewFiled")
  }

  @Test func `what was withheld goes to review first since 2024`() throws {
    #expect(
      try lines(dispute("2024-10-12", withheld: true, ["2024-11-01 suitFiled"]), today: "2024-11-04")
        == ["review 2024-12-11 running", "reconsideration.art.23 suitFiled"])
    #expect(try lines(dispute("2023-10-12", withheld: true), today: "2023-11-04").count == 2)
  }

  @Test
  func
    `review in the simplified procedure: five working days to answer, thirty days to decide, then fifteen`()
    throws
  {
    let story = dispute(
      "2024-09-20", withheld: true,
      [
        "2024-09-23 reviewFiled", "2024-09-26 reviewAcceptedSimplified", "2024-09-27 reviewCopyReceived",
        "2024-10-10 reviewAnswered", "2024-10-24 reviewDecided 2024-10-28", "2024-11-12 suitFiled",
        "2024-11-18 suitCopyReceived", "2024-12-04 defenceFiled",
      ])
    #expect(
      try lines(story, today: "2024-12-05") == [
        "review 2024-11-19 met", "reviewAnswerSimplified 2024-10-10 met",
        "reviewDecisionSimplified 2024-10-28 met",
        "suitAfterReview 2024-11-12 met", "courtAnswer 2024-12-03 missed",
      ])
  }

  @Test func `sixty days and thirty more, ten working days to answer`() throws {
    let story = dispute(
      "2024-03-01",
      [
        "2024-03-04 reviewFiled", "2024-03-08 reviewAccepted", "2024-03-11 reviewCopyReceived",
        "2024-05-06 reviewExtended 30",
      ])
    #expect(
      try lines(story, today: "2024-05-10") == [
        "review 2024-04-30 met", "suit 2024-09-02 void", "reviewAnswer 2024-03-25 overdue",
        "reviewDecision 2024-06-06 running",
      ])
    let more = dispute(
      "2024-03-01", ["2024-03-04 reviewFiled", "2024-03-08 reviewAccepted", "2024-05-06 reviewExtended 31"])
    #expect(try lines(more, today: "2024-05-10").last == "reconsideration.art.62 reviewExtended")
  }

  @Test
  func `without a decision in time the suit may be brought within fifteen days of the end of the review`()
    throws
  {
    let story = dispute("2024-03-01", ["2024-03-04 reviewFiled", "2024-03-08 reviewAccepted"])
    #expect(
      try lines(story, today: "2024-05-08") == [
        "review 2024-04-30 met", "suit 2024-09-02 void", "reviewDecision 2024-05-07 overdue",
        "suitAfterReview 2024-05-22 running",
      ])
    let early = dispute(
      "2024-03-01", ["2024-03-04 reviewFiled", "2024-03-08 reviewAccepted", "2024-05-07 suitFiled"])
    #expect(try lines(early, today: "2024-05-07").last == "reconsideration.art.29 suitFiled")
  }

  @Test func `a request whose review was decided has fifteen days from having the decision`() throws {
    let request = story(
      "2024-03-04", ["2024-03-18 posted", "2024-03-25 reviewFiled", "2024-05-20 reviewDecided 2024-05-24"])
    #expect(
      try reckon(request, today: "2024-05-27").lines.suffix(3) == [
        "review 2024-05-17 met", "suit 2024-09-18 void", "suitAfterReview 2024-06-11 running",
      ])
    let early = story("2024-03-04", ["2024-03-18 posted", "2024-05-20 reviewDecided"])
    #expect(
      try reckon(early, today: "2024-05-27").refusalLines == [
        "reconsideration.art.62 reviewDecided 2024-05-20"
      ])
  }

  @Test func `the register tells what is still to be watched of a review and of a suit`() throws {
    let file = FileID(.request, "a")
    func lines(_ dispute: DisputeSummary, _ today: String, isSued: Bool = false) throws -> [String] {
      try dispute.clocks(in: .published, today: day(today), isSued: isSued).map {
        "\($0.name) \($0.due ?? $0.from)"
      }
    }
    func dispute(_ kind: InformationRequest.Dispute.Kind, _ filed: String, decided: String? = nil)
      -> DisputeSummary
    {
      DisputeSummary(
        file: file, kind: kind, filedOn: day(filed), decidedOn: decided.map(day),
        result: decided == nil ? nil : .upheld)
    }
    let open = dispute(.review, "2024-03-08")
    #expect(try lines(open, "2024-03-11") == ["reviewAnswer 2024-03-22", "reviewDecision 2024-05-07"])
    #expect(try lines(open, "2024-03-25") == ["reviewDecision 2024-05-07"])
    let decided = dispute(.review, "2024-03-08", decided: "2024-05-06")
    #expect(try lines(decided, "2024-05-10") == ["suitAfterReview 2024-05-21"])
    #expect(try lines(decided, "2024-05-10", isSued: true).isEmpty)
    #expect(try lines(decided, "2024-05-22").isEmpty)
    #expect(try lines(dispute(.suitDirect, "2024-09-20"), "2024-09-23") == ["courtAnswer 2024-10-08"])
    #expect(try lines(dispute(.suitDirect, "2024-09-20", decided: "2024-12-20"), "2024-12-23").isEmpty)
  }

  @Test(arguments: 0..<3)
  func `the order of entry is irrelevant, and a refused step changes no limit`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed) &+ 500)
    let names = [
      "reviewFiled", "reviewAccepted", "reviewAcceptedSimplified", "reviewCopyReceived", "reviewAnswered",
      "reviewExtended 20",
      "reviewDecided", "suitFiled", "suitCopyReceived", "defenceFiled",
    ]
    for _ in 0..<800 {
      let known = day("2012-01-02").adding(days: Int.random(in: 0...4_900, using: &chance))
      var on = known
      var told: [String] = []
      for name in names where chance.chance(55) {
        on = on.adding(days: Int.random(in: 0...30, using: &chance))
        told.append("\(on) \(name)")
      }
      let withheld = chance.chance(40)
      let story = dispute("\(known)", withheld: withheld, told.shuffled(using: &chance))
      let today = "\(on.adding(days: 12))"
      let told1 = try lines(story, today: today)
      #expect(try lines(dispute("\(known)", withheld: withheld, told), today: today) == told1)
      let reckoning = try DisputeClocks(calendar: .published, today: day(today)).reckon(story)
      let kept = story.events.filter { event in
        !reckoning.refusals.contains { $0.event == event.kind.rawValue && $0.on == event.on }
      }
      let allowed = DisputeStory(knownOn: known, withheld: withheld, events: kept)
      let again = try DisputeClocks(calendar: .published, today: day(today)).reckon(allowed)
      #expect(again.refusals.isEmpty && again.clocks == reckoning.clocks)
    }
  }
}

extension DisputeClockTests {
  private func dispute(_ knownOn: String, _ lines: [String]) -> DisputeStory {
    dispute(knownOn, withheld: false, lines)
  }
}
