import HTTPTypes
import Hummingbird
import WebTesting
import Testing

@testable import WebParts

@Suite("Assets: a name never means other bytes")
struct AssetManifestTests {
  @Test func `a folder is read with all below it, and style sheets name the others by their digest`() throws {
    let folder = try StagingFolder()
    try folder.write(
      "site.css", Array("@font-face{src:url('fonts/song.woff2')} a{background:url(dot.svg)}".utf8))
    try folder.write("fonts/song.woff2", [1, 2, 3])
    try folder.write("dot.svg", Array("<svg/>".utf8))
    try folder.write(".hidden", [1])
    let assets = try AssetManifest(folder: folder.path)
    #expect(assets.names == ["dot.svg", "fonts/song.woff2", "site.css"])
    #expect(assets.url(for: "site.css").wholeMatch(of: /\/assets\/site\.[0-9a-f]{8}\.css/) != nil)
    #expect(
      assets.url(for: "fonts/song.woff2").wholeMatch(of: /\/assets\/fonts\/song\.[0-9a-f]{8}\.woff2/) != nil)
    #expect(assets.url(for: "none.css") == "/assets/none.css")
    let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: assets.url(for: "site.css"))
    let response = assets.response(to: Request(head: head, body: .init(buffer: .init())))
    #expect(
      response?.headers[.contentLength]
        == String(
          "@font-face{src:url()} a{background:url()}".utf8.count
            + assets.url(for: "fonts/song.woff2").utf8.count + assets.url(for: "dot.svg").utf8.count))
  }

  @Test func `other content has another address`() {
    let one = AssetManifest(["site.css": "a{}"])
    let two = AssetManifest(["site.css": "b{}"])
    #expect(one.url(for: "site.css") != two.url(for: "site.css"))
    #expect(one.url(for: "site.css") == AssetManifest(["site.css": "a{}"]).url(for: "site.css"))
  }

  @Test func `a missing or an empty folder is said at start`() throws {
    let folder = try StagingFolder()
    #expect(throws: AssetError.noFolder(folder.path)) { try AssetManifest(folder: folder.path) }
    #expect(throws: AssetError.noFolder("/nowhere")) { try AssetManifest(folder: "/nowhere") }
  }

  @Test func `assets are served for ever under their digest, compressed, and no middleware inside is asked`()
    async throws
  {
    struct Never: RouterMiddleware {
      typealias Context = BasicRequestContext
      func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response)
        throws -> Response
      {
        Response(status: .notImplemented)
      }
    }
    let assets = AssetManifest(["site.css": String(repeating: "a{color:red}", count: 200), "logo.png": "png"])
    let router = Router()
    router.add(middleware: AssetMiddleware(assets))
    router.add(middleware: Never())
    try await Application(router: router).test(.live) { client in
      let address = assets.url(for: "site.css")
      let plain = try await client.execute(uri: address, method: .get)
      #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(plain.headers[.contentType] == "text/css; charset=utf-8" && plain.body.readableBytes == 2400)
      let packed = try await client.execute(uri: address, method: .get, headers: [.acceptEncoding: "gzip"])
      #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
      #expect(CompressionMiddlewareTests.inflated(packed.body)?.count == 2400)
      #expect(packed.headers[.eTag] != plain.headers[.eTag])
      let tag = try #require(packed.headers[.eTag])
      let again = try await client.execute(
        uri: address, method: .get, headers: [.acceptEncoding: "gzip", .ifNoneMatch: tag])
      #expect(again.status == .notModified)
      let head = try await client.execute(uri: address, method: .head)
      #expect(head.status == .ok && head.body.readableBytes == 0 && head.headers[.contentLength] == "2400")
      let byName = try await client.execute(uri: "/assets/logo.png", method: .get)
      #expect(
        byName.headers[.cacheControl] == "public, no-cache" && byName.headers[.contentType] == "image/png")
      for path in ["/assets/none.css", "/assets/../site.css", "/other"] {
        let response = try await client.execute(uri: path, method: .get)
        #expect(response.status == .notImplemented)
      }
    }
  }
}
