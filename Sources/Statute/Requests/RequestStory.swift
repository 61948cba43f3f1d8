/// What happened to one request as far as its limits are concerned: no names, no contents, only days.
///
/// The order in which the events stand is of no account; only their days are.
package struct RequestStory: Hashable, Sendable {
  package struct Receipt: Hashable, Sendable {
    /// The day the paper or message came in.
    package let on: Day
    package let by: RequestChannel
    /// The day on which receipt was confirmed with the applicant, for the channels that need it.
    package let confirmedOn: Day?

    package init(on: Day, by: RequestChannel, confirmedOn: Day? = nil) {
      self.on = on
      self.by = by
      self.confirmedOn = confirmedOn
    }

    /// The day of receipt of article 31; `nil` while a needed confirmation is outstanding.
    package var day: Day? { by.needsConfirmation ? confirmedOn : on }
  }

  package struct Event: Hashable, Sendable {
    package let kind: Kind
    package let on: Day
    /// Whether it was judged in time when it was recorded, by the calendar then in force: a calendar that comes later
    /// moves limits, it does not make an act late that was not.
    package let isJudged: Bool

    package init(_ kind: Kind, on: Day, isJudged: Bool = false) {
      self.kind = kind
      self.on = on
      self.isJudged = isJudged
    }
  }

  package enum Kind: Hashable, Sendable {
    case clarificationAsked
    case clarified
    case clarificationLapsed
    /// - Parameter receivedOn: when the letter reached the third party, where known; its 15 days run from then.
    case thirdPartyConsulted(receivedOn: Day? = nil)
    case thirdPartyAnswered
    case organConsulted(receivedOn: Day? = nil)
    case organAnswered
    case extended(workdays: Int)
    /// - Parameter receivedOn: when the notice reached the applicant; `nil` while it is not known.
    case feeNoticed(receivedOn: Day?)
    /// The day on which a notice sent earlier reached the applicant.
    case feeNoticeReceived
    case feePaid
    case feeLapsed
    /// - Parameter servedOn: when the applicant had it; for post the day of posting decides.
    case replied(by: ServiceMethod, servedOn: Day?)
    case withdrawn
    case reviewFiled
    /// - Parameter receivedOn: when the applicant had the decision, where it is known; the day of the decision else.
    case reviewDecided(receivedOn: Day? = nil)
    case suitFiled
  }

  package let received: Receipt
  package let events: [Event]
  /// Whether the reply withholds, so that review comes before a suit (`Remedies`).
  package let reviewFirst: Bool

  package init(received: Receipt, events: [Event], reviewFirst: Bool = false) {
    self.received = received
    self.events = events
    self.reviewFirst = reviewFirst
  }

  /// The same request with other events.
  package func with(_ events: [Event]) -> RequestStory {
    RequestStory(received: received, events: events, reviewFirst: reviewFirst)
  }

  /// The events by the day on which they take effect; within a day in the order in which the law lets them follow.
  package var inOrder: [Event] {
    events.sorted {
      ($0.effectiveOn, $0.kind.rank, $0.on, $0.kind.detail) < (
        $1.effectiveOn, $1.kind.rank, $1.on, $1.kind.detail
      )
    }
  }

  /// Every day the story names, in no order.
  var days: [Day] {
    var days = [received.on]
    if let confirmedOn = received.confirmedOn { days.append(confirmedOn) }
    for event in events {
      days.append(event.on)
      if let further = event.kind.furtherDay { days.append(further) }
    }
    return days
  }
}

extension RequestStory.Event {
  /// A reply handed over or sent over the net takes effect when the applicant has it, a posted one with its posting.
  fileprivate var effectiveOn: Day {
    if case .replied(let method, let servedOn?) = kind, method != .post { max(on, servedOn) } else { on }
  }
}

extension RequestStory.Kind {
  /// The name programs use.
  package var name: String {
    switch self {
    case .clarificationAsked: "clarificationAsked"
    case .clarified: "clarified"
    case .clarificationLapsed: "clarificationLapsed"
    case .thirdPartyConsulted: "thirdPartyConsulted"
    case .thirdPartyAnswered: "thirdPartyAnswered"
    case .organConsulted: "organConsulted"
    case .organAnswered: "organAnswered"
    case .extended: "extended"
    case .feeNoticed: "feeNoticed"
    case .feeNoticeReceived: "feeNoticeReceived"
    case .feePaid: "feePaid"
    case .feeLapsed: "feeLapsed"
    case .replied: "replied"
    case .withdrawn: "withdrawn"
    case .reviewFiled: "reviewFiled"
    case .reviewDecided: "reviewDecided"
    case .suitFiled: "suitFiled"
    }
  }

  /// The order within one day: what must come first comes first.
  fileprivate var rank: Int {
    switch self {
    case .clarificationAsked: 0
    case .clarified: 1
    case .clarificationLapsed: 2
    case .thirdPartyConsulted: 3
    case .organConsulted: 4
    case .thirdPartyAnswered: 5
    case .organAnswered: 6
    case .extended: 7
    case .feeNoticed: 8
    case .feeNoticeReceived: 9
    case .feePaid: 10
    case .feeLapsed: 11
    case .withdrawn: 12
    case .replied: 13
    case .reviewFiled: 14
    case .reviewDecided: 15
    case .suitFiled: 16
    }
  }

  /// The second day that some kinds name: when a letter was received or a reply served.
  var furtherDay: Day? {
    switch self {
    case .thirdPartyConsulted(let day), .organConsulted(let day), .feeNoticed(let day), .replied(_, let day),
      .reviewDecided(let day):
      day
    default: nil
    }
  }

  /// Tells two events of one kind and day apart, so that no order of entry can.
  fileprivate var detail: Int {
    switch self {
    case .extended(let workdays): workdays
    case .replied(.post, _): -1
    default: furtherDay?.number ?? 0
    }
  }
}
