package import HTTPTypes
package import Hummingbird
package import NIOCore

/// A public page in both forms in which it leaves the house, with the headers ready.
package struct CachedPage: Sendable {
  /// What the page shows: when one of these changes, it is dropped.
  package let tags: Set<String>
  package let entityTag: String

  private let plain: ByteBuffer
  private let gzipped: ByteBuffer
  private let plainHeaders: HTTPFields
  private let gzippedHeaders: HTTPFields

  /// - Parameters:
  ///   - headers: further headers, so that a page found in the cache needs no other middleware.
  package init(
    _ body: ByteBuffer, contentType: String = "text/html; charset=utf-8", tags: Set<String>,
    headers: [HTTPField] = []
  ) {
    self.tags = tags
    plain = body
    gzipped = Gzip.compressed(body, level: 6)
    entityTag = EntityTag.of(body)
    var common = HTTPFields(headers)
    common[.contentType] = contentType
    // Asked for again each time, answered with 304: a page is never older than its ledger.
    common[.cacheControl] = "public, no-cache"
    common[.vary] = "Accept-Encoding"
    common[.eTag] = entityTag
    plainHeaders = common
    common[.contentEncoding] = "gzip"
    common[.eTag] = entityTag.dropLast() + "-gz\""
    gzippedHeaders = common
  }

  /// How much memory it holds, in bytes.
  var size: Int { plain.readableBytes + gzipped.readableBytes }

  /// The answer: 200 or 304.
  package func response(to request: Request) -> Response {
    let isGzipped = AcceptEncoding.takesGzip(request.headers[.acceptEncoding])
    var headers = isGzipped ? gzippedHeaders : plainHeaders
    if let condition = request.headers[.ifNoneMatch], let tag = headers[.eTag],
      EntityTag.matches(condition, tag)
    {
      headers[.contentEncoding] = nil
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers)
    }
    let body = ResponseBody(byteBuffer: isGzipped ? gzipped : plain)
    let response = Response(status: .ok, headers: headers, body: body)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
