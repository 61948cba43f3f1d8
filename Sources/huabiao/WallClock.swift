import Foundation
import Statute

/// The one place that reads the time of the machine. Everything else is handed an instant.
enum WallClock {
  static func now() -> Instant {
    Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }
}
