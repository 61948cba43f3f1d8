import HTTPTypes
package import Hummingbird
package import Logging
import Metrics

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
    Timer(
      label: "http.server.request.duration",
      dimensions: [
        ("method", request.method.rawValue), ("route", route), ("status", String(response.status.code)),
      ]
    ).recordNanoseconds(Int64(time / .nanoseconds(1)))
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
