import Ledger
package import Statute

/// One act in the record (审计记录): that it was done, when, by whom and to which file, never what it said.
package struct RecordedAct: Hashable, Sendable {
  /// 1 for the first entry of the ledger.
  package let position: Int
  package let at: Instant
  /// The legal day of the act.
  package let on: Day
  package let by: Actor
  /// What the person is called; `nil` where no person acted.
  package let name: String?
  package let file: FileID
  /// The version that the file reached by it.
  package let version: Int
  /// The stored name of the event.
  package let event: String
}

/// One page of the record, the latest act first.
package struct RecordPage: Hashable, Sendable {
  package let acts: [RecordedAct]
  /// How many there are in all; also the position of the last.
  package let total: Int
  /// The digest of the last entry, which binds everything before it.
  package let head: String
  /// From 1; page 1 holds the latest.
  package let page: Int
  package let pages: Int
}

/// What walking the chain of the record found.
package struct RecordCheck: Hashable, Sendable {
  package let entries: Int
  package let head: String
  /// The position of the first entry that is not as it was recorded; `nil` where all are.
  package let broken: Int?
}

extension Desk {
  /// A page of the record, for the audit administrator alone.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func record(page: Int, size: Int = 50, for officer: Officer) async throws -> RecordPage {
    guard Visibility.may(.officer(officer), see: .record) else { throw DeskError.forbidden }
    return try await store.read { ledger in
      let head = try ledger.head()
      let pages = max(1, (head.position + size - 1) / size)
      let page = min(max(1, page), pages)
      // Positions have no gaps, so the place of a page is known without counting.
      let last = head.position - (page - 1) * size
      let first = max(0, last - size)
      let entries = try ledger.entries(after: first, limit: last - first).reversed()
      let names = try ledger.names(of: entries.compactMap(\.by.personKey))
      let acts = entries.map { entry in
        RecordedAct(
          position: entry.position, at: entry.at, on: entry.on, by: entry.by,
          name: entry.by.personKey.flatMap { names[$0] }, file: entry.file, version: entry.version,
          event: entry.name)
      }
      return RecordPage(
        acts: acts, total: head.position, head: head.digest.hex, page: page, pages: pages)
    }
  }

  /// Walks the whole chain of entries, for the audit administrator alone.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func checkRecord(for officer: Officer) async throws -> RecordCheck {
    guard Visibility.may(.officer(officer), see: .record) else { throw DeskError.forbidden }
    let report = try await store.verify(attachments: nil)
    return RecordCheck(
      entries: report.entries, head: report.head.digest.hex, broken: report.fault?.position)
  }
}
