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
    return try TermClock(calendar: calendar, today: today).clock(term, from: start, doneOn: publishedOn)
  }
}

extension Item {
  /// The limit under calendars that followed one another: that of a published version keeps the calendar in force when
  /// it was published.
  package func publicationClock(in editions: CalendarEditions, today: Day) throws(OutsideCalendar)
    -> LegalClock?
  {
    guard !step.isInHand, let last = versions.last else {
      return try publicationClock(in: editions.current, today: today)
    }
    return try publicationClock(of: last, in: editions, today: today)
  }

  /// The limit of one published version, by the calendar in force when it was published.
  package func publicationClock(of version: Version, in editions: CalendarEditions, today: Day)
    throws(OutsideCalendar) -> LegalClock?
  {
    let edition = editions.inForce(at: version.publishedAt)
    let clock = try publicationClock(of: version, in: edition.calendar, today: today)
    return edition == editions.latest ? clock : clock?.kept(by: edition.number)
  }
}

extension Item: CalendarBound {
  package static func recounts(
    of id: FileID, _ entries: [Entry<ItemEvent>], by edition: Int, among editions: CalendarEditions
  ) throws(OutsideCalendar) -> [LimitRecount] {
    guard let past = editions.before(edition), let now = editions.edition(edition), let since = now.since,
      let item = fold(id: id, entries.prefix { $0.at <= since }), item.step.isInHand
    else { return [] }
    let before = try item.publicationClock(in: past.current, today: since.day)
    let after = try item.publicationClock(in: now.calendar, today: since.day)
    return LegalClock.recounts(
      from: before.map { [$0] } ?? [], to: after.map { [$0] } ?? [], by: now)
  }

  package static func recounted(_ recount: LimitRecount) -> ItemEvent { .limitRecounted(recount) }
}
