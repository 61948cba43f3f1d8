/// So many at once and so many a minute for each key: a bucket of tokens that fills steadily. Pure: the time is handed
/// in, in seconds.
package struct RateLimit: Sendable {
  private struct Bucket {
    /// In sixtieths of a token, so that filling is exact.
    var sixtieths: Int
    var last: Int
  }

  private let burst: Int
  private let perMinute: Int
  private let keys: Int
  private var buckets: [String: Bucket] = [:]

  package init(burst: Int, perMinute: Int, keys: Int = 50_000) {
    self.burst = max(1, burst)
    self.perMinute = max(1, perMinute)
    self.keys = keys
  }

  /// Takes one token.
  ///
  /// - Returns: nil where it may go on, else the seconds until there is a token again.
  package mutating func take(_ key: String, now: Int) -> Int? {
    var bucket = buckets[key] ?? Bucket(sixtieths: burst * 60, last: now)
    let elapsed = min(max(0, now - bucket.last), burst * 60)
    bucket.sixtieths = min(burst * 60, bucket.sixtieths + elapsed * perMinute)
    bucket.last = now
    let wait: Int?
    if bucket.sixtieths >= 60 {
      bucket.sixtieths -= 60
      wait = nil
    } else {
      wait = (60 - bucket.sixtieths + perMinute - 1) / perMinute
    }
    buckets[key] = bucket
    if buckets.count > keys { forget(now: now) }
    return wait
  }

  /// Drops buckets that are full again: they are as good as new. Where none is, all go.
  private mutating func forget(now: Int) {
    buckets = buckets.filter { $0.value.sixtieths + (now - $0.value.last) * perMinute < burst * 60 }
    if buckets.count > keys { buckets = [:] }
  }
}
