package import Ledger
import Statute
import Synchronization

/// What holds for the whole installation and can change while it runs: calendars and settings of the site. One value that
/// every use case reads, and that is replaced when somebody changes it, here or in another process on the same store.
package final class LiveRules: Sendable {
  package let calendars: LiveCalendars
  private let state: Mutex<State>

  private struct State {
    var settings: SiteSettings
    var changes = 0
  }

  package init(calendars: LiveCalendars, settings: SiteSettings) {
    self.calendars = calendars
    state = Mutex(State(settings: settings))
  }

  package var settings: SiteSettings { state.withLock { $0.settings } }

  /// How often something has changed: what was made under a lower number may show what holds no more.
  package var changes: Int { state.withLock { $0.changes } }

  /// Puts what was read from the store in place.
  ///
  /// - Parameter editions: `nil` where the calendars are as they were.
  func take(_ settings: SiteSettings, _ editions: CalendarEditions?) {
    let isAnother = editions.map { calendars.replace(with: $0) } ?? false
    state.withLock { state in
      if isAnother || state.settings != settings { state.changes += 1 }
      state.settings = settings
    }
  }
}
