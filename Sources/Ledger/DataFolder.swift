import Foundation
import Glibc
package import Statute

/// The folder that holds one installation: the database, the attachments, what is being received, and a lock.
///
/// ```
/// huabiao.sqlite    the ledger, the books, accounts (with -wal and -shm beside it while it is open)
/// attachments/      by digest
/// staging/          uploads on their way in; emptied at the start of a server
/// huabiao.lock      held by the server
/// ```
package struct DataFolder: Sendable {
  package let path: String
  /// Whether other processes receive files in it too: then nobody empties what may be theirs.
  package var isShared = false
  private let kept: String

  /// - Parameters:
  ///   - create: whether to make the folder, for its owner alone, where there is none.
  ///   - attachments: where attachments are kept and received, where that is another folder: on a file system that
  ///     several machines share.
  /// - Throws: `LedgerError.noLedger` where there is none and it is not to be made, `LedgerError.folder`.
  package init(_ path: String, create: Bool, attachments: String? = nil) throws(LedgerError) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    kept = attachments ?? self.path + "/attachments"
    staging = attachments.map { $0 + "/staging" } ?? self.path + "/staging"
    if !create && !FileManager.default.fileExists(atPath: database) {
      throw .noLedger(path)
    }
    do {
      for folder in [self.path, kept, staging] {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
    } catch {
      throw .folder(path: path, reason: error.localizedDescription)
    }
  }

  package var database: String { path + "/huabiao.sqlite" }

  /// Where uploads are received, on the same file system as the attachments.
  package let staging: String

  package var attachments: AttachmentFolder {
    AttachmentFolder(root: kept, staging: staging)
  }

  /// Removes what was being received when a program ended: all of it, or in a shared folder what has lain there for a
  /// day.
  package func clearStaging(now: Instant) {
    attachments.clearStaging(olderThan: isShared ? now.adding(seconds: -86_400) : nil)
  }

  /// Takes the folder for one server, or for a command that draws the books anew. Given back when the lock is let go,
  /// or by the system when the process dies.
  /// - Throws: `LedgerError.folderInUse` at once, where another process has it.
  package func lock() throws(LedgerError) -> FolderLock {
    let file = try DurableFile.opened(path + "/huabiao.lock", O_RDWR | O_CREAT)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw .folderInUse(path)
    }
    return FolderLock(file: file)
  }
}

/// The right to serve a data folder, for as long as it is held.
package final class FolderLock: Sendable {
  private let file: Int32

  init(file: Int32) {
    self.file = file
  }

  deinit { close(file) }
}
