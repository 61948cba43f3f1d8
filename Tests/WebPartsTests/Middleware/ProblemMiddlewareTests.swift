import HTTPTypes
import Hummingbird
import WebTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import WebParts

@Suite("Problems: every error has a page, or JSON for programs")
struct ProblemMiddlewareTests {
  struct Secret: Error, CustomStringConvertible {
    let description = "password is 1234"
  }

  func router() -> Router<BasicRequestContext> {
    let router = Router(options: [.autoGenerateHeadEndpoints])
    router.add(
      middleware: ProblemMiddleware { problem, id, _, _ in
        "<h1>\(problem.status.code) \(problem.code)</h1><p>\(id.isEmpty ? "" : "id")</p>"
      })
    router.get("boom") { _, _ -> String in throw Secret() }
    router.get("gone") { _, _ -> String in throw Problem.gone }
    router.get("busy") { _, _ -> String in throw Problem.tooManyRequests(retryAfter: 7) }
    router.get("faults") { _, _ -> String in throw FormFaults([FormFault("b", .missing)], form: Form()) }
    router.get("framework") { _, _ -> String in throw HTTPError(.forbidden, message: "inside") }
    router.get("stale") { _, _ -> String in throw FormTokenRefusal.expired }
    router.get("form") { request, _ -> String in
      struct A: Decodable { var a: String }
      return try URLEncodedFormDecoder().decode(A.self, from: "a=1&a=2").a
    }
    router.post("body") { request, _ -> String in "\(try await request.bodyBytes(upTo: 4).readableBytes)" }
    router.get("api/v1/gone") { _, _ -> String in throw Problem.gone }
    router.get("items/:id") { _, _ in "item" }
    router.post("items/:id/reply") { _, _ in "reply" }
    router.get("items/new") { _, _ in "new" }
    router.answerWrongMethods()
    return router
  }

  @Test(arguments: [
    ("/boom", 500, "internal"), ("/gone", 410, "gone"), ("/busy", 429, "tooManyRequests"),
    ("/faults", 422, "formFaults"),
    ("/framework", 403, "forbidden"), ("/stale", 403, "formExpired"), ("/form", 400, "badRequest"),
    ("/nowhere", 404, "notFound"), ("/items/1/reply", 405, "methodNotAllowed"),
  ])
  func `an error becomes a page that shows nothing from the inside`(path: String, status: Int, code: String)
    async throws
  {
    try await Application(router: router()).test(.router) { client in
      try await client.execute(uri: path, method: .get, headers: [.accept: "text/html,*/*"]) { response in
        #expect(response.status.code == status)
        #expect(String(buffer: response.body) == "<h1>\(status) \(code)</h1><p>id</p>")
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(response.headers[.cacheControl] == "no-store")
      }
    }
  }

  @Test func `programs get problem JSON, below the interface or by asking for it`() async throws {
    try await Application(router: router()).test(.router) { client in
      try await client.execute(uri: "/api/v1/gone", method: .get, headers: [.accept: "text/html"]) {
        response in
        #expect(response.status == .gone)
        #expect(response.headers[.contentType] == "application/problem+json")
        #expect(
          String(buffer: response.body).hasPrefix(
            #"{"type":"urn:huabiao:problem:gone","title":"Gone","status":410,"code":"gone","instance":"urn:request:"#
          ))
      }
      try await client.execute(uri: "/busy", method: .get, headers: [.accept: "application/json"]) {
        response in
        #expect(response.headers[.retryAfter] == "7")
        #expect(String(buffer: response.body).contains(#""retryAfter":"7""#))
      }
      try await client.execute(uri: "/api/nowhere", method: .get) { #expect($0.status == .notFound) }
    }
  }

  @Test func `a wrong method says which are right`() async throws {
    try await Application(router: router()).test(.router) { client in
      try await client.execute(uri: "/items/7", method: .delete) {
        #expect($0.status == .methodNotAllowed && $0.headers[.allow] == "GET, HEAD, OPTIONS")
      }
      try await client.execute(uri: "/items/7/reply", method: .head) {
        #expect($0.status == .methodNotAllowed && $0.headers[.allow] == "OPTIONS, POST")
      }
      try await client.execute(uri: "/items/new", method: .options) {
        #expect($0.status == .noContent && $0.headers[.allow] == "GET, HEAD, OPTIONS")
      }
      try await client.execute(uri: "/items/7", method: .head) { #expect($0.status == .ok) }
    }
  }

  @Test func `a body over its limit is 413`() async throws {
    try await Application(router: router()).test(.router) { client in
      try await client.execute(uri: "/body", method: .post, body: ByteBuffer(string: "1234")) {
        #expect($0.status == .ok)
      }
      try await client.execute(uri: "/body", method: .post, body: ByteBuffer(string: "12345")) {
        #expect($0.status == .contentTooLarge)
      }
    }
  }

  @Test func `without the middleware a problem still answers as itself`() async throws {
    let router = Router()
    router.get("/") { _, _ -> String in throw Problem(.conflict, "conflict", detail: "a \"quoted\"\nline") }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .get) {
        #expect($0.status == .conflict)
        #expect(String(buffer: $0.body).contains(#""detail":"a \"quoted\"\nline""#))
      }
    }
  }
}
