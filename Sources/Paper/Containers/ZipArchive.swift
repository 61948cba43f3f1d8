package import Foundation

/// The directory of a ZIP archive and the parts behind it (APPNOTE 6.3: stored and deflated parts, ZIP64 sizes).
///
/// Everything is bounded before it is unpacked: the sizes that the directory declares are what a part may have,
/// parts may not overlap (one packed stream listed a thousand times is a known bomb), and a name stands once.
package struct ZipArchive: Sendable {
  package struct Entry: Sendable, Equatable {
    package let name: String
    /// Bytes, unpacked.
    package let size: Int
    let packedSize: Int
    let method: UInt16
    let checksum: UInt32
    let isEncrypted: Bool
    let headerOffset: Int
  }

  /// In the order of the directory; folders are left out.
  package let entries: [Entry]
  private let bytes: [UInt8]
  private let index: [String: Int]
  private let limits: ContainerLimits

  package init(data: Data, limits: ContainerLimits = .standard) throws(ContainerFault) {
    guard data.count <= limits.fileBytes else { throw .tooLarge(part: "整个文件", limit: limits.fileBytes) }
    try self.init(bytes: [UInt8](data), limits: limits)
  }

  init(bytes: [UInt8], limits: ContainerLimits) throws(ContainerFault) {
    let directory = try ZipDirectory(bytes: bytes, limits: limits)
    var index: [String: Int] = [:]
    for (position, entry) in directory.entries.enumerated() {
      guard index.updateValue(position, forKey: entry.name) == nil else {
        throw .corrupt(part: entry.name, what: "同名部分重复出现")
      }
    }
    self.bytes = bytes
    self.limits = limits
    self.entries = directory.entries
    self.index = index
  }

  package var names: [String] { entries.map(\.name) }

  package func contains(_ name: String) -> Bool { index[name] != nil }

  /// The unpacked bytes of a part.
  package func entry(named name: String) throws(ContainerFault) -> Data { Data(try part(named: name)) }

  func part(named name: String) throws(ContainerFault) -> [UInt8] {
    guard let position = index[name] else { throw .missingPart(name) }
    let entry = entries[position]
    guard !entry.isEncrypted else { throw .encrypted(part: name) }
    let packed = try packedBytes(of: entry)
    let plain: [UInt8]
    switch entry.method {
    case 0:
      guard entry.size == entry.packedSize else { throw .corrupt(part: name, what: "长度不符") }
      plain = Array(packed)
    case 8:
      guard let unpacked = Deflate.inflate(packed, size: entry.size) else {
        throw .corrupt(part: name, what: "压缩数据有误")
      }
      plain = unpacked
    default:
      throw .unsupported(part: name, what: "压缩方式 \(entry.method)")
    }
    guard Deflate.checksum(plain) == entry.checksum else { throw .corrupt(part: name, what: "校验和不符") }
    return plain
  }

  private func packedBytes(of entry: Entry) throws(ContainerFault) -> ArraySlice<UInt8> {
    // The local header repeats the directory, but its own name and extra field may have other lengths.
    let header = entry.headerOffset
    guard header + 30 <= bytes.count, bytes.littleEndian32(at: header) == 0x0403_4b50 else {
      throw .corrupt(part: entry.name, what: "找不到数据")
    }
    let start =
      header + 30 + Int(bytes.littleEndian16(at: header + 26)) + Int(bytes.littleEndian16(at: header + 28))
    guard start + entry.packedSize <= bytes.count else { throw .truncated }
    return bytes[start..<(start + entry.packedSize)]
  }
}

extension [UInt8] {
  func littleEndian16(at offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }

  func littleEndian32(at offset: Int) -> UInt32 {
    UInt32(littleEndian16(at: offset)) | UInt32(littleEndian16(at: offset + 2)) << 16
  }

  func littleEndian64(at offset: Int) -> UInt64 {
    UInt64(littleEndian32(at: offset)) | UInt64(littleEndian32(at: offset + 4)) << 32
  }
}
