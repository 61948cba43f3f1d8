extension DisputeSummary {
  /// The limits that a review or a suit in the register gives a body to watch.
  ///
  /// The register knows on which day it was accepted, not on which day the copy came in: the limit of the body's answer
  /// is told from that day, the earliest on which the copy can have come, and only while it lasts, since whether the
  /// answer was given is not known. After a decision on a review the limit of a suit is told, unless it was brought.
  ///
  /// - Throws: `OutsideCalendar` where a limit reaches beyond the calendar.
  package func clocks(in calendar: WorkCalendar, today: Day, isSued: Bool) throws(OutsideCalendar)
    -> [LegalClock]
  {
    let terms = TermClock(calendar: calendar, today: today)
    func clock(_ name: Term.Name, from day: Day) throws(OutsideCalendar) -> LegalClock? {
      guard let term = Term.inForce(name, on: day) else { return nil }
      return try terms.clock(term, from: day)
    }
    if let decidedOn {
      guard kind == .review, !isSued else { return [] }
      return [try clock(.suitAfterReview, from: decidedOn)].compactMap(\.self).filter {
        $0.status == .running
      }
    }
    let answer = try clock(kind == .review ? .reviewAnswer : .courtAnswer, from: filedOn)
    let decision = kind == .review ? try clock(.reviewDecision, from: filedOn) : nil
    return [answer].compactMap(\.self).filter { $0.status == .running } + [decision].compactMap(\.self)
  }
}
