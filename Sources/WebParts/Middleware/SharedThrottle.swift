import Synchronization

/// One ``Throttle`` for all requests of the process.
package final class SharedThrottle: Sendable {
  private let throttle: Mutex<Throttle>
  private let now: @Sendable () -> Int

  package init(_ policy: Throttle.Policy = Throttle.Policy(), now: @escaping @Sendable () -> Int) {
    throttle = Mutex(Throttle(policy))
    self.now = now
  }

  /// Lets pass, or refuses with 429 and how long to wait. Ask it for every key that matters: the account and the address.
  package func check(_ keys: String...) throws(Problem) {
    let now = now()
    let wait = throttle.withLock { throttle in keys.map { throttle.wait($0, now: now) }.max() ?? 0 }
    guard wait == 0 else { throw .tooManyRequests(retryAfter: wait) }
  }

  package func failed(_ keys: String...) {
    let now = now()
    throttle.withLock { throttle in for key in keys { throttle.failed(key, now: now) } }
  }

  package func succeeded(_ keys: String...) {
    throttle.withLock { throttle in for key in keys { throttle.succeeded(key) } }
  }
}
