import Foundation
import Ledger
import Statute
import TestSupport
import Testing

/// A store with something in every table: entries, numbers, sealed and erased contents, accounts, sessions, settings,
/// attachments.
private func fill(_ store: any Store, _ files: AttachmentFolder) async throws {
  for number in 0..<450 {
    try await store.write { writer in
      _ = try writer.note(
        .putUp(title: "题\(number) 'quoted' \"", text: "甲 乙 \(number)"), .amended(text: "丙\n丁"), to: number,
        expecting: 0, command: CommandID("c\(number)"))
      let document = SearchDocument(
        title: "号\(number)", text: "正文", indexNumber: "\(number)", day: .on("2026-01-01"), body: "B")
      try writer.append(
        [Leaflet.Event.published(document)], to: .leaflet(number), expecting: 0, on: .on("2026-01-01"),
        at: .morning, by: .system)
      _ = try writer.nextNumber(NumberSeries(.request, body: "B\(number % 3)", year: 2026))
      var payload = Payload()
      payload.set("name", "王秀兰\(number)")
      _ = try writer.seal(payload, key: "k\(number)", salt: "s\(number)", for: .notice(number))
      if number.isMultiple(of: 5) { try writer.erase("k\(number)", at: .morning) }
      try writer.save(
        Account(
          person: "p\(number)", signInName: "n\(number)", passwordHash: "h", failures: number % 3,
          lockedUntil: number.isMultiple(of: 2) ? .morning : nil, changedAt: .morning))
      try writer.save(
        StoredSession(hash: "h\(number)", person: nil, notes: payload, createdAt: .morning, seenAt: .morning))
      try writer.set("site.\(number)", to: "值 \(number)")
    }
  }
  for number in 0..<7 {
    let kept = try await files.keep(Array("附件 \(number)".utf8))
    try await store.write { try $0.register(kept, at: .morning) }
  }
}

/// The tables that hold something, but for what each engine keeps for itself: its index, and a row to lock.
private func filled(_ store: any Store, _ engine: Engine) async throws -> Set<String> {
  try await store.read { reader in
    let names = try reader.rows(
      engine == .postgres
        ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        : "SELECT name FROM sqlite_schema WHERE type = 'table'"
    ).map { try $0.text(0) }
    return Set(
      try names.filter { name in
        let isItsOwn = ["search_", "sqlite_", "chain_end"].contains { name.hasPrefix($0) }
        return try !isItsOwn && !reader.rows("SELECT 1 FROM \(name) LIMIT 1").isEmpty
      })
  }
}

@Suite struct `Copying a store` {
  @Test(arguments: Engine.allCases, Engine.allCases)
  func `gives the same entries, rows, books and attachments, and says so`(from: Engine, to: Engine)
    async throws
  {
    let one = try await TestStore(from, shelf: .leaflets)
    let other = try await TestStore(to, shelf: .leaflets)
    let (source, target) = (one.store, other.store)
    let (files, copies) = (one.folder.attachments, other.folder.attachments)
    try await fill(source, files)
    let copy = StoreCopy(from: source, files, to: target, copies, shelf: .leaflets)
    let report = try await copy.run { _ in }
    #expect(report.isProven)
    #expect(report.found.attachments == 7)
    #expect(report.tables.first { $0.name == "vault" }?.target.rows == 450)
    #expect(report.books.first { $0.name == "notices" }?.source.rows == 450 * 2)
    let tables = try await filled(source, from)
    #expect(tables.count > 10)
    #expect(try await filled(target, to) == tables)
    // What was copied goes on where the other was.
    try await target.write { _ = try $0.note(.takenDown, to: 7, expecting: 2) }
    #expect(
      try await target.write { try $0.nextNumber(NumberSeries(.request, body: "B0", year: 2026)) } == 151)
    #expect(try await target.verify(published: report.head, attachments: copies).isWhole)
  }

  @Test(arguments: Engine.allCases) func `is refused where there is something already`(engine: Engine)
    async throws
  {
    let one = try await TestStore(engine, shelf: .notices)
    let other = try await TestStore(engine, shelf: .notices)
    let (source, target) = (one.store, other.store)
    try await target.write { try $0.set("site.name", to: "x") }
    let copy = StoreCopy(
      from: source, one.folder.attachments, to: target, other.folder.attachments, shelf: .notices)
    await #expect(throws: LedgerError.notEmpty("setting")) { _ = try await copy.run { _ in } }
  }

  @Test func `is not proven where the chain of the source is broken`() async throws {
    let from = try TestFolder()
    let to = try TestFolder()
    let source = try await SQLiteStore.open(path: from.database, shelf: .leaflets)
    let target = try await SQLiteStore.open(path: to.database, shelf: .leaflets)
    let files = try AttachmentFolder.made(in: from.path)
    try await fill(source, files)
    try await source.write { writer in
      try writer.execute("DROP TRIGGER entry_no_update")
      try writer.execute("UPDATE entry SET payload = '{}' WHERE position = 100")
    }
    let copy = StoreCopy(from: source, files, to: target, try .made(in: to.path), shelf: .leaflets)
    // A changed entry is either unreadable when the books are drawn, or found by the chain.
    do {
      #expect(try await copy.run { _ in }.isProven == false)
    } catch is LedgerError {}
  }
}

extension AttachmentFolder {
  fileprivate static func made(in path: String) throws -> AttachmentFolder {
    for name in ["attachments", "staging"] {
      try FileManager.default.createDirectory(
        atPath: path + "/" + name, withIntermediateDirectories: true)
    }
    return AttachmentFolder(root: path + "/attachments", staging: path + "/staging")
  }
}
