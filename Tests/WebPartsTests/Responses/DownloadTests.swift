import HTTPTypes
import Hummingbird
import WebTesting
import Testing

@testable import WebParts

@Suite("Download: whole, in part, or not again")
struct DownloadTests {
  struct Case: Sendable {
    var headers: HTTPFields
    var method = HTTPRequest.Method.get
    var status: Int
    var body = ""
    var range: String?
  }

  @Test(arguments: [WebRoute.router, .live])
  func `every way of asking`(mode: WebRoute) async throws {
    let folder = try StagingFolder()
    try folder.write("a", Array("0123456789".utf8))
    try folder.write("empty", [])
    let path = folder.path
    let router = Router(options: [.autoGenerateHeadEndpoints])
    router.add(middleware: ProblemMiddleware { problem, _, _, _ in "\(problem.code)" })
    router.get(":name") { request, context in
      try await Download(
        path: path + "/" + context.parameters.require("name"), filename: "年报.pdf", entityTag: "\"t\"",
        isInline: true
      ).response(to: request, context: context)
    }
    let cases = [
      Case(headers: [:], status: 200, body: "0123456789"),
      Case(headers: [.range: "bytes=-3"], status: 206, body: "789", range: "bytes 7-9/10"),
      Case(headers: [.range: "bytes=2-4"], status: 206, body: "234", range: "bytes 2-4/10"),
      Case(headers: [.range: "bytes=20-30"], status: 416, body: "rangeNotSatisfiable", range: "bytes */10"),
      Case(headers: [.range: "bytes=0-1,4-5"], status: 200, body: "0123456789"),
      Case(
        headers: [.range: "bytes=0-1", .ifRange: "\"t\""], status: 206, body: "01", range: "bytes 0-1/10"),
      Case(headers: [.range: "bytes=0-1", .ifRange: "\"old\""], status: 200, body: "0123456789"),
      Case(headers: [.range: "bytes=0-1", .ifRange: "W/\"t\""], status: 200, body: "0123456789"),
      Case(headers: [.range: "bytes=0-1", .ifNoneMatch: "\"t\""], status: 304),
      Case(headers: [.range: "bytes=0-1"], method: .head, status: 200),
    ]
    try await Application(router: router).test(mode) { client in
      for sample in cases {
        let response = try await client.execute(uri: "/a", method: sample.method, headers: sample.headers)
        #expect(Int(response.status.code) == sample.status, "\(sample)")
        #expect(String(buffer: response.body) == sample.body, "\(sample)")
        #expect(response.headers[.contentRange] == sample.range, "\(sample)")
        if response.status == .ok {
          #expect(response.headers[.contentLength] == "10" && response.headers[.acceptRanges] == "bytes")
          #expect(
            response.headers[.contentType] == "application/pdf"
              && response.headers[.xContentTypeOptions] == "nosniff")
          #expect(
            response.headers[.contentDisposition]?.hasPrefix(
              "inline; filename=\"download.pdf\"; filename*=UTF-8''%E5") == true)
        }
      }
      try await client.execute(uri: "/empty", method: .get) {
        #expect($0.status == .ok && $0.body.readableBytes == 0)
      }
      try await client.execute(uri: "/gone", method: .get) { #expect($0.status == .notFound) }
    }
  }

  @Test func `what could run as a page of ours is saved, not shown`() async throws {
    let folder = try StagingFolder()
    try folder.write("a", Array("<script>".utf8))
    let path = folder.path
    let router = Router()
    router.get("/") { request, context in
      try await Download(path: path + "/a", filename: "a.html", entityTag: "\"t\"", isInline: true)
        .response(to: request, context: context)
    }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .get) {
        #expect($0.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      }
    }
  }
}
