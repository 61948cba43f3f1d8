package import Statute

/// A session as it is kept: the hash of its id and never the id.
package struct StoredSession: Hashable, Sendable {
  package let hash: String
  package var person: String?
  /// Small things to remember between two pages.
  package var notes: Payload
  package var createdAt: Instant
  package var seenAt: Instant

  package init(hash: String, person: String?, notes: Payload, createdAt: Instant, seenAt: Instant) {
    self.hash = hash
    self.person = person
    self.notes = notes
    self.createdAt = createdAt
    self.seenAt = seenAt
  }
}

extension LedgerReader {
  package func session(hash: String) throws(LedgerError) -> StoredSession? {
    try row("SELECT hash, person, notes, created_at, seen_at FROM session WHERE hash = $1", [.text(hash)])
      .map { (row) throws(LedgerError) in
        StoredSession(
          hash: try row.text(0), person: try row.optionalText(1), notes: try readPayload(try row.text(2)),
          createdAt: try row.instant(3), seenAt: try row.instant(4))
      }
  }
}

extension LedgerWriter {
  /// Inserts, or replaces the one with the same hash.
  package func save(_ session: StoredSession) throws(LedgerError) {
    try execute(
      """
      INSERT INTO session (hash, person, notes, created_at, seen_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (hash) DO UPDATE
      SET person = excluded.person, notes = excluded.notes, created_at = excluded.created_at,
        seen_at = excluded.seen_at
      """,
      [
        .text(session.hash), SQLValue(session.person), .text(session.notes.json), SQLValue(session.createdAt),
        SQLValue(session.seenAt),
      ])
  }

  package func endSession(hash: String) throws(LedgerError) {
    try execute("DELETE FROM session WHERE hash = $1", [.text(hash)])
  }

  /// For a changed password, a changed role, a lock.
  package func endSessions(of person: String) throws(LedgerError) {
    try execute("DELETE FROM session WHERE person = $1", [.text(person)])
  }

  /// - Returns: how many were removed.
  @discardableResult
  package func removeSessions(createdBefore instant: Instant) throws(LedgerError) -> Int {
    try execute("DELETE FROM session WHERE created_at < $1", [SQLValue(instant)])
  }
}
