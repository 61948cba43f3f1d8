/// One limit as the story of a request stands: from when, until when, how far it has run.
package struct LegalClock: Hashable, Sendable {
  package enum Status: String, Sendable {
    case running, suspended, met, missed, overdue, void

    package var isOpen: Bool { self == .running || self == .suspended || self == .overdue }
  }

  /// The earliest and the latest day a limit can end on while a yearly notice is still to come.
  package struct Provisional: Hashable, Sendable {
    package let earliest: Day
    package let latest: Day

    package init(earliest: Day, latest: Day) {
      self.earliest = earliest
      self.latest = latest
    }
  }

  package let term: Term
  /// The starting day, which is not counted itself.
  package let from: Day
  /// The last day in time; `nil` while a suspension has no known end.
  package let due: Day?
  /// How much: working days (extension included), calendar days or months, as the term says.
  package let limit: Int
  package let counted: Int
  package let left: Int
  package let status: Status
  /// The day on which it was met, missed or became void.
  package let endedOn: Day?
  package let provisional: Provisional?
  /// The count behind it, for limits in working days.
  package let count: Count?

  package var name: String { term.name.rawValue }

  package init(
    term: Term, from: Day, due: Day?, limit: Int, counted: Int, left: Int, status: Status, endedOn: Day?,
    provisional: Provisional?, count: Count?
  ) {
    self.term = term
    self.from = from
    self.due = due
    self.limit = limit
    self.counted = counted
    self.left = left
    self.status = status
    self.endedOn = endedOn
    self.provisional = provisional
    self.count = count
  }

  /// The same clock with the days on which it can end while a yearly notice is still to come.
  func provisional(_ provisional: Provisional) -> LegalClock {
    LegalClock(
      term: term, from: from, due: due, limit: limit, counted: counted, left: left, status: status,
      endedOn: endedOn, provisional: provisional, count: count)
  }

  /// Every day from the one after the starting day to the last day of the limit (or to `today` where the end is
  /// not known), each with whether it counts and why not.
  package func days(today: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> [CountedDay] {
    let end = due ?? max(today, from)
    if let count { return try count.days(through: end, in: calendar) }
    let last = term.lastCalendarDay(from: from)
    var days: [CountedDay] = []
    var ordinal = 0
    var current = from
    while current < end {
      current = current.adding(days: 1)
      let kind = try calendar.kind(of: current)
      // Where the last day is a rest day, it and the rest days after it give way to the next working day.
      let why: Pause? =
        switch kind {
        case .weekend where current >= last: .weekend
        case .holiday where current >= last: .holiday
        default: nil
        }
      if why == nil { ordinal += 1 }
      days.append(
        CountedDay(on: current, counts: why == nil, why: why, ordinal: why == nil ? ordinal : nil, kind: kind)
      )
    }
    return days
  }
}

/// A step of a story that the law does not allow, with the rule it breaks.
package struct BrokenRule: Hashable, Sendable {
  package let rule: String
  package let event: String
  package let on: Day
  /// One plain sentence.
  package let message: String

  package init(rule: String, event: String, on: Day, message: String) {
    self.rule = rule
    self.event = event
    self.on = on
    self.message = message
  }
}

/// All limits of one request as they stand on a day.
package struct RequestReckoning: Hashable, Sendable {
  package let receiptDay: Day?
  package let clocks: [LegalClock]
  package let refusals: [BrokenRule]

  package init(receiptDay: Day?, clocks: [LegalClock], refusals: [BrokenRule]) {
    self.receiptDay = receiptDay
    self.clocks = clocks
    self.refusals = refusals
  }

  /// The reply clock that runs or ran last; earlier ones are void.
  package var reply: LegalClock? { clocks.last { $0.term.name == .reply } }
}
