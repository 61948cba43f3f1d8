import Desk
import Statute
import WebParts

/// Sessions kept in the store, so that they outlive the process.
struct LedgerSessions: SessionStore {
  let desk: Desk

  func load(hash: String) async throws -> Session? {
    try await desk.stay(hash: hash).map { stay in
      Session(
        hash: stay.hash, person: stay.person, createdAt: Int(stay.createdAt.seconds),
        seenAt: Int(stay.seenAt.seconds), notes: stay.notes)
    }
  }

  func save(_ session: Session) async throws {
    try await desk.keep(
      Stay(
        hash: session.hash, person: session.person, notes: session.notes,
        createdAt: Instant(seconds: Int64(session.createdAt)), seenAt: Instant(seconds: Int64(session.seenAt))
      ))
  }

  func delete(hash: String) async throws {
    try await desk.endStay(hash: hash)
  }

  func deleteAll(of person: String) async throws {
    try await desk.endStays(of: person)
  }
}
