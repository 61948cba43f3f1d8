/// Counts every limit of a request from its story (Regulation, articles 30 to 34; fee measure; remedy laws).
///
/// A pure function of story, calendar and day: recomputed whenever it is asked, stored nowhere as the truth.
package struct RequestClocks: Sendable {
  private let calendar: WorkCalendar
  private let today: Day

  package init(calendar: WorkCalendar, today: Day) {
    self.calendar = calendar
    self.today = today
  }

  /// - Throws: `OutsideCalendar` where a day lies before 2008 or beyond the one provisional year.
  package func reckon(_ story: RequestStory) throws(OutsideCalendar) -> RequestReckoning {
    var walk = RequestWalk(story: story, calendar: calendar)
    try walk.run()
    guard let receiptDay = story.received.day else {
      return RequestReckoning(receiptDay: nil, clocks: [], refusals: walk.refusals)
    }
    var clocks: [LegalClock] = []
    if let term = Term.inForce(.clarificationNotice, on: receiptDay) {
      clocks.append(try clarificationNotice(term, from: receiptDay, walk))
    }
    for run in walk.runs { clocks.append(try reply(run)) }
    for consultation in walk.consultations {
      if let clock = try answer(to: consultation, closedOn: walk.closedOn) { clocks.append(clock) }
    }
    if let fee = walk.fee, let clock = try payment(of: fee, closedOn: walk.closedOn) { clocks.append(clock) }
    if let knownOn = walk.knownOn {
      clocks.append(try remedy(.review, from: knownOn, usedOn: walk.reviewFiledOn))
      clocks.append(try remedy(.suit, from: knownOn, usedOn: walk.suitFiledOn))
    }
    return RequestReckoning(receiptDay: receiptDay, clocks: clocks, refusals: walk.refusals)
  }

  /// Seven working days to say what is unclear. A notice is a right and not a duty: where none was needed the
  /// limit just lapses.
  private func clarificationNotice(_ term: Term, from: Day, _ walk: RequestWalk) throws(OutsideCalendar)
    -> LegalClock
  {
    let count = Count(from: from, limit: term.count)
    let due = try count.due(in: calendar)
    let status: LegalClock.Status
    let ended: Day?
    if let asked = walk.askedOn {
      ended = asked
      status = due.map { asked <= $0 } == true ? .met : .missed
    } else if let closed = walk.closedOn {
      ended = closed
      status = .void
    } else {
      ended = due.flatMap { today > $0 ? $0 : nil }
      status = ended == nil ? .running : .void
    }
    return try clock(term, count, due: due, status: status, endedOn: ended)
  }

  private func reply(_ run: RequestWalk.Run) throws(OutsideCalendar) -> LegalClock {
    let count = run.count
    var due = try count.due(in: calendar)
    let status: LegalClock.Status
    switch run.end {
    case .replied(let day)?: status = due.map { day <= $0 } ?? true ? .met : .missed
    case .void?:
      status = .void
      due = try run.countAsItStood.due(in: calendar)
    case nil:
      if let due, today > due {
        status = .overdue
      } else {
        status = run.isSuspended(on: today) ? .suspended : .running
      }
    }
    return try clock(run.term, count, due: due, status: status, endedOn: run.end?.day)
  }

  private func answer(to consultation: RequestWalk.Consultation, closedOn: Day?) throws(OutsideCalendar)
    -> LegalClock?
  {
    guard let term = consultation.term else { return nil }
    let count = Count(from: consultation.receivedOn ?? consultation.on, limit: term.count)
    let due = try count.due(in: calendar)
    let status: LegalClock.Status
    let ended: Day?
    if let answered = consultation.answeredOn {
      ended = answered
      status = due.map { answered <= $0 } == true ? .met : .missed
    } else if let closedOn {
      ended = closedOn
      status = .void
    } else {
      ended = nil
      status = due.map { today > $0 } == true ? .overdue : .running
    }
    return try clock(term, count, due: due, status: status, endedOn: ended)
  }

  private func payment(of fee: RequestWalk.Fee, closedOn: Day?) throws(OutsideCalendar) -> LegalClock? {
    guard let receivedOn = fee.receivedOn, let term = Term.inForce(.feePayment, on: fee.on) else {
      return nil
    }
    let count = Count(from: receivedOn, limit: term.count)
    let due = try count.due(in: calendar)
    let status: LegalClock.Status
    if let paid = fee.paidOn {
      status = due.map { paid <= $0 } == true ? .met : .missed
    } else if fee.lapsedOn != nil {
      status = .missed
    } else if closedOn != nil {
      status = .void
    } else {
      status = due.map { today > $0 } == true ? .overdue : .running
    }
    return try clock(term, count, due: due, status: status, endedOn: fee.paidOn ?? fee.lapsedOn ?? closedOn)
  }

  /// Sixty calendar days or six months from knowing the reply; a last day that is a rest day moves to the next
  /// working day (Civil Code, article 203).
  private func remedy(_ name: Term.Name, from: Day, usedOn: Day?) throws(OutsideCalendar) -> LegalClock {
    guard let term = Term.inForce(name, on: from) else { preconditionFailure("a remedy without a term") }
    let last = term.unit == .months ? from.adding(months: term.count) : from.adding(days: term.count)
    var due = last
    while try !calendar.isWorking(due) { due = due.adding(days: 1) }
    let end = usedOn ?? today
    let status: LegalClock.Status =
      if let usedOn { usedOn <= due ? .met : .missed } else { today > due ? .missed : .running }
    var provisional: LegalClock.Provisional?
    if calendar.isProvisional(due) {
      provisional = .init(
        earliest: try firstWorkingDay(from: last, in: calendar.earliestView()),
        latest: try firstWorkingDay(from: last, in: calendar.latestView()))
    }
    let counted = max(0, min(end, due).number - from.number)
    return LegalClock(
      term: term, from: from, due: due, limit: term.count, counted: counted, left: due.number - end.number,
      status: status, endedOn: usedOn ?? (today > due ? due : nil), provisional: provisional, count: nil)
  }

  private func firstWorkingDay(from day: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> Day {
    var day = day
    while try !calendar.isWorking(day) { day = day.adding(days: 1) }
    return day
  }

  private func clock(
    _ term: Term, _ count: Count, due: Day?, status: LegalClock.Status, endedOn: Day?
  ) throws(OutsideCalendar) -> LegalClock {
    let through = min(today, endedOn ?? today)
    let counted = try count.counted(through: through, in: calendar)
    let provisional = try bounds(of: count, due: due)
    return LegalClock(
      term: term, from: count.from, due: due, limit: count.limit, counted: counted,
      left: count.limit - counted,
      status: status, endedOn: endedOn, provisional: provisional, count: count)
  }

  /// Between which days the limit ends while the notice for that year is still to come.
  private func bounds(of count: Count, due: Day?) throws(OutsideCalendar) -> LegalClock.Provisional? {
    guard let due, calendar.isProvisional(due) else { return nil }
    if count.suspensions.isEmpty {
      let bounds = try calendar.bounds(workdays: count.limit, after: count.from)
      return .init(earliest: bounds.earliest, latest: bounds.latest)
    }
    guard let earliest = try count.due(in: calendar.earliestView()),
      let latest = try count.due(in: calendar.latestView())
    else { return nil }
    return .init(earliest: earliest, latest: latest)
  }
}
