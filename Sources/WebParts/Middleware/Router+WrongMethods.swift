import HTTPTypes
package import Hummingbird

extension Router {
  /// Answers a method that a path does not know with 405 and `Allow`, and `OPTIONS` with 204 and `Allow`; the router
  /// itself would say 404. Call it when all routes stand, once.
  ///
  /// The answers are routes themselves, so that the router's own matching (parameters, literals first) decides, and
  /// the middlewares of the router stand around them.
  @discardableResult
  package func answerWrongMethods() -> Self {
    var known: [String: (path: RouterPath, methods: Set<HTTPRequest.Method>)] = [:]
    for route in routes {
      known[route.path.description, default: (route.path, [])].methods.insert(route.method)
    }
    for (_, entry) in known.sorted(by: { $0.key < $1.key }) {
      var allowed = entry.methods
      if allowed.contains(.get) { allowed.insert(.head) }
      allowed.insert(.options)
      let problem = Problem.methodNotAllowed(Array(allowed))
      for method in [HTTPRequest.Method.get, .put, .post, .delete, .patch] where !allowed.contains(method) {
        on(entry.path, method: method) { _, _ -> Response in throw problem }
      }
      if !allowed.contains(.head) {
        on(entry.path, method: .head) { _, _ -> Response in throw problem }
      }
      if !entry.methods.contains(.options) {
        on(entry.path, method: .options) { _, _ in Response(status: .noContent, headers: problem.headers) }
      }
    }
    return self
  }
}
