/// The limit of article 26: twenty working days from the day on which the information was formed or changed.
extension Item {
  /// The first day of the first edition of the Regulation; what was formed before stands under no limit.
  private static let regulationInForce = Day(number: 14_000)

  /// The limit of the version in hand or, where none is, of the one published last; `nil` where no limit runs: no day
  /// is known, the item was taken over from elsewhere, is not for publication, or is older than the Regulation.
  ///
  /// - Throws: `OutsideCalendar` where the limit reaches beyond the calendar.
  package func publicationClock(in calendar: WorkCalendar, today: Day) throws(OutsideCalendar) -> LegalClock?
  {
    if step.isInHand || versions.isEmpty {
      guard draft.content.attribute == .proactive, step != .discarded, step != .filed else { return nil }
      return try publicationClock(from: draft.changedOn, publishedOn: nil, in: calendar, today: today)
    }
    guard let last = versions.last else { return nil }
    return try publicationClock(of: last, in: calendar, today: today)
  }

  /// The limit of one published version.
  package func publicationClock(of version: Version, in calendar: WorkCalendar, today: Day)
    throws(OutsideCalendar)
    -> LegalClock?
  {
    try publicationClock(
      from: version.changedOn, publishedOn: version.publishedOn, in: calendar, today: today)
  }

  private func publicationClock(from start: Day?, publishedOn: Day?, in calendar: WorkCalendar, today: Day)
    throws(OutsideCalendar) -> LegalClock?
  {
    guard opening.origin == .made, let start, start >= Item.regulationInForce,
      let term = Term.inForce(.publication, on: start)
    else { return nil }
    let count = Count(from: start, limit: term.count)
    let due = try count.due(in: calendar)
    let status: LegalClock.Status =
      if let publishedOn {
        due.map { publishedOn <= $0 } == true ? .met : .missed
      } else {
        due.map { today > $0 } == true ? .overdue : .running
      }
    var provisional: LegalClock.Provisional?
    if let due, calendar.isProvisional(due) {
      let bounds = try calendar.bounds(workdays: count.limit, after: start)
      provisional = .init(earliest: bounds.earliest, latest: bounds.latest)
    }
    let counted = try count.counted(through: publishedOn ?? today, in: calendar)
    return LegalClock(
      term: term, from: start, due: due, limit: count.limit, counted: counted, left: count.limit - counted,
      status: status, endedOn: publishedOn, provisional: provisional, count: count)
  }
}
