import HTTPTypes
import Hummingbird
import WebTesting
import Synchronization
import Testing

@testable import WebParts

@Suite("Sessions: only a hash is stored, the id changes at sign-in")
struct SessionsTests {
  struct Context: SessionRequestContext {
    var coreContext: CoreRequestContextStorage
    var session: Session?

    init(source: Source) {
      coreContext = .init(source: source)
    }
  }

  final class HandWoundClock: Sendable {
    private let seconds = Mutex(1_000_000)
    var now: Int { seconds.withLock { $0 } }
    func advance(_ by: Int) { seconds.withLock { $0 += by } }
  }

  func request(_ setCookie: String) -> Request {
    let pair = String(setCookie.prefix { $0 != ";" })
    return Request(
      head: HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.cookie: "x=1; \(pair)"]),
      body: .init(buffer: .init()))
  }

  @Test func `the cookie cannot be read by scripts, sent from elsewhere or over plain HTTP`() async throws {
    let clock = HandWoundClock()
    let sessions = Sessions(store: MemorySessionStore()) { clock.now }
    let (session, cookie) = try await sessions.begin(person: "li")
    #expect(cookie.wholeMatch(of: /__Host-sid=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure/) != nil)
    #expect(!cookie.contains(session.hash))
    let plain = Sessions(store: MemorySessionStore(), policy: SessionPolicy(name: "demo", isSecure: false)) {
      clock.now
    }
    #expect(
      try await plain.begin(person: nil).setCookie.wholeMatch(
        of: /demo=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax/) != nil)
    #expect(try await sessions.end(session).hasSuffix("Max-Age=0"))
  }

  @Test func `a session ends when nobody comes, and in any case at the end of the day`() async throws {
    let clock = HandWoundClock()
    let policy = SessionPolicy(idleLimit: 100, absoluteLimit: 300)
    let sessions = Sessions(store: MemorySessionStore(), policy: policy) { clock.now }
    let idle = try await sessions.begin(person: "li").setCookie
    clock.advance(99)
    #expect(try await sessions.find(request(idle))?.person == "li")
    clock.advance(99)
    #expect(try await sessions.find(request(idle)) != nil)
    clock.advance(100)
    #expect(try await sessions.find(request(idle)) == nil)
    let busy = try await sessions.begin(person: "li").setCookie
    for _ in 0..<4 {
      clock.advance(70)
      #expect(try await sessions.find(request(busy)) != nil)
    }
    clock.advance(20)
    #expect(try await sessions.find(request(busy)) == nil)
  }

  @Test func `signing in changes the id and ends the session before it`() async throws {
    let sessions = Sessions(store: MemorySessionStore()) { 0 }
    let before = try await sessions.begin(person: nil)
    let after = try await sessions.begin(person: "li", replacing: before.session)
    #expect(try await sessions.find(request(before.setCookie)) == nil)
    #expect(try await sessions.find(request(after.setCookie)) == after.session)
    let other = try await sessions.begin(person: "wang")
    try await sessions.endAll(of: "li")
    #expect(try await sessions.find(request(after.setCookie)) == nil)
    #expect(try await sessions.find(request(other.setCookie)) != nil)
    _ = try await sessions.end(other.session)
    #expect(try await sessions.find(request(other.setCookie)) == nil)
    #expect(try await sessions.find(request("__Host-sid=guess")) == nil)
  }

  @Test func `the middleware hands the session on and opens none`() async throws {
    let store = MemorySessionStore()
    let sessions = Sessions(store: store) { 0 }
    let cookie = try await sessions.begin(person: "li").setCookie
    let router = Router(context: Context.self)
    router.add(middleware: SessionMiddleware(sessions))
    router.get("/") { _, context in context.session?.person ?? "nobody" }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .get) {
        #expect(String(buffer: $0.body) == "nobody")
        #expect($0.headers[.setCookie] == nil)
      }
      try await client.execute(
        uri: "/", method: .get, headers: [.cookie: String(cookie.prefix { $0 != ";" })]
      ) {
        #expect(String(buffer: $0.body) == "li")
      }
    }
  }
}
