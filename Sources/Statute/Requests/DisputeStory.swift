/// What happened after a reply was known: review (行政复议) and suit (行政诉讼), seen by both sides.
///
/// The order in which the events stand is of no account; only their days are.
package struct DisputeStory: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case reviewFiled
    case reviewAccepted(simplified: Bool)
    /// The copy of the application reaches the body that replied.
    case reviewCopyReceived
    /// The body hands in its written answer.
    case reviewAnswered
    /// The review organ puts its decision off by so many days.
    case reviewExtended(days: Int)
    /// - Parameter receivedOn: when the applicant had the decision; the day of the decision where it is not told.
    case reviewDecided(receivedOn: Day?)
    case suitFiled
    /// The copy of the complaint reaches the body.
    case suitCopyReceived
    /// The body hands in its defence and evidence.
    case defenceFiled
  }

  package struct Event: Hashable, Sendable {
    package let kind: Kind
    package let on: Day

    package init(_ kind: Kind, on: Day) {
      self.kind = kind
      self.on = on
    }
  }

  /// The day on which the applicant knew the reply.
  package let knownOn: Day
  /// Whether information was withheld, so that review comes first since 2024 (Reconsideration Law, article 23).
  package let withheld: Bool
  package let events: [Event]

  package init(knownOn: Day, withheld: Bool, events: [Event]) {
    self.knownOn = knownOn
    self.withheld = withheld
    self.events = events
  }

  /// By day, and within a day in the order of the kinds above.
  package var inOrder: [Event] {
    events.sorted { ($0.on, $0.kind.rank, $0.kind.detail) < ($1.on, $1.kind.rank, $1.kind.detail) }
  }
}

extension DisputeStory.Kind {
  package var name: String {
    switch self {
    case .reviewFiled: "reviewFiled"
    case .reviewAccepted(let simplified): simplified ? "reviewAcceptedSimplified" : "reviewAccepted"
    case .reviewCopyReceived: "reviewCopyReceived"
    case .reviewAnswered: "reviewAnswered"
    case .reviewExtended: "reviewExtended"
    case .reviewDecided: "reviewDecided"
    case .suitFiled: "suitFiled"
    case .suitCopyReceived: "suitCopyReceived"
    case .defenceFiled: "defenceFiled"
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .reviewFiled: 0
    case .reviewAccepted: 1
    case .reviewCopyReceived: 2
    case .reviewAnswered: 3
    case .reviewExtended: 4
    case .reviewDecided: 5
    case .suitFiled: 6
    case .suitCopyReceived: 7
    case .defenceFiled: 8
    }
  }

  /// Tells two events of one kind and day apart, so that no order of entry can.
  fileprivate var detail: Int {
    switch self {
    case .reviewAccepted(let simplified): simplified ? 1 : 0
    case .reviewExtended(let days): days
    case .reviewDecided(let receivedOn): receivedOn?.number ?? 0
    default: 0
    }
  }

  /// The second day that some kinds name.
  package var furtherDay: Day? {
    if case .reviewDecided(let day) = self { day } else { nil }
  }
}
