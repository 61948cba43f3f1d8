import Hummingbird
import Logging
import NIOCore

extension Application {
  /// Serves this application on a free port while the body runs.
  func served<Value: Sendable>(_ body: @escaping @Sendable (WebClient) async throws -> Value) async throws
    -> Value
  {
    let (ports, found) = AsyncStream<Int>.makeStream()
    let server = Application(
      responder: responder,
      configuration: .init(address: .hostname("localhost", port: 0)),
      onServerRunning: { channel in
        if let port = channel.localAddress?.port { found.yield(port) }
        found.finish()
      }, logger: logger)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        defer { found.finish() }
        try await server.run()
        return nil
      }
      group.addTask {
        guard let port = await ports.first(where: { _ in true }) else { return nil }
        return try await Connection.open(port: port, body)
      }
      defer { group.cancelAll() }
      while let finished = try await group.next() {
        if let finished { return finished }
      }
      throw ConnectionClosed()
    }
  }
}
