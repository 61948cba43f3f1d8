import Crypto
import Glibc
import NIOCore

/// A file that was sent and now lies in the staging folder under a name of ours, until somebody keeps it or throws it
/// away.
package struct StagedFile: Sendable, Equatable {
  /// The field it was sent in.
  package var field: String
  /// What the sender calls it. Data to show, never a path.
  package var filename: String
  /// What the sender says it is.
  package var claimedType: String?
  /// What it is by its first bytes.
  package var kind: FileKind?
  /// In bytes.
  package var size: Int
  /// SHA-256 of the content in lower-case hexadecimal, computed while it was written.
  package var sha256: String
  /// Where it lies.
  package var path: String

  package init(
    field: String, filename: String, claimedType: String?, kind: FileKind?, size: Int, sha256: String,
    path: String
  ) {
    self.field = field
    self.filename = filename
    self.claimedType = claimedType
    self.kind = kind
    self.size = size
    self.sha256 = sha256
    self.path = path
  }

  /// Removes it from the staging folder. Does nothing where it has been moved away.
  package func discard() {
    unlink(path)
  }
}

/// A file being written. Who drops it without ``finish(_:)`` leaves nothing behind.
struct StagingFile: ~Copyable {
  let path: String
  private var descriptor: CInt
  private var hash = SHA256()
  private var firstBytes: [UInt8] = []
  private(set) var size = 0

  /// - Throws: ``StagingError`` where the folder cannot be written.
  init(in folder: String) throws(StagingError) {
    path = "\(folder)/\(RandomID.hexadecimal(bytes: 16)).part"
    // Exclusive and for us alone: an upload may hold a copy of an identity card.
    descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StagingError(path: path, code: errno) }
  }

  mutating func write(_ buffer: ByteBuffer) throws(StagingError) {
    if firstBytes.count < FileKind.bytesNeeded {
      firstBytes += buffer.readableBytesView.prefix(FileKind.bytesNeeded - firstBytes.count)
    }
    let failure = buffer.withUnsafeReadableBytes { bytes -> CInt? in
      hash.update(bufferPointer: bytes)
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno != EINTR { return errno }
        written += max(count, 0)
      }
      return nil
    }
    if let failure { throw StagingError(path: path, code: failure) }
    size += buffer.readableBytes
  }

  consuming func finish(_ head: MultipartHead) -> StagedFile {
    close(descriptor)
    descriptor = -1
    return StagedFile(
      field: head.name, filename: head.filename ?? "", claimedType: head.contentType,
      kind: FileKind(firstBytes: firstBytes), size: size, sha256: hash.finalize().hexadecimal, path: path)
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(path)
    }
  }
}

/// The staging folder cannot be written: no space, no folder, no right. The code is that of `errno`.
package struct StagingError: Error, Sendable, Equatable {
  package var path: String
  package var code: Int32
}
