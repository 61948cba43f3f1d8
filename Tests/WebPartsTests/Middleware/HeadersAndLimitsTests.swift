import HTTPTypes
import Hummingbird
import WebTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import WebParts

@Suite("Security headers, body limit, request log")
struct HeadersAndLimitsTests {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  @Test func `the browser trusts our own files only, and an answer may know better`() async throws {
    let router = Router()
    router.add(middleware: SecurityHeadersMiddleware(isSecure: true))
    router.get("/") { _, _ in Response(status: .ok, headers: [.contentSecurityPolicy: "default-src 'self'"]) }
    router.get("/b") { _, _ in "b" }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/b", method: .get) { response in
        let policy = response.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'") && !policy.contains("unsafe"))
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[.named("Referrer-Policy")] == "same-origin")
        #expect(response.headers[.strictTransportSecurity] != nil)
      }
      try await client.execute(uri: "/", method: .get) {
        #expect($0.headers[values: .contentSecurityPolicy] == ["default-src 'self'"])
      }
    }
    #expect(!SecurityHeaders.fields(isSecure: false).contains { $0.name == .strictTransportSecurity })
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .patch])
  func `a streamed body is bounded too, announced or not`(method: HTTPRequest.Method) async throws {
    let router = Router()
    router.add(middleware: ProblemMiddleware { problem, _, _, _ in "\(problem.code)" })
    router.add(middleware: BodyLimitMiddleware(10))
    router.on("/", method: method) { request, _ -> String in
      var count = 0
      for try await chunk in request.body { count += chunk.readableBytes }
      return "\(count)"
    }
    try await Application(router: router).test(.live) { client in
      for (size, status) in [(0, 200), (10, 200), (11, 413), (500, 413)] {
        let body = ByteBuffer(repeating: 65, count: size)
        try await client.execute(uri: "/", method: method, body: body) {
          #expect(Int($0.status.code) == status)
        }
      }
    }
    for size in [10, 11] {
      let stream = AsyncStream { continuation in
        for _ in 0..<size { continuation.yield(ByteBuffer(bytes: [65])) }
        continuation.finish()
      }
      let body = BoundedBody(body: RequestBody(asyncSequence: stream), limit: 10)
      var count = 0
      do {
        for try await chunk in body { count += chunk.readableBytes }
        #expect(size == 10 && count == 10)
      } catch {
        #expect(size == 11 && error as? BodyTooLarge == BodyTooLarge(limit: 10))
      }
    }
  }

  @Test func `the log has the route and the status, and nothing that anybody asked`() async throws {
    let lines = Lines()
    var logger = Logger(label: "web") { label in
      JSONLogHandler(label: label, time: { "2026-01-05T09:00:00+08:00" }, write: { lines.add($0) })
    }
    logger.logLevel = .info
    let router = Router()
    router.add(middleware: RequestLogMiddleware())
    router.get("status/:number") { _, _ in "ok" }
    try await Application(router: router, logger: logger).test(.router) { client in
      _ = try await client.execute(uri: "/status/2026-00017?code=secret", method: .get)
    }
    let line = try #require(lines.all.first { $0.contains("request answered") })
    #expect(
      line.hasPrefix(
        #"{"time":"2026-01-05T09:00:00+08:00","level":"info","logger":"web","message":"request answered""#))
    #expect(line.contains(#""http.path":"/status/{number}""#) && line.contains(#""http.status":"200""#))
    #expect(!line.contains("secret") && !line.contains("00017"))
  }
}
