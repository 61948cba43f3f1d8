package import HTTPTypes
package import Hummingbird

/// Tells browsers to trust nothing but our own files. An answer that sets one of these headers itself keeps its own.
package struct SecurityHeadersMiddleware<Context: RequestContext>: RouterMiddleware {
  private let fields: [HTTPField]

  /// - Parameter isSecure: whether the site is reached over HTTPS: then the browser is told to come no other way.
  package init(isSecure: Bool, policy: String = SecurityHeaders.policy) {
    fields = SecurityHeaders.fields(isSecure: isSecure, policy: policy)
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for field in fields where !response.headers.contains(field.name) {
      response.headers.append(field)
    }
    return response
  }
}

/// The headers themselves, for whoever answers outside the middleware.
package enum SecurityHeaders {
  /// No inline script and no inline style: pages have none.
  package static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  package static func fields(isSecure: Bool, policy: String = policy) -> [HTTPField] {
    var fields = [
      HTTPField(name: .contentSecurityPolicy, value: policy),
      HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      HTTPField(name: .named("Referrer-Policy"), value: "same-origin"),
      HTTPField(
        name: .named("Permissions-Policy"),
        value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
      HTTPField(name: .named("Cross-Origin-Opener-Policy"), value: "same-origin"),
      HTTPField(name: .named("Cross-Origin-Resource-Policy"), value: "same-origin"),
    ]
    if isSecure {
      fields.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains"))
    }
    return fields
  }
}
