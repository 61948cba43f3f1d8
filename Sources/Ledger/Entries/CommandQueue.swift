import Synchronization

/// Commands that wait to be committed together, on either engine: up to 256 of them share one transaction and one flush,
/// a savepoint for each. While one group is being flushed the next one gathers, so the number of flushes follows the disk
/// and not the number of people. See `Decisions/0010-group-commit.md`.
final class CommandQueue: Sendable {
  static let largestGroup = 256

  private let mostWaiting: Int
  private let state = Mutex(State())

  private struct State {
    var waiting: [Command] = []
    var isServed = false
  }

  /// A command and the one who waits for it.
  struct Command: Sendable {
    /// Does the work; what comes back tells the waiting one, once it is known whether the group was committed. It may
    /// be run again where the transaction of the first time is known to have changed nothing.
    let run: @Sendable (LedgerSession) -> Done
    /// Tells the waiting one that nothing was done, or why it is not known.
    let abandon: @Sendable (any Error) -> Void
  }

  struct Done: Sendable {
    let succeeded: Bool
    /// With the error of the group where it failed as a whole.
    let tell: @Sendable ((any Error)?) -> Void
  }

  init(mostWaiting: Int = .max) {
    self.mostWaiting = mostWaiting
  }

  /// Puts some work in the queue and waits until it is committed or has failed.
  ///
  /// - Parameter serve: called where nobody is at work on the queue: takes groups from it until `goesOn` says no.
  func add<R: Sendable>(
    _ work: @escaping @Sendable (any LedgerWriter) throws -> R, serve: @Sendable () throws -> Void
  ) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      let command = Command(
        run: { session in
          do {
            let value = try work(session)
            return Done(succeeded: true) { failure in
              if let failure {
                continuation.resume(throwing: failure)
              } else {
                continuation.resume(returning: value)
              }
            }
          } catch {
            return Done(succeeded: false) { failure in continuation.resume(throwing: failure ?? error) }
          }
        },
        abandon: { continuation.resume(throwing: $0) })
      guard let mustServe = enqueue(command) else {
        command.abandon(LedgerError.busy)
        return
      }
      guard mustServe else { return }
      do {
        try serve()
      } catch {
        for command in takeAll() { command.abandon(error) }
      }
    }
  }

  /// - Returns: whether somebody has to begin to serve; `nil` where too many wait.
  private func enqueue(_ command: Command) -> Bool? {
    state.withLock { state in
      guard state.waiting.count < mostWaiting else { return nil }
      state.waiting.append(command)
      if state.isServed { return false }
      state.isServed = true
      return true
    }
  }

  func takeGroup() -> [Command] {
    state.withLock { state in
      guard state.waiting.count > CommandQueue.largestGroup else {
        defer { state.waiting.removeAll(keepingCapacity: true) }
        return state.waiting
      }
      let group = Array(state.waiting.prefix(CommandQueue.largestGroup))
      state.waiting.removeFirst(group.count)
      return group
    }
  }

  /// Whether more wait; where not, whoever comes next begins to serve.
  func goesOn() -> Bool {
    state.withLock { state in
      state.isServed = !state.waiting.isEmpty
      return state.isServed
    }
  }

  private func takeAll() -> [Command] {
    state.withLock { state in
      state.isServed = false
      defer { state.waiting.removeAll() }
      return state.waiting
    }
  }
}
