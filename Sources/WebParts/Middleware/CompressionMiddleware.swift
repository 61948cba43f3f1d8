import HTTPTypes
package import Hummingbird
import NIOCore

/// Compresses answers for browsers that take gzip: text of any kind, not what is small, compressed or partial already.
///
/// An answer of known, moderate length is compressed whole and leaves in one write with its length; a long or endless
/// one is compressed as it streams, each write let out at once.
package struct CompressionMiddleware<Context: RequestContext>: RouterMiddleware {
  private let minimum: Int
  private let wholeUpTo: Int
  private let level: Int32

  /// - Parameters:
  ///   - minimum: in bytes; below it a packet is a packet.
  ///   - wholeUpTo: in bytes; what is compressed in one piece.
  package init(minimum: Int = 1024, wholeUpTo: Int = 1 << 20, level: Int32 = 5) {
    self.minimum = minimum
    self.wholeUpTo = wholeUpTo
    self.level = level
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard isWorthIt(response) else { return response }
    response.headers.addVary("Accept-Encoding")
    guard AcceptEncoding.takesGzip(request.headers[.acceptEncoding]) else { return response }
    response.headers[.contentEncoding] = "gzip"
    // The compressed bytes are another representation: only weakly the same (RFC 9110 8.8.1).
    if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
    let body = response.body
    if let length = body.contentLength, length <= wholeUpTo {
      let collected = CollectedBody()
      try await body.write(CollectingWriter(collected: collected))
      response.body = ResponseBody(byteBuffer: Gzip.compressed(collected.buffer, level: level))
    } else {
      let level = level
      response.body = ResponseBody { writer in
        try await body.write(GzipWriter(parent: writer, stream: GzipStream(level: level)))
      }
      response.headers[.contentLength] = nil
    }
    return response
  }

  private func isWorthIt(_ response: Response) -> Bool {
    guard response.status.kind != .informational, response.status != .noContent,
      response.status != .notModified,
      response.status != .partialContent, !response.headers.contains(.contentEncoding),
      response.body.contentLength.map({ $0 >= minimum }) ?? true,
      let type = response.headers[.contentType]
    else { return false }
    return ContentType.isText(type)
  }
}

/// Reads `Accept-Encoding` (RFC 9110 12.5.3).
package enum AcceptEncoding {
  /// Whether gzip is accepted by name; `*` alone is not worth the trouble.
  package static func takesGzip(_ header: String?) -> Bool {
    guard let header else { return false }
    for piece in header.split(separator: ",") {
      let parts = piece.split(separator: ";").map(\.trimmingBlanks)
      guard let coding = parts.first?.lowercased(), coding == "gzip" || coding == "x-gzip" else { continue }
      return !parts.dropFirst().contains { weight in
        let value = weight.lowercased()
        return value.hasPrefix("q=") && Double(value.dropFirst(2)) ?? 0 == 0
      }
    }
    return false
  }
}

extension HTTPFields {
  /// Adds a name to `Vary` where it is missing.
  mutating func addVary(_ name: String) {
    let old = self[.vary] ?? ""
    guard !old.lowercased().contains(name.lowercased()), old != "*" else { return }
    self[.vary] = old.isEmpty ? name : "\(old), \(name)"
  }
}

/// Where a short body is put together.
private final class CollectedBody {
  var buffer = ByteBuffer()
}

private struct CollectingWriter: ResponseBodyWriter {
  let collected: CollectedBody

  mutating func write(_ buffer: ByteBuffer) {
    var buffer = buffer
    collected.buffer.writeBuffer(&buffer)
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) {}
}

private final class GzipStream {
  private var gzip: Gzip

  init(level: Int32) {
    gzip = Gzip(level: level)
  }

  func flush(_ buffer: ByteBuffer) -> ByteBuffer { gzip.flush(buffer) }
  func finish() -> ByteBuffer { gzip.finish() }
}

private struct GzipWriter: ResponseBodyWriter {
  var parent: any ResponseBodyWriter
  let stream: GzipStream

  mutating func write(_ buffer: ByteBuffer) async throws {
    guard buffer.readableBytes > 0 else { return }
    try await parent.write(stream.flush(buffer))
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    try await parent.write(stream.finish())
    try await parent.finish(trailingHeaders)
  }
}
