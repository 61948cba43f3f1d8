import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

extension Application {
  /// A client that hands its requests to the responder.
  func routed() -> WebClient {
    WebClient(port: nil) { [responder, logger] head, body in
      let (stream, source) = AsyncStream<ByteBuffer>.makeStream()
      for piece in body?.pieces ?? [] { source.yield(piece) }
      source.finish()
      // The server names every request to its log, and an answer that reports a fault repeats the name.
      var logger = logger
      logger[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
      let context = Responder.Context(source: .init(channel: NIOAsyncTestingChannel(), logger: logger))
      let response: Response
      do {
        response = try await responder.respond(
          to: Request(head: head, body: RequestBody(asyncSequence: stream)), context: context)
      } catch {
        // What the server answers when nothing inside has caught the error.
        response = Response(status: .internalServerError)
      }
      let written = Written()
      try await response.body.write(written)
      return WebAnswer(
        status: response.status, headers: response.headers, body: written.bytes.withLock { $0 })
    }
  }
}

/// Keeps what a response writes.
private final class Written: ResponseBodyWriter, Sendable {
  let bytes = Mutex(ByteBuffer())

  func write(_ buffer: ByteBuffer) { bytes.withLock { _ = $0.writeImmutableBuffer(buffer) } }
  func finish(_: HTTPFields?) {}
}
