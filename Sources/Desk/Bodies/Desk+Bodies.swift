import Ledger
package import Statute

/// What the disclosure page of a body shows: its four sections and what stands in them.
package struct BodyPage: Hashable, Sendable {
  package let body: BodySummary
  /// The bodies above, the highest first.
  package let above: [BodySummary]
  package let below: [BodySummary]
  /// 政府信息公开指南; `nil` while none has been published.
  package let guide: Guide?
  /// Sections that are open.
  package let sections: [String]
  package let formerNames: [Body.FormerName]
  /// 法定主动公开内容: every column that the law asks of it.
  package let columns: [ColumnState]
  /// How many items stand under 政府信息公开制度 and 政府信息公开年报.
  package let rules: ColumnState
  package let annualReports: ColumnState
  package let latest: [CatalogueEntry]
  /// 复议机关、法院 and the like, as the body settled them.
  package let practices: [Practice: String]
  /// The body that took over, where it is closed.
  package let successor: BodySummary?
}

extension Desk {
  /// Everything on the disclosure page of a body.
  ///
  /// - Throws: `DeskError.notFound`.
  package func bodyPage(_ code: String, latest: Int = 10) async throws -> BodyPage {
    let today = today
    return try await store.read { ledger in
      guard let file = UnifiedCode(code)?.file, let body = try ledger.load(Body.self, file)?.file else {
        throw DeskError.notFound
      }
      let all = try ledger.bodies()
      guard let summary = all.first(where: { $0.code == body.code.text }) else { throw DeskError.notFound }
      let states = try ledger.columnStates(of: summary, Column.allCases)
      func state(_ column: Column) -> ColumnState {
        states.first { $0.column == column }
          ?? ColumnState(column: column, items: 0, latest: nil, absence: nil)
      }
      let page = try ledger.catalogue(
        CatalogueFilter(body: summary.code), on: today, offset: 0, limit: latest)
      return BodyPage(
        body: summary, above: all.above(summary),
        below: all.filter { $0.parent == summary.code && $0.closedOn == nil },
        guide: body.guide, sections: body.sections.filter(\.isOpen).map(\.name),
        formerNames: body.formerNames,
        columns: Column.statutory(for: body.bodyKind).map(state), rules: state(.disclosureRules),
        annualReports: state(.annualReports), latest: page.entries, practices: body.practices,
        successor: body.closure?.successor.flatMap { successor in all.first { $0.code == successor } })
    }
  }

  /// The guide of a body with the day on which it was last revised.
  ///
  /// - Throws: `DeskError.notFound` where there is no such body or it has published none.
  package func guide(of code: String) async throws -> (guide: Guide, body: BodySummary) {
    let page = try await bodyPage(code, latest: 0)
    guard let guide = page.guide else { throw DeskError.notFound }
    return (guide, page.body)
  }

  /// All bodies that are not closed, as a tree under the one at the root of the site.
  package func bodyTree() async throws -> BodyTree? {
    let root = settings.rootBody
    return BodyTree(root: root, of: try await store.read { try $0.bodies() }.filter { $0.closedOn == nil })
  }

  /// All bodies, closed ones included, in the order of their places.
  package func bodies() async throws -> [BodySummary] {
    try await store.read { try $0.bodies() }
  }

  /// The bodies whose work an officer may look at: the own one first, then those supervised.
  package func bodiesInSight(of officer: Officer) async throws -> [BodySummary] {
    try await bodies().filter { Visibility.may(.officer(officer), see: .item(body: $0.code)) }.sorted {
      ($0.code != officer.body ? 1 : 0, $0.order, $0.code) < (
        $1.code != officer.body ? 1 : 0, $1.order, $1.code
      )
    }
  }

  /// A body in one line.
  ///
  /// - Throws: `DeskError.notFound`.
  package func body(_ code: String) async throws -> BodySummary {
    guard let body = try await store.read({ try $0.body(code) }) else { throw DeskError.notFound }
    return body
  }

  /// How many public items each body has, by code.
  package func itemCounts() async throws -> [String: Int] {
    try await store.read { try $0.itemCounts() }
  }

  /// How a body stands with every column that the law asks of it (articles 20 and 21).
  package func completeness(of code: String) async throws -> [ColumnState] {
    try await store.read { ledger in
      guard let body = try ledger.body(code) else { throw DeskError.notFound }
      return try ledger.columnStates(of: body, Column.statutory(for: body.kind))
    }
  }

  /// How many public items stand in each part of a column of a body, in the order of the law.
  package func parts(of column: Column, in body: String) async throws -> [(part: ColumnPart, items: Int)] {
    let counts = try await store.read { try $0.partCounts(of: body, in: column) }
    return column.parts.map { ($0, counts[$0.code] ?? 0) }
  }

  /// A body with its guide, settings and sections, for the people who keep it up to date, and what they may do.
  package func bodyDossier(_ code: String, for officer: Officer) async throws -> BodyDossier {
    try await store.read { ledger in
      guard let file = UnifiedCode(code)?.file, let loaded = try ledger.load(Body.self, file),
        Visibility.may(.officer(officer), see: .body(code))
      else { throw DeskError.notFound }
      return BodyDossier(
        body: loaded.file, version: loaded.version, course: loaded.entries,
        actions: loaded.file.actions(for: officer.roles(over: code)),
        names: try ledger.names(of: loaded.entries.compactMap(\.by.personKey)))
    }
  }

  /// Enters a body under one in the officer's charge.
  ///
  /// - Parameter key: the one-time key of the form, so that sending it twice enters one body.
  /// - Throws: `BodyRefusal`, `DeskError.stale` where there is a body with this code.
  package func found(
    code: String, name: String, shortName: String, kind: BodyKind, parent: String?, order: Int,
    by officer: Officer, once key: String? = nil
  ) async throws {
    let instant = now()
    let ruling = try Body.found(
      code: code, name: name, shortName: shortName, kind: kind, parent: parent, order: order,
      situation(of: officer, at: instant))
    guard let file = UnifiedCode(code)?.file else { throw BodyRefusal.badCode }
    let root = settings.rootBody
    try await store.write { ledger in
      let id = key.map { CommandID($0) }
      if let id, try ledger.version(reachedBy: id, on: file) != nil { return }
      guard try ledger.load(Body.self, file) == nil else { throw DeskError.stale }
      try ledger.checkPlace(of: code, under: parent, by: officer, root: root)
      try ledger.append(
        ruling.events, to: file, expecting: 0, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }

  /// Does to a body what an officer asks: the office to its own, the system administrator to those in charge.
  @discardableResult
  package func act(
    _ command: BodyCommand, on code: String, expecting version: Int, by officer: Officer,
    once key: String? = nil
  ) async throws -> Int {
    let instant = now()
    let situation = Situation(
      person: officer.key, roles: officer.roles(over: code), on: instant.day, today: instant.day,
      calendar: calendar)
    let root = settings.rootBody
    return try await store.write { ledger in
      guard let file = UnifiedCode(code)?.file, let loaded = try ledger.load(Body.self, file),
        Visibility.may(.officer(officer), see: .body(code))
      else { throw DeskError.notFound }
      let id = key.map { CommandID($0) }
      if let id, let reached = try ledger.version(reachedBy: id, on: file) { return reached }
      guard loaded.version == version else { throw DeskError.stale }
      let ruling = try loaded.file.decide(command, situation)
      if case .placeUnder(let parent) = command {
        try ledger.checkPlace(of: code, under: parent, by: officer, root: root)
      }
      return try ledger.append(
        ruling.events, to: file, expecting: version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }

  func situation(of officer: Officer, at instant: Instant) -> Situation {
    Situation(
      person: officer.key, roles: officer.roles, on: instant.day, today: instant.day, calendar: calendar)
  }
}

/// A body as the people who keep it up to date see it.
package struct BodyDossier: Sendable {
  package let body: Body
  package let version: Int
  package let course: [Entry<BodyEvent>]
  package let actions: [BodyAction]
  package let names: [String: String]
}

extension Officer {
  /// The roles that count for a body: those of the office at home only, those of the administrators for all below too.
  func roles(over code: String) -> Set<Role> {
    if body == code { return roles }
    return covers(code) ? roles.intersection(Role.administrators) : []
  }
}

extension LedgerReader {
  /// Whether somebody may place a body under another. None but the one at the root of the site stands under nobody; in a
  /// new installation, which has no root yet, that is the body of its administrator.
  fileprivate func checkPlace(of code: String, under parent: String?, by officer: Officer, root: String)
    throws
  {
    guard let parent else {
      guard code == (root.isEmpty ? officer.body : root) else { throw BodyRefusal.notInCharge }
      return
    }
    let bodies = try bodies()
    guard parent != code, !bodies.codes(below: code).contains(parent) else { throw BodyRefusal.underItself }
    guard officer.covers(parent), bodies.contains(where: { $0.code == parent && $0.closedOn == nil }) else {
      throw BodyRefusal.notInCharge
    }
  }

  func columnStates(of body: BodySummary, _ columns: [Column]) throws -> [ColumnState] {
    let counts = try columnCounts(of: body.code)
    let absences = try absences(of: body.code)
    return columns.map {
      ColumnState(
        column: $0, items: counts[$0]?.items ?? 0, latest: counts[$0]?.latest, absence: absences[$0])
    }
  }
}

extension [BodySummary] {
  /// The bodies above one, the highest first.
  fileprivate func above(_ body: BodySummary) -> [BodySummary] {
    var above: [BodySummary] = []
    var code = body.parent
    while let next = code.flatMap({ code in first { $0.code == code } }), !above.contains(next), next != body
    {
      above.insert(next, at: 0)
      code = next.parent
    }
    return above
  }
}
