import HTTPTypes
import Hummingbird

/// What leaves the desk is for one person alone. It may lie in their browser while they are signed in: `no-store` would
/// make every step back a new request, and one to a form that was sent the question whether to send it again, without the
/// words that were typed. What lies there goes when they sign out: see `signOut`.
struct DeskPrivacyMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: OfficerContext, next: (Request, OfficerContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
    return response
  }
}
