import HTTPTypes
package import Hummingbird

/// Refuses writes that another site makes a visitor's browser send (cross-site request forgery). Reads no body, so it
/// stands before uploads too.
///
/// `Sec-Fetch-Site` decides where the browser sends it; else the host in `Origin` must be ours. A sister site under the
/// same domain (`same-site`) is somebody else: county portals share domains. Where both headers are missing, no current
/// browser sent the request, and by default it passes only without a session cookie, because without one there is
/// nothing to borrow.
package struct SameSiteMiddleware<Context: RequestContext>: RouterMiddleware {
  /// What happens to a write with neither header.
  package enum Unmarked: Sendable {
    case refused
    case allowedWithoutSession
    case allowed
  }

  private let unmarked: Unmarked
  private let ownHosts: Set<String>
  private let hasSession: @Sendable (Request) -> Bool

  /// - Parameters:
  ///   - ownHosts: further hosts (with port) that are ours, for a proxy that changes `Host`.
  ///   - hasSession: whether the request brings a session cookie; ``Sessions/hasCookie(_:)``.
  package init(
    unmarked: Unmarked = .allowedWithoutSession, ownHosts: Set<String> = [],
    hasSession: @escaping @Sendable (Request) -> Bool
  ) {
    self.unmarked = unmarked
    self.ownHosts = ownHosts
    self.hasSession = hasSession
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard isReading(request.method) || isOwn(request) else { throw Problem(.forbidden, "crossSite") }
    return try await next(request, context)
  }

  private func isReading(_ method: HTTPRequest.Method) -> Bool {
    method == .get || method == .head || method == .options
  }

  private func isOwn(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] {
      // "none" is what the person did, not a page: an address typed, a form sent again after a reload.
      return site == "same-origin" || site == "none"
    }
    if let origin = request.headers[.origin] {
      guard let range = origin.firstRange(of: "://") else { return false }
      let host = origin[range.upperBound...].lowercased()
      return host == request.head.authority?.lowercased() || ownHosts.contains(host)
    }
    switch unmarked {
    case .refused: return false
    case .allowedWithoutSession: return !hasSession(request)
    case .allowed: return true
    }
  }
}

extension HTTPField.Name {
  static var secFetchSite: Self { named("Sec-Fetch-Site") }

  /// A name that is a literal of ours and so cannot be refused.
  static func named(_ literal: StaticString) -> Self {
    guard let name = Self("\(literal)") else { preconditionFailure("\(literal) is no header name") }
    return name
  }
}
