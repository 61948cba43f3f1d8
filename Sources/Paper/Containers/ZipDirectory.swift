/// The central directory at the end of an archive, read and found to be sound.
struct ZipDirectory {
  private(set) var entries: [ZipArchive.Entry] = []

  init(bytes: [UInt8], limits: ContainerLimits) throws(ContainerFault) {
    guard bytes.count >= 4, bytes[0] == 0x50, bytes[1] == 0x4b else { throw .notOfKind("压缩文档（DOCX、XLSX）") }
    let end = try Self.end(of: bytes)
    guard end.count <= limits.parts else { throw .tooLarge(part: "目录", limit: limits.parts) }
    var cursor = end.offset
    var total = 0
    for _ in 0..<end.count {
      guard cursor + 46 <= bytes.count else { throw .truncated }
      guard bytes.littleEndian32(at: cursor) == 0x0201_4b50 else { throw .corrupt(part: "目录", what: "条目有误") }
      let nameLength = Int(bytes.littleEndian16(at: cursor + 28))
      let extraLength = Int(bytes.littleEndian16(at: cursor + 30))
      let commentLength = Int(bytes.littleEndian16(at: cursor + 32))
      let next = cursor + 46 + nameLength + extraLength + commentLength
      guard next <= bytes.count else { throw .truncated }
      let entry = try Self.entry(of: bytes, at: cursor, nameLength: nameLength, extraLength: extraLength)
      cursor = next
      try Self.check(entry, limits: limits)
      total += entry.size
      guard total <= limits.totalBytes else { throw .tooLarge(part: "整个文件", limit: limits.totalBytes) }
      if !entry.name.hasSuffix("/") { entries.append(entry) }
    }
    try refuseOverlaps(before: end.offset)
  }

  private static func check(_ entry: ZipArchive.Entry, limits: ContainerLimits) throws(ContainerFault) {
    guard entry.size <= limits.partBytes else { throw .tooLarge(part: entry.name, limit: limits.partBytes) }
    // Deflate cannot pack better than about 1 to 1032; documents stay far below, bombs are near it.
    if entry.size > 1 << 20, entry.size / max(1, entry.packedSize) > limits.packingRatio {
      throw .tooLarge(part: entry.name, limit: limits.packingRatio * max(1, entry.packedSize))
    }
  }

  /// Parts that share bytes: one stream, listed many times over, unpacks to more than any bound on the file tells.
  private func refuseOverlaps(before directory: Int) throws(ContainerFault) {
    var reached = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= reached else { throw .corrupt(part: entry.name, what: "数据与其他部分重叠") }
      reached = entry.headerOffset + 30 + entry.packedSize
    }
    guard reached <= directory else { throw .corrupt(part: "目录", what: "数据与目录重叠") }
  }

  private static func end(of bytes: [UInt8]) throws(ContainerFault) -> (offset: Int, count: Int) {
    guard bytes.count >= 22 else { throw .truncated }
    let earliest = max(0, bytes.count - 22 - 65535)
    var cursor = bytes.count - 22
    while cursor >= earliest {
      if bytes[cursor] == 0x50, bytes.littleEndian32(at: cursor) == 0x0605_4b50 {
        return try end(of: bytes, at: cursor)
      }
      cursor -= 1
    }
    throw .truncated
  }

  private static func end(
    of bytes: [UInt8], at cursor: Int
  ) throws(ContainerFault) -> (offset: Int, count: Int) {
    var count = UInt64(bytes.littleEndian16(at: cursor + 10))
    var offset = UInt64(bytes.littleEndian32(at: cursor + 16))
    let locator = cursor - 20
    if locator >= 0, bytes.littleEndian32(at: locator) == 0x0706_4b50 {
      let wide = bytes.littleEndian64(at: locator + 8)
      guard locator >= 56, wide <= UInt64(locator - 56), bytes.littleEndian32(at: Int(wide)) == 0x0606_4b50
      else {
        throw .corrupt(part: "目录", what: "ZIP64 目录有误")
      }
      count = bytes.littleEndian64(at: Int(wide) + 32)
      offset = bytes.littleEndian64(at: Int(wide) + 48)
    }
    guard offset <= UInt64(cursor), count <= UInt64(bytes.count / 46) else {
      throw .corrupt(part: "目录", what: "位置有误")
    }
    return (Int(offset), Int(count))
  }

  /// Bytes of a name; no system has longer paths.
  private static let longestName = 16_384

  /// A name that is not marked as UTF-8 is in the encoding of the machine that packed it, which is GBK where Windows is
  /// in Chinese; many programs write UTF-8 without the mark.
  private static func name(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    if !isUTF8, String(validating: bytes, as: UTF8.self) == nil,
      let name = TextDecoding.gb18030(Array(bytes))
    {
      return name
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func entry(
    of bytes: [UInt8], at cursor: Int, nameLength: Int, extraLength: Int
  ) throws(ContainerFault) -> ZipArchive.Entry {
    let nameStart = cursor + 46
    let isUTF8 = bytes.littleEndian16(at: cursor + 8) & 0x0800 != 0
    let name = Self.name(bytes[nameStart..<(nameStart + nameLength)], isUTF8: isUTF8)
    guard name.utf8.count <= longestName else { throw .corrupt(part: "目录", what: "文件名过长") }
    var sizes = [
      UInt64(bytes.littleEndian32(at: cursor + 24)), UInt64(bytes.littleEndian32(at: cursor + 20)),
    ]
    var header = UInt64(bytes.littleEndian32(at: cursor + 42))
    var extra = nameStart + nameLength
    let extraEnd = extra + extraLength
    while extra + 4 <= extraEnd {
      let kind = bytes.littleEndian16(at: extra)
      let end = extra + 4 + Int(bytes.littleEndian16(at: extra + 2))
      guard end <= extraEnd else { break }
      if kind == 1 {
        // ZIP64: of size, packed size and offset those stand here whose 32 bits are all ones, in this order.
        var field = extra + 4
        for position in 0..<3 {
          let narrow = position < 2 ? sizes[position] : header
          guard narrow == 0xffff_ffff, field + 8 <= end else { continue }
          let wide = bytes.littleEndian64(at: field)
          if position < 2 { sizes[position] = wide } else { header = wide }
          field += 8
        }
      }
      extra = end
    }
    guard sizes.allSatisfy({ $0 < 1 << 40 }), sizes[1] <= UInt64(bytes.count), header < UInt64(bytes.count)
    else { throw .truncated }
    return ZipArchive.Entry(
      name: name, size: Int(sizes[0]), packedSize: Int(sizes[1]),
      method: bytes.littleEndian16(at: cursor + 10), checksum: bytes.littleEndian32(at: cursor + 16),
      isEncrypted: bytes.littleEndian16(at: cursor + 8) & 1 == 1, headerOffset: Int(header))
  }
}
