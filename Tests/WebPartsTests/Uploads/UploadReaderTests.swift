import Foundation
import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Testing

@testable import WebParts

@Suite("UploadReader: files are staged and hashed, text is never lost")
struct UploadReaderTests {
  struct Part {
    var name: String
    var filename: String?
    var data: [UInt8]
  }

  func body(_ parts: [Part]) -> [UInt8] {
    parts.reduce(into: []) { body, part in
      let filename = part.filename.map { "; filename=\"\($0)\"" } ?? ""
      body += Array("--b\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(filename)\r\n\r\n".utf8)
      body += part.data + Array("\r\n".utf8)
    } + Array("--b--\r\n".utf8)
  }

  func read(_ bytes: [UInt8], limits: UploadLimits = UploadLimits(), chunk: Int = 7, in folder: StagingFolder)
    async throws -> Upload
  {
    let chunks = stride(from: 0, to: bytes.count, by: chunk).map {
      ByteBuffer(bytes: bytes[$0..<min($0 + chunk, bytes.count)])
    }
    let stream = AsyncStream { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish()
    }
    return try await UploadReader(folder: folder.path, limits: limits).read(stream, boundary: "b")
  }

  @Test func `text comes as a form and a file lies in the folder under a name of ours`() async throws {
    let folder = try StagingFolder()
    let upload = try await read(
      body([
        Part(name: "title", data: Array("公开".utf8)),
        Part(name: "paper", filename: "../证.pdf", data: Array("%PDF-1.4 abc".utf8)),
        Part(name: "none", filename: "", data: []), Part(name: "blank", filename: "空.txt", data: []),
      ]), in: folder)
    #expect(upload.form == Form(["title": "公开"]))
    #expect(upload.files.map(\.filename) == ["证.pdf", "空.txt"])
    let file = try #require(upload.files("paper").first)
    #expect(file.kind == .pdf && file.size == 12)
    #expect(file.sha256 == Sessions.hash("%PDF-1.4 abc"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == Data("%PDF-1.4 abc".utf8))
    #expect(folder.names.count == 2 && !folder.names.contains { $0.contains("证") })
    upload.discard()
    #expect(folder.names.isEmpty)
  }

  @Test func `a file over the limit is refused, the text before and behind it is kept, nothing stays staged`()
    async throws
  {
    let folder = try StagingFolder()
    let failure = await #expect(throws: UploadFailure.self) {
      try await read(
        body([
          Part(name: "a", data: Array("1".utf8)), Part(name: "small", filename: "s", data: [1, 2]),
          Part(name: "big", filename: "b.pdf", data: Array(repeating: 65, count: 500)),
          Part(name: "long", data: Array(repeating: 65, count: 60)), Part(name: "z", data: Array("2".utf8)),
        ]), limits: UploadLimits(field: 50, file: 100), in: folder)
    }
    #expect(
      failure?.reasons == [
        .fileTooLarge(field: "big", filename: "b.pdf", limit: 100), .fieldTooLarge(field: "long", limit: 50),
      ])
    #expect(failure?.form == Form(["a": "1", "z": "2"]))
    #expect(folder.names.isEmpty)
  }

  @Test func `everything together has a limit, and so has the reading`() async throws {
    let folder = try StagingFolder()
    let bytes = body([
      Part(name: "a", data: Array("1".utf8)),
      Part(name: "f", filename: "f", data: Array(repeating: 65, count: 900)),
      Part(name: "g", filename: "g", data: Array(repeating: 65, count: 900)), Part(name: "z", data: []),
    ])
    let total = await #expect(throws: UploadFailure.self) {
      try await read(bytes, limits: UploadLimits(total: 1000), in: folder)
    }
    #expect(total?.reasons == [.tooLarge(limit: 1000)])
    #expect(total?.form["a"] == "1")
    let reading = await #expect(throws: UploadFailure.self) {
      try await read(bytes, limits: UploadLimits(total: 500, reading: 600), in: folder)
    }
    #expect(reading?.reasons == [.tooLarge(limit: 500)])
    #expect(reading?.form == Form(["a": "1"]))
    #expect(folder.names.isEmpty)
  }

  @Test func `a cut connection and text that is no UTF-8 are told apart`() async throws {
    let folder = try StagingFolder()
    let whole = body([
      Part(name: "a", data: Array("1".utf8)),
      Part(name: "f", filename: "f", data: Array(repeating: 65, count: 90)),
    ])
    let cut = await #expect(throws: UploadFailure.self) {
      try await read(Array(whole.dropLast(30)), in: folder)
    }
    #expect(cut?.reasons == [.cutOff] && cut?.form == Form(["a": "1"]))
    let bytes = await #expect(throws: UploadFailure.self) {
      try await read(body([Part(name: "a", data: [0xD5, 0xFE])]), in: folder)
    }
    #expect(bytes?.reasons == [.notUTF8(field: "a")])
    #expect(folder.names.isEmpty)
  }

  @Test func `a connection that breaks leaves nothing staged`() async throws {
    struct Broken: Error {}
    let folder = try StagingFolder()
    let bytes = body([
      Part(name: "f", filename: "f", data: [1]),
      Part(name: "g", filename: "g", data: Array(repeating: 65, count: 90)),
    ])
    let stream = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
      continuation.yield(ByteBuffer(bytes: bytes.dropLast(40)))
      continuation.finish(throwing: Broken())
    }
    await #expect(throws: Broken.self) {
      try await UploadReader(folder: folder.path).read(stream, boundary: "b")
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `forms of both kinds arrive through the router and other bodies are refused`() async throws {
    let folder = try StagingFolder()
    let path = folder.path
    let router = Router()
    router.post("/") { request, _ -> String in
      do {
        let upload = try await UploadReader(folder: path, limits: UploadLimits(field: 100, reading: 1 << 27))
          .read(request)
        defer { upload.discard() }
        return upload.form["a"] ?? "nothing"
      } catch let failure as UploadFailure {
        return "\(failure.reasons)"
      }
    }
    let multipart = body([
      Part(name: "a", data: Array("多".utf8)), Part(name: "f", filename: "f", data: [1, 2, 3]),
    ])
    try await Application(router: router).test(.router) { client in
      for (type, bytes, answer) in [
        ("multipart/form-data; boundary=\"b\"", multipart, "多"),
        ("application/x-www-form-urlencoded; charset=UTF-8", Array("a=1+2".utf8), "1 2"),
        (
          "application/x-www-form-urlencoded", Array(repeating: UInt8(ascii: "a"), count: 101),
          "[WebParts.UploadFailure.Reason.tooLarge(limit: 100)]"
        ),
        ("application/json", Array("{}".utf8), "[WebParts.UploadFailure.Reason.unknownContentType]"),
      ] {
        try await client.execute(
          uri: "/", method: .post, headers: [.contentType: type], body: ByteBuffer(bytes: bytes)
        ) { #expect(String(buffer: $0.body) == answer) }
      }
    }
  }

  @Test(arguments: [
    ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], FileKind.pdf), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
    ([0x50, 0x4B, 3, 4], .zip),
    (Array("RIFF1234WEBP".utf8), .webp), (Array("<html>".utf8), nil), ([], nil),
  ])
  func `a file is known by its first bytes`(bytes: [UInt8], kind: FileKind?) {
    #expect(FileKind(firstBytes: bytes) == kind)
  }
}
