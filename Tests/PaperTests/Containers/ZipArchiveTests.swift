import Foundation
import Testing

@testable import Paper

@Suite("Containers: ZIP archives")
struct ZipArchiveTests {
  let plain = String(repeating: "政府信息公开申请答复书\n", count: 300)

  func archive() -> Data {
    var writer = ZipWriter()
    writer.add("目录/甲.txt", Data(plain.utf8))
    writer.add("mimetype", Data("application/epub+zip".utf8), stored: true)
    writer.add("empty", Data())
    return writer.finish()
  }

  @Test func `what was written is read back`() throws {
    let read = try ZipArchive(data: archive())
    #expect(read.names == ["目录/甲.txt", "mimetype", "empty"])
    #expect(try read.entry(named: "目录/甲.txt") == Data(plain.utf8))
    #expect(try read.entry(named: "mimetype") == Data("application/epub+zip".utf8))
    #expect(try read.entry(named: "empty").isEmpty)
  }

  @Test func `a part that is not there is a fault`() throws {
    let read = try ZipArchive(data: archive())
    #expect(throws: ContainerFault.missingPart("nothing")) { try read.entry(named: "nothing") }
  }

  @Test func `an archive cut off anywhere is refused and never crashes`() {
    let whole = archive()
    for length in 0..<whole.count {
      #expect(throws: ContainerFault.self) {
        let read = try ZipArchive(data: whole.prefix(length))
        for name in read.names { _ = try read.entry(named: name) }
      }
    }
  }

  @Test func `an archive with any one byte changed is read or refused`() {
    let whole = archive()
    for position in 0..<whole.count {
      var changed = whole
      changed[changed.startIndex + position] ^= 0x5a
      do {
        let read = try ZipArchive(data: changed)
        for name in read.names {
          let size = try read.entry(named: name).count
          #expect(size <= plain.utf8.count)
        }
      } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
  }

  @Test func `a part that unpacks to far more than it weighs is refused before it is unpacked`() throws {
    var writer = ZipWriter()
    writer.add("bomb", Data(count: 8 << 20))
    let bomb = writer.finish()
    #expect(throws: ContainerFault.self) { try ZipArchive(data: bomb) }
  }

  @Test func `parts together may not pass the bound`() {
    var writer = ZipWriter()
    for number in 0..<20 { writer.add("part\(number)", Data(repeating: 65, count: 1000)) }
    let data = writer.finish()
    #expect(throws: ContainerFault.tooLarge(part: "整个文件", limit: 10_000)) {
      try ZipArchive(data: data, limits: ContainerLimits(totalBytes: 10_000))
    }
    #expect(throws: ContainerFault.tooLarge(part: "目录", limit: 10)) {
      try ZipArchive(data: data, limits: ContainerLimits(parts: 10))
    }
  }

  /// An archive as Windows in Chinese packs it: names in GBK, and no flag that says they are UTF-8.
  static func unmarked(_ names: [(ascii: String, bytes: [UInt8])]) -> Data {
    var writer = ZipWriter()
    for (ascii, bytes) in names { writer.add(ascii, Data(bytes), stored: true) }
    var file = [UInt8](writer.finish())
    for (ascii, bytes) in names {
      precondition(ascii.utf8.count == bytes.count)
      for place in file.indices where file[place...].starts(with: ascii.utf8) {
        file.replaceSubrange(place..<(place + bytes.count), with: bytes)
      }
    }
    for place in file.indices.dropLast(10) where file[place] == 0x50 {
      if file[place...].starts(with: [0x50, 0x4b, 0x03, 0x04]) { file[place + 7] = 0 }
      if file[place...].starts(with: [0x50, 0x4b, 0x01, 0x02]) { file[place + 9] = 0 }
    }
    return Data(file)
  }

  @Test func `names in GBK are read, and stay apart`() throws {
    // 甲镇.txt, 乙镇.txt
    let names: [(String, [UInt8])] = [
      ("AAAA.txt", [0xbc, 0xd7, 0xd5, 0xf2, 0x2e, 0x74, 0x78, 0x74]),
      ("BBBB.txt", [0xd2, 0xd2, 0xd5, 0xf2, 0x2e, 0x74, 0x78, 0x74]),
    ]
    let read = try ZipArchive(data: Self.unmarked(names))
    #expect(read.names == ["甲镇.txt", "乙镇.txt"])
    #expect(try read.part(named: "乙镇.txt") == names[1].1)
  }

  @Test func `names in UTF-8 without the flag are read as they are`() throws {
    let name = Array("甲镇.txt".utf8)
    #expect(try ZipArchive(data: Self.unmarked([("CCCCCC.txt", name)])).names == ["甲镇.txt"])
  }

  @Test func `a name longer than any is refused`() throws {
    var writer = ZipWriter()
    writer.add(String(repeating: "n", count: 40_000), Data("1".utf8))
    let data = writer.finish()
    #expect(throws: ContainerFault.self) { try ZipArchive(data: data) }
  }

  @Test func `a ZIP64 directory said to stand behind the end of all files is refused`() {
    var data = archive()
    let end = data.count - 22
    var locator: [UInt8] = [0x50, 0x4b, 0x06, 0x07, 0, 0, 0, 0]
    locator += [UInt8](repeating: 0xff, count: 8) + [1, 0, 0, 0]
    data.insert(contentsOf: locator, at: end)
    #expect(throws: ContainerFault.self) { try ZipArchive(data: data) }
  }

  @Test func `a name that stands twice is refused`() {
    var writer = ZipWriter()
    writer.add("a", Data("1".utf8))
    writer.add("a", Data("2".utf8))
    let data = writer.finish()
    #expect(throws: ContainerFault.corrupt(part: "a", what: "同名部分重复出现")) { try ZipArchive(data: data) }
  }
}
