/// The count of a limit in hours: so many hours from a moment (Civil Code, article 201: hours run from the moment
/// the law names).
package struct HourCount: Hashable, Sendable {
  package let from: Instant
  package let hours: Int
  /// Whether the hours of rest days are left out; otherwise they run on through nights and weekends.
  package let skipsRestDays: Bool

  package init(from: Instant, hours: Int, skipsRestDays: Bool) {
    self.from = from
    self.hours = hours
    self.skipsRestDays = skipsRestDays
  }

  init(_ term: Term, from: Instant, _ practice: LimitPractice) {
    self.init(from: from, hours: term.count, skipsRestDays: practice.skipsRestDays(term))
  }

  /// The moment at which the last hour is over.
  package func due(in calendar: WorkCalendar) throws(OutsideCalendar) -> Instant {
    try end(of: hours, in: calendar)
  }

  /// How many full hours have counted up to a moment.
  package func counted(through moment: Instant, in calendar: WorkCalendar) throws(OutsideCalendar) -> Int {
    guard skipsRestDays else { return max(0, moment.hours(since: from)) }
    var counted: Int64 = 0
    var at = from
    while at < moment {
      let stretch = min(at.nextMidnight, moment)
      if try calendar.isWorking(at.day) { counted += stretch.seconds - at.seconds }
      at = stretch
    }
    return Int(counted / Instant.secondsOfHour)
  }

  private func end(of hours: Int, in calendar: WorkCalendar) throws(OutsideCalendar) -> Instant {
    var at = from
    var left = Int64(hours) * Instant.secondsOfHour
    guard skipsRestDays else {
      // A day beyond the calendar is refused in either reading.
      _ = try calendar.kind(of: at.adding(seconds: left).day)
      return at.adding(seconds: left)
    }
    while true {
      let isWorking = try calendar.isWorking(at.day)
      let midnight = at.nextMidnight
      if isWorking {
        let rest = midnight.seconds - at.seconds
        if left <= rest { return at.adding(seconds: left) }
        left -= rest
      }
      at = midnight
    }
  }

  /// Every hour of the limit, and every stretch between them that does not count, in order. An hour that rest days cut
  /// in two stands there twice, before and after them.
  package func stretches(in calendar: WorkCalendar) throws(OutsideCalendar) -> [CountedHour] {
    var all: [CountedHour] = []
    var at = from
    for ordinal in 1...max(1, hours) {
      let end = try end(of: ordinal, in: calendar)
      while at < end {
        let kind = try calendar.kind(of: at.day)
        let to = skipsRestDays ? min(at.nextMidnight, end) : end
        let counts = kind.isWorking || !skipsRestDays
        all.append(CountedHour(from: at, to: to, ordinal: counts ? ordinal : nil, kind: kind))
        at = to
      }
    }
    return all
  }
}

/// One hour of the count, or a stretch that does not count.
package struct CountedHour: Hashable, Sendable {
  package let from: Instant
  package let to: Instant
  /// 1 for the first hour; `nil` for a stretch that does not count.
  package let ordinal: Int?
  /// What the day is on which it begins.
  package let kind: DayKind
}

/// When a limit in hours began, ends and was met, to the second.
package struct HourSpan: Hashable, Sendable {
  package let count: HourCount
  package let due: Instant
  package let endedAt: Instant?

  package var from: Instant { count.from }
}

extension Instant {
  package static let secondsOfHour: Int64 = 3_600

  /// Full hours since an earlier moment; 0 or less before it.
  package func hours(since earlier: Instant) -> Int {
    Int((seconds - earlier.seconds) / Instant.secondsOfHour)
  }

  /// Midnight in Asia/Shanghai at the end of the day.
  package var nextMidnight: Instant { Instant(day.adding(days: 1)) }

  /// `2026年11月21日22:10`.
  package var chinese: String { day.chinese + clockText }

  /// From what a form or a program writes: `2026-11-21T22:10`, seconds and the offset of Asia/Shanghai allowed.
  package init?(local text: String) {
    let trimmed = text.hasSuffix("+08:00") ? String(text.dropLast(6)) : text
    let whole = trimmed.utf8.count == 16 ? trimmed + ":00" : trimmed
    self.init(whole.replacingBlank + "+08:00")
  }
}

extension String {
  /// A blank between day and hour is taken for the letter T.
  fileprivate var replacingBlank: String { String(map { $0 == " " ? "T" : $0 }) }
}
