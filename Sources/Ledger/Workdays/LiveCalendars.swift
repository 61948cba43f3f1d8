package import Statute
import Synchronization

/// The calendars at work in this process: one value that use cases and books read, and that a notice taken up replaces.
///
/// Reading is a lock and a copy of a reference. Whoever counts reads once and counts to the end by what was read.
package final class LiveCalendars: Sendable {
  private let editions: Mutex<CalendarEditions>

  package init(_ editions: CalendarEditions) {
    self.editions = Mutex(editions)
  }

  /// One calendar that nobody replaces, for a program without a calendar's file.
  package convenience init(_ calendar: WorkCalendar) {
    self.init(CalendarEditions(calendar))
  }

  package var now: CalendarEditions { editions.withLock { $0 } }

  /// Puts what was read from the store in place. An older reading that arrives later is passed over.
  ///
  /// - Returns: whether another edition is at work than before.
  @discardableResult
  package func replace(with newer: CalendarEditions) -> Bool {
    editions.withLock { editions in
      guard newer.latest.number >= editions.latest.number, newer != editions else { return false }
      let isAnother = newer.current != editions.current
      editions = newer
      return isAnother
    }
  }
}
