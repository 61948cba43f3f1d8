package import HTTPTypes
package import Hummingbird
package import NIOCore

extension HTML {
  /// The markup as a buffer to send.
  package var byteBuffer: ByteBuffer { ByteBuffer(bytes: utf8) }

  /// A page with this markup.
  package func response(_ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "text/html; charset=utf-8"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: byteBuffer))
  }
}

extension HTML: ResponseGenerator {
  package func response(from request: Request, context: some RequestContext) -> Response {
    response()
  }
}
