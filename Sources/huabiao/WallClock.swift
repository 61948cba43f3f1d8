import Foundation
import Statute
import Synchronization

/// The one place that reads the time of the machine. Everything else is handed an instant.
enum WallClock {
  static func now() -> Instant {
    Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }
}

/// The text of the present second, for the log: written once a second and not once a line.
final class SecondText: Sendable {
  private let last = Mutex((second: Instant(seconds: 0), text: ""))

  func text() -> String {
    let now = WallClock.now()
    return last.withLock { last in
      if last.second != now || last.text.isEmpty { last = (now, now.description) }
      return last.text
    }
  }
}
