import Foundation
import Ledger
import Statute
import TestSupport
import Testing

/// Notices and attachments, in a store on SQLite with a folder beside it for its backup.
private final class Site {
  let test: TestStore
  let backup: DataFolder
  private let parent: String

  init() async throws {
    test = try await TestStore(.sqlite, shelf: .notices)
    parent = NSTemporaryDirectory() + "huabiao-backup-" + UUID().uuidString
    backup = try DataFolder(parent + "/backup", create: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: parent) }

  func write(_ numbers: Range<Int>) async throws {
    for number in numbers {
      let kept = try await test.folder.attachments.keep(Array("附件 \(number)".utf8))
      try await test.store.write { writer in
        _ = try writer.note(.putUp(title: "题\(number)", text: "文"), to: number, expecting: 0)
        try writer.register(kept, at: .morning)
      }
    }
  }

  func make() async throws -> BackupReport {
    try await FolderBackup(from: test.folder, to: backup).make { _ in }
  }

  func folder(_ name: String) throws -> DataFolder { try DataFolder(parent + "/" + name, create: true) }

  func head() async throws -> Head { try await test.store.read { try $0.head() } }
}

@Suite struct `Backups of a data folder` {
  @Test func `hold the ledger and its attachments at one moment while others write`() async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<20)
    let store = site.test.store
    let report = try await withThrowingTaskGroup(of: BackupReport?.self) { group in
      let (folder, backup) = (site.test.folder, site.backup)
      group.addTask { try await FolderBackup(from: folder, to: backup).make { _ in } }
      group.addTask {
        for number in 100..<200 {
          try await store.write { _ = try $0.note(.putUp(title: "后", text: "文"), to: number, expecting: 0) }
        }
        return nil
      }
      return try await group.reduce(into: BackupReport?.none) { if let report = $1 { $0 = report } }
    }
    let found = try #require(report)
    #expect(found.isWhole)
    #expect(found.attachments == 20)
    #expect(found.copied == 20)
    let copy = try SQLiteStore.openForReading(path: site.backup.database)
    let again = try await copy.verify(published: found.found.head, attachments: site.backup.attachments)
    #expect(again.isWhole)
    #expect(again.head == found.found.head)
  }

  @Test func `made anew copy only the attachments that are not there`() async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<5)
    #expect(try await site.make().copied == 5)
    try await site.write(5..<8)
    let report = try await site.make()
    #expect(report.copied == 3)
    #expect(report.attachments == 8)
    #expect(report.found.head == (try await site.head()))
  }

  @Test func `copy an attachment anew that was damaged in the backup, and name one that is damaged here`()
    async throws
  {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<3)
    _ = try await site.make()
    let digests = try await site.test.store.read { try $0.attachments(limit: 3).map(\.digest) }
    try replace(site.backup.attachments.path(of: digests[0]))
    try replace(site.test.folder.attachments.path(of: digests[1]))
    try FileManager.default.removeItem(atPath: site.backup.attachments.path(of: digests[1]))
    let report = try await site.make()
    #expect(report.copied == 1)
    #expect(report.damaged == [digests[1]])
    #expect(!report.isWhole)
    try await site.backup.attachments.check(digests[0])
  }

  @Test(
    arguments: [
      "UPDATE entry SET payload = replace(payload, '题2', '题9') WHERE position = 3",
      "DELETE FROM entry WHERE position > 4",
    ])
  func `stay as they are where entries were changed or lost since`(tampering: String) async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<6)
    let former = try await site.make().found.head
    try await site.test.tamper(tampering)
    let report = try await site.make()
    #expect(report.found.fault != nil)
    let kept = try SQLiteStore.openForReading(path: site.backup.database)
    #expect(try await kept.verify(published: former, attachments: site.backup.attachments).isWhole)
    #expect(!FileManager.default.fileExists(atPath: site.backup.database + ".new"))
  }

  @Test func `restored give a folder on which work goes on`() async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<6)
    let head = try await site.make().found.head
    let fresh = try site.folder("fresh")
    let report = try await FolderBackup(from: site.backup, to: fresh).restore(published: nil) { _ in }
    #expect(report.isWhole)
    #expect(report.found.head == head)
    let store = try await SQLiteStore.open(path: fresh.database, shelf: .notices)
    try await store.write { _ = try $0.note(.takenDown, to: 3, expecting: 1) }
    #expect(try await store.verify(published: head, attachments: fresh.attachments).isWhole)
  }

  @Test func `are not restored over a ledger, nor where their end is missing`() async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<6)
    _ = try await site.make()
    await #expect(throws: LedgerError.notEmpty(site.test.folder.database)) {
      _ = try await FolderBackup(from: site.backup, to: site.test.folder).restore(published: nil) { _ in }
    }
    let copy = try await SQLiteStore.open(path: site.backup.database, shelf: .notices)
    try await copy.write { writer in
      try writer.execute("DROP TRIGGER entry_no_delete")
      try writer.execute("DELETE FROM entry WHERE position = 6")
    }
    let fresh = try site.folder("fresh")
    let report = try await FolderBackup(from: site.backup, to: fresh).restore(published: nil) { _ in }
    #expect(report.found.fault == ChainFault(at: 6, .missing))
    #expect(!FileManager.default.fileExists(atPath: fresh.database))
  }

  @Test func `wait for nobody: a folder that somebody serves is not written to`() async throws {
    let site = try await Site()
    defer { withExtendedLifetime(site) {} }
    try await site.write(0..<1)
    let lock = try site.backup.lock()
    await #expect(throws: LedgerError.folderInUse(site.backup.path)) { _ = try await site.make() }
    withExtendedLifetime(lock) {}
  }

  private func replace(_ path: String) throws {
    try FileManager.default.removeItem(atPath: path)
    try Data("别的内容".utf8).write(to: URL(fileURLWithPath: path))
  }
}
