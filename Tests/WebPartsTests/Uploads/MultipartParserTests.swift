import NIOCore
import Testing

@testable import WebParts

@Suite("Multipart: the same parts however the bytes are cut")
struct MultipartParserTests {
  struct Part: Equatable {
    var head: MultipartHead
    var data: [UInt8]
  }

  static let boundary = "----WebKitFormBoundary7MA4"

  static let sample = """
    a preamble to be skipped\r
    ------WebKitFormBoundary7MA4\r
    Content-Disposition: form-data; name="title"\r
    \r
    申请\r
    公开\r
    ------WebKitFormBoundary7MA4  \r
    Content-Disposition: form-data; name="empty"\r
    \r
    \r
    ------WebKitFormBoundary7MA4\r
    Content-Disposition: form-data; name="paper"; filename="C:\\docs\\身份 %22证%22.pdf"\r
    Content-Type: application/pdf\r
    \r
    %PDF-\r\r\n--\r\n----\r\n------WebKitFormBoundary7MA3\r\n\r
    ------WebKitFormBoundary7MA4--\r
    an epilogue
    """

  static let expected = [
    Part(head: MultipartHead(name: "title"), data: Array("申请\r\n公开".utf8)),
    Part(head: MultipartHead(name: "empty"), data: []),
    Part(
      head: MultipartHead(name: "paper", filename: "身份 \"证\".pdf", contentType: "application/pdf"),
      data: Array("%PDF-\r\r\n--\r\n----\r\n------WebKitFormBoundary7MA3\r\n".utf8)),
  ]

  func parts(_ chunks: [ArraySlice<UInt8>]) throws -> (parts: [Part], isComplete: Bool) {
    var parser = MultipartParser(boundary: Self.boundary)
    var parts: [Part] = []
    var ended = 0
    for chunk in chunks {
      parser.append(ByteBuffer(bytes: chunk))
      while let event = try parser.next() {
        switch event {
        case .began(let head): parts.append(Part(head: head, data: []))
        case .data(let data): parts[parts.count - 1].data += data.readableBytesView
        case .ended: ended += 1
        }
      }
    }
    #expect(!parser.isComplete || ended == parts.count)
    return (parts, parser.isComplete)
  }

  @Test func `every split in two gives the same parts`() throws {
    let bytes = Array(Self.sample.utf8)
    for split in 0...bytes.count {
      let found = try parts([bytes[..<split], bytes[split...]])
      #expect(found.parts == Self.expected && found.isComplete, "split at \(split)")
    }
  }

  @Test func `one byte at a time gives the same parts`() throws {
    let bytes = Array(Self.sample.utf8)
    let found = try parts(bytes.indices.map { bytes[$0...$0] })
    #expect(found.parts == Self.expected && found.isComplete)
  }

  @Test func `random chunks give the same parts`() throws {
    var chance = SeededChance(seed: 3)
    let bytes = Array(Self.sample.utf8)
    for _ in 0..<200 {
      var chunks: [ArraySlice<UInt8>] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 1...60, using: &chance))
        chunks.append(bytes[start..<end])
        start = end
      }
      let found = try parts(chunks)
      #expect(found.parts == Self.expected && found.isComplete)
    }
  }

  @Test func `random content survives, whatever it resembles`() throws {
    var chance = SeededChance(seed: 5)
    let alphabet = Array("\r\n-\r\n--".utf8) + [0, 255]
    for _ in 0..<300 {
      let data = (0..<Int.random(in: 0..<50, using: &chance)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &chance)]
      }
      let body =
        Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n".utf8) + data
        + Array("\r\n--\(Self.boundary)--".utf8)
      let split = Int.random(in: 0...body.count, using: &chance)
      let found = try parts([body[..<split], body[split...]])
      #expect(found.parts == [Part(head: MultipartHead(name: "x"), data: data)] && found.isComplete)
    }
  }

  @Test func `every cut at the end is seen as incomplete`() throws {
    let bytes = Array(Self.sample.utf8)
    let end = Self.sample.utf8.count - "\r\nan epilogue".utf8.count
    for length in stride(from: 0, to: end, by: 7) {
      #expect(try !parts([bytes[..<length]]).isComplete)
    }
  }

  @Test(arguments: [
    ("--b\r\n\r\nx\r\n--b--", MultipartError.malformed),
    ("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", .malformed),
    ("--bx\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--", .malformed),
    ("--b\r\nX: \(String(repeating: "x", count: 300))\r\n\r\n", .headTooLarge(limit: 100)),
    ("--b\r\nX: \(String(repeating: "x", count: 300))", .headTooLarge(limit: 100)),
    (
      String(repeating: "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n", count: 3) + "--b--",
      .tooManyParts(limit: 2)
    ),
  ])
  func `what is no form is refused by name`(body: String, refusal: MultipartError) {
    #expect(throws: refusal) {
      var parser = MultipartParser(boundary: "b", partLimit: 2, headLimit: 100)
      parser.append(ByteBuffer(string: body))
      while try parser.next() != nil {}
    }
  }

  @Test(arguments: [
    (#"form-data; name="a"; filename="x.pdf""#, "a", "x.pdf"),
    (#"FORM-DATA; NAME=a; FileName=x.pdf"#, "a", "x.pdf"),
    (#"form-data; name="a;b"; filename="../../etc/passwd""#, "a;b", "passwd"),
    (#"form-data; filename="a\"b.pdf"; name=a"#, "a", "a\"b.pdf"),
    (#"form-data; name="a"; filename="x.pdf"; filename*=UTF-8''%e6%8a%a5.pdf"#, "a", "报.pdf"),
    (#"form-data; name="a"; filename*=GBK''x; filename="y""#, "a", "y"),
    (#"form-data; name="a"; filename="""#, "a", ""),
    (#"form-data; name="a"#, "a", nil),
  ])
  func `the head is read as browsers write it`(disposition: String, name: String, filename: String?) {
    let head = MultipartHead("content-disposition: \(disposition)")
    #expect(head == MultipartHead(name: name, filename: filename))
  }
}
