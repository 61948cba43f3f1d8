import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix

/// The server closed before its answer was whole.
public struct ConnectionClosed: Error {}

/// One connection to a server of this machine. Requests go over it one after the other.
public enum Connection {
  /// Opens one for as long as the body runs.
  ///
  /// - Throws: the error of the socket; each request throws `ConnectionClosed` when the server has gone.
  public static func open<Value: Sendable>(
    port: Int, _ body: @Sendable (WebClient) async throws -> Value
  ) async throws -> Value {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "localhost", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPClientCodec())
          return try NIOAsyncChannel<HTTPResponsePart, HTTPRequestPart>(wrappingChannelSynchronously: channel)
        }
      }
    let (turns, waiting) = AsyncStream<Turn>.makeStream()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await channel.executeThenClose { inbound, outbound in
          var parts = inbound.makeAsyncIterator()
          for await turn in turns {
            do {
              try await outbound.write(.head(turn.head))
              for piece in turn.body?.pieces ?? [] { try await outbound.write(.body(piece)) }
              try await outbound.write(.end(nil))
              turn.answer.resume(returning: try await answer(&parts))
            } catch {
              turn.answer.resume(throwing: error)
            }
          }
        }
      }
      defer { waiting.finish() }
      return try await body(
        WebClient(port: port) { head, body in
          try await withCheckedThrowingContinuation { answer in
            waiting.yield(Turn(head: head, body: body, answer: answer))
          }
        })
    }
  }

  private struct Turn: Sendable {
    var head: HTTPRequest
    var body: ByteBuffer?
    var answer: CheckedContinuation<WebAnswer, any Error>
  }

  private static func answer(_ parts: inout NIOAsyncChannelInboundStream<HTTPResponsePart>.AsyncIterator)
    async throws -> WebAnswer
  {
    var answer: WebAnswer?
    while let part = try await parts.next() {
      switch part {
      case .head(let head): answer = WebAnswer(status: head.status, headers: head.headerFields, body: .init())
      case .body(let bytes): answer?.body.writeImmutableBuffer(bytes)
      case .end: if let answer { return answer }
      }
    }
    throw ConnectionClosed()
  }
}
