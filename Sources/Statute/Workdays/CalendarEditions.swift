/// The calendars by which limits were counted, one after another, each with the moment from which it was in force.
///
/// A limit that runs is counted by the latest; what ended under an earlier one keeps the day that was in force then.
package struct CalendarEditions: Hashable, Sendable {
  package struct Edition: Hashable, Sendable {
    /// Rises from edition to edition: the version of the calendar's file.
    package let number: Int
    package let calendar: WorkCalendar
    /// It holds for what is recorded after this second; `nil` for the first, which holds for everything before.
    package let since: Instant?
    /// What brought it, as one quotes it; empty for the first.
    package let cause: String
    /// The key of the person who took it up; `nil` where it came with the program.
    package let takenUpBy: String?
  }

  /// In order, never empty.
  package private(set) var all: [Edition]

  /// One calendar for all time.
  package init(_ calendar: WorkCalendar, number: Int = 0) {
    all = [Edition(number: number, calendar: calendar, since: nil, cause: "", takenUpBy: nil)]
  }

  private init(_ all: [Edition]) {
    self.all = all
  }

  package var latest: Edition { all[all.count - 1] }
  /// The calendar in force now.
  package var current: WorkCalendar { latest.calendar }

  /// With one more that is in force from a moment on.
  package func adding(
    _ calendar: WorkCalendar, since: Instant, cause: String, by person: String?, number: Int
  )
    -> CalendarEditions
  {
    CalendarEditions(
      all + [Edition(number: number, calendar: calendar, since: since, cause: cause, takenUpBy: person)])
  }

  package func edition(_ number: Int) -> Edition? { all.first { $0.number == number } }

  /// The edition by which what is recorded at a moment is counted.
  package func inForce(at moment: Instant) -> Edition {
    all.last { $0.since.map { $0 < moment } ?? true } ?? all[0]
  }

  /// As it stood when the edition was the latest; `nil` where there is none of the number.
  package func through(_ number: Int) -> CalendarEditions? {
    all.firstIndex { $0.number == number }.map { CalendarEditions(Array(all[...$0])) }
  }

  /// As it stood before the edition; `nil` for the first and for one that is not there.
  package func before(_ number: Int) -> CalendarEditions? {
    guard let index = all.firstIndex(where: { $0.number == number }), index > 0 else { return nil }
    return CalendarEditions(Array(all[..<index]))
  }

  /// The calendar by which a limit was counted.
  package func calendar(of clock: LegalClock) -> WorkCalendar {
    clock.keptBy.flatMap { edition($0)?.calendar } ?? current
  }
}
