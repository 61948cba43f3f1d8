/// What a new or corrected calendar does to the limits of one request.
///
/// Only limits that still run move; what is over keeps the day that was in force when it ended.
package enum Recount {
  /// One limit that ends on another day than before.
  package struct Change: Hashable, Sendable {
    package let name: Term.Name
    package let from: Day
    package let old: Day?
    package let new: Day?
    /// Whether the old day was provisional, for want of a notice.
    package let wasProvisional: Bool
    /// The notices that made the difference, as one quotes them.
    package let cause: String
  }

  /// - Returns: nothing where no running limit moves, or where the request is closed.
  package static func changes(
    to story: RequestStory, from old: WorkCalendar, to new: WorkCalendar, today: Day
  ) throws(OutsideCalendar) -> [Change] {
    let before = try RequestClocks(calendar: old, today: today).reckon(story)
    let after = try RequestClocks(calendar: new, today: today).reckon(story)
    let cause = cause(of: new, against: old)
    return LegalClock.paired(before.clocks, after.clocks).compactMap { was, now in
      guard let was, let now, was.status.isOpen, was.due != now.due else { return nil }
      return Change(
        name: was.term.name, from: was.from, old: was.due, new: now.due,
        wasProvisional: was.provisional != nil, cause: cause)
    }
  }

  private static func cause(of new: WorkCalendar, against old: WorkCalendar) -> String {
    new.notices.keys.sorted().compactMap { year in
      guard let notice = new.notices[year], old.notices[year] != notice else { return nil }
      return notice.source
    }.joined(separator: "；")
  }
}
