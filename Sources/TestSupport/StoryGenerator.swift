package import Statute

/// Makes up stories of requests: most as they happen, some as nobody would do it, so that every rule is met both kept
/// and broken.
package struct StoryGenerator: Sendable {
  private var chance: SplitMix64
  private let receipts: ClosedRange<Day>

  /// - Parameter receipts: the days on which requests come in.
  package init(seed: UInt64, receipts: ClosedRange<Day>) {
    chance = SplitMix64(seed: seed)
    self.receipts = receipts
  }

  package mutating func next() -> RequestStory {
    let on = Day(
      number: Int.random(in: receipts.lowerBound.number...receipts.upperBound.number, using: &chance))
    let channel = RequestChannel.allCases.randomElement(using: &chance) ?? .inPerson
    let confirmedOn: Day? =
      channel.needsConfirmation && chance.chance(97) ? on.adding(days: days(-1...4)) : nil
    let receipt = confirmedOn ?? on
    var events = chance.chance(80) ? likely(after: receipt) : wild(after: receipt)
    if chance.chance(15) { events += wild(after: receipt) }
    return RequestStory(
      received: .init(on: on, by: channel, confirmedOn: confirmedOn), events: events.shuffled(using: &chance),
      reviewFirst: chance.chance(25))
  }

  /// A day on which somebody looks at such a story.
  package mutating func today(for story: RequestStory) -> Day {
    let start = story.received.day ?? story.received.on
    return start.adding(days: days(0...(chance.chance(90) ? 90 : 300)))
  }

  private mutating func days(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }

  /// What happens to most requests, one thing after the other.
  private mutating func likely(after receipt: Day) -> [RequestStory.Event] {
    var events: [RequestStory.Event] = []
    var day = receipt
    func add(_ kind: RequestStory.Kind) { events.append(.init(kind, on: day)) }
    if chance.chance(25) {
      day = day.adding(days: days(0...12))
      add(.clarificationAsked)
      day = day.adding(days: days(0...30))
      if chance.chance(20) {
        add(.clarificationLapsed)
        return events
      }
      if chance.chance(90) { add(.clarified) }
    }
    for _ in 0..<(chance.chance(30) ? days(1...3) : 0) {
      let third = chance.chance(60)
      let asked = day.adding(days: days(0...12))
      let receivedOn = chance.chance(20) ? asked.adding(days: days(0...5)) : nil
      events.append(
        .init(
          third ? .thirdPartyConsulted(receivedOn: receivedOn) : .organConsulted(receivedOn: receivedOn),
          on: asked))
      if chance.chance(70) {
        events.append(
          .init(third ? .thirdPartyAnswered : .organAnswered, on: asked.adding(days: days(0...35))))
      }
    }
    if chance.chance(15) {
      day = day.adding(days: days(0...15))
      let receivedOn = day.adding(days: days(0...4))
      add(.feeNoticed(receivedOn: chance.chance(60) ? receivedOn : nil))
      if chance.chance(50) { events.append(.init(.feeNoticeReceived, on: receivedOn)) }
      day = day.adding(days: days(0...40))
      if chance.chance(80) { add(chance.chance(75) ? .feePaid : .feeLapsed) }
    }
    if chance.chance(30) {
      events.append(.init(.extended(workdays: days(1...20)), on: day.adding(days: days(10...35))))
    }
    guard chance.chance(70) else { return events }
    day = day.adding(days: days(0...50))
    let served = day.adding(days: days(0...6))
    add(ending(servedOn: chance.chance(80) ? served : nil))
    if chance.chance(15) {
      day = day.adding(days: days(0...90))
      let isReview = chance.chance(60)
      add(isReview ? .reviewFiled : .suitFiled)
      if isReview, chance.chance(50) {
        day = day.adding(days: days(20...60))
        add(.reviewDecided(receivedOn: chance.chance(50) ? day.adding(days: days(0...5)) : nil))
        if chance.chance(30) { events.append(.init(.suitFiled, on: day.adding(days: days(0...25)))) }
      }
    }
    return events
  }

  private mutating func ending(servedOn: Day?) -> RequestStory.Kind {
    if chance.chance(8) { return .withdrawn }
    return .replied(by: ServiceMethod.allCases.randomElement(using: &chance) ?? .post, servedOn: servedOn)
  }

  /// Anything on any day.
  private mutating func wild(after receipt: Day) -> [RequestStory.Event] {
    (0..<days(1...7)).map { _ in
      let day = receipt.adding(days: days(-2...70))
      let second = chance.chance(60) ? day.adding(days: days(-1...8)) : nil
      let kinds: [RequestStory.Kind] = [
        .clarificationAsked, .clarified, .clarificationLapsed, .thirdPartyConsulted(receivedOn: second),
        .thirdPartyAnswered, .organConsulted(receivedOn: second), .organAnswered,
        .extended(workdays: days(-1...23)), .feeNoticed(receivedOn: second), .feeNoticeReceived, .feePaid,
        .feeLapsed, .replied(by: .post, servedOn: second), .replied(by: .inPerson, servedOn: second),
        .replied(by: .online, servedOn: second), .withdrawn, .reviewFiled, .suitFiled,
        .reviewDecided(receivedOn: second),
      ]
      return RequestStory.Event(kinds.randomElement(using: &chance) ?? .withdrawn, on: day)
    }
  }
}
