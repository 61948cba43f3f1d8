public import HTTPTypes
public import Hummingbird
public import NIOCore

/// How the requests of a test reach the router.
public enum WebRoute: Sendable {
  /// Straight into it, without a socket.
  case router
  /// Over a real socket on a port of its own, by HTTP/1.1, all on one connection.
  case live
}

/// What came back, as it came: nothing is unpacked and no redirect is followed.
public struct WebAnswer: Sendable {
  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  public var body: ByteBuffer
}

/// Asks the application under test.
public struct WebClient: Sendable {
  /// Where the server listens; nil when there is none.
  public let port: Int?
  let send: @Sendable (HTTPRequest, ByteBuffer?) async throws -> WebAnswer

  /// Sends a request and waits for the whole answer. A body is announced by its length.
  @discardableResult
  public func execute(
    uri: String, method: HTTPRequest.Method, headers: HTTPFields = [:], body: ByteBuffer? = nil
  ) async throws -> WebAnswer {
    var headers = headers
    if let body { headers[.contentLength] = "\(body.readableBytes)" }
    return try await send(
      HTTPRequest(method: method, scheme: "http", authority: "localhost", path: uri, headerFields: headers),
      body)
  }

  /// As `execute`, with the answer handed on.
  @discardableResult
  public func execute<Value>(
    uri: String, method: HTTPRequest.Method, headers: HTTPFields = [:], body: ByteBuffer? = nil,
    read: (WebAnswer) async throws -> Value
  ) async throws -> Value {
    try await read(execute(uri: uri, method: method, headers: headers, body: body))
  }
}

extension Application {
  /// Lets a test ask this application, and ends what it had to start.
  public func test<Value: Sendable>(
    _ route: WebRoute, _ body: @escaping @Sendable (WebClient) async throws -> Value
  ) async throws -> Value {
    switch route {
    case .router: try await body(routed())
    case .live: try await served(body)
    }
  }
}

extension ByteBuffer {
  /// In pieces of at most 32 KiB, as a connection brings them.
  var pieces: [ByteBuffer] {
    var rest = self
    var pieces: [ByteBuffer] = []
    while let piece = rest.readSlice(length: Swift.min(32 << 10, rest.readableBytes)), piece.readableBytes > 0
    {
      pieces.append(piece)
    }
    return pieces
  }
}
