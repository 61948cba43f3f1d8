package import HTTPTypes
package import Hummingbird

/// What went wrong with a request, for programs (RFC 9457) and as the facts that an error page is made from. Holds no
/// words for people: a page finds them by ``code``.
package struct Problem: Error, Sendable, Equatable {
  package var status: HTTPResponse.Status
  /// Which problem it is, for the page's words and for programs: `notFound`, `uploadTooLarge` …
  package var code: String
  /// A sentence for the programmer at the other end. Never anything from the inside.
  package var detail: String?
  /// Further facts by name: a limit, a number of seconds.
  package var facts: [String: String]
  /// Headers that the answer needs: `Allow`, `Retry-After`.
  package var headers: HTTPFields

  package init(
    _ status: HTTPResponse.Status, _ code: String, detail: String? = nil, facts: [String: String] = [:],
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.facts = facts
    self.headers = headers
  }
}

extension Problem {
  package static let badRequest = Problem(.badRequest, "badRequest")
  package static let forbidden = Problem(.forbidden, "forbidden")
  package static let notFound = Problem(.notFound, "notFound")
  /// Somebody else changed it meanwhile: the page shows the newer state beside what was typed.
  package static let conflict = Problem(.conflict, "conflict")
  package static let gone = Problem(.gone, "gone")
  package static let `internal` = Problem(.internalServerError, "internal")
  package static let unavailable = Problem(.serviceUnavailable, "unavailable")

  package static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
    let list = allowed.map(\.rawValue).sorted().joined(separator: ", ")
    return Problem(.methodNotAllowed, "methodNotAllowed", headers: [.allow: list])
  }

  /// - Parameter limit: in bytes.
  package static func tooLarge(limit: Int?) -> Problem {
    Problem(.contentTooLarge, "tooLarge", facts: limit.map { ["limit": String($0)] } ?? [:])
  }

  /// - Parameter seconds: how long to wait.
  package static func tooManyRequests(retryAfter seconds: Int) -> Problem {
    Problem(
      .tooManyRequests, "tooManyRequests", facts: ["retryAfter": String(seconds)],
      headers: [.retryAfter: String(seconds)])
  }

  /// The problem of a bare status.
  package static func of(_ status: HTTPResponse.Status) -> Problem {
    switch status {
    case .badRequest: .badRequest
    case .unauthorized: Problem(status, "unauthorized")
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: Problem(status, "methodNotAllowed")
    case .conflict: .conflict
    case .gone: .gone
    case .contentTooLarge: .tooLarge(limit: nil)
    case .unsupportedMediaType: Problem(status, "unsupportedMediaType")
    case .tooManyRequests: Problem(status, "tooManyRequests")
    case .serviceUnavailable: .unavailable
    default: status.kind == .serverError ? Problem(status, "internal") : Problem(status, "badRequest")
    }
  }
}

/// An error that knows which problem it is.
package protocol ProblemConvertible: Error {
  var problem: Problem { get }
}

extension Problem: ProblemConvertible, HTTPResponseError {
  package var problem: Problem { self }

  /// The answer where no ``ProblemMiddleware`` stands outside.
  package func response(from request: Request, context: some RequestContext) -> Response {
    json(instance: nil)
  }
}
