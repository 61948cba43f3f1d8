import CZlib
package import NIOCore

/// A gzip stream (RFC 1952) over zlib. One owner, one stream; its memory goes with it.
package struct Gzip: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: 1 (fast) to 9 (small).
  package init(level: Int32 = 6) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip wrapping instead of zlib's own.
    let code = deflateInit2_(
      stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib refuses to begin: \(code)")
  }

  /// Compresses some bytes. What comes out may be nothing yet.
  package mutating func compress(_ buffer: ByteBuffer) -> ByteBuffer {
    run(buffer, flush: Z_NO_FLUSH)
  }

  /// Compresses some bytes and lets everything out, so that the other end can read up to here.
  package mutating func flush(_ buffer: ByteBuffer) -> ByteBuffer {
    run(buffer, flush: Z_SYNC_FLUSH)
  }

  /// What remains.
  package mutating func finish() -> ByteBuffer {
    run(ByteBuffer(), flush: Z_FINISH)
  }

  /// All at once.
  package static func compressed(_ buffer: ByteBuffer, level: Int32 = 6) -> ByteBuffer {
    var gzip = Gzip(level: level)
    return gzip.run(buffer, flush: Z_FINISH)
  }

  private mutating func run(_ input: ByteBuffer, flush: Int32) -> ByteBuffer {
    var output = ByteBuffer()
    input.withUnsafeReadableBytes { bytes in
      // zlib's interface is older than const: it does not write into what it reads.
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.pointee.avail_in = UInt32(bytes.count)
      let chunk = max(512, bytes.count / 2)
      repeat {
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: chunk) { space in
          stream.pointee.next_out = space.baseAddress?.assumingMemoryBound(to: UInt8.self)
          stream.pointee.avail_out = UInt32(space.count)
          _ = deflate(stream, flush)
          return space.count - Int(stream.pointee.avail_out)
        }
      } while stream.pointee.avail_out == 0
    }
    return output
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }
}
