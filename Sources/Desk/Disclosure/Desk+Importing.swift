import Ledger
package import Statute

/// What an import did.
package struct ImportOutcome: Hashable, Sendable {
  /// Items that are new.
  package fileprivate(set) var added = 0
  /// Items that were there before.
  package fileprivate(set) var known = 0
  /// Items that are no longer in force by what is now in the collection.
  package fileprivate(set) var ended = 0
}

extension Desk {
  /// Takes a collection of laws into the catalogue of a body as published items: versions of one title linked, older
  /// ones marked. Taking in the same collection again changes nothing; taking in a larger one adds what is new.
  ///
  /// - Parameters:
  ///   - code: of the body whose catalogue it is.
  ///   - progress: told how many of how many are done.
  package func importCollection(
    _ texts: [CollectedText], into code: String, progress: (_ done: Int, _ total: Int) -> Void
  ) async throws -> ImportOutcome {
    let volumes = CollectionPlan(texts).volumes
    let instant = now()
    let opening = ItemEvent.Opening(body: code, section: nil, origin: .imported)
    var outcome = ImportOutcome()
    // Some hundred at a time: one transaction costs one flush, and a search beside it waits no longer than one batch.
    let batch = 100
    var start = 0
    while start < volumes.count {
      let some = Array(volumes[start..<min(start + batch, volumes.count)])
      let done = try await store.write { ledger in
        var done = ImportOutcome()
        for volume in some { try ledger.take(volume, opening, at: instant, into: &done) }
        return done
      }
      outcome.added += done.added
      outcome.known += done.known
      outcome.ended += done.ended
      start += some.count
      progress(start, volumes.count)
    }
    return outcome
  }

  /// Founds a body from the command line of the machine itself, where there is none of this code.
  ///
  /// - Throws: `BodyRefusal` for a code or a name that cannot be.
  package func establish(
    code: String, name: String, shortName: String, kind: BodyKind, parent: String? = nil, order: Int = 0
  ) async throws {
    guard let unified = UnifiedCode(code) else { throw BodyRefusal.badCode }
    let instant = now()
    let founding = BodyEvent.Founding(
      code: unified, name: name, shortName: shortName, kind: kind, parent: parent, order: order)
    try await store.write { ledger in
      guard try ledger.version(of: unified.file) == 0 else { return }
      try ledger.append(
        [BodyEvent.founded(founding)], to: unified.file, expecting: 0, on: instant.day, at: instant,
        by: .system)
    }
  }
}

extension LedgerWriter {
  fileprivate func take(
    _ volume: CollectionPlan.Volume, _ opening: ItemEvent.Opening, at instant: Instant,
    into outcome: inout ImportOutcome
  ) throws {
    let version = try version(of: volume.file)
    guard version == 0 else {
      outcome.known += 1
      // A version that the collection has grown beyond since.
      guard let end = volume.end, let item = try load(Item.self, volume.file)?.file, item.end == nil else {
        return
      }
      try append([end.event], to: volume.file, expecting: version, on: end.day, at: instant, by: .system)
      outcome.ended += 1
      return
    }
    let year = instant.day.year
    let serial = try nextNumber(NumberSeries(.index, body: opening.body, year: year))
    let links =
      (volume.replaces.map { [ItemLink(.replaces, to: $0)] } ?? [])
      + volume.repeals.map { ItemLink(.repeals, to: $0) }
    let events = Item.adoption(
      by: opening, volume.text.content, links: links,
      indexNumber: NumberSeries.indexNumber(body: opening.body, year: year, serial: serial))
    var dated = events.map { (event: $0, on: instant.day) }
    if let end = volume.end {
      dated.append((end.event, end.day))
      outcome.ended += 1
    }
    _ = try append(dated, to: volume.file, expecting: 0, at: instant, by: .system, command: nil)
    outcome.added += 1
  }
}
