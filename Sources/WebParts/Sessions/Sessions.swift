import Crypto
import HTTPTypes
package import Hummingbird

/// Opens, finds and ends sessions. The time is handed in as a closure: seconds since 1970.
package struct Sessions: Sendable {
  package let policy: SessionPolicy
  private let store: any SessionStore
  private let now: @Sendable () -> Int

  package init(
    store: any SessionStore, policy: SessionPolicy = SessionPolicy(), now: @escaping @Sendable () -> Int
  ) {
    self.store = store
    self.policy = policy
    self.now = now
  }

  /// The session that the request's cookie names, where it still holds. Notes at most once a minute that it was seen.
  package func find(_ request: Request) async throws -> Session? {
    guard let id = id(in: request), var session = try await store.load(hash: Self.hash(id)) else {
      return nil
    }
    let now = now()
    guard policy.holds(session, at: now) else {
      try await store.delete(hash: session.hash)
      return nil
    }
    if now - session.seenAt >= 60 {
      session.seenAt = now
      try await store.save(session)
    }
    return session
  }

  /// Opens a session with a new id and ends the one before it, so that an id planted before sign-in is worth nothing.
  ///
  /// - Returns: the session, and the value for a `Set-Cookie` header.
  package func begin(
    person: String?, replacing old: Session? = nil, notes: [String: String] = [:]
  ) async throws -> (session: Session, setCookie: String) {
    let id = RandomID.hexadecimal(bytes: 32)
    let now = now()
    let session = Session(hash: Self.hash(id), person: person, createdAt: now, seenAt: now, notes: notes)
    try await store.save(session)
    if let old { try await store.delete(hash: old.hash) }
    return (session, cookie(id))
  }

  /// Keeps changed notes.
  package func save(_ session: Session) async throws {
    try await store.save(session)
  }

  /// Ends one session.
  ///
  /// - Returns: the value for a `Set-Cookie` header that takes the cookie away.
  package func end(_ session: Session?) async throws -> String {
    if let session { try await store.delete(hash: session.hash) }
    return cookie("") + "; Max-Age=0"
  }

  /// Ends all sessions of one person.
  package func endAll(of person: String) async throws {
    try await store.deleteAll(of: person)
  }

  /// Whether a request brings a session cookie at all, whatever it is worth.
  package func hasCookie(_ request: Request) -> Bool {
    request.cookies[policy.cookieName] != nil
  }

  /// A cookie without a day to die: the browser drops it when it closes; the limits are kept here, not there.
  private func cookie(_ id: String) -> String {
    "\(policy.cookieName)=\(id); Path=/; HttpOnly; SameSite=Lax" + (policy.isSecure ? "; Secure" : "")
  }

  private func id(in request: Request) -> String? {
    guard let id = request.cookies[policy.cookieName]?.value, id.utf8.count == 64 else { return nil }
    return id
  }

  static func hash(_ id: String) -> String {
    RandomID.hash(of: id)
  }
}
