import CZlib

/// Raw deflate streams, as they stand in ZIP archives and in PDF, with the size known before they are unpacked.
package enum Deflate {
  /// Unpacks a raw stream that must come to exactly `size` bytes.
  ///
  /// - Returns: nil where the stream is damaged, ends early or would be longer than `size`.
  static func inflate(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard size > 0 else { return [] }
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var complete = false
    let unpacked = [UInt8](unsafeUninitializedCapacity: size) { out, count in
      packed.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress, source.count <= Int(UInt32.max), size < Int(UInt32.max) else {
          return
        }
        stream.next_in = UnsafeMutablePointer(mutating: base)
        stream.avail_in = UInt32(source.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(size)
        let status = CZlib.inflate(&stream, Z_FINISH)
        // Z_BUF_ERROR with nothing left to write means that the stream goes on beyond the size it declared.
        complete = status == Z_STREAM_END && stream.avail_out == 0
        count = size - Int(stream.avail_out)
      }
    }
    return complete ? unpacked : nil
  }

  /// Unpacks a stream with the zlib header, of which only a bound on the size is known.
  ///
  /// - Returns: what could be unpacked, or nil where that is nothing or the bound is passed.
  static func inflateZlib(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var unpacked: [UInt8] = []
    var status = Z_OK
    let chunk = [UInt8](repeating: 0, count: 64 << 10)
    packed.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress, source.count <= Int(UInt32.max) else { return }
      stream.next_in = UnsafeMutablePointer(mutating: base)
      stream.avail_in = UInt32(source.count)
      var buffer = chunk
      while status == Z_OK, unpacked.count <= limit {
        let made = buffer.withUnsafeMutableBufferPointer { out in
          stream.next_out = out.baseAddress
          stream.avail_out = UInt32(out.count)
          status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return out.count - Int(stream.avail_out)
        }
        unpacked += buffer[..<made]
        if made == 0 { break }
      }
    }
    return unpacked.isEmpty || unpacked.count > limit ? nil : unpacked
  }

  /// Packs into a raw stream.
  static func deflate(_ plain: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(plain.count)))
    var complete = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { out, count in
      plain.withUnsafeBufferPointer { source in
        guard source.count <= Int(UInt32.max), bound <= Int(UInt32.max) else { return }
        stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.avail_in = UInt32(source.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(bound)
        complete = CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = bound - Int(stream.avail_out)
      }
    }
    return complete ? packed : nil
  }

  /// The CRC-32 of ZIP archives.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return UInt32(truncatingIfNeeded: crc32_z(0, base, buffer.count))
    }
  }
}
