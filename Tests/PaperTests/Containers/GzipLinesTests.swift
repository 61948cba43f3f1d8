import Foundation
import Paper
import Testing

@Suite("The lines of a file packed with gzip")
struct GzipLinesTests {
  /// `first`, `second 第二`, an empty line and `last`, which no line end follows.
  private static let four = Data(
    base64Encoded: "H4sIAAAAAAACA0vLLCou4SpOTc7PS1F4vmbNk109XFw5icUlAJ6jXgsZAAAA")
  /// `more` and a line end.
  private static let one = Data(base64Encoded: "H4sIAAAAAAACA8vNL0rlAgB2ae9rBQAAAA==")

  private func lines(_ bytes: Data, limit: Int = 1 << 20) throws -> [String] {
    let path = NSTemporaryDirectory() + "lines-" + UUID().uuidString
    try bytes.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try GzipLines(path, limit: limit)
    var texts: [String] = []
    while let line = try lines.next() { texts.append(String(decoding: line, as: UTF8.self)) }
    #expect(lines.read == lines.size)
    #expect(lines.size == bytes.count)
    return texts
  }

  @Test func `every line is read, the empty and the last one too`() throws {
    let bytes = try #require(GzipLinesTests.four)
    #expect(try lines(bytes) == ["first", "second 第二", "", "last"])
  }

  @Test func `files packed one behind the other are one file`() throws {
    let one = try #require(GzipLinesTests.one)
    let four = try #require(GzipLinesTests.four)
    #expect(try lines(one + one + four) == ["more", "more", "first", "second 第二", "", "last"])
  }

  @Test func `a file cut short, a line too long and another kind of file are faults`() throws {
    let bytes = try #require(GzipLinesTests.four)
    #expect(throws: ContainerFault.truncated) { try lines(bytes.dropLast(12)) }
    #expect(throws: ContainerFault.tooLarge(part: "一行", limit: 8)) { try lines(bytes, limit: 8) }
    #expect(throws: ContainerFault.notOfKind("gzip文件")) { try lines(Data("plain text".utf8)) }
    #expect(throws: ContainerFault.self) { _ = try GzipLines("/nowhere/at/all.gz") }
  }
}
