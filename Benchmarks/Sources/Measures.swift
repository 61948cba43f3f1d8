/// Runs something again and again for a while.
///
/// - Returns: how often a second.
func rate(for duration: Duration, _ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  var times = 0
  repeat {
    try work()
    times += 1
  } while clock.now - start < duration
  return Double(times) / (clock.now - start).inSeconds
}

/// How long something takes, in milliseconds.
func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  try await work()
  return (clock.now - start).inSeconds * 1_000
}

extension Duration {
  var inSeconds: Double { self / .seconds(1) }
}

extension Array where Element == Double {
  /// The value that so many hundredths of all do not exceed; 0 of nothing.
  func percentile(_ hundredths: Double) -> Double {
    guard !isEmpty else { return 0 }
    let all = sorted()
    let place = Int((Double(all.count) * hundredths / 100).rounded(.up)) - 1
    return all[Swift.min(Swift.max(place, 0), all.count - 1)]
  }

  var median: Double { percentile(50) }
}
