import Ledger
package import Statute

/// Why nobody was let in. A wrong name and a wrong password are one and the same answer.
package enum SignInRefusal: Error, Hashable, Sendable {
  case wrong
  /// Too many wrong passwords; the account opens again by itself.
  case locked(until: Instant)
}

extension Desk {
  /// How many wrong passwords an account bears, and for how long it is then closed, in seconds.
  private static let toleratedFailures = 5
  private static let lockSeconds: Int64 = 15 * 60

  /// Lets somebody in by name and password.
  ///
  /// - Throws: `SignInRefusal`. An unknown name takes as long as a wrong password.
  package func signIn(name: String, password: String) async throws -> Officer {
    let instant = now()
    let account = try await store.read { try $0.account(signInName: name) }
    try account?.checkLock(at: instant)
    let hash = PasswordHash(text: account?.passwordHash ?? Self.nobody)
    let opens = try hash.opens(with: password)
    guard let account else { throw SignInRefusal.wrong }
    // Weighing a password takes long enough for others to guess meanwhile, so the account is looked at once more by
    // whoever writes to it.
    guard opens else {
      try await store.write { ledger in
        guard try ledger.noteFailure(of: account.person) >= Self.toleratedFailures else { return }
        try ledger.lock(account.person, until: instant.adding(seconds: Self.lockSeconds))
      }
      throw SignInRefusal.wrong
    }
    try await store.write { ledger in
      guard let current = try ledger.account(of: account.person),
        current.passwordHash == account.passwordHash
      else { throw SignInRefusal.wrong }
      try current.checkLock(at: instant)
      try ledger.clearFailures(of: account.person)
    }
    guard let officer = try await officer(account.person) else { throw SignInRefusal.wrong }
    return officer
  }

  /// The hash of a password that nobody has, so that an unknown name costs the same time.
  private static let nobody =
    "scrypt$15$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

  /// Opens an account or sets a new password; ends all sessions of the person. That it was set is an event of the
  /// person's file, without the password.
  package func setPassword(
    _ password: String, signInName: String, of person: String, by actor: Actor = .system
  ) async throws {
    let hash = try PasswordHash.make(password, salt: chance.bytes(16))
    try await setPassword(hash, signInName: signInName, of: person, by: actor)
  }

  /// Opens accounts under one password that is no secret, as those of a sample are: it is hashed once for all of them.
  package func setOpenPassword(_ password: String, of people: [String]) async throws {
    let hash = try PasswordHash.make(password, salt: chance.bytes(16))
    for person in people { try await setPassword(hash, signInName: person, of: person, by: .system) }
  }

  private func setPassword(
    _ hash: PasswordHash, signInName: String, of person: String, by actor: Actor
  ) async throws {
    let instant = now()
    let account = Account(
      person: person, signInName: signInName, passwordHash: hash.text, changedAt: instant)
    try await store.write { ledger in
      try ledger.save(account)
      let file = FileID(.person, person)
      let version = try ledger.version(of: file)
      if version > 0 {
        try ledger.append(
          [PersonEvent.passwordSet], to: file, expecting: version, on: instant.day, at: instant, by: actor)
      }
      try ledger.endSessions(of: person)
    }
  }

  /// The person as they work now, roles and all; `nil` for somebody unknown or gone.
  package func officer(_ key: String) async throws -> Officer? {
    try await store.read { ledger in
      guard let person = try ledger.load(Person.self, FileID(.person, key))?.file, person.leftOn == nil else {
        return nil
      }
      // Who oversees, oversees what lies below the own body.
      let overseeing = Role.administrators.union([.supervisor])
      let below =
        person.roles.isDisjoint(with: overseeing) ? [] : try ledger.bodies().codes(below: person.body)
      return Officer(
        key: key, name: person.name, body: person.body, section: person.section, roles: person.roles,
        supervised: below)
    }
  }
}

extension Account {
  /// - Throws: `SignInRefusal.locked` while the account is closed.
  fileprivate func checkLock(at instant: Instant) throws(SignInRefusal) {
    if let until = lockedUntil, until > instant { throw .locked(until: until) }
  }
}
