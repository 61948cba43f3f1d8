import Ledger
package import Statute

/// Somebody's stay from sign-in to sign-out, as it is kept: under the hash of the id, never the id.
package struct Stay: Hashable, Sendable {
  package let hash: String
  package let person: String?
  package let notes: [String: String]
  package let createdAt: Instant
  package let seenAt: Instant

  package init(hash: String, person: String?, notes: [String: String], createdAt: Instant, seenAt: Instant) {
    self.hash = hash
    self.person = person
    self.notes = notes
    self.createdAt = createdAt
    self.seenAt = seenAt
  }
}

extension Desk {
  package func stay(hash: String) async throws -> Stay? {
    guard let kept = try await store.read({ try $0.session(hash: hash) }) else { return nil }
    let notes = kept.notes.values.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
    return Stay(
      hash: kept.hash, person: kept.person, notes: notes, createdAt: kept.createdAt, seenAt: kept.seenAt)
  }

  package func keep(_ stay: Stay) async throws {
    let kept = StoredSession(
      hash: stay.hash, person: stay.person, notes: Payload(stay.notes.mapValues(Payload.Value.text)),
      createdAt: stay.createdAt, seenAt: stay.seenAt)
    try await store.write { try $0.save(kept) }
  }

  package func endStay(hash: String) async throws {
    try await store.write { try $0.endSession(hash: hash) }
  }

  package func endStays(of person: String) async throws {
    try await store.write { try $0.endSessions(of: person) }
  }

  /// The secret from which the tokens of forms are made: drawn once and kept with the sessions, the same for every process
  /// of the site.
  package func formSecret() async throws -> [UInt8] {
    let drawn = chance.bytes(32)
    let kept = try await store.write { ledger in
      if let kept = try ledger.setting(Self.secretName) { return kept }
      let text = Fingerprint(of: drawn).hex
      try ledger.set(Self.secretName, to: text)
      return text
    }
    return Array(kept.utf8)
  }

  private static let secretName = "secret.forms"
}
