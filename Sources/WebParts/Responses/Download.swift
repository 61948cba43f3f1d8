import Glibc
import HTTPTypes
package import Hummingbird

/// A file that is sent as it is, whole or in part, streamed from the disk.
package struct Download: Sendable, Equatable {
  /// Where it lies.
  package var path: String
  /// What the receiver shall call it.
  package var filename: String
  package var contentType: String
  /// A strong validator, with its quotation marks; the digest of the content is a good one.
  package var entityTag: String
  /// Whether a browser may show it. Only kinds that cannot run as a page of ours are shown; the rest is saved.
  package var isInline: Bool
  package var cacheControl: String

  package init(
    path: String, filename: String, contentType: String? = nil, entityTag: String, isInline: Bool = false,
    cacheControl: String = "private, no-cache"
  ) {
    self.path = path
    self.filename = filename
    self.contentType = contentType ?? ContentType.of(filename: filename)
    self.entityTag = entityTag
    self.isInline = isInline
    self.cacheControl = cacheControl
  }

  /// The answer: 200, 206 or 304.
  ///
  /// - Throws: ``Problem``: 404 where the file is gone, 416 where the range lies outside.
  package func response(to request: Request, context: some RequestContext) async throws -> Response {
    guard let size = Self.size(path) else { throw Problem.notFound }
    var headers = HTTPFields()
    headers[.eTag] = entityTag
    headers[.cacheControl] = cacheControl
    if EntityTag.matches(request.headers[.ifNoneMatch], entityTag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = contentType
    headers[.acceptRanges] = "bytes"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.contentDisposition] = ContentDisposition.header(
      isInline && Self.shown.contains(contentType) ? .inline : .attachment, filename: filename)
    switch range(request, size: size) {
    case .whole:
      let body = try await FileIO().loadFile(path: path, context: context)
      headers[.contentLength] = String(size)
      return Response(status: .ok, headers: headers, body: body)
    case .part(let range):
      let body = try await FileIO().loadFile(path: path, range: range, context: context)
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
      headers[.contentLength] = String(range.count)
      return Response(status: .partialContent, headers: headers, body: body)
    case .unsatisfiable:
      throw Problem(.rangeNotSatisfiable, "rangeNotSatisfiable", headers: [.contentRange: "bytes */\(size)"])
    }
  }

  /// A range counts for GET alone, and where `If-Range` is sent, only while the file is still the same.
  private func range(_ request: Request, size: Int) -> ByteRange {
    guard request.method == .get else { return .whole }
    if let condition = request.headers[.ifRange], !EntityTag.isSame(condition.trimmingBlanks, entityTag) {
      return .whole
    }
    return ByteRange(request.headers[.range], size: size)
  }

  private static let shown: Set<String> = [
    "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain; charset=utf-8",
  ]

  /// In bytes; nil where there is no regular file.
  private static func size(_ path: String) -> Int? {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(info.st_size)
  }
}
