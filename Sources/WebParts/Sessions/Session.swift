/// Somebody's stay, from sign-in to sign-out. What is stored holds only the hash of the id that the browser has, so that
/// a stolen table opens no door.
///
/// Instants are whole seconds since 1970 and are handed in.
package struct Session: Sendable, Equatable {
  /// SHA-256 of the id in lower-case hexadecimal: the key in the store.
  package var hash: String
  /// Who is signed in; nil for a visitor that something had to be remembered for.
  package var person: String?
  package var createdAt: Int
  package var seenAt: Int
  /// Small things to remember between two pages.
  package var notes: [String: String]

  package init(hash: String, person: String?, createdAt: Int, seenAt: Int, notes: [String: String] = [:]) {
    self.hash = hash
    self.person = person
    self.createdAt = createdAt
    self.seenAt = seenAt
    self.notes = notes
  }
}

/// Where sessions are kept. A store keeps the fields as they are and decides nothing; it may throw out what is past
/// ``SessionPolicy/absoluteLimit`` whenever it likes.
package protocol SessionStore: Sendable {
  func load(hash: String) async throws -> Session?
  /// Inserts, or replaces the one with the same hash.
  func save(_ session: Session) async throws
  func delete(hash: String) async throws
  /// For a changed password, a changed role, a lock.
  func deleteAll(of person: String) async throws
}

/// How long sessions last and how their cookie looks.
package struct SessionPolicy: Sendable, Equatable {
  /// The name of the cookie without its prefix.
  package var name: String
  /// Whether the site is reached over HTTPS. Off only for a demonstration on this machine: the cookie then has neither
  /// `Secure` nor the `__Host-` prefix, which a browser would refuse over plain HTTP.
  package var isSecure: Bool
  /// Seconds without a request after which a session is over.
  package var idleLimit: Int
  /// Seconds after which it is over in any case.
  package var absoluteLimit: Int

  package init(
    name: String = "sid", isSecure: Bool = true, idleLimit: Int = 30 * 60, absoluteLimit: Int = 12 * 3600
  ) {
    self.name = name
    self.isSecure = isSecure
    self.idleLimit = idleLimit
    self.absoluteLimit = absoluteLimit
  }

  /// The whole name of the cookie (RFC 6265bis 4.1.3.2).
  package var cookieName: String { isSecure ? "__Host-\(name)" : name }

  /// Whether a session still holds. One seen in the future (the clock was set back) does not.
  package func holds(_ session: Session, at now: Int) -> Bool {
    now - session.seenAt < idleLimit && now - session.createdAt < absoluteLimit && now >= session.createdAt
  }
}
