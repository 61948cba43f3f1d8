package import Hummingbird
import Synchronization

/// Refuses with 429 who asks more often than the limit allows.
package struct RateLimitMiddleware<Context: RequestContext>: RouterMiddleware {
  private final class Shared: Sendable {
    let limit: Mutex<RateLimit>

    init(_ limit: RateLimit) {
      self.limit = Mutex(limit)
    }
  }

  private let shared: Shared
  private let key: @Sendable (Request, Context) -> String?
  private let now: @Sendable () -> Int

  /// - Parameters:
  ///   - key: who asks: a person, an address; nil where this request is not counted.
  ///   - now: seconds since 1970.
  package init(
    _ limit: RateLimit, now: @escaping @Sendable () -> Int,
    key: @escaping @Sendable (Request, Context) -> String?
  ) {
    shared = Shared(limit)
    self.key = key
    self.now = now
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    if let key = key(request, context) {
      let now = now()
      if let wait = shared.limit.withLock({ $0.take(key, now: now) }) {
        throw Problem.tooManyRequests(retryAfter: wait)
      }
    }
    return try await next(request, context)
  }
}
