package import Hummingbird

/// A context that can carry a session.
package protocol SessionRequestContext: RequestContext {
  var session: Session? { get set }
}

/// Puts the session that a request belongs to into its context. Opens none: a page that only shows something leaves no
/// trace.
package struct SessionMiddleware<Context: SessionRequestContext>: RouterMiddleware {
  private let sessions: Sessions

  package init(_ sessions: Sessions) {
    self.sessions = sessions
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard sessions.hasCookie(request) else { return try await next(request, context) }
    var context = context
    context.session = try await sessions.find(request)
    return try await next(request, context)
  }
}
