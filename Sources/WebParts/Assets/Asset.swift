import HTTPTypes
import Hummingbird
import NIOCore

/// A style sheet, a script, a picture or a font, ready to be sent.
package struct Asset: Sendable {
  /// As it is called in the folder: `site.css`, `fonts/song.woff2`.
  package let name: String
  /// With the digest of its content: `site.3f9a1c2b.css`. A name never means other bytes, so it may be kept for ever.
  package let fingerprintedName: String

  private let plain: ByteBuffer
  private let gzipped: ByteBuffer?
  private let entityTag: String
  private let contentType: String

  init(name: String, content: ByteBuffer) {
    self.name = name
    plain = content
    contentType = ContentType.of(filename: name)
    entityTag = EntityTag.of(content)
    let digest = entityTag.dropFirst().prefix(8)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    fingerprintedName = "\(name[..<dot]).\(digest)\(name[dot...])"
    if ContentType.isText(contentType), content.readableBytes > 512 {
      let small = Gzip.compressed(content, level: 9)
      gzipped = small.readableBytes < content.readableBytes ? small : nil
    } else {
      gzipped = nil
    }
  }

  /// - Parameter isFingerprinted: whether it was asked for by the name that never changes its meaning.
  func response(to request: Request, isFingerprinted: Bool) -> Response {
    var headers = HTTPFields()
    headers[.cacheControl] = isFingerprinted ? "public, max-age=31536000, immutable" : "public, no-cache"
    headers[.xContentTypeOptions] = "nosniff"
    if gzipped != nil { headers[.vary] = "Accept-Encoding" }
    var body = plain
    var tag = entityTag
    if let gzipped, AcceptEncoding.takesGzip(request.headers[.acceptEncoding]) {
      body = gzipped
      tag = entityTag.dropLast() + "-gz\""
      headers[.contentEncoding] = "gzip"
    }
    headers[.eTag] = tag
    if EntityTag.matches(request.headers[.ifNoneMatch], tag) {
      headers[.contentEncoding] = nil
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = contentType
    let response = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    return request.method == .head ? response.createHeadResponse() : response
  }
}
