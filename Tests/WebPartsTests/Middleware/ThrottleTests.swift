import HTTPTypes
import Hummingbird
import WebTesting
import Testing

@testable import WebParts

@Suite("Throttle and rate limit: slower and slower, and forgiven in time")
struct ThrottleTests {
  @Test func `the first faults are free, then the wait doubles up to its limit`() {
    var throttle = Throttle(Throttle.Policy(free: 2, firstWait: 3, longestWait: 20, window: 1000))
    #expect((1...7).map { throttle.failed("a", now: $0) } == [0, 0, 3, 6, 12, 20, 20])
    #expect(
      throttle.wait("a", now: 7) == 20 && throttle.wait("a", now: 26) == 1 && throttle.wait("a", now: 27) == 0
    )
    #expect(throttle.wait("b", now: 7) == 0)
  }

  @Test func `what is right or long ago is forgotten`() {
    var throttle = Throttle(Throttle.Policy(free: 0, firstWait: 5, longestWait: 50, window: 100))
    throttle.failed("a", now: 0)
    throttle.succeeded("a")
    #expect(throttle.wait("a", now: 0) == 0)
    for _ in 0..<200 { throttle.failed("a", now: 0) }
    #expect(throttle.wait("a", now: 49) == 1)
    #expect(throttle.wait("a", now: 100) == 0)
    #expect(throttle.failed("a", now: 100) == 5)
  }

  @Test func `who asks under many names does not fill the memory`() {
    var throttle = Throttle(Throttle.Policy(free: 0, firstWait: 5, keys: 100))
    for index in 0..<1000 { throttle.failed("k\(index)", now: index) }
    #expect(throttle.wait("k999", now: 999) == 5)
    #expect(throttle.wait("k0", now: 0) == 0)
  }

  @Test func `a shared throttle refuses with the time to wait`() {
    let throttle = SharedThrottle(Throttle.Policy(free: 0, firstWait: 9), now: { 5 })
    #expect(throws: Never.self) { try throttle.check("code", "address") }
    throttle.failed("code", "address")
    #expect(throws: Problem.tooManyRequests(retryAfter: 9)) { try throttle.check("other", "address") }
    throttle.succeeded("address")
    #expect(throws: Never.self) { try throttle.check("other", "address") }
  }

  @Test func `a bucket gives its burst at once and then its rate`() {
    var limit = RateLimit(burst: 3, perMinute: 30)
    #expect((0..<4).map { _ in limit.take("a", now: 0) } == [nil, nil, nil, 2])
    #expect(limit.take("b", now: 0) == nil)
    #expect(limit.take("a", now: 1) == 1)
    #expect(limit.take("a", now: 2) == nil)
    #expect((0..<4).map { _ in limit.take("a", now: 1000) } == [nil, nil, nil, 2])
    #expect(limit.take("a", now: 0) == 2)
  }

  @Test func `over a long time nobody gets more than burst and rate`() {
    var chance = SeededChance(seed: 17)
    var limit = RateLimit(burst: 5, perMinute: 7)
    var now = 0
    var taken = 0
    for _ in 0..<5000 {
      now += Int.random(in: 0...3, using: &chance)
      if limit.take("a", now: now) == nil { taken += 1 }
      #expect(taken <= 5 + now * 7 / 60 + 1)
    }
    #expect(taken >= now * 7 / 60 - 5)
  }

  @Test func `the middleware answers 429 and when to come again`() async throws {
    let router = Router()
    router.add(
      middleware: RateLimitMiddleware(RateLimit(burst: 1, perMinute: 6), now: { 0 }) { request, _ in
        request.headers[.userAgent]
      })
    router.get("/") { _, _ in "ok" }
    try await Application(router: router).test(.router) { client in
      for (agent, status) in [("a", 200), ("a", 429), ("b", 200), (nil, 200), (nil, 200)] as [(String?, Int)]
      {
        var headers: HTTPFields = [:]
        headers[.userAgent] = agent
        try await client.execute(uri: "/", method: .get, headers: headers) {
          #expect($0.status.code == status)
          #expect($0.headers[.retryAfter] == (status == 429 ? "10" : nil))
        }
      }
    }
  }
}
