import Synchronization

/// Sessions in memory, bounded: for tests, and for a demonstration on one machine.
package final class MemorySessionStore: SessionStore {
  private let sessions = Mutex<[String: Session]>([:])
  private let limit: Int

  package init(limit: Int = 10_000) {
    self.limit = limit
  }

  package func load(hash: String) -> Session? {
    sessions.withLock { $0[hash] }
  }

  package func save(_ session: Session) {
    sessions.withLock { all in
      all[session.hash] = session
      if all.count > limit, let oldest = all.values.min(by: { $0.seenAt < $1.seenAt }) {
        all[oldest.hash] = nil
      }
    }
  }

  package func delete(hash: String) {
    sessions.withLock { $0[hash] = nil }
  }

  package func deleteAll(of person: String) {
    sessions.withLock { all in all = all.filter { $0.value.person != person } }
  }
}
