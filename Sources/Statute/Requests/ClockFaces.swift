/// Makes of what a walk found the clocks as people and programs see them: last day, how far it has run, status.
struct ClockFaces {
  let calendar: WorkCalendar
  let today: Day

  /// Seven working days to say what is unclear. A notice is a right and not a duty: where none was needed the
  /// limit just lapses.
  func clarificationNotice(_ term: Term, from: Day, askedOn: Day?, closedOn: Day?) throws(OutsideCalendar)
    -> LegalClock
  {
    let count = Count(from: from, limit: term.count)
    let due = try count.due(in: calendar)
    if let askedOn {
      let inTime = due.map { askedOn <= $0 } ?? true
      return try clock(term, count, due: due, status: inTime ? .met : .missed, endedOn: askedOn)
    }
    if let end = [closedOn, due].compactMap(\.self).min(), closedOn != nil || today > end {
      return try clock(term, count, due: due, status: .void, endedOn: end)
    }
    return try clock(term, count, due: due, status: .running, endedOn: nil)
  }

  /// The limit of a reply. A run that became void tells its last day as it stood then.
  func reply(_ run: RequestWalk.Run) throws(OutsideCalendar) -> LegalClock {
    var due = try run.count.due(in: calendar)
    if run.standsStill { due = run.end.flatMap { end in due.map { max($0, end.day) } } }
    let status: LegalClock.Status
    switch run.end {
    case .replied(let day)?: status = due.map { day <= $0 } ?? true ? .met : .missed
    case .void?: status = .void
    case nil:
      if let due, today > due {
        status = .overdue
      } else {
        status = run.isWaiting(on: today) ? .suspended : .running
      }
    }
    return try clock(run.term, run.shown, due: due, status: status, endedOn: run.end?.day)
  }

  /// The time a third party or another organ has to answer; `nil` where the edition fixed none.
  func answer(to consultation: RequestWalk.Consultation, closedOn: Day?) throws(OutsideCalendar)
    -> LegalClock?
  {
    guard let term = consultation.term else { return nil }
    let count = Count(from: consultation.receivedOn ?? consultation.on, limit: term.count)
    return try open(term, count, actedOn: consultation.answeredOn, closedOn: closedOn)
  }

  /// The time to pay; `nil` while the notice has not reached the applicant.
  func payment(of fee: RequestWalk.Fee, closedOn: Day?) throws(OutsideCalendar) -> LegalClock? {
    guard let receivedOn = fee.receivedOn, let term = Term.inForce(.feePayment, on: fee.on) else {
      return nil
    }
    let count = Count(from: receivedOn, limit: term.count)
    guard let lapsedOn = fee.lapsedOn else {
      return try open(term, count, actedOn: fee.paidOn, closedOn: closedOn)
    }
    return try clock(term, count, due: try count.due(in: calendar), status: .missed, endedOn: lapsedOn)
  }

  /// Sixty calendar days or six months from knowing the reply; a last day that is a rest day moves to the next
  /// working day (Civil Code, article 203). While one way is taken the other is barred (Administrative
  /// Reconsideration Law, article 29), so the clock of the other is void.
  func remedy(_ name: Term.Name, from: Day, usedOn: Day?, otherUsedOn: Day?) throws(OutsideCalendar)
    -> LegalClock
  {
    guard let term = Term.inForce(name, on: from) else { preconditionFailure("a remedy without a term") }
    let last = term.lastCalendarDay(from: from)
    var due = last
    while try !calendar.isWorking(due) { due = due.adding(days: 1) }
    let status: LegalClock.Status
    let ended: Day?
    switch (usedOn, otherUsedOn) {
    case (let used?, nil): (status, ended) = (used <= due ? .met : .missed, used)
    case (let used?, let other?) where used <= other: (status, ended) = (used <= due ? .met : .missed, used)
    case (_, let other?): (status, ended) = (.void, min(other, due))
    case (nil, nil): (status, ended) = today > due ? (.missed, due) : (.running, nil)
    }
    let end = max(from, min(ended ?? today, today))
    // Where the limit rolls over rest days, these are not counted and the day it ends on is the last counted one.
    let days = last.number - from.number
    let counted = end >= due ? days : min(end.number - from.number, due == last ? days : days - 1)
    let left = ended.map { $0 > due } == true && status == .missed ? due.number - end.number : days - counted
    return LegalClock(
      term: term, from: from, due: due, limit: term.count, counted: counted, left: left,
      status: status, endedOn: ended,
      provisional: try bounds(of: due, workdays: 1, after: last.adding(days: -1)),
      count: nil)
  }

  /// A limit that runs until somebody acts; overdue until then, void where the request closes without it.
  private func open(_ term: Term, _ count: Count, actedOn: Day?, closedOn: Day?) throws(OutsideCalendar)
    -> LegalClock
  {
    let due = try count.due(in: calendar)
    let status: LegalClock.Status
    if let actedOn {
      status = due.map { actedOn <= $0 } ?? true ? .met : .missed
    } else if closedOn != nil {
      status = .void
    } else {
      status = due.map { today > $0 } ?? false ? .overdue : .running
    }
    return try clock(term, count, due: due, status: status, endedOn: actedOn ?? closedOn)
  }

  private func clock(
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

  /// Between which days a limit ends while the notice for that year is still to come.
  private func bounds(of due: Day?, workdays: Int, after start: Day) throws(OutsideCalendar)
    -> LegalClock.Provisional?
  {
    guard let due, calendar.isProvisional(due) else { return nil }
    let bounds = try calendar.bounds(workdays: workdays, after: start)
    return .init(earliest: bounds.earliest, latest: bounds.latest)
  }
}
