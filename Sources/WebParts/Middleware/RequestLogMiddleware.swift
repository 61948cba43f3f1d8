import HTTPTypes
package import Hummingbird
package import Logging
import Metrics
import Synchronization

/// One line for each request: method, path, status, milliseconds until the answer began. Never a query, a body or a
/// cookie: what people search for and ask is theirs.
///
/// The same is counted as a timer `http.server.request.duration` by method, route and status. It must stand outside
/// ``ProblemMiddleware``, so that what it sees is an answer and not an error.
///
/// The path itself may hold a number that belongs to a person, so by default the route's pattern stands in the log.
package struct RequestLogMiddleware<Context: RequestContext>: RouterMiddleware {
  private let level: Logger.Level
  private let showsPath: Bool
  private let timers = RequestTimers()

  package init(_ level: Logger.Level = .info, showsPath: Bool = false) {
    self.level = level
    self.showsPath = showsPath
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var answered: Response?
    let time = try await ContinuousClock().measure { answered = try await next(request, context) }
    guard let response = answered else { throw Problem.internal }
    let route = context.endpointPath ?? "-"
    timers.timer(method: request.method, route: route, status: response.status.code)
      .recordNanoseconds(Int64(time / .nanoseconds(1)))
    context.logger.log(
      level: level, "request answered",
      metadata: [
        "http.method": "\(request.method)", "http.status": "\(response.status.code)",
        "http.path": "\(showsPath ? request.uri.path : route)",
        "http.milliseconds": "\(Int(time / .milliseconds(1)))",
      ])
    return response
  }
}

/// The timers of requests by what they tell apart. Kept, because to find one by its labels costs more than a page from
/// memory; few, because routes and answers are few and a method that nobody has heard of counts as `OTHER`.
private final class RequestTimers: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private let known: Mutex<[Key: Timer]> = Mutex([:])
  private static let methods: Set<String> = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
  ]

  func timer(method: HTTPRequest.Method, route: String, status: Int) -> Timer {
    let name = Self.methods.contains(method.rawValue) ? method.rawValue : "OTHER"
    let key = Key(method: name, route: route, status: status)
    return known.withLock { known in
      if let timer = known[key] { return timer }
      let timer = Timer(
        label: "http.server.request.duration",
        dimensions: [("method", name), ("route", route), ("status", String(status))])
      known[key] = timer
      return timer
    }
  }
}
