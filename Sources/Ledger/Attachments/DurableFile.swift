import Crypto
import Glibc

/// The few system calls between a file that was written and a file that is still there after a power cut.
enum DurableFile {
  /// Length and digest of a file, read through in pieces.
  static func fingerprint(of path: String) throws(LedgerError) -> (digest: Fingerprint, bytes: Int) {
    let file = try opened(path, O_RDONLY)
    defer { close(file) }
    var hash = SHA256()
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { break }
      total += count
      buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return (Fingerprint(hash.finalize()), total)
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  static func flush(_ path: String) throws(LedgerError) {
    let file = try opened(path, O_RDONLY)
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(path) }
  }

  /// Puts a file in its place in one step; from then on nobody may write to it.
  static func move(_ path: String, to target: String) throws(LedgerError) {
    guard chmod(path, 0o440) == 0, rename(path, target) == 0 else { throw failure(target) }
  }

  static func opened(_ path: String, _ flags: Int32) throws(LedgerError) -> Int32 {
    let file = open(path, flags | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    return file
  }

  static func failure(_ path: String) -> LedgerError {
    .folder(path: path, reason: String(cString: strerror(errno)))
  }
}
