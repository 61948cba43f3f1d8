/// What happened after a reply was known: review (行政复议) and suit (行政诉讼), seen by both sides.
///
/// The order in which the events stand is of no account; only their days are.
package struct DisputeStory: Hashable, Sendable {
  /// In the order in which they follow one another within a day. The raw values stand in documents.
  package enum Kind: String, CaseIterable, Sendable {
    case reviewFiled, reviewAccepted
    /// Accepted for the simplified procedure (简易程序).
    case reviewAcceptedSimplified
    /// The copy of the application reaches the body that replied.
    case reviewCopyReceived
    /// The body hands in its written answer.
    case reviewAnswered
    /// The review organ puts its decision off by `number` days.
    case reviewExtended
    /// With `further`, the day on which the applicant had the decision; the day of the decision where it is not told.
    case reviewDecided
    case suitFiled
    /// The copy of the complaint reaches the body.
    case suitCopyReceived
    /// The body hands in its defence and evidence.
    case defenceFiled
  }

  package struct Event: Hashable, Sendable {
    package let kind: Kind
    package let on: Day
    package let further: Day?
    package let number: Int?

    package init(_ kind: Kind, on: Day, further: Day? = nil, number: Int? = nil) {
      self.kind = kind
      self.on = on
      self.further = further
      self.number = number
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

  /// By day, and within a day in the order of the kinds above; two of one kind and day by what tells them apart, so that
  /// no order of entry can.
  package var inOrder: [Event] {
    func place(_ event: Event) -> (Day, Int, Int, Int) {
      (
        event.on, Kind.allCases.firstIndex(of: event.kind) ?? 0, event.number ?? 0, event.further?.number ?? 0
      )
    }
    return events.sorted { place($0) < place($1) }
  }
}
