package import Statute

/// Where everything is kept: the ledger, the books drawn from it, search, accounts and sessions.
///
/// Two engines stand behind it; nothing above this floor knows which. Both functions are asynchronous and there are no
/// others: a synchronous read beside asynchronous ones stops the whole server for good.
package protocol Store: Sendable {
  /// Runs one command and makes it durable: when this returns, a power cut does not undo it.
  ///
  /// Commands that wait at the same moment share one transaction, each inside its own savepoint: one that throws takes
  /// back its own changes and nobody else's. The work is short, does no I/O of its own and may run on any thread, and
  /// again where a transaction is known to have come to nothing.
  @discardableResult
  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R

  /// Reads at one moment: every query of the work sees the same state, whatever is written meanwhile.
  func read<R: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> R) async throws -> R

  /// Reads at one moment, that may have passed where the asker says so.
  func read<R: Sendable>(
    _ freshness: Freshness, _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R

  /// Empties all books and draws them again from the entries. Nobody else may be writing.
  func rebuild(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws

  /// What the engine's own check finds wrong with the table of entries; `nil` where all is well.
  func damage() async throws -> String?

  /// What changes here and in every other process over the same store.
  var changes: ChangeFeed { get }

  /// Whether this is the one process that runs the timers.
  var leads: Bool { get }

  /// Keeps in touch with the other processes over the same store until the task is cancelled: hears of their changes,
  /// and takes the lead when nobody has it.
  func keepCompany() async
}

extension Store {
  package func read<R: Sendable>(
    _ freshness: Freshness, _ work: @escaping @Sendable (any LedgerReader) throws -> R
  ) async throws -> R {
    try await read(work)
  }
}

/// What can be read in one transaction.
package protocol LedgerReader: SQLConnection {
  /// A file folded from its events; `nil` where there is no such file or it is of another kind.
  func load<File: CaseFile>(_ type: File.Type, _ id: FileID) throws(LedgerError) -> Loaded<File>?
}

/// What can be done in one command.
package protocol LedgerWriter: LedgerReader {
  /// Appends events to one file and redraws the books that show it, in this transaction.
  ///
  /// - Parameters:
  ///   - version: the version the events were decided on; 0 opens a file.
  ///   - command: the id of what a person sent. Sent again (a form submitted twice, a retry after a lost answer), it
  ///     appends nothing and gives the version that was reached the first time.
  /// - Returns: the version after the last event.
  /// - Throws: `LedgerError.stale` where the file has moved on.
  func append<Event: FileEvent>(
    _ events: [(event: Event, on: Day)], to file: FileID, expecting version: Int, at: Instant, by: Actor,
    command: CommandID?
  ) throws(LedgerError) -> Int

  /// The next number of a series: 1, 2, 3 and so on without a gap, taken back with the command that asked for it.
  func nextNumber(_ series: NumberSeries) throws(LedgerError) -> Int

  /// Tells everybody, once this is committed, that something changed which is in no file. What is in files is told by
  /// itself.
  func announce(_ subject: String)
}

extension LedgerWriter {
  /// Appends events that all count from the same day.
  @discardableResult
  package func append<Event: FileEvent>(
    _ events: [Event], to file: FileID, expecting version: Int, on day: Day, at instant: Instant,
    by actor: Actor,
    command: CommandID? = nil
  ) throws(LedgerError) -> Int {
    var dated: [(event: Event, on: Day)] = []
    for event in events { dated.append((event, day)) }
    return try append(dated, to: file, expecting: version, at: instant, by: actor, command: command)
  }
}

/// Names one thing a person or a timer sent, so that it is done once however often it arrives.
package struct CommandID: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

/// How far something long has come.
package struct LedgerProgress: Hashable, Sendable {
  package enum Stage: String, Sendable {
    case checkingEntries, checkingAttachments, drawingBooks, copyingEntries, copyingAttachments
  }

  package let stage: Stage
  package let done: Int
  package let total: Int

  package init(_ stage: Stage, done: Int, total: Int) {
    self.stage = stage
    self.done = done
    self.total = total
  }
}
