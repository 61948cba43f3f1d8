import Ledger
package import Statute

/// An item as an officer sees it: its state, its course, its limit, and what this person may do now.
package struct ItemDossier: Sendable {
  package let item: Item
  package let version: Int
  package let body: BodySummary?
  package let course: [Entry<ItemEvent>]
  /// The limit of article 26; `nil` where none runs.
  package let clock: LegalClock?
  /// The calendars by which it was counted.
  package let calendars: CalendarEditions
  package let actions: [ItemAction]
  /// What the post would allow but other hands must do (article 17).
  package let barred: [ItemAction]
  /// What the people of the course are called, by key.
  package let names: [String: String]
  package let related: [RelatedEntry]
  /// The columns in which the body publishes, for the form.
  package let columns: [Column]
}

/// What waits for the people of a body.
package struct ItemInbox: Hashable, Sendable {
  /// In hand, the one due first at the top.
  package let inHand: [ItemSummary]
  package let counts: [ItemStep: Int]
  /// Filed as not disclosed and due to be looked at again (article 18).
  package let toReassess: [ItemSummary]

  /// Those of the items in hand that wait for somebody in these roles.
  package func waiting(for roles: Set<Role>) -> [ItemSummary] {
    inHand.filter { item in
      Item.flow.actions(at: item.step, for: roles).contains { $0.movesOn }
    }
  }
}

extension Desk {
  /// The items of a body that are in hand; the officer's own body, or for a supervisor another one.
  package func itemInbox(of body: String, for officer: Officer) async throws -> ItemInbox {
    guard Visibility.may(.officer(officer), see: .item(body: body)) else { throw DeskError.forbidden }
    let today = today
    return try await store.read { ledger in
      ItemInbox(
        inHand: try ledger.itemsInHand(of: body), counts: try ledger.itemCounts(of: body),
        toReassess: try ledger.itemsToReassess(of: body, by: today))
    }
  }

  /// The items of a body at one step, the one touched last at the top.
  package func items(
    of body: String, at step: ItemStep, for officer: Officer, offset: Int = 0, limit: Int = 50
  )
    async throws -> [ItemSummary]
  {
    guard Visibility.may(.officer(officer), see: .item(body: body)) else { throw DeskError.forbidden }
    return try await store.read { try $0.items(of: body, at: step, limit: limit, offset: max(0, offset)) }
  }

  /// One item with everything the viewer may see of it.
  ///
  /// - Throws: `DeskError.notFound` both where there is none and where the viewer may not see it.
  package func item(_ file: FileID, for viewer: Viewer) async throws -> ItemDossier {
    let today = today
    let calendars = calendars
    return try await store.read { ledger in
      guard let loaded = try ledger.load(Item.self, file),
        Visibility.may(viewer, see: .item(body: loaded.file.opening.body))
      else { throw DeskError.notFound }
      let item = loaded.file
      let body = try ledger.body(item.opening.body)
      let officer = viewer.officer.flatMap { $0.body == item.opening.body ? $0 : nil }
      let possible = item.actions(for: officer?.roles ?? [])
      let actions = item.actions(for: officer?.roles ?? [], by: officer?.key ?? "")
      return ItemDossier(
        item: item, version: loaded.version, body: body, course: loaded.entries,
        clock: try? item.publicationClock(in: calendars, today: today), calendars: calendars,
        actions: actions, barred: possible.filter { !actions.contains($0) },
        names: try ledger.names(of: loaded.entries.flatMap(\.people)),
        related: try ledger.related(to: file, on: today), columns: body.map { Column.all(for: $0.kind) } ?? []
      )
    }
  }

  /// 起草: opens an item in the officer's own body.
  ///
  /// - Parameter key: the one-time key of the form, so that sending it twice opens one item.
  /// - Throws: `ItemRefusal` with all faults of the fields at once.
  package func draft(_ content: ItemContent, by officer: Officer, once key: String? = nil) async throws
    -> FileID
  {
    let chance = key.map { Chance.drawn(from: $0) } ?? chance
    let file = FileID(.item, chance.fileKey())
    let instant = now()
    let situation = Situation(
      person: officer.key, roles: officer.roles, on: instant.day, today: instant.day, calendar: calendar)
    return try await store.write { ledger in
      if try ledger.load(Item.self, file) != nil { return file }
      let rules = try ledger.itemRules(of: officer.body)
      let ruling = try Item.open(
        ItemEvent.Opening(body: officer.body, section: officer.section), content, under: rules, situation)
      try ledger.append(
        ruling.events, to: file, expecting: 0, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role))
      return file
    }
  }

  /// Does to an item what an officer asks, as far as the law lets it be done.
  ///
  /// - Parameters:
  ///   - day: the legal day of the act; today, or an earlier one.
  ///   - version: the version of the file on which the form was opened.
  ///   - key: the one-time key of the form, so that sending it twice does it once.
  /// - Returns: the version after it.
  /// - Throws: `ItemRefusal` where the law or the flow forbids it, `DeskError.stale` where the file has moved on.
  @discardableResult
  package func act(
    _ command: ItemCommand, on file: FileID, day: Day? = nil, expecting version: Int, by officer: Officer,
    once key: String? = nil
  ) async throws -> Int {
    let instant = now()
    let day = day ?? instant.day
    let situation = Situation(
      person: officer.key, roles: officer.roles, on: day, today: instant.day, calendar: calendar)
    return try await store.write { ledger in
      guard let loaded = try ledger.load(Item.self, file),
        Visibility.may(.officer(officer), see: .item(body: loaded.file.opening.body))
      else { throw DeskError.notFound }
      let item = loaded.file
      guard officer.body == item.opening.body else { throw DeskError.forbidden }
      let id = key.map { CommandID($0) }
      if let id, let reached = try ledger.version(reachedBy: id, on: file) { return reached }
      guard loaded.version == version else { throw DeskError.stale }
      var number: String?
      if item.takesIndexNumber(command) {
        let series = NumberSeries(.index, body: officer.body, year: instant.day.year)
        number = NumberSeries.indexNumber(
          body: officer.body, year: instant.day.year, serial: try ledger.nextNumber(series))
      }
      let ruling = try item.decide(
        command, under: try ledger.itemRules(of: officer.body), indexNumber: number, situation)
      switch command {
      case .addAttachment(let attachment, _), .maskAttachment(_, let attachment, _):
        try ledger.register([attachment], at: instant)
      default: break
      }
      return try ledger.append(
        ruling.events, to: file, expecting: version, on: day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }

  /// 失效: what a timer does once a day with documents whose own period is over.
  ///
  /// - Returns: how many it marked.
  package func lapseEndedItems() async throws -> Int {
    let instant = now()
    let files = try await store.read { try $0.itemsWithEndedPeriod(before: instant.day, limit: 1_000) }
    var marked = 0
    for file in files {
      let isMarked = try await store.write { ledger in
        guard let loaded = try ledger.load(Item.self, file), let event = loaded.file.lapseDue(on: instant.day)
        else {
          return false
        }
        try ledger.append(
          [event], to: file, expecting: loaded.version, on: instant.day, at: instant, by: .system)
        return true
      }
      if isMarked { marked += 1 }
    }
    return marked
  }
}

extension LedgerReader {
  /// The rules of a body.
  func itemRules(of body: String) throws -> ItemRules {
    guard let code = UnifiedCode(body), let body = try load(Body.self, code.file)?.file else {
      throw DeskError.notFound
    }
    return ItemRules(for: body)
  }
}

extension ItemAction {
  /// Whether an item waits for somebody to do this: the next step of its way rather than something one may also do.
  fileprivate var movesOn: Bool {
    switch self {
    case .submit, .approveSection, .clearSecrecy, .approveOffice, .approve, .publish, .file: true
    default: false
    }
  }
}
