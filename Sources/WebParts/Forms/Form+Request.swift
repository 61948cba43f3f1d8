import HTTPTypes
package import Hummingbird
import NIOCore

extension Form {
  /// Reads the body of a request without files.
  ///
  /// - Throws: ``FormError``, or what the connection throws.
  package static func read(_ request: Request, sizeLimit: Int = 1 << 20) async throws -> Form {
    guard let type = request.headers[.contentType],
      HeaderParameters.read(type, expecting: "application/x-www-form-urlencoded") != nil
    else { throw FormError.unknownContentType }
    let body = try await request.bodyBytes(upTo: sizeLimit) { FormError.tooLarge(limit: sizeLimit) }
    let form = try Form(urlEncoded: body.readableBytesView, sizeLimit: sizeLimit)
    TypedForm.current?.hold(.init(form: form))
    return form
  }
}

extension Request {
  /// The query of the address.
  package var query: Query { Query(encoded: uri.query ?? "") }
}
