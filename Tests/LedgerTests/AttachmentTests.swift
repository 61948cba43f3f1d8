import Foundation
import Ledger
import Statute
import Testing

@Suite struct `Keeping attachments` {
  @Test func `bytes are kept under their digest and read back`() async throws {
    let place = try TestFolder()
    let folder = try DataFolder(place.path + "/data", create: true)
    let kept = try await folder.attachments.keep(Array("附件".utf8))
    #expect(kept.bytes == 6)
    #expect(kept.digest == Fingerprint(of: "附件".utf8))
    #expect(try await folder.attachments.bytes(of: kept.digest) == Array("附件".utf8))
    let hex = kept.digest.hex
    #expect(
      folder.attachments.path(of: kept.digest)
        == folder.path + "/attachments/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)")
    #expect(Fingerprint(hex: hex) == kept.digest)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.staging).isEmpty)
  }

  @Test func `the same bytes from many hands at once are kept once, whole`() async throws {
    let place = try TestFolder()
    let folder = try DataFolder(place.path, create: true).attachments
    let bytes = [UInt8](repeating: 7, count: 200_000)
    let digests = try await withThrowingTaskGroup(of: Fingerprint.self) { group in
      for _ in 0..<20 { group.addTask { try await folder.keep(bytes).digest } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(digests == [Fingerprint(of: bytes)])
    try await folder.check(Fingerprint(of: bytes))
  }

  @Test func `a staged file moves into its place, and a damaged one is replaced by the right bytes`()
    async throws
  {
    let place = try TestFolder()
    let folder = try DataFolder(place.path, create: true).attachments
    let staged = folder.newStagingPath()
    try Data("正文".utf8).write(to: URL(fileURLWithPath: staged))
    let kept = try await folder.keep(stagedAt: staged)
    #expect(!FileManager.default.fileExists(atPath: staged))
    let path = folder.path(of: kept.digest)
    try FileManager.default.removeItem(atPath: path)
    try Data("坏了".utf8).write(to: URL(fileURLWithPath: path))
    await #expect(
      throws: LedgerError.attachmentDiffers(expected: kept.digest, found: Fingerprint(of: "坏了".utf8))
    ) {
      try await folder.check(kept.digest)
    }
    _ = try await folder.keep(Array("正文".utf8))
    try await folder.check(kept.digest)
  }

  @Test func `verify names the attachments that are missing or changed`() async throws {
    let place = try TestFolder()
    let folder = try DataFolder(place.path, create: true)
    let store = try await SQLiteStore.open(path: folder.database, shelf: .notices)
    var kept: [StoredAttachment] = []
    for number in 0..<5 { kept.append(try await folder.attachments.keep(Array("附件\(number)".utf8))) }
    let all = kept
    try await store.write { writer in for one in all { try writer.register(one, at: .morning) } }
    try await store.write { try $0.register(all[0], at: .morning) }
    let whole = try await store.verify(attachments: folder.attachments)
    #expect(whole.isWhole)
    #expect(whole.attachments == 5)
    try FileManager.default.removeItem(atPath: folder.attachments.path(of: all[2].digest))
    let report = try await store.verify(attachments: folder.attachments)
    #expect(report.damagedAttachments == [all[2].digest])
    #expect(!report.isWhole)
  }
}

@Suite struct `The data folder` {
  @Test func `is served by one at a time`() throws {
    let place = try TestFolder()
    let folder = try DataFolder(place.path, create: true)
    var lock: FolderLock? = try folder.lock()
    #expect(throws: LedgerError.folderInUse(folder.path)) { try folder.lock() }
    withExtendedLifetime(lock) {}
    lock = nil
    _ = try folder.lock()
  }

  @Test func `is not made by chance`() throws {
    let place = try TestFolder()
    #expect(throws: LedgerError.noLedger(place.path + "/nowhere")) {
      try DataFolder(place.path + "/nowhere", create: false)
    }
    #expect(!FileManager.default.fileExists(atPath: place.path + "/nowhere"))
  }
}
