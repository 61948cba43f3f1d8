import HTTPTypes
import Hummingbird
import WebTesting
import Testing

@testable import WebParts

@Suite("Same site: nobody else's page writes here")
struct SameSiteMiddlewareTests {
  struct Case: Sendable {
    var site: String?
    var origin: String?
    var hasSession = false
    var isAllowed: Bool
  }

  @Test(arguments: [
    Case(site: "same-origin", isAllowed: true), Case(site: "none", isAllowed: true),
    Case(site: "same-site", isAllowed: false), Case(site: "cross-site", isAllowed: false),
    Case(site: "cross-site", origin: "https://localhost", isAllowed: false),
    Case(origin: "https://localhost", hasSession: true, isAllowed: true),
    Case(origin: "https://LOCALHOST", isAllowed: true),
    Case(origin: "http://proxy.example:8443", isAllowed: true),
    Case(origin: "https://evil.example", isAllowed: false),
    Case(origin: "https://localhost.evil", isAllowed: false),
    Case(origin: "null", isAllowed: false), Case(isAllowed: true), Case(hasSession: true, isAllowed: false),
  ])
  func `a write passes only from our own pages`(_ sample: Case) async throws {
    let router = Router()
    router.add(
      middleware: SameSiteMiddleware(ownHosts: ["proxy.example:8443"]) { $0.headers.contains(.cookie) })
    router.post("/") { _, _ in "written" }
    router.get("/") { _, _ in "read" }
    var headers: HTTPFields = [:]
    headers[.secFetchSite] = sample.site
    headers[.origin] = sample.origin
    if sample.hasSession { headers[.cookie] = "sid=x" }
    try await Application(router: router).test(.router) { [headers] client in
      let status = try await client.execute(uri: "/", method: .post, headers: headers) { $0.status }
      #expect(status == (sample.isAllowed ? .ok : .forbidden))
      try await client.execute(uri: "/", method: .get, headers: headers) { #expect($0.status == .ok) }
    }
  }
}
