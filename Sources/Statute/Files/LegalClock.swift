/// One limit as its story stands: from when, until when, how far it has run.
package struct LegalClock: Hashable, Sendable {
  package enum Status: String, Sendable {
    case running, suspended, met, missed, overdue, void

    package var isOpen: Bool { self == .running || self == .suspended || self == .overdue }
  }

  /// The earliest and the latest day a limit can end on while a yearly notice is still to come.
  package struct Provisional: Hashable, Sendable {
    package let earliest: Day
    package let latest: Day
    /// The year of the notice that is still to come.
    package let year: Int

    package init(earliest: Day, latest: Day, year: Int) {
      self.earliest = earliest
      self.latest = latest
      self.year = year
    }
  }

  package let term: Term
  /// The starting day, which is not counted itself.
  package let from: Day
  /// The last day in time; `nil` while a suspension has no known end.
  package let due: Day?
  /// How much, extension included: working days, calendar days, months or hours, as the term says; of a term that is
  /// a date, that date as the term writes it.
  package let limit: Int
  package let counted: Int
  package let left: Int
  package let status: Status
  /// The day on which it was met, missed or became void.
  package let endedOn: Day?
  package private(set) var provisional: Provisional?
  /// The count behind it, for limits in working days.
  package let count: Count?
  /// The moments behind it, for limits in hours.
  package let span: HourSpan?
  /// The edition of the calendar that was in force when the limit ended, where a later one has come since; `nil` where
  /// it is counted by the latest.
  package private(set) var keptBy: Int?

  package var name: String { term.name.rawValue }

  package init(
    term: Term, from: Day, due: Day?, limit: Int, counted: Int, left: Int, status: Status, endedOn: Day?,
    provisional: Provisional?, count: Count?, span: HourSpan? = nil
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
    self.span = span
  }

  /// The same clock with the days on which it can end while a yearly notice is still to come.
  func provisional(_ provisional: Provisional?) -> LegalClock {
    var clock = self
    clock.provisional = provisional
    return clock
  }

  /// The same clock as one that ended under an edition of the calendar, which later ones do not move: no notice is
  /// still to come for it.
  func kept(by edition: Int) -> LegalClock {
    var clock = self
    clock.keptBy = keptBy ?? edition
    clock.provisional = nil
    return clock
  }

  /// Every day from the one after the starting day to the last day of the limit (or to `today` where the end is
  /// not known), each with whether it counts and why not.
  package func days(today: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> [CountedDay] {
    let end = due ?? max(today, from)
    if let count { return try count.days(through: end, in: calendar) }
    if span != nil { return [] }
    // A last day that stands, rest day or not, takes nothing out.
    let last = lastBeforeRest < end ? lastBeforeRest : end.adding(days: 1)
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

  /// The last day by the calendar alone, before a rest day makes way for the next working day.
  var lastBeforeRest: Day {
    let last = term.lastCalendarDay(from: from)
    // What a limit in calendar days was put off by is counted in them too.
    return term.unit == .calendarDays ? last.adding(days: limit - term.count) : last
  }

  /// Every hour, for a limit in hours; empty for others.
  package func hours(in calendar: WorkCalendar) throws(OutsideCalendar) -> [CountedHour] {
    try span?.count.stretches(in: calendar) ?? []
  }
}
