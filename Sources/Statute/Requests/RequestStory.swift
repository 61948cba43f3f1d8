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

    package init(_ kind: Kind, on: Day) {
      self.kind = kind
      self.on = on
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
    case feePaid
    case feeLapsed
    /// - Parameter servedOn: when the applicant had it; for post the day of posting decides.
    case replied(by: ServiceMethod, servedOn: Day?)
    case withdrawn
    case reviewFiled
    case suitFiled
  }

  package let received: Receipt
  package let events: [Event]

  package init(received: Receipt, events: [Event]) {
    self.received = received
    self.events = events
  }

  /// The events by day; within a day in the order in which the law lets them follow.
  package var inOrder: [Event] {
    events.sorted { ($0.on, $0.kind.rank, $0.kind.detail) < ($1.on, $1.kind.rank, $1.kind.detail) }
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
    case .feePaid: "feePaid"
    case .feeLapsed: "feeLapsed"
    case .replied: "replied"
    case .withdrawn: "withdrawn"
    case .reviewFiled: "reviewFiled"
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
    case .feePaid: 9
    case .feeLapsed: 10
    case .withdrawn: 11
    case .replied: 12
    case .reviewFiled: 13
    case .suitFiled: 14
    }
  }

  /// Tells two events of one kind and day apart, so that no order of entry can.
  fileprivate var detail: Int {
    switch self {
    case .thirdPartyConsulted(let day), .organConsulted(let day), .feeNoticed(let day): day?.number ?? 0
    case .extended(let workdays): workdays
    case .replied(_, let day): day?.number ?? 0
    default: 0
    }
  }
}
