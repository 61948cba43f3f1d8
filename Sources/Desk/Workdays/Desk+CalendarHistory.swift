import Ledger
package import Statute

/// The calendars of an installation, one after another, as who keeps them sees them.
package struct CalendarHistory: Sendable {
  package struct Step: Sendable {
    package let entry: Entry<CalendarEvent>
    package let edition: CalendarEditions.Edition
    /// What whoever took it up is called.
    package let person: String?
    /// How many limits it moved.
    package let moved: Int
    /// Whether not every file has been counted again yet.
    package let isUnfinished: Bool
  }

  package let calendar: WorkCalendar
  /// Every step that brought another edition, the latest first.
  package let steps: [Step]
  /// The edition that can be taken back.
  package let revocable: Int?
}

extension Desk {
  /// Which calendars held, since when and why.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func calendarHistory(for officer: Officer) async throws -> CalendarHistory {
    guard mayKeepSite(officer) else { throw DeskError.forbidden }
    return try await calendarHistory()
  }

  /// The same for whoever stands at the machine itself.
  package func calendarHistory() async throws -> CalendarHistory {
    try await reload()
    let unfinished = Set(try await unfinishedEditions())
    guard let loaded = try await calendarFile() else {
      return CalendarHistory(calendar: calendar, steps: [], revocable: nil)
    }
    return try await store.read { ledger in
      let names = try ledger.names(of: loaded.entries.compactMap(\.by.personKey))
      var steps: [CalendarHistory.Step] = []
      for entry in loaded.entries.reversed() {
        guard let edition = loaded.file.editions.edition(entry.version) else { continue }
        steps.append(
          .init(
            entry: entry, edition: edition, person: entry.by.personKey.map { names[$0] ?? $0 },
            moved: try ledger.recountCount(by: Self.recountCommand(edition.number)),
            isUnfinished: unfinished.contains(edition.number)))
      }
      return CalendarHistory(
        calendar: loaded.file.editions.current, steps: steps, revocable: loaded.file.revocable)
    }
  }

  /// The limits that an edition moved, up to `CalendarEffect.most`.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func limitsMoved(by edition: Int, for officer: Officer) async throws -> [MovedLimit] {
    guard mayKeepSite(officer) else { throw DeskError.forbidden }
    return try await store.read { ledger in
      let names = try ledger.bodyNames()
      return try ledger.recounts(by: Self.recountCommand(edition), limit: CalendarEffect.most).map {
        recorded in
        let (body, number) = try ledger.bodyAndNumber(of: recorded.file)
        return MovedLimit(
          file: recorded.file, bodyName: names[body] ?? body, number: number, recount: recorded.recount)
      }
    }
  }
}

extension LedgerReader {
  fileprivate func bodyAndNumber(of file: FileID) throws -> (body: String, number: String) {
    switch file.kind {
    case .request: try requestRow(file).map { ($0.body, $0.number) } ?? ("", "")
    case .item:
      try load(Item.self, file).map { ($0.file.opening.body, $0.file.indexNumber ?? "") } ?? ("", "")
    default: ("", "")
    }
  }
}
