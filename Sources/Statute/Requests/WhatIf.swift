/// What the limits of a request would be if something more happened: asked before a person acts, and touching nothing.
package struct WhatIf: Hashable, Sendable {
  /// As the story stands.
  package let now: RequestReckoning
  /// As it would stand.
  package let then: RequestReckoning
  /// What the law would not allow of what is supposed.
  package let refusals: [BrokenRule]
  package let changes: [Change]

  /// A limit that comes, goes or moves.
  package struct Change: Hashable, Sendable {
    package let name: Term.Name
    /// The clock as it is; `nil` where it is new.
    package let now: LegalClock?
    /// The clock as it would be; `nil` where it would not be there.
    package let then: LegalClock?
  }

  /// - Parameters:
  ///   - supposed: what might happen, on days from today on or earlier.
  ///   - today: the day on which both are told.
  package init(
    _ story: RequestStory, and supposed: [RequestStory.Event], in calendar: WorkCalendar, today: Day
  ) throws(OutsideCalendar) {
    let clocks = RequestClocks(calendar: calendar, today: today)
    now = try clocks.reckon(story)
    then = try clocks.reckon(story.with(story.events + supposed))
    var refusals = then.refusals
    for known in now.refusals {
      if let index = refusals.firstIndex(of: known) { refusals.remove(at: index) }
    }
    self.refusals = refusals
    changes = LegalClock.paired(now.clocks, then.clocks).compactMap { before, after in
      guard let name = (after ?? before)?.term.name,
        before?.due != after?.due || before?.status != after?.status || before?.limit != after?.limit
      else { return nil }
      return Change(name: name, now: before, then: after)
    }
  }
}

extension LegalClock {
  /// The clocks of two reckonings side by side: the first reply clock beside the first, the second beside the second.
  static func paired(_ left: [LegalClock], _ right: [LegalClock]) -> [(LegalClock?, LegalClock?)] {
    var pairs: [(LegalClock?, LegalClock?)] = []
    var rest = right
    for clock in left {
      let index = rest.firstIndex { $0.term.name == clock.term.name }
      pairs.append((clock, index.map { rest.remove(at: $0) }))
    }
    return pairs + rest.map { (nil, $0) }
  }
}
