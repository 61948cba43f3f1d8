import Ledger
package import Statute

/// A report that was to be put right by a day that is over.
package struct OverdueRectification: Hashable, Sendable {
  package let file: FileID
  package let batch: String
  /// Of the report in its batch.
  package let number: Int
  package let organ: String
  package let on: Day
  package let until: Day
}

extension Desk {
  /// The orders to put reports right that are overdue, of the officer's own body, the oldest first.
  package func overdueRectifications(for officer: Officer) async throws -> [OverdueRectification] {
    guard Visibility.may(.officer(officer), see: .audit(body: officer.body)) else { return [] }
    let today = today
    return try await store.read { ledger in
      var found: [OverdueRectification] = []
      for row in try ledger.reportAudits(of: officer.body) where row.due.map({ $0 < today }) ?? false {
        guard let audit = try ledger.load(ReportAuditFile.self, row.file)?.file else { continue }
        for subject in audit.subjects where subject.isWaiting {
          guard let order = subject.order, order.until < today else { continue }
          found.append(
            OverdueRectification(
              file: row.file, batch: audit.name, number: subject.number, organ: order.organ, on: order.on,
              until: order.until))
        }
      }
      return found.sorted { $0.until < $1.until }
    }
  }
}
