import Statute

/// Moves a whole store to another, on either engine, and proves that nothing was lost or changed on the way.
///
/// Both are to be at rest: whatever is written to the source meanwhile makes the proof fail.
package struct StoreCopy: Sendable {
  private let source: any Store
  private let target: any Store
  private let sourceFiles: AttachmentFolder
  private let targetFiles: AttachmentFolder
  private let shelf: BookShelf
  /// As many rows are held in memory at a time.
  private static let batch = 200

  /// - Parameter shelf: with which both stores were opened.
  package init(
    from source: any Store, _ sourceFiles: AttachmentFolder, to target: any Store,
    _ targetFiles: AttachmentFolder, shelf: BookShelf
  ) {
    self.source = source
    self.target = target
    self.sourceFiles = sourceFiles
    self.targetFiles = targetFiles
    self.shelf = shelf
  }

  /// Copies everything, draws the books of the target and compares.
  ///
  /// - Throws: `LedgerError.notEmpty` where the target holds anything, `LedgerError.noAttachment`; what the engines throw.
  package func run(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws -> CopyReport {
    try await target.read { reader in
      for table in [CopiedTable.entries] + CopiedTable.all where try !table.isEmpty(in: reader) {
        throw LedgerError.notEmpty(table.name)
      }
    }
    let total = try await source.read { try $0.head().position }
    try await copy(.entries) { progress(LedgerProgress(.copyingEntries, done: $0, total: total)) }
    for table in CopiedTable.all { try await copy(table) { _ in } }
    try await copyAttachments(progress)
    try await target.rebuild(progress: progress)
    return try await compare(progress)
  }

  private func copy(_ table: CopiedTable, told: (Int) -> Void) async throws {
    var last: SQLValue?
    var done = 0
    while true {
      let after = last
      let rows = try await source.read { try table.rows(after: after, limit: Self.batch, in: $0) }
      guard let end = rows.last else { return }
      try await target.write { try table.insert(rows, in: $0) }
      last = end[0]
      done += rows.count
      told(done)
    }
  }

  private func copyAttachments(_ progress: (LedgerProgress) -> Void) async throws {
    let total = try await source.read { try $0.attachmentCount() }
    var done = 0
    var last: Fingerprint?
    while true {
      let after = last
      let some = try await source.read { try $0.attachments(after: after, limit: Self.batch) }
      for attachment in some {
        let kept = try await targetFiles.keep(
          copyOf: sourceFiles.path(of: attachment.digest), attachment.digest)
        guard kept.digest == attachment.digest else {
          throw LedgerError.attachmentDiffers(expected: attachment.digest, found: kept.digest)
        }
        done += 1
        progress(LedgerProgress(.copyingAttachments, done: done, total: total))
      }
      guard let end = some.last else { return }
      last = end.digest
    }
  }

  // MARK: Proof

  private func compare(_ progress: @escaping @Sendable (LedgerProgress) -> Void) async throws -> CopyReport {
    let head = try await source.read { try $0.head() }
    let found = try await target.verify(published: head, attachments: targetFiles, progress: progress)
    var report = CopyReport(head: head, found: found)
    for table in CopiedTable.all {
      report.tables.append(
        .init(
          name: table.name, source: try await fingerprint(of: table, in: source),
          target: try await fingerprint(of: table, in: target)))
    }
    for volume in shelf.volumes where volume.name != BookShelf.searchName {
      report.books.append(
        .init(
          name: volume.name, source: try await fingerprint(of: volume, in: source),
          target: try await fingerprint(of: volume, in: target)))
    }
    return report
  }

  private func fingerprint(of table: CopiedTable, in store: any Store) async throws -> CopyReport.Side {
    var all = RowsFingerprint()
    var last: SQLValue?
    while true {
      let after = last
      let rows = try await store.read { try table.rows(after: after, limit: Self.batch, in: $0) }
      guard let end = rows.last else { return CopyReport.Side(all) }
      for row in rows { all.add(row) }
      last = end[0]
    }
  }

  /// All rows of all tables of a book: file by file where a table has files, at once where it is small and has none.
  private func fingerprint(of volume: BookShelf.Volume, in store: any Store) async throws -> CopyReport.Side {
    var all = RowsFingerprint()
    let keeping = BookKeeping(shelf: shelf)
    let schemas = try await store.read { reader in
      zip(volume.tables(reader.dialect), volume.schema(reader.dialect).filter { BookSchema.makesTable($0) })
        .map { (table: $0, byFile: BookSchema.hasFiles($1)) }
    }
    for schema in schemas where !schema.byFile {
      let rows = try await store.read { try $0.rows("SELECT * FROM \(schema.table)") }
      for row in rows { all.add(row) }
    }
    var last = ""
    while true {
      let after = last
      let (rows, end) = try await store.read { reader in
        let end = try keeping.files(of: volume.kinds, after: after, in: reader).last?.description
        guard let end else { return ([SQLRow](), String?.none) }
        var rows: [SQLRow] = []
        for schema in schemas where schema.byFile {
          rows += try reader.rows(
            "SELECT * FROM \(schema.table) WHERE file > $1 AND file <= $2", [.text(after), .text(end)])
        }
        return (rows, end)
      }
      guard let end else { return CopyReport.Side(all) }
      for row in rows { all.add(row) }
      last = end
    }
  }
}

/// What a copy was found to be.
package struct CopyReport: Sendable {
  package struct Side: Hashable, Sendable {
    package let rows: Int
    package let fingerprint: Fingerprint

    init(_ rows: RowsFingerprint) {
      self.rows = rows.count
      fingerprint = rows.fingerprint
    }
  }

  /// A table or a book on both sides.
  package struct Pair: Hashable, Sendable {
    package let name: String
    package let source: Side
    package let target: Side
    package var isEqual: Bool { source == target }
  }

  /// The end of the source.
  package let head: Head
  /// What walking the chain of the target and reading its attachments found.
  package let found: VerifyReport
  package fileprivate(set) var tables: [Pair] = []
  package fileprivate(set) var books: [Pair] = []

  /// Whether the target is the source, entry for entry and row for row.
  package var isProven: Bool {
    found.isWhole && found.head == head && (tables + books).allSatisfy(\.isEqual)
  }
}
