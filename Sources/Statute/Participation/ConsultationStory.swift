/// A draft put to the public (公开征求意见): the time that must be given, and whether it was.
package struct ConsultationStory: Hashable, Sendable {
  package let openedOn: Day
  /// The last day on which opinions were or will be taken.
  package let closesOn: Day?
  /// Whether it was said, with the draft, why less time is given (article 15: 因情况紧急等原因).
  package let reasonGiven: Bool

  package init(openedOn: Day, closesOn: Day? = nil, reasonGiven: Bool = false) {
    self.openedOn = openedOn
    self.closesOn = closesOn
    self.reasonGiven = reasonGiven
  }

  /// The least time as it stands on a day: met when all of it was given, missed when less was given and no reason.
  package func reckon(in calendar: WorkCalendar, today: Day, practice: LimitPractice = .usual)
    throws(OutsideCalendar) -> Reckoning
  {
    _ = try calendar.kind(of: openedOn)
    guard let term = Term.inForce(.consultation, on: openedOn) else {
      return Reckoning(clocks: [], refusals: [.unknownThen(.consultation, on: openedOn)])
    }
    let terms = TermClock(calendar: calendar, today: today, practice: practice)
    if let closesOn, closesOn < openedOn {
      let refusal = BrokenRule(
        rule: term.rule, event: "closed", on: closesOn, message: "征求意见结束之日早于开始之日")
      return Reckoning(clocks: [try terms.clock(term, from: openedOn)], refusals: [refusal])
    }
    let due = try terms.due(term, from: openedOn)
    let isShort = closesOn.map { $0 < due } ?? false
    let clock = try terms.clock(
      term, from: openedOn, doneOn: isShort && reasonGiven ? nil : closesOn,
      closedOn: isShort && reasonGiven ? closesOn : nil)
    return Reckoning(clocks: [clock])
  }
}
