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
    /// Readings of the store that began, and the latest of them that was put in place.
    var begun = 0
    var taken = 0
  }

  /// One reading of the rules from the store.
  struct Reading: Sendable {
    fileprivate let number: Int
  }

  package init(calendars: LiveCalendars, settings: SiteSettings) {
    self.calendars = calendars
    state = Mutex(State(settings: settings))
  }

  package var settings: SiteSettings { state.withLock { $0.settings } }

  /// How often something has changed: what was made under a lower number may show what holds no more.
  package var changes: Int { state.withLock { $0.changes } }

  /// To be called before the store is read: of two readings at once, the one that began first may end last and must not
  /// bring back what held before.
  func begin() -> Reading {
    state.withLock { state in
      state.begun += 1
      return Reading(number: state.begun)
    }
  }

  /// Puts what was read from the store in place, unless a later reading was quicker. Whoever changes the rules begins a
  /// reading afterwards, so that the last one to be put in place knows the change.
  ///
  /// - Parameter editions: `nil` where the calendars are as they were.
  func take(_ settings: SiteSettings, _ editions: CalendarEditions?, read reading: Reading) {
    state.withLock { state in
      guard reading.number > state.taken else { return }
      state.taken = reading.number
      let isAnother = editions.map { calendars.replace(with: $0) } ?? false
      if isAnother || state.settings != settings { state.changes += 1 }
      state.settings = settings
    }
  }
}
