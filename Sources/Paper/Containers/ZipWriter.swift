package import Foundation

/// Writes a ZIP archive: deflated parts in the order they are added, without dates, so that the same parts
/// always make the same bytes.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  /// - Parameter stored: leaves the part unpacked, as `mimetype` of EPUB and pictures want it.
  package mutating func add(_ name: String, _ data: Data, stored: Bool = false) {
    add(name, bytes: [UInt8](data), stored: stored)
  }

  mutating func add(_ name: String, bytes plain: [UInt8], stored: Bool = false) {
    let packed = stored ? nil : Deflate.deflate(plain)
    let body = packed ?? plain
    let offset = bytes.count
    // What the local header and the directory say alike, from "version needed" to the length of the extra field.
    var common: [UInt8] = []
    common.append16(20)
    common.append16(0x0800)  // names are UTF-8
    common.append16(packed == nil ? 0 : 8)
    common.append16(0)
    common.append16(0x0021)  // 1 January 1980, the first day the format knows
    common.append32(Deflate.checksum(plain))
    common.append32(UInt32(body.count))
    common.append32(UInt32(plain.count))
    common.append16(UInt16(name.utf8.count))
    common.append16(0)
    bytes.append32(0x0403_4b50)
    bytes += common
    bytes += name.utf8
    bytes += body
    directory.append32(0x0201_4b50)
    directory.append16(20)
    directory += common
    directory += [UInt8](repeating: 0, count: 10)  // no comment, first disk, no attributes
    directory.append32(UInt32(offset))
    directory += name.utf8
    count += 1
  }

  /// The archive as a whole.
  package consuming func finish() -> Data {
    let offset = bytes.count
    bytes += directory
    bytes.append32(0x0605_4b50)
    bytes.append32(0)
    bytes.append16(UInt16(count))
    bytes.append16(UInt16(count))
    bytes.append32(UInt32(directory.count))
    bytes.append32(UInt32(offset))
    bytes.append16(0)
    return Data(bytes)
  }
}

extension [UInt8] {
  fileprivate mutating func append16(_ value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func append32(_ value: UInt32) {
    append16(UInt16(truncatingIfNeeded: value))
    append16(UInt16(truncatingIfNeeded: value >> 16))
  }
}
