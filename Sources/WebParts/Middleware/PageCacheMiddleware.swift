package import Hummingbird

/// Answers pages that are in memory before anything else is asked. Pages get there by ``PageCache/respond(to:make:)``.
package struct PageCacheMiddleware<Context: RequestContext>: RouterMiddleware {
  private let cache: PageCache
  private let isAnonymous: @Sendable (Request) -> Bool

  /// - Parameter isAnonymous: whether the request may get the page that everybody gets; whoever is signed in may see
  ///   more on the same address.
  package init(_ cache: PageCache, isAnonymous: @escaping @Sendable (Request) -> Bool) {
    self.cache = cache
    self.isAnonymous = isAnonymous
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    if isAnonymous(request), let page = cache.page(for: request) { return page.response(to: request) }
    return try await next(request, context)
  }
}
