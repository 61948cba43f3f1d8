import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Synchronization
import Testing

@testable import WebParts

@Suite("Page cache: never older than what it shows")
struct PageCacheTests {
  func request(_ path: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get) -> Request {
    Request(
      head: HTTPRequest(method: method, scheme: nil, authority: nil, path: path, headerFields: headers),
      body: .init(buffer: .init()))
  }

  func page(_ text: String, _ tags: Set<String>) -> CachedPage {
    CachedPage(ByteBuffer(string: text), tags: tags)
  }

  @Test func `a page is made once and again after what it shows has changed`() async throws {
    let cache = PageCache()
    var made = 0
    for (dropped, count) in [([], 1), ([], 1), (["other"], 1), (["item:1"], 2), ([], 2)] as [([String], Int)]
    {
      cache.drop(tags: dropped)
      let response = try await cache.respond(to: request("/items/1")) {
        made += 1
        return ("<p>\(made)</p>", ["item:1", "list"])
      }
      #expect(response.status == .ok && made == count)
    }
    #expect(cache.page(for: request("/items/1?print=1")) == nil)
    #expect(cache.page(for: request("/items/1", method: .post)) == nil)
    cache.dropAll()
    #expect(cache.count == 0)
  }

  @Test func `a page read before a change is not kept after it`() {
    let cache = PageCache()
    let ticket = cache.ticket()
    cache.drop(tags: ["item:1"])
    cache.keep(page("old", ["item:1"]), for: request("/1"), ticket: ticket)
    cache.keep(page("other", ["item:2"]), for: request("/2"), ticket: ticket)
    #expect(cache.page(for: request("/1")) == nil && cache.page(for: request("/2")) != nil)
    let late = cache.ticket()
    cache.dropAll()
    cache.keep(page("old", []), for: request("/3"), ticket: late)
    #expect(cache.page(for: request("/3")) == nil)
    let before = cache.ticket()
    for index in 0..<10_001 { cache.drop(tags: ["t\(index)"]) }
    cache.keep(page("old", ["t5"]), for: request("/4"), ticket: before)
    #expect(cache.page(for: request("/4")) == nil)
  }

  @Test func `entries and bytes are bounded and the page asked for stays`() {
    let cache = PageCache(entryLimit: 50, byteLimit: 40_000)
    for index in 0..<500 {
      cache.keep(
        page("page \(index) " + String(repeating: "x", count: index), ["all"]), for: request("/\(index)"),
        ticket: cache.ticket())
      _ = cache.page(for: request("/0"))
    }
    #expect(cache.count <= 50)
    #expect(cache.page(for: request("/0")) != nil && cache.page(for: request("/499")) != nil)
    cache.drop(tags: ["all"])
    #expect(cache.count == 0)
    cache.keep(page(String(repeating: "x", count: 20_000), []), for: request("/big"), ticket: cache.ticket())
    cache.keep(page("x", []), for: request("/" + String(repeating: "x", count: 600)), ticket: cache.ticket())
    #expect(cache.count == 0)
  }

  @Test func `a cached page is answered before anything else, compressed, and not sent twice`() async throws {
    let cache = PageCache(headers: SecurityHeaders.fields(isSecure: false))
    let router = Router(options: [.autoGenerateHeadEndpoints])
    let reached = Mutex(0)
    router.add(middleware: PageCacheMiddleware(cache) { !$0.headers.contains(.cookie) })
    router.get("/") { request, _ in
      reached.withLock { $0 += 1 }
      return try await cache.respond(to: request) { ("\(String(repeating: "公开", count: 500))", ["front"]) }
    }
    try await Application(router: router).test(.live) { client in
      let first = try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "gzip"])
      let second = try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "gzip"])
      #expect(first.body == second.body && reached.withLock { $0 } == 1)
      #expect(second.headers[.contentEncoding] == "gzip" && second.headers[.contentSecurityPolicy] != nil)
      let tag = try #require(second.headers[.eTag])
      let again = try await client.execute(
        uri: "/", method: .get, headers: [.acceptEncoding: "gzip", .ifNoneMatch: tag])
      #expect(again.status == .notModified && again.body.readableBytes == 0)
      let plain = try await client.execute(uri: "/", method: .get, headers: [.ifNoneMatch: tag])
      #expect(plain.status == .ok && plain.headers[.eTag] != tag && plain.body.readableBytes == 3000)
      let head = try await client.execute(uri: "/", method: .head)
      #expect(head.status == .ok && head.body.readableBytes == 0 && head.headers[.contentLength] == "3000")
      _ = try await client.execute(uri: "/", method: .get, headers: [.cookie: "sid=x"])
      #expect(reached.withLock { $0 } == 2)
    }
  }
}
