import Statute
import Synchronization

/// A clock wound by hand, so that two years of a county pass in seconds.
final class CountyClock: Sendable {
  private let moment: Mutex<Instant>

  init(_ instant: Instant) {
    moment = Mutex(instant)
  }

  func wind(to instant: Instant) {
    moment.withLock { $0 = instant }
  }

  var now: @Sendable () -> Instant {
    { self.moment.withLock { $0 } }
  }
}

/// Chance that comes out the same for the same seed (SplitMix64).
struct CountyChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// Yes in so many of a hundred cases.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }
}
