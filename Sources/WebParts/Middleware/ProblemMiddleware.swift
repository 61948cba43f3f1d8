import HTTPTypes
package import Hummingbird
import Logging

/// Turns every error that a handler or a middleware inside throws into an answer: a page for people, problem JSON for
/// programs.
///
/// A fault of ours (5xx) is logged under the id of the request; the page gets the id and nothing from the inside.
package struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  /// Makes the page of a problem. `id` is what somebody can read out on the telephone.
  package typealias Page = @Sendable (_ problem: Problem, _ id: String, Request, Context) async -> HTML

  private let page: Page

  package init(page: @escaping Page) {
    self.page = page
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return await answer(error, request, context)
    }
  }

  private func answer(_ error: any Error, _ request: Request, _ context: Context) async -> Response {
    let problem = Problem(error) ?? .internal
    let id = context.id
    if problem.status.kind == .serverError {
      context.logger.error("request failed", metadata: ["error": "\(error)"])
    }
    guard Self.wantsPage(request) else { return problem.json(instance: id) }
    var headers = problem.headers
    headers[.cacheControl] = "no-store"
    return await page(problem, id, request, context).response(problem.status, headers: headers)
  }

  /// A program asks below `/api/`, or accepts JSON and no HTML.
  private static func wantsPage(_ request: Request) -> Bool {
    if request.uri.path.hasPrefix("/api/") { return false }
    let accept = request.headers[.accept]?.lowercased() ?? ""
    return accept.contains("text/html") || !accept.contains("json")
  }
}
