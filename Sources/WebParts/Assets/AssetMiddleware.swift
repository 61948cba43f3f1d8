package import Hummingbird

/// Answers assets before anything else is asked: no session, no log line, no store.
package struct AssetMiddleware<Context: RequestContext>: RouterMiddleware {
  private let assets: AssetManifest

  package init(_ assets: AssetManifest) {
    self.assets = assets
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    if let response = assets.response(to: request) { return response }
    return try await next(request, context)
  }
}
