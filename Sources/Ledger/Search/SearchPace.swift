import Glibc

/// Milliseconds since some moment that does not matter: to stop a count in time. It is not the time of day, decides
/// nothing that is kept, and is handed in where a test wants to say how fast time passes.
package struct Stopwatch: Sendable {
  package let milliseconds: @Sendable () -> Double

  package init(_ milliseconds: @escaping @Sendable () -> Double) {
    self.milliseconds = milliseconds
  }

  package static let monotonic = Stopwatch {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) * 1_000 + Double(moment.tv_nsec) / 1_000_000
  }
}

/// How long a search may count before it says 约.
package struct SearchPace: Sendable {
  package var stopwatch: Stopwatch
  /// In milliseconds.
  package var countBudget: Double
  package var facetBudget: Double
  /// As many documents as are counted between two looks at the stopwatch.
  package var stretch: Int

  package init(
    stopwatch: Stopwatch = .monotonic, countBudget: Double = 8, facetBudget: Double = 15,
    stretch: Int = 20_000
  ) {
    self.stopwatch = stopwatch
    self.countBudget = countBudget
    self.facetBudget = facetBudget
    self.stretch = stretch
  }
}
