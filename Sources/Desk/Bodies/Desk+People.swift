import Ledger
package import Statute

extension Desk {
  /// The people of a body with their roles.
  package func people(of body: String, for officer: Officer) async throws -> [PersonSummary] {
    guard Visibility.may(.officer(officer), see: .people(body: body)) else { throw DeskError.forbidden }
    return try await store.read { try $0.people(of: body) }
  }

  /// Everybody, body by body, for the command line of the machine itself.
  package func allPeople() async throws -> [PersonSummary] {
    try await store.read { ledger in
      // Also of bodies that are not entered yet: the first administrators come before their body.
      let codes = try ledger.bodies().map(\.code)
      let entered = try codes.flatMap { try ledger.people(of: $0) }
      let others = try ledger.bodiesOfPeople().filter { !codes.contains($0) }
      return try entered + others.flatMap { try ledger.people(of: $0) }
    }
  }

  /// One person with the course of appointments and roles.
  package func person(_ key: String, for officer: Officer) async throws -> PersonDossier {
    try await store.read { ledger in
      guard let loaded = try ledger.load(Person.self, FileID(.person, key)),
        Visibility.may(.officer(officer), see: .people(body: loaded.file.body))
      else { throw DeskError.notFound }
      return PersonDossier(
        person: loaded.file, version: loaded.version, course: loaded.entries,
        names: try ledger.names(of: loaded.entries.compactMap(\.by.personKey)),
        hasAccount: try ledger.account(of: key) != nil)
    }
  }

  /// Enters a person with roles; the password is set by `setPassword`.
  ///
  /// - Parameter id: the one-time key of the form, so that sending it twice enters one person.
  /// - Throws: `PersonRefusal`, `DeskError.stale` where the key is taken.
  package func appoint(
    key: String, name: String, body: String, section: String?, roles: [Role], by officer: Officer,
    once id: String? = nil
  ) async throws {
    guard Visibility.may(.officer(officer), see: .people(body: body)) else { throw DeskError.forbidden }
    let instant = now()
    let ruling = try Person.appoint(
      key: key, name: name, body: body, section: section, roles: roles, situation(of: officer, at: instant))
    try await enter(
      key, ruling.events, at: instant, by: .person(key: officer.key, as: ruling.role), once: id)
  }

  /// Enters a person from the command line of the machine itself: the first administrators have nobody before them.
  package func install(key: String, name: String, body: String, section: String? = nil, roles: [Role])
    async throws
  {
    let events = try Person.appointment(key: key, name: name, body: body, section: section, roles: roles)
    try await enter(key, events, at: now(), by: .system)
  }

  private func enter(
    _ key: String, _ events: [PersonEvent], at instant: Instant, by actor: Actor, once id: String? = nil
  ) async throws {
    let file = FileID(.person, key)
    let id = id.map { CommandID($0) }
    try await store.write { ledger in
      if let id, try ledger.version(reachedBy: id, on: file) != nil { return }
      guard try ledger.load(Person.self, file) == nil else { throw DeskError.stale }
      try ledger.append(
        events, to: file, expecting: 0, on: instant.day, at: instant, by: actor, command: id)
    }
  }

  /// Does to a person's file what the security administrator asks. Whoever leaves is signed out and cannot sign in again;
  /// whose roles change is signed out, so that the new ones hold at once.
  @discardableResult
  package func act(
    _ command: PersonCommand, on key: String, expecting version: Int, by officer: Officer,
    once id: String? = nil
  ) async throws -> Int {
    let file = FileID(.person, key)
    let instant = now()
    let situation = situation(of: officer, at: instant)
    return try await store.write { ledger in
      guard let loaded = try ledger.load(Person.self, file),
        Visibility.may(.officer(officer), see: .people(body: loaded.file.body))
      else { throw DeskError.notFound }
      if case .move(let body, _) = command, !officer.covers(body) { throw DeskError.forbidden }
      let id = id.map { CommandID($0) }
      if let id, let reached = try ledger.version(reachedBy: id, on: file) { return reached }
      guard loaded.version == version else { throw DeskError.stale }
      let ruling = try loaded.file.decide(command, situation)
      let reached = try ledger.append(
        ruling.events, to: file, expecting: version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
      switch command {
      case .rename, .setPassword: break
      case .leave:
        try ledger.removeAccount(of: key)
        try ledger.endSessions(of: key)
      case .move, .grant, .revoke: try ledger.endSessions(of: key)
      }
      return reached
    }
  }
}

/// A person as the security administrator sees them.
package struct PersonDossier: Sendable {
  package let person: Person
  package let version: Int
  package let course: [Entry<PersonEvent>]
  package let names: [String: String]
  package let hasAccount: Bool
}
