import Desk
import Ledger
import Synchronization

/// A store at whose uses somebody looks on: to step in between two of them, or to let one fail.
final class WatchedStore: Store {
  private let base: any Store
  private let uses = Mutex(0)
  private let before: @Sendable (_ use: Int) async throws -> Void

  /// - Parameter before: told before each read and each write, the first of which is 0.
  init(_ base: any Store, before: @escaping @Sendable (_ use: Int) async throws -> Void) {
    self.base = base
    self.before = before
  }

  private func begin() async throws {
    try await before(
      uses.withLock { uses in
        defer { uses += 1 }
        return uses
      })
  }

  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R {
    try await begin()
    return try await base.write(work)
  }

  func read<R: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> R) async throws -> R {
    try await begin()
    return try await base.read(work)
  }

  func rebuild(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws {
    try await base.rebuild(progress: progress)
  }

  func damage() async throws -> String? { try await base.damage() }
  var changes: ChangeFeed { base.changes }
  /// It stands for the one process that leads.
  let leads = true
  func keepCompany() async { await base.keepCompany() }
}

extension DeskBench {
  /// A desk over the same store, as another process would have one, at whose uses of the store somebody looks on.
  func watched(_ before: @escaping @Sendable (_ use: Int) async throws -> Void) -> Desk {
    Desk(
      store: WatchedStore(store, before: before), attachments: desk.attachments,
      calendars: desk.live.calendars,
      settings: desk.settings, now: desk.now, chance: desk.chance, logger: desk.logger)
  }
}
