import HTTPTypes
package import Hummingbird
import NIOCore

/// Bounds the body of every request, also where a handler streams it: a length announced too large is refused at once,
/// and one that grows too large fails with ``BodyTooLarge`` while it is read.
package struct BodyLimitMiddleware<Context: RequestContext>: RouterMiddleware {
  private let limit: @Sendable (Request) -> Int

  /// - Parameter limit: in bytes, by request: uploads need more than a login.
  package init(limit: @escaping @Sendable (Request) -> Int) {
    self.limit = limit
  }

  package init(_ limit: Int) {
    self.limit = { _ in limit }
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let limit = limit(request)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }) {
      guard length <= limit else { throw BodyTooLarge(limit: limit) }
      // The server itself sees to it that no more than announced comes.
      return try await next(request, context)
    }
    guard request.headers.contains(.transferEncoding) || (request.method != .get && request.method != .head)
    else { return try await next(request, context) }
    var request = request
    request.body = RequestBody(asyncSequence: BoundedBody(body: request.body, limit: limit))
    return try await next(request, context)
  }
}

/// A body that throws when it passes its limit.
struct BoundedBody: AsyncSequence, Sendable {
  let body: RequestBody
  let limit: Int

  struct AsyncIterator: AsyncIteratorProtocol {
    var iterator: RequestBody.AsyncIterator
    var left: Int
    let limit: Int

    mutating func next() async throws -> ByteBuffer? {
      guard let buffer = try await iterator.next() else { return nil }
      left -= buffer.readableBytes
      guard left >= 0 else { throw BodyTooLarge(limit: limit) }
      return buffer
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(iterator: body.makeAsyncIterator(), left: limit, limit: limit)
  }
}
