import CZlib
import Foundation

/// The lines of a file packed with gzip, one after another, without the whole of it ever being in memory.
///
/// ```swift
/// let lines = try GzipLines(path)
/// while let line = try lines.next() { … }
/// ```
package final class GzipLines {
  /// Bytes of the packed file, and how many of them have been read: for a progress bar.
  package let size: Int
  package private(set) var read = 0

  private let file: FileHandle
  private let limit: Int
  private var stream = z_stream()
  private var isOpen = false
  private var isAtEnd = false
  private var packed: [UInt8] = []
  private var plain: [UInt8] = []
  /// Up to where `plain` has been handed out, and up to where it has been looked through for the end of a line.
  private var start = 0
  private var searched = 0

  private static let chunk = 1 << 16

  /// - Parameter limit: bytes of the longest line; a longer one is a fault.
  package init(_ path: String, limit: Int = 1 << 24) throws(ContainerFault) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .notOfKind("可以打开的文件") }
    self.file = file
    self.limit = limit
    size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    // 16 more than the window's bits: a gzip head and nothing else.
    guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw .unsupported(part: path, what: "zlib")
    }
    isOpen = true
  }

  deinit {
    if isOpen { inflateEnd(&stream) }
    try? file.close()
  }

  /// The next line without its end; `nil` after the last.
  package func next() throws(ContainerFault) -> ArraySlice<UInt8>? {
    while true {
      if let end = plain[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = plain[start..<end]
        guard line.count <= limit else { throw .tooLarge(part: "一行", limit: limit) }
        start = end + 1
        searched = start
        return line
      }
      searched = plain.count
      guard plain.count - start <= limit else { throw .tooLarge(part: "一行", limit: limit) }
      guard !isAtEnd else {
        guard start < plain.count else { return nil }
        defer { start = plain.count }
        return plain[start...]
      }
      try more()
    }
  }

  /// Unpacks some more of the file behind what is still waiting.
  private func more() throws(ContainerFault) {
    plain.removeSubrange(..<start)
    searched -= start
    start = 0
    if packed.isEmpty {
      guard let data = try? file.read(upToCount: GzipLines.chunk), !data.isEmpty else { throw .truncated }
      packed = Array(data)
      read += packed.count
    }
    var status = Z_OK
    var left = 0
    let before = plain.count
    plain += [UInt8](unsafeUninitializedCapacity: GzipLines.chunk * 4) { out, count in
      packed.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(out.count)
        status = inflate(&stream, Z_NO_FLUSH)
        left = Int(stream.avail_in)
        count = out.count - Int(stream.avail_out)
      }
    }
    guard status == Z_OK || status == Z_STREAM_END else {
      throw before == 0 && read <= GzipLines.chunk
        ? .notOfKind("gzip文件") : .corrupt(part: "gzip", what: "zlib \(status)")
    }
    packed.removeFirst(packed.count - left)
    if status == Z_STREAM_END { try endMember() }
  }

  /// A gzip file may be several put together; each begins anew.
  private func endMember() throws(ContainerFault) {
    if packed.isEmpty {
      guard let data = try? file.read(upToCount: GzipLines.chunk), !data.isEmpty else {
        isAtEnd = true
        return
      }
      packed = Array(data)
      read += packed.count
    }
    guard inflateReset(&stream) == Z_OK else { throw .corrupt(part: "gzip", what: "zlib") }
  }
}
