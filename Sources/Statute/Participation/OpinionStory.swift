/// Public opinion that calls for an answer (政务舆情): when it arose, how grave, and what was done, to the minute.
package struct OpinionStory: Hashable, Sendable {
  package enum Gravity: String, CaseIterable, Sendable {
    /// 特别重大、重大突发事件: authoritative information first, a press conference after it.
    case major
    /// Any other that concerns the government.
    case other
  }

  package enum Kind: String, CaseIterable, Sendable {
    /// Authoritative information is given out.
    case published
    case conferenceHeld
    case responded
  }

  package struct Event: Hashable, Sendable {
    package let kind: Kind
    package let at: Instant

    package init(_ kind: Kind, at: Instant) {
      self.kind = kind
      self.at = at
    }
  }

  package let arose: Instant
  package let gravity: Gravity
  package let events: [Event]

  package init(arose: Instant, gravity: Gravity, events: [Event]) {
    self.arose = arose
    self.gravity = gravity
    self.events = events
  }

  /// The limits as they stand at a moment. Whether hours run on through rest days no rule says; a body settles it.
  package func reckon(in calendar: WorkCalendar, now: Instant, practice: LimitPractice = .usual)
    throws(OutsideCalendar) -> Reckoning
  {
    _ = try calendar.kind(of: arose.day)
    let terms = TermClock(calendar: calendar, today: now.day, practice: practice)
    var refusals: [BrokenRule] = []
    var done: [Kind: Instant] = [:]
    let expected = expected.filter { Term.inForce($0.1, on: arose.day) != nil }
    guard let first = expected.first else {
      return Reckoning(clocks: [], refusals: self.expected.map { .unknownThen($0.1, on: arose.day) })
    }
    let rule = Term.inForce(first.1, on: arose.day)?.rule ?? ""
    for event in events.sorted(by: { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }) {
      _ = try calendar.kind(of: event.at.day)
      let fault: String? =
        if event.at < arose {
          "\(event.at.chinese)早于\(arose.chinese)"
        } else if !expected.contains(where: { $0.0 == event.kind }) {
          "这类舆情没有这一时限"
        } else if done[event.kind] != nil {
          "已经登记"
        } else {
          nil
        }
      if let fault {
        refusals.append(
          BrokenRule(rule: rule, event: event.kind.rawValue, on: event.at.day, message: fault))
      } else {
        done[event.kind] = event.at
      }
    }
    var clocks: [LegalClock] = []
    for (kind, name) in expected {
      guard let term = Term.inForce(name, on: arose.day) else { continue }
      clocks.append(try terms.hours(term, from: arose, doneAt: done[kind], now: now))
    }
    return Reckoning(clocks: clocks, refusals: refusals)
  }

  private var expected: [(Kind, Term.Name)] {
    switch gravity {
    case .major: [(.published, .publicOpinionFirst), (.conferenceHeld, .publicOpinionConference)]
    case .other: [(.responded, .publicOpinionOther)]
    }
  }
}
