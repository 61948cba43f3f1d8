/// Slows down who keeps getting something wrong (a password, a query code) and locks out who does not stop. Pure: the
/// time is handed in, in seconds.
///
/// The first few faults are free; then each one doubles the wait. Faults older than the window are forgotten.
package struct Throttle: Sendable {
  package struct Policy: Sendable, Equatable {
    /// How many faults cost nothing.
    package var free: Int
    /// The wait after the first fault that costs, in seconds; doubled by each further one.
    package var firstWait: Int
    /// The longest wait.
    package var longestWait: Int
    /// Seconds without a fault after which all is forgotten.
    package var window: Int
    /// How many keys are remembered; past it the one quiet for longest goes.
    package var keys: Int

    package init(
      free: Int = 4, firstWait: Int = 2, longestWait: Int = 900, window: Int = 3600, keys: Int = 50_000
    ) {
      self.free = free
      self.firstWait = firstWait
      self.longestWait = longestWait
      self.window = window
      self.keys = keys
    }
  }

  private struct Record {
    var faults: Int
    var last: Int
  }

  package let policy: Policy
  private var records: [String: Record] = [:]

  package init(_ policy: Policy = Policy()) {
    self.policy = policy
  }

  /// Seconds until this key may try again; 0 where it may now.
  package func wait(_ key: String, now: Int) -> Int {
    guard let record = records[key], now - record.last < policy.window, record.faults > policy.free else {
      return 0
    }
    // Never shift further than the longest wait can be: 30 doublings are decades.
    let doublings = min(record.faults - policy.free - 1, 30)
    let wait = min(policy.firstWait << doublings, policy.longestWait)
    return max(0, record.last + wait - now)
  }

  /// One more fault.
  ///
  /// - Returns: seconds until the next try.
  @discardableResult
  package mutating func failed(_ key: String, now: Int) -> Int {
    var record = records[key] ?? Record(faults: 0, last: now)
    if now - record.last >= policy.window { record.faults = 0 }
    record.faults += 1
    record.last = now
    records[key] = record
    if records.count > policy.keys { forget(now: now) }
    return wait(key, now: now)
  }

  /// It was right: forget the faults.
  package mutating func succeeded(_ key: String) {
    records[key] = nil
  }

  /// Drops what the window has passed, and where that is not enough the quietest tenth.
  private mutating func forget(now: Int) {
    records = records.filter { now - $0.value.last < policy.window }
    guard records.count > policy.keys else { return }
    let quiet = records.sorted { $0.value.last < $1.value.last }.prefix(max(1, policy.keys / 10))
    for (key, _) in quiet { records[key] = nil }
  }
}
