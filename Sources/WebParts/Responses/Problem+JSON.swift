import HTTPTypes
package import Hummingbird
import NIOCore

extension Problem {
  /// The answer as `application/problem+json`.
  ///
  /// - Parameter instance: the id under which the log knows this request.
  package func json(instance: String?) -> Response {
    var members = [
      ("type", JSONText.string("urn:huabiao:problem:\(code)")),
      ("title", JSONText.string(status.reasonPhrase)),
      ("status", String(status.code)), ("code", JSONText.string(code)),
    ]
    if let detail { members.append(("detail", JSONText.string(detail))) }
    if let instance { members.append(("instance", JSONText.string("urn:request:\(instance)"))) }
    members += facts.sorted { $0.key < $1.key }.map { ($0.key, JSONText.string($0.value)) }
    let body = JSONText.object(members)
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
