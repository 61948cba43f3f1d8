/// By when the annual report of a year must be out (article 49): departments by 31 January, governments by 31 March; by
/// the edition of 2008 all by 31 March.
///
/// The day itself is in time (前 is read inclusively). Whether a date on a rest day moves no rule says: it stays unless
/// a body has settled it otherwise, and a board of deadlines names the last working day before it.
package struct ReportDeadline: Hashable, Sendable {
  package enum Publisher: String, CaseIterable, Sendable {
    case department, government

    package var term: Term.Name {
      self == .department ? .annualReportDepartment : .annualReportGovernment
    }
  }

  /// The year reported on.
  package let year: Int
  package let publisher: Publisher
  package let publishedOn: Day?

  package init(year: Int, publisher: Publisher, publishedOn: Day? = nil) {
    self.year = year
    self.publisher = publisher
    self.publishedOn = publishedOn
  }

  /// The date of the rule itself, whatever day of the week it is; `nil` for a year that is none.
  package static func lastDay(ofReportOn year: Int, by publisher: Publisher) -> Day? {
    Day(year: year, month: 12, day: 31).flatMap { end in
      Term.inForce(publisher.term, on: end)?.lastCalendarDay(from: end)
    }
  }

  package func reckon(in calendar: WorkCalendar, today: Day, practice: LimitPractice = .usual)
    throws(OutsideCalendar) -> Reckoning
  {
    // The edition in force when the year ended: the report of 2018 was due by the edition of 2008.
    guard let end = Day(year: year, month: 12, day: 31) else { return Reckoning(clocks: []) }
    guard let term = Term.inForce(publisher.term, on: end) else {
      return Reckoning(clocks: [], refusals: [.unknownThen(publisher.term, on: end)])
    }
    let terms = TermClock(calendar: calendar, today: today, practice: practice)
    if let publishedOn, publishedOn <= end {
      let refusal = BrokenRule(
        rule: term.rule, event: "published", on: publishedOn, message: "\(year)年度尚未终了，不能公布该年度报告")
      return Reckoning(clocks: [try terms.clock(term, from: end)], refusals: [refusal])
    }
    return Reckoning(clocks: [try terms.clock(term, from: end, doneOn: publishedOn)])
  }
}
