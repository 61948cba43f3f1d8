import HTTPTypes
package import Hummingbird
import NIOCore

extension PrometheusMetrics {
  /// The answer of `/metrics`.
  package func response() -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
