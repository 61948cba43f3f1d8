import CPostgres
import Dispatch
import Foundation
import Synchronization

/// A bounded number of threads, each with a connection of its own: libpq waits for the server, and what waits must not
/// stand on the threads that serve people.
final class PostgresLanes: Sendable {
  typealias Job = @Sendable (PostgresLane) -> Void

  private let most: Int
  private let mostWaiting: Int
  private let make: @Sendable () -> PostgresLane
  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  private struct State {
    var jobs: [Job] = []
    var threads = 0
    var idle = 0
    var isClosed = false
  }

  init(most: Int, mostWaiting: Int, make: @escaping @Sendable () -> PostgresLane) {
    self.most = most
    self.mostWaiting = mostWaiting
    self.make = make
  }

  /// Hands over something to do; a thread is started for it where all are at work and there may be more.
  func post(_ job: @escaping Job) throws(LedgerError) {
    let start: Bool
    do {
      start = try state.withLock { state in
        guard !state.isClosed else { throw LedgerError.unreachable("closed") }
        guard state.jobs.count < mostWaiting else { throw LedgerError.busy }
        state.jobs.append(job)
        guard state.jobs.count > state.idle, state.threads < most else { return false }
        state.threads += 1
        state.idle += 1
        return true
      }
    } catch {
      throw LedgerError(engine: error)
    }
    if start { Thread.detachNewThread { [self] in serve() } }
    bell.signal()
  }

  /// What waits is still done; then the connections are closed.
  func close() {
    let threads = state.withLock { state in
      state.isClosed = true
      return state.threads
    }
    for _ in 0..<threads { bell.signal() }
  }

  private func serve() {
    let lane = make()
    while true {
      bell.wait()
      let (job, isOver) = state.withLock { state in
        guard !state.jobs.isEmpty else {
          if state.isClosed { state.threads -= 1 }
          return (Job?.none, state.isClosed)
        }
        state.idle -= 1
        return (state.jobs.removeFirst(), false)
      }
      if isOver { return }
      guard let job else { continue }
      job(lane)
      state.withLock { $0.idle += 1 }
    }
  }
}

/// The connection of one thread, made when it is needed and thrown away when it is broken.
final class PostgresLane {
  private let open: () throws(LedgerError) -> PostgresConnection
  private var connection: PostgresConnection?

  init(_ open: @escaping () throws(LedgerError) -> PostgresConnection) {
    self.open = open
  }

  func connected() throws(LedgerError) -> PostgresConnection {
    if let connection, connection.isUsable { return connection }
    connection = nil
    let fresh = try open()
    connection = fresh
    return fresh
  }

  /// After something that did not come to its end.
  func settle(keeping isKept: Bool = true) {
    guard let connection else { return }
    if !isKept || !connection.rollBack() { self.connection = nil }
  }
}

/// One read on its way: lets the one who asked stop it, wherever it is by then.
final class PostgresTicket: Sendable {
  private struct State {
    var isCancelled = false
    /// The address of libpq's cancel object while a statement may be running.
    var handle = 0
  }

  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// - Returns: whether to begin at all.
  func begin(_ connection: PostgresConnection) -> Bool {
    let handle = Int(bitPattern: connection.cancelHandle)
    return state.withLock { state in
      state.handle = handle
      return !state.isCancelled
    }
  }

  /// From here on the connection is somebody else's: waits for a cancellation that is under way.
  func end() {
    state.withLock { $0.handle = 0 }
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    // Telling the server is a connection of its own: not on the thread of the one who lost interest.
    DispatchQueue.global().async { [self] in
      state.withLock { state in
        guard let handle = OpaquePointer(bitPattern: state.handle) else { return }
        var complaint = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &complaint, Int32(complaint.count))
      }
    }
  }
}

/// How long something is tried again.
struct Patience {
  private let stopwatch = Stopwatch.monotonic
  private let start: Double
  private let limit: Double
  private var tries = 0

  init(seconds: Double) {
    start = stopwatch.milliseconds()
    limit = seconds * 1_000
  }

  /// Waits a little, longer each time; `false` where it has been long enough.
  mutating func waits() -> Bool {
    let passed = stopwatch.milliseconds() - start
    guard passed < limit else { return false }
    // The first time at once: the connection may only have been old.
    let pause = tries == 0 ? 0 : min(Double(10 << min(tries, 6)), 400)
    tries += 1
    usleep(UInt32(pause * 1_000))
    return true
  }
}
