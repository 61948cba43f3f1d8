/// The engine under every limit: one term from a starting day, over one calendar, as it stands today.
///
/// What starts, moves and ends a limit is told by the stories (`RequestStory`, `InquiryStory` …); here it is only
/// counted, in the unit of the term.
package struct TermClock: Sendable {
  package let calendar: WorkCalendar
  package let today: Day
  package let practice: LimitPractice

  package init(calendar: WorkCalendar, today: Day, practice: LimitPractice = .usual) {
    self.calendar = calendar
    self.today = today
    self.practice = practice
  }

  /// A limit that somebody is to meet, or that gives somebody time.
  ///
  /// - Parameters:
  ///   - more: how much it was put off, in the unit of the term.
  ///   - doneOn: when it was met, or met too late.
  ///   - closedOn: when it ceased to matter; the earlier of both decides.
  package func clock(
    _ term: Term, from: Day, more: Int = 0, doneOn: Day? = nil, closedOn: Day? = nil
  ) throws(OutsideCalendar) -> LegalClock {
    switch term.unit {
    case .workingDays:
      try counted(
        term, Count(from: from, limit: term.count + more), doneOn: doneOn, closedOn: closedOn)
    case .calendarDays, .months, .date:
      try byDate(term, from: from, more: more, doneOn: doneOn, closedOn: closedOn)
    case .hours:
      try hours(
        term, from: Instant(from), doneAt: doneOn.map { Instant($0) }, now: Instant(today.adding(days: 1)))
    }
  }

  /// The last day of a term from a starting day.
  package func due(_ term: Term, from: Day, more: Int = 0) throws(OutsideCalendar) -> Day {
    switch term.unit {
    case .workingDays: try calendar.workday(term.count + more, after: from)
    case .calendarDays, .months, .date:
      try moved(term, from: from, last: term.lastCalendarDay(from: from).adding(days: more))
    case .hours: try HourCount(term, from: Instant(from), practice).due(in: calendar).day
    }
  }

  // MARK: Working days

  private func counted(
    _ term: Term, _ count: Count, doneOn: Day?, closedOn: Day?
  ) throws(OutsideCalendar) -> LegalClock {
    let due = try count.due(in: calendar)
    let (status, ended) = standing(term, due: due, doneOn: doneOn, closedOn: closedOn)
    return try clock(term, count, due: due, status: status, endedOn: ended)
  }

  /// A clock over a count, with days left out or without.
  func clock(
    _ term: Term, _ count: Count, due: Day?, status: LegalClock.Status, endedOn: Day?
  ) throws(OutsideCalendar) -> LegalClock {
    let counted = try count.counted(through: min(today, endedOn ?? today), in: calendar)
    return LegalClock(
      term: term, from: count.from, due: due, limit: count.limit, counted: counted,
      left: count.limit - counted, status: status, endedOn: endedOn,
      provisional: count.suspensions.isEmpty
        ? try bounds(of: due, workdays: count.limit, after: count.from) : nil,
      count: count)
  }

  // MARK: Calendar days, months and dates

  private func byDate(
    _ term: Term, from: Day, more: Int, doneOn: Day?, closedOn: Day?
  ) throws(OutsideCalendar) -> LegalClock {
    let last = term.lastCalendarDay(from: from).adding(days: more)
    let due = try moved(term, from: from, last: last)
    let (status, ended) = standing(term, due: due, doneOn: doneOn, closedOn: closedOn)
    let end = max(from, min(ended ?? today, today))
    // Where the limit rolls over rest days, these are not counted and the day it ends on is the last counted one.
    let days = last.number - from.number
    let counted = end >= due ? days : min(end.number - from.number, due == last ? days : days - 1)
    let isLate = end > due && (status == .missed || status == .overdue)
    // A date is as far away as it is, before its year begins too.
    let isAwaited = term.unit == .date && status == .running
    return LegalClock(
      term: term, from: from, due: due, limit: term.count + more, counted: counted,
      left: isLate ? due.number - end.number : isAwaited ? due.number - today.number : days - counted,
      status: status, endedOn: ended,
      provisional: practice.skipsRestDays(term)
        ? try bounds(of: due, workdays: 1, after: last.adding(days: -1)) : nil,
      count: nil)
  }

  /// The last day, or where it is a rest day and makes way, the next working day.
  private func moved(_ term: Term, from: Day, last: Day) throws(OutsideCalendar) -> Day {
    var due = last
    // Asked for every last day, so that a day beyond the calendar is refused whether it moves or not.
    while try !calendar.isWorking(due), practice.skipsRestDays(term) { due = due.adding(days: 1) }
    return due
  }

  // MARK: Hours

  /// A limit in hours from a moment.
  package func hours(
    _ term: Term, from: Instant, doneAt: Instant? = nil, now: Instant
  ) throws(OutsideCalendar) -> LegalClock {
    let count = HourCount(term, from: from, practice)
    let due = try count.due(in: calendar)
    let status: LegalClock.Status =
      if let doneAt { doneAt <= due ? .met : .missed } else { now > due ? .overdue : .running }
    let end = max(from, min(doneAt ?? now, now))
    let counted = min(count.hours, try count.counted(through: end, in: calendar))
    let over = status == .overdue || status == .missed ? max(0, end.hours(since: due)) : 0
    return LegalClock(
      term: term, from: from.day, due: due.day, limit: count.hours, counted: counted,
      left: over > 0 ? -over : count.hours - counted, status: status, endedOn: doneAt?.day,
      provisional: try bounds(of: count, due: due), count: nil,
      span: HourSpan(count: count, due: due, endedAt: doneAt))
  }

  private func bounds(of count: HourCount, due: Instant) throws(OutsideCalendar) -> LegalClock.Provisional? {
    guard count.skipsRestDays, due.day >= calendar.uncertainFrom else { return nil }
    return .init(
      earliest: min(due, try count.due(in: calendar.earliestView())).day,
      latest: max(due, try count.due(in: calendar.latestView())).day, year: calendar.yearToCome)
  }

  // MARK: How it stands

  private func standing(
    _ term: Term, due: Day?, doneOn: Day?, closedOn: Day?
  ) -> (LegalClock.Status, Day?) {
    if let doneOn, closedOn.map({ doneOn <= $0 }) ?? true {
      if term.lapse == .fulfilled { return (due.map { doneOn >= $0 } ?? false ? .met : .missed, doneOn) }
      return (due.map { doneOn <= $0 } ?? true ? .met : .missed, doneOn)
    }
    if let closedOn {
      // What ran out before keeps the day on which it did.
      if term.lapse == .overdue { return (.void, closedOn) }
      return (.void, due.map { min($0, closedOn) } ?? closedOn)
    }
    guard let due, today > due else { return (.running, nil) }
    switch term.lapse {
    case .overdue: return (.overdue, nil)
    case .lost: return (.missed, due)
    case .fulfilled: return (.met, due)
    }
  }

  /// Between which days a limit ends while the notice for that year is still to come.
  func bounds(of due: Day?, workdays: Int, after start: Day) throws(OutsideCalendar)
    -> LegalClock.Provisional?
  {
    guard let due, due >= calendar.uncertainFrom else { return nil }
    let bounds = try calendar.bounds(workdays: workdays, after: start)
    if bounds.isSettled, !calendar.isProvisional(due) { return nil }
    return .init(earliest: bounds.earliest, latest: bounds.latest, year: calendar.yearToCome)
  }
}

extension WorkCalendar {
  /// The year whose notice is still to come.
  package var yearToCome: Int { years.upperBound + 1 }
}
