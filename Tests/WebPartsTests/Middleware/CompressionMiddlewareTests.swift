import CZlib
import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Testing

@testable import WebParts

@Suite("Compression: text for who takes it, and what comes out is what went in")
struct CompressionMiddlewareTests {
  static let page = String(repeating: "<li>政府信息公开</li>", count: 400)

  /// gzip read back by zlib itself.
  static func inflated(_ buffer: ByteBuffer) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var input = Array(buffer.readableBytesView)
    var output = [UInt8](repeating: 0, count: 4 << 20)
    let code = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    return code == Z_STREAM_END ? Array(output.prefix(Int(stream.total_out))) : nil
  }

  func router() -> Router<BasicRequestContext> {
    let router = Router(options: [.autoGenerateHeadEndpoints])
    router.add(middleware: CompressionMiddleware())
    router.get("page") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8", .eTag: "\"a\""],
        body: ResponseBody(byteBuffer: ByteBuffer(string: Self.page)))
    }
    router.get("stream") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/csv", .vary: "Accept"],
        body: ResponseBody { writer in
          for _ in 0..<50 { try await writer.write(ByteBuffer(string: Self.page)) }
          try await writer.finish(nil)
        })
    }
    router.get("small") { _, _ in HTML.text("x") }
    router.get("picture") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "image/png"],
        body: ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 5000)))
    }
    router.get("done") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/html", .contentEncoding: "br"],
        body: ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 5000)))
    }
    return router
  }

  @Test func `a page and a stream come back the same, live and in the router`() async throws {
    for mode in [WebRoute.router, .live] {
      try await Application(router: router()).test(mode) { client in
        for (path, text) in [("/page", Self.page), ("/stream", String(repeating: Self.page, count: 50))] {
          let response = try await client.execute(
            uri: path, method: .get, headers: [.acceptEncoding: "br, gzip"])
          #expect(response.headers[.contentEncoding] == "gzip")
          #expect(response.headers[.vary]?.contains("Accept-Encoding") == true)
          #expect(response.body.readableBytes < text.utf8.count / 10)
          #expect(Self.inflated(response.body) == Array(text.utf8))
        }
      }
    }
  }

  @Test func `what is small, compressed or no text is left alone, and so is who takes no gzip`() async throws
  {
    try await Application(router: router()).test(.router) { client in
      for path in ["/small", "/picture", "/done"] {
        let response = try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: "gzip"])
        #expect(response.headers[.contentEncoding] != "gzip" && response.headers[.vary] == nil)
      }
      for accept in [nil, "br", "gzip;q=0", "identity"] as [String?] {
        var headers: HTTPFields = [:]
        headers[.acceptEncoding] = accept
        let response = try await client.execute(uri: "/page", method: .get, headers: headers)
        #expect(String(buffer: response.body) == Self.page && response.headers[.vary] == "Accept-Encoding")
        #expect(response.headers[.eTag] == "\"a\"")
      }
      let head = try await client.execute(uri: "/page", method: .head, headers: [.acceptEncoding: "gzip"])
      #expect(
        head.headers[.contentEncoding] == "gzip" && head.headers[.eTag] == "W/\"a\""
          && head.body.readableBytes == 0)
    }
  }

  @Test(arguments: [
    ("gzip", true), ("GZIP", true), ("deflate, gzip;q=0.5", true), ("gzip;q=0", false),
    ("gzip; q=0.0", false), ("*", false),
    ("", false), ("x-gzip", true),
  ])
  func `what a browser accepts is read with its weights`(header: String, takes: Bool) {
    #expect(AcceptEncoding.takesGzip(header) == takes)
  }

  @Test func `any bytes survive in any pieces`() {
    var chance = SeededChance(seed: 13)
    for _ in 0..<40 {
      var gzip = Gzip()
      var all: [UInt8] = []
      var packed = ByteBuffer()
      for _ in 0..<Int.random(in: 0..<6, using: &chance) {
        let piece = (0..<Int.random(in: 0..<3000, using: &chance)).map { _ in
          UInt8.random(in: 0...20, using: &chance)
        }
        all += piece
        var out =
          Bool.random(using: &chance)
          ? gzip.compress(ByteBuffer(bytes: piece)) : gzip.flush(ByteBuffer(bytes: piece))
        packed.writeBuffer(&out)
      }
      var end = gzip.finish()
      packed.writeBuffer(&end)
      #expect(Self.inflated(packed) == all)
      #expect(Self.inflated(Gzip.compressed(ByteBuffer(bytes: all))) == all)
    }
  }
}
