import HTTPTypes
package import Hummingbird
package import NIOCore

extension Request {
  /// The whole body, where it has no more than so many bytes; the framework's own bound holds for its decoders only.
  package func bodyBytes(
    upTo limit: Int, else failure: () -> any Error = { BodyTooLarge() }
  ) async throws -> ByteBuffer {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw failure() }
    var whole = ByteBuffer()
    for try await var chunk in body {
      guard whole.readableBytes + chunk.readableBytes <= limit else { throw failure() }
      whole.writeBuffer(&chunk)
    }
    return whole
  }
}

/// A body with more bytes than its reader takes: 413.
package struct BodyTooLarge: Error, Sendable, Equatable {
  /// In bytes, where the reader says it.
  package var limit: Int?

  package init(limit: Int? = nil) {
    self.limit = limit
  }
}
