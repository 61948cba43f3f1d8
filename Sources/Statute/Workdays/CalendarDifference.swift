/// A day that one calendar and another tell differently.
package struct DayChange: Hashable, Sendable {
  package let day: Day
  package let before: DayKind
  package let after: DayKind

  /// Whether limits that run over the day move; a change of name alone moves none.
  package var movesLimits: Bool { before.isWorking != after.isWorking }
}

extension WorkCalendar {
  /// The days that another calendar tells differently, in order, among those that both tell. Days of the provisional
  /// year are told as by weekends alone, so a notice that arrives shows with every day it settles otherwise.
  package func difference(to other: WorkCalendar) -> [DayChange] {
    let first = max(days.first, other.days.first)
    let last = min(days.last, other.days.last)
    guard first <= last else { return [] }
    return (first...last).compactMap { day in
      guard let before = days.kind(of: day), let after = other.days.kind(of: day), before != after
      else { return nil }
      return DayChange(day: day, before: before, after: after)
    }
  }

  /// This calendar with the notice for a year put in, or in place of the former one; `nil` where a year between
  /// would be missing.
  package func replacing(_ notice: HolidayNotice) -> WorkCalendar? {
    var notices = notices
    notices[notice.year] = notice
    return WorkCalendar(notices: Array(notices.values))
  }

  /// This calendar after a document that changes a year; `nil` where that year has no notice yet.
  package func amended(by amendment: HolidayAmendment) -> WorkCalendar? {
    notices[amendment.year].flatMap { replacing($0.amended(by: amendment)) }
  }
}
