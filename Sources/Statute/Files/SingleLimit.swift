/// A matter with one limit: from a day, until it is done; put off where its rules allow.
package struct SingleLimit: Hashable, Sendable {
  package let name: Term.Name
  /// The limit that takes its place where it is put off: a total, and no addition.
  package let extendedName: Term.Name?
  package let from: Day
  package let extendedOn: Day?
  package let doneOn: Day?

  package init(
    _ name: Term.Name, from: Day, doneOn: Day? = nil, extendedTo extendedName: Term.Name? = nil,
    on extendedOn: Day? = nil
  ) {
    self.name = name
    self.extendedName = extendedName
    self.from = from
    self.extendedOn = extendedOn
    self.doneOn = doneOn
  }

  package func reckon(in calendar: WorkCalendar, today: Day, practice: LimitPractice = .usual)
    throws(OutsideCalendar) -> Reckoning
  {
    _ = try calendar.kind(of: from)
    guard var term = Term.inForce(name, on: from) else {
      return Reckoning(clocks: [], refusals: [.unknownThen(name, on: from)])
    }
    let terms = TermClock(calendar: calendar, today: today, practice: practice)
    var refusals: [BrokenRule] = []
    func refuse(_ event: String, _ on: Day, _ message: String) {
      refusals.append(BrokenRule(rule: term.rule, event: event, on: on, message: message))
    }
    if let extendedOn {
      _ = try calendar.kind(of: extendedOn)
      let due = try terms.due(term, from: from)
      if extendedOn < from {
        refuse("extended", extendedOn, "\(extendedOn.chinese)早于\(from.chinese)")
      } else if extendedOn > due {
        refuse("extended", extendedOn, "期限已于\(due.chinese)届满，不能再延长")
      } else if let longer = extendedName.flatMap({ Term.inForce($0, on: from) }) {
        term = longer
      }
    }
    var done = doneOn
    if let doneOn {
      _ = try calendar.kind(of: doneOn)
      if doneOn < from {
        refuse("done", doneOn, "\(doneOn.chinese)早于\(from.chinese)")
        done = nil
      }
    }
    return Reckoning(clocks: [try terms.clock(term, from: from, doneOn: done)], refusals: refusals)
  }
}
