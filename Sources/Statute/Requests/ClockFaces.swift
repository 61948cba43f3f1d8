/// Makes of what a walk found the clocks as people and programs see them: last day, how far it has run, status.
struct ClockFaces {
  private let terms: TermClock
  private var calendar: WorkCalendar { terms.calendar }
  private var today: Day { terms.today }

  init(calendar: WorkCalendar, today: Day) {
    terms = TermClock(calendar: calendar, today: today)
  }

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

  /// Sixty calendar days or six months from knowing the reply. While one way is taken the other is barred
  /// (Administrative Reconsideration Law, article 29), so the clock of the other is void.
  ///
  /// - Returns: `nil` where the law of the day knew no such limit.
  func remedy(_ name: Term.Name, from: Day, usedOn: Day?, otherUsedOn: Day? = nil) throws(OutsideCalendar)
    -> LegalClock?
  {
    guard let term = Term.inForce(name, on: from) else { return nil }
    return try terms.clock(term, from: from, doneOn: usedOn, closedOn: otherUsedOn)
  }

  /// A limit that runs until somebody acts; overdue until then, void where the request closes without it.
  private func open(_ term: Term, _ count: Count, actedOn: Day?, closedOn: Day?) throws(OutsideCalendar)
    -> LegalClock
  {
    try terms.clock(term, from: count.from, doneOn: actedOn, closedOn: actedOn == nil ? closedOn : nil)
  }

  private func clock(
    _ term: Term, _ count: Count, due: Day?, status: LegalClock.Status, endedOn: Day?
  ) throws(OutsideCalendar) -> LegalClock {
    try terms.clock(term, count, due: due, status: status, endedOn: endedOn)
  }
}
