extension InformationRequest {
  /// All limits as they stand on a day, under calendars that followed one another: one that runs is counted by the
  /// latest, one that was over when a calendar came keeps the day that was in force when it ended.
  package func reckoning(in editions: CalendarEditions, today: Day) throws(OutsideCalendar)
    -> RequestReckoning
  {
    let ended = ended(by: nil, among: editions)
    return try RequestClocks(calendar: editions.current, today: today).reckon(story).keeping(ended)
  }

  /// The limits that were over when a later edition came, each by the edition under which it ended.
  ///
  /// - Parameter moment: what was recorded after it is left out; `nil` for nothing.
  private func ended(by moment: Instant?, among editions: CalendarEditions) -> [LegalClock] {
    var ended: [LegalClock] = []
    for (edition, next) in zip(editions.all, editions.all.dropFirst()) {
      guard let since = next.since, let known = story(recordedBy: min(since, moment ?? since)),
        // An edition that cannot tell a day any more has nothing to keep.
        let reckoning = try? RequestClocks(calendar: edition.calendar, today: since.day).reckon(known)
      else { continue }
      ended = reckoning.keeping(ended).clocks.filter { !$0.status.isOpen }.map { $0.kept(by: edition.number) }
    }
    return ended
  }

  /// The same from what had been recorded by a moment; `nil` where there was no file yet.
  private func reckoning(recordedBy moment: Instant, in editions: CalendarEditions)
    throws(OutsideCalendar) -> RequestReckoning?
  {
    guard let known = story(recordedBy: moment) else { return nil }
    let ended = ended(by: moment, among: editions)
    return try RequestClocks(calendar: editions.current, today: moment.day).reckon(known).keeping(ended)
  }
}

extension InformationRequest: CalendarBound {
  package static func recounts(
    of id: FileID, _ entries: [Entry<RequestEvent>], by edition: Int, among editions: CalendarEditions
  ) throws(OutsideCalendar) -> [LimitRecount] {
    guard let request = fold(id: id, entries), let past = editions.before(edition),
      let then = editions.through(edition), let since = then.latest.since,
      let before = try request.reckoning(recordedBy: since, in: past),
      let after = try request.reckoning(recordedBy: since, in: then)
    else { return [] }
    return LegalClock.recounts(from: before.clocks, to: after.clocks, by: then.latest)
  }

  package static func recounted(_ recount: LimitRecount) -> RequestEvent { .limitRecounted(recount) }
}

extension LegalClock {
  /// The limits that were running and end on another day.
  package static func recounts(
    from before: [LegalClock], to after: [LegalClock], by edition: CalendarEditions.Edition
  ) -> [LimitRecount] {
    paired(before, after).compactMap { was, now in
      guard let was, let now, was.status.isOpen, was.due != now.due else { return nil }
      return LimitRecount(
        name: was.term.name, from: was.from, old: was.due, new: now.due,
        wasProvisional: was.provisional != nil, cause: edition.cause, edition: edition.number,
        takenUpBy: edition.takenUpBy)
    }
  }
}

extension RequestReckoning {
  /// With limits that were over before in place of those counted anew.
  func keeping(_ ended: [LegalClock]) -> RequestReckoning {
    guard !ended.isEmpty else { return self }
    var rest = ended
    let clocks = clocks.map { clock in
      let index = rest.firstIndex { $0.term.name == clock.term.name && $0.from == clock.from }
      guard let index else { return clock }
      let past = rest.remove(at: index)
      return past.isStillOver(in: clock) ? past : clock
    }
    return RequestReckoning(receiptDay: receiptDay, clocks: clocks, refusals: refusals)
  }
}

extension LegalClock {
  /// Whether what ended then has not been overtaken by something recorded since, an act with an earlier day say.
  fileprivate func isStillOver(in now: LegalClock) -> Bool {
    if now.endedOn == endedOn { return true }
    // A right that was given up by an act still was, though under the later calendar it would have lapsed before.
    if status == .void, now.status == .void, now.endedOn == now.due { return true }
    // What nobody did anything about ended with its last day; under the later calendar it may seem to run on.
    guard let due, endedOn == due else { return false }
    switch now.status {
    case .running: return true
    case .void: return now.endedOn == now.due || now.endedOn.map { $0 >= due } ?? true
    case .missed: return now.endedOn == now.due
    case .met, .overdue, .suspended: return false
    }
  }
}
