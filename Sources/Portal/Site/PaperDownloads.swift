package import Desk
import HTTPTypes
import Hummingbird
import NIOCore
package import WebParts

extension PrintedDocument {
  /// The file, to keep. What is about one person is kept nowhere on the way.
  func response(isPublic: Bool = false) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: ContentType.of(filename: name),
        .cacheControl: isPublic ? "public, no-cache" : "no-store",
        .contentDisposition: ContentDisposition.header(.attachment, filename: name),
      ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// The ways to a document in each format that can be made here: where no PDF can be made, none is offered.
struct PaperButtons: Component {
  var formats: [PaperFormat]
  var address: @Sendable (PaperFormat) -> String

  var html: HTML {
    formats.html { format in
      """
      <a class="button secondary no-print" href="\(address(format))" rel="nofollow" download>下载 \(format.title)</a>

      """
    }
  }
}

extension PrintFault: ProblemConvertible {
  package var problem: Problem {
    switch self {
    case .notInstalled: Problem(.serviceUnavailable, "pdfMissing")
    case .failed: Problem(.serviceUnavailable, "pdfFailed")
    case .busy: Problem(.serviceUnavailable, "pdfBusy", headers: [.retryAfter: "10"])
    }
  }
}
