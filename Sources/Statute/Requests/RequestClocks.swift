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
    let reckoning = try reckon(story, in: calendar)
    guard reckoning.clocks.contains(where: { $0.isSuspendedIntoUnknown(in: calendar) }) else {
      return reckoning
    }
    // What such a limit depends on (the end of a consultation, say) moves with the notice too, so the whole story
    // is reckoned under the earliest and the latest calendar that is possible; what is refused as it stands has no
    // part in it.
    let allowed = story.without(reckoning.refusals)
    return try reckoning.bounded(
      earliest: try reckon(allowed, in: calendar.earliestView()),
      latest: try reckon(allowed, in: calendar.latestView()), in: calendar)
  }

  private func reckon(_ story: RequestStory, in calendar: WorkCalendar) throws(OutsideCalendar)
    -> RequestReckoning
  {
    var walk = RequestWalk(story: story, calendar: calendar)
    try walk.run()
    guard let receiptDay = story.received.day else {
      return RequestReckoning(receiptDay: nil, clocks: [], refusals: walk.refusals)
    }
    let faces = ClockFaces(calendar: calendar, today: today)
    var clocks: [LegalClock] = []
    if let term = Term.inForce(.clarificationNotice, on: receiptDay) {
      clocks.append(
        try faces.clarificationNotice(term, from: receiptDay, askedOn: walk.askedOn, closedOn: walk.closedOn))
    }
    for run in walk.runs { clocks.append(try faces.reply(run)) }
    for consultation in walk.consultations {
      if let clock = try faces.answer(to: consultation, closedOn: walk.closedOn) { clocks.append(clock) }
    }
    if let fee = walk.fee, let clock = try faces.payment(of: fee, closedOn: walk.closedOn) {
      clocks.append(clock)
    }
    if let knownOn = walk.knownOn {
      clocks += try remedies(of: walk, knownOn: knownOn, reviewFirst: story.reviewFirst, faces)
    }
    return RequestReckoning(receiptDay: receiptDay, clocks: clocks, refusals: walk.refusals)
  }

  /// What the applicant may do against the reply: review, suit, and a suit after the review.
  private func remedies(of walk: RequestWalk, knownOn: Day, reviewFirst: Bool, _ faces: ClockFaces)
    throws(OutsideCalendar) -> [LegalClock]
  {
    let (reviewed, sued) = (walk.reviewFiledOn, walk.suitFiledOn)
    var clocks = [try faces.remedy(.review, from: knownOn, usedOn: reviewed, otherUsedOn: sued)]
    // Where review comes first there is no suit at once, and no limit of one.
    if !reviewFirst {
      clocks.append(try faces.remedy(.suit, from: knownOn, usedOn: sued, otherUsedOn: reviewed))
    }
    if let decisionKnownOn = walk.reviewDecisionKnownOn {
      let suedAfter = sued.flatMap { $0 >= decisionKnownOn ? $0 : nil }
      clocks.append(try faces.remedy(.suitAfterReview, from: decisionKnownOn, usedOn: suedAfter))
    }
    return clocks.compactMap(\.self)
  }
}

extension RequestStory {
  /// The story less what the law refuses of it.
  fileprivate func without(_ refusals: [BrokenRule]) -> RequestStory {
    var events = inOrder
    for refusal in refusals {
      let index = events.lastIndex { $0.kind.name == refusal.event && $0.on == refusal.on }
      if let index { events.remove(at: index) }
    }
    return with(events)
  }
}

extension LegalClock {
  /// Whether it ends in the provisional year and has days taken out that may be other days under the notice to come.
  fileprivate func isSuspendedIntoUnknown(in calendar: WorkCalendar) -> Bool {
    guard let due, let count else { return false }
    return !count.suspensions.isEmpty && due >= calendar.uncertainFrom
  }

  /// The bounds of a limit whose days taken out all lie before those that a notice may change: what is left of it after
  /// the last of them is a plain count. `nil` where they do not.
  fileprivate func afterLastSuspension(in calendar: WorkCalendar) throws(OutsideCalendar) -> LegalClock? {
    guard let count, let last = count.suspensions.compactMap(\.through).max(), last < calendar.uncertainFrom,
      count.suspensions.allSatisfy({ $0.through != nil })
    else { return nil }
    let left = count.limit - (try count.counted(through: max(last, count.from), in: calendar))
    return provisional(
      try TermClock(calendar: calendar, today: count.from).bounds(
        of: due, workdays: left, after: max(last, count.from)))
  }
}

extension RequestReckoning {
  /// Says of each such limit on which days it can end at the earliest and the latest.
  fileprivate func bounded(
    earliest: RequestReckoning, latest: RequestReckoning, in calendar: WorkCalendar
  ) throws(OutsideCalendar) -> RequestReckoning {
    var seen: [Term.Name: Int] = [:]
    let clocks = try clocks.map { clock throws(OutsideCalendar) in
      let place = seen[clock.term.name, default: 0]
      seen[clock.term.name] = place + 1
      guard let due = clock.due, let count = clock.count, clock.isSuspendedIntoUnknown(in: calendar) else {
        return clock
      }
      if let plain = try clock.afterLastSuspension(in: calendar) { return plain }
      func bound(_ other: RequestReckoning, _ view: WorkCalendar) throws(OutsideCalendar) -> Day {
        let alike = other.clocks.filter { $0.term.name == clock.term.name }
        if place < alike.count, let day = alike[place].due { return day }
        // Under that calendar the story would have gone another way; the count itself is taken as it is.
        let ended = Count(
          from: count.from, limit: count.limit, suspensions: count.suspensions.filter { $0.through != nil })
        return try ended.due(in: view) ?? due
      }
      let first = min(try bound(earliest, calendar.earliestView()), due)
      let last = max(try bound(latest, calendar.latestView()), due)
      if first == last, !calendar.isProvisional(due) { return clock }
      return clock.provisional(.init(earliest: first, latest: last, year: calendar.yearToCome))
    }
    return RequestReckoning(receiptDay: receiptDay, clocks: clocks, refusals: refusals)
  }
}
