import Foundation
import Glibc
import Statute

/// A whole installation on SQLite in another folder (备份), laid out as a data folder is. It is made beside the server that
/// works on it, and proved before it takes the place of the one before; a restore is the same the other way round.
///
/// The database first, then the attachments: an attachment is there before any entry names it and never changes, so each one
/// that the copied ledger knows can be copied after it.
package struct FolderBackup: Sendable {
  private let source: DataFolder
  private let target: DataFolder
  /// Where the head stands that a backup was proved with, for whoever restores it.
  private static let headFile = "head"

  /// - Parameters:
  ///   - source: its server may be running.
  ///   - target: nobody may work on it while it is written.
  package init(from source: DataFolder, to target: DataFolder) {
    self.source = source
    self.target = target
  }

  /// Makes or renews a backup. What stands there already and is as its digest says is not copied again.
  ///
  /// The chain has to hold the head of the backup before: where it does not, entries were lost or changed since, and the
  /// backup before stays as it is.
  ///
  /// - Throws: `LedgerError.folderInUse`, `LedgerError.folder`; what the engine throws.
  package func make(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws -> BackupReport {
    var former: Head?
    if FileManager.default.fileExists(atPath: target.database) {
      former = try await SQLiteStore.openForReading(path: target.database).read { try $0.head() }
    }
    return try await run(published: former, progress)
  }

  /// Puts a backup into a folder that holds no ledger yet.
  ///
  /// - Parameter published: a head that was published; the one that the backup was proved with where none is handed in.
  /// - Throws: `LedgerError.notEmpty` where there is a ledger, and what `make` throws.
  package func restore(
    published: Head?, progress: @escaping @Sendable (LedgerProgress) -> Void
  ) async throws -> BackupReport {
    guard !FileManager.default.fileExists(atPath: target.database) else {
      throw LedgerError.notEmpty(target.database)
    }
    return try await run(published: published ?? provedHead, progress)
  }

  private var provedHead: Head? {
    (try? String(contentsOfFile: source.path + "/" + Self.headFile, encoding: .utf8))
      .flatMap { Head($0.trimmingCharacters(in: .newlines)) }
  }

  private func run(
    published: Head?, _ progress: @escaping @Sendable (LedgerProgress) -> Void
  ) async throws -> BackupReport {
    let lock = try target.lock()
    let fresh = target.database + ".new"
    for path in [fresh, fresh + "-journal"] { unlink(path) }
    try await SQLiteStore.openForReading(path: source.database).copy(to: fresh)
    let copy = try SQLiteStore.openForReading(path: fresh)
    var report = BackupReport(
      found: try await copy.verify(published: published, attachments: nil, progress: progress))
    guard report.found.fault == nil else {
      unlink(fresh)
      return report
    }
    try await copyAttachments(of: copy, progress, &report)
    try place(fresh, report.found.head)
    withExtendedLifetime(lock) {}
    return report
  }

  /// Copies what is not there yet, and reads through what is.
  private func copyAttachments(
    of copy: SQLiteStore, _ progress: (LedgerProgress) -> Void, _ report: inout BackupReport
  ) async throws {
    let total = try await copy.read { try $0.attachmentCount() }
    var last: Fingerprint?
    while true {
      let after = last
      let some = try await copy.read { try $0.attachments(after: after, limit: 200) }
      for attachment in some {
        let digest = attachment.digest
        do throws(LedgerError) {
          if try await isMissing(digest) {
            try await source.attachments.check(digest)
            _ = try await target.attachments.keep(copyOf: source.attachments.path(of: digest), digest)
            report.copied += 1
          }
        } catch .noAttachment, .attachmentDiffers {
          report.damaged.append(digest)
        }
        report.attachments += 1
        progress(LedgerProgress(.copyingAttachments, done: report.attachments, total: total))
      }
      guard let end = some.last else { return }
      last = end.digest
    }
  }

  private func isMissing(_ digest: Fingerprint) async throws(LedgerError) -> Bool {
    do {
      try await target.attachments.check(digest)
      return false
    } catch .noAttachment, .attachmentDiffers {
      return true
    }
  }

  /// The new database takes the place of the one before in one step.
  private func place(_ fresh: String, _ head: Head) throws(LedgerError) {
    // Whoever tried the former one out may have left its log, which does not belong to the new one.
    for suffix in ["-wal", "-shm"] { unlink(target.database + suffix) }
    guard rename(fresh, target.database) == 0 else { throw DurableFile.failure(target.database) }
    let note = target.path + "/" + Self.headFile
    guard FileManager.default.createFile(atPath: note, contents: Data("\(head.text)\n".utf8)) else {
      throw .folder(path: note, reason: "cannot be written")
    }
    try DurableFile.flush(note)
    try DurableFile.flush(target.path)
  }
}

/// What a backup or a restored folder was found to be.
package struct BackupReport: Sendable {
  /// What walking its chain found.
  package let found: VerifyReport
  /// Attachments that its ledger knows.
  package fileprivate(set) var attachments = 0
  /// Of these, how many were not there before.
  package fileprivate(set) var copied = 0
  /// Attachments that are missing in the source or are not what their digest says.
  package fileprivate(set) var damaged: [Fingerprint] = []

  /// Whether every entry and every attachment is there as it was recorded.
  package var isWhole: Bool { found.fault == nil && damaged.isEmpty }
}
