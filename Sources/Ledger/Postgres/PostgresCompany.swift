import Foundation
import Synchronization

/// One process among those that share a database: hears what the others change, and leads where nobody else does.
///
/// Both hang on one connection of its own. The lead is a lock of that session: when the process dies or is cut off, the
/// server lets go of it, and the next one that asks has it.
final class PostgresCompany: Sendable {
  static let channel = "huabiao"
  /// The number of the lock of the one who leads.
  private static let number = PostgresChain.number + 2
  /// In milliseconds: how often the lead is asked for, and how soon a silent end of the connection is noticed.
  private static let beat = 500

  let changes = ChangeFeed()
  /// Tells this process's notices from the others'.
  private let name = UUID().uuidString.lowercased()
  private let leadership = Mutex(false)
  private let open: @Sendable () throws(LedgerError) -> PostgresConnection

  init(_ open: @escaping @Sendable () throws(LedgerError) -> PostgresConnection) {
    self.open = open
  }

  var leads: Bool { leadership.withLock { $0 } }

  func notice(of changes: Changes) -> String { "\(name) \(changes.notice)" }

  /// Tells every process, this one too, once the transaction that is under way is committed.
  static func tellAll(_ changes: Changes, on connection: PostgresConnection) throws(LedgerError) {
    try connection.execute(
      "SELECT pg_notify($1, $2)", [.text(channel), .text("everybody \(changes.notice)")])
  }

  /// Until the task is cancelled.
  func keep() async {
    let isOver = Flag()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { [self] in
          while !isOver.isSet {
            try? accompany(until: isOver)
            leadership.withLock { $0 = false }
            if !isOver.isSet { usleep(UInt32(PostgresCompany.beat) * 1_000) }
          }
          continuation.resume()
        }
      }
    } onCancel: {
      isOver.set()
    }
  }

  /// As long as the connection holds.
  private func accompany(until isOver: Flag) throws(LedgerError) {
    let connection = try open()
    try connection.execute("LISTEN \(PostgresCompany.channel)")
    // Nobody told this process what happened while it was not listening.
    changes.tell(.everything)
    while !isOver.isSet {
      if leads {
        try connection.execute("SELECT 1")
      } else {
        let isFree = try connection.count("SELECT pg_try_advisory_lock(\(PostgresCompany.number))") == 1
        leadership.withLock { $0 = isFree }
      }
      for word in try connection.notifications(within: PostgresCompany.beat) {
        guard let blank = word.firstIndex(of: " "), word[..<blank] != name else { continue }
        changes.tell(Changes(notice: word[word.index(after: blank)...]))
      }
    }
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isSet: Bool { state.withLock { $0 } }
    func set() { state.withLock { $0 = true } }
  }
}
