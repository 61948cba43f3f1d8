import Crypto
import Dispatch
import Foundation
package import Statute

/// The attachments (附件): files kept outside the database under the digest of their bytes, `ab/cd/abcd…`.
///
/// A file is written under a name of its own, flushed, and only then takes its place; it is never changed there. Two
/// people who hand in the same bytes at once store them once, on a shared file system too.
package struct AttachmentFolder: Sendable {
  private let root: String
  private let staging: String
  private let queue = DispatchQueue(label: "attachments", attributes: .concurrent)

  /// - Parameters:
  ///   - root: where they are kept.
  ///   - staging: where they are received; on the same file system as `root`.
  package init(root: String, staging: String) {
    self.root = root
    self.staging = staging
  }

  /// Where the attachment of a digest stands, for the one who sends it out. It need not be there.
  package func path(of digest: Fingerprint) -> String {
    let hex = digest.hex
    return "\(root)/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)"
  }

  /// A path in the staging folder that nothing stands at, for whoever receives an upload.
  package func newStagingPath() -> String {
    staging + "/" + UUID().uuidString.lowercased()
  }

  /// Keeps some bytes.
  package func keep(_ bytes: [UInt8]) async throws(LedgerError) -> StoredAttachment {
    let staged = newStagingPath()
    return try await offLoop { () throws(LedgerError) in
      guard FileManager.default.createFile(atPath: staged, contents: Data(bytes)) else {
        throw LedgerError.folder(path: staged, reason: "cannot be written")
      }
      return try place(staged)
    }
  }

  /// Keeps a file that was received in the staging folder; the file moves away from there.
  package func keep(stagedAt path: String) async throws(LedgerError) -> StoredAttachment {
    try await offLoop { () throws(LedgerError) in try place(path) }
  }

  /// Keeps a copy of a file that stands elsewhere.
  func keep(copyOf path: String, _ digest: Fingerprint) async throws(LedgerError) -> StoredAttachment {
    let staged = newStagingPath()
    return try await offLoop { () throws(LedgerError) in
      do {
        try FileManager.default.copyItem(atPath: path, toPath: staged)
      } catch {
        throw .noAttachment(digest)
      }
      return try place(staged)
    }
  }

  /// All bytes of an attachment. What is large is better streamed from `path(of:)`.
  package func bytes(of digest: Fingerprint) async throws(LedgerError) -> [UInt8] {
    let path = path(of: digest)
    return try await offLoop { () throws(LedgerError) in
      guard let data = FileManager.default.contents(atPath: path) else { throw .noAttachment(digest) }
      return Array(data)
    }
  }

  /// Reads an attachment through and compares it with its digest.
  package func check(_ digest: Fingerprint) async throws(LedgerError) {
    let path = path(of: digest)
    try await offLoop { () throws(LedgerError) in
      guard let found = try? DurableFile.fingerprint(of: path) else { throw .noAttachment(digest) }
      guard found.digest == digest else { throw .attachmentDiffers(expected: digest, found: found.digest) }
    }
  }

  /// Removes what stood in the staging folder when the program ended; before anything is received.
  ///
  /// - Parameter instant: only what was not written to since then; `nil` removes all.
  package func clearStaging(olderThan instant: Instant? = nil) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? [] {
      let path = staging + "/" + name
      if let instant {
        let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        guard let changed, Int64(changed.timeIntervalSince1970) < instant.seconds else { continue }
      }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func place(_ staged: String) throws(LedgerError) -> StoredAttachment {
    do {
      let found = try DurableFile.fingerprint(of: staged)
      let target = path(of: found.digest)
      if (try? DurableFile.fingerprint(of: target))?.digest == found.digest {
        try FileManager.default.removeItem(atPath: staged)
      } else {
        let folder = String(target.dropLast(found.digest.hex.count + 1))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try DurableFile.flush(staged)
        try DurableFile.move(staged, to: target)
        // The names on the way down have to be on the disk as well.
        try DurableFile.flush(folder)
        try DurableFile.flush(String(folder.dropLast(3)))
        try DurableFile.flush(root)
      }
      return StoredAttachment(digest: found.digest, bytes: found.bytes)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .folder(path: staged, reason: String(describing: error))
    }
  }

  /// Files are read and flushed on threads that may wait for a disk.
  private func offLoop<R: Sendable>(
    _ work: @escaping @Sendable () throws(LedgerError) -> R
  ) async throws(LedgerError) -> R {
    let result: Result<R, LedgerError> = await withCheckedContinuation { continuation in
      queue.async {
        do throws(LedgerError) {
          continuation.resume(returning: .success(try work()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }
}

/// What is known of an attachment once it is kept.
package struct StoredAttachment: Hashable, Sendable {
  package let digest: Fingerprint
  /// Its length in bytes.
  package let bytes: Int

  package init(digest: Fingerprint, bytes: Int) {
    self.digest = digest
    self.bytes = bytes
  }
}
