import Statute

/// The writer's side of one transaction, on either engine: appends, chains and keeps the books.
///
/// Whoever owns it runs commands through it one after another, calling `begin` before each and `takeBack` after one
/// that failed. No other writer may be at work meanwhile: the end of the chain is kept here.
final class LedgerSession: LedgerWriter {
  private let connection: any SQLConnection
  private let shelf: BookShelf
  private var end: Head
  private var endBefore: Head
  /// What this command has loaded, kept up to date by its own appends, so that a file is folded once.
  private var loaded: [FileID: any AnyLoaded] = [:]
  private var appended: Set<CommandOnFile> = []
  /// What this command has opened and nobody has loaded yet: where, and with which entries.
  private var opened: [FileID: (position: Int, entries: any Sendable)] = [:]
  /// What the commands of this transaction have changed.
  private(set) var changed: Set<String> = []
  private var changedBefore: Set<String> = []

  private struct CommandOnFile: Hashable {
    let command: CommandID
    let file: FileID
  }

  convenience init(_ connection: any SQLConnection, shelf: BookShelf) throws(LedgerError) {
    self.init(connection, shelf: shelf, end: .empty)
    end = try head()
    endBefore = end
  }

  /// - Parameter end: the end of the chain as it was read in this transaction.
  init(_ connection: any SQLConnection, shelf: BookShelf, end: Head) {
    self.connection = connection
    self.shelf = shelf
    self.end = end
    endBefore = end
  }

  /// The end of the chain with what this transaction has appended.
  var reached: Head { end }

  func begin() {
    endBefore = end
    changedBefore = changed
    loaded.removeAll(keepingCapacity: true)
    appended.removeAll(keepingCapacity: true)
    opened.removeAll(keepingCapacity: true)
  }

  func takeBack() {
    end = endBefore
    changed = changedBefore
  }

  // MARK: Connection

  var dialect: any SQLDialect { connection.dialect }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [SQLRow] {
    try connection.rows(sql, arguments)
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> Int {
    try connection.execute(sql, arguments)
  }

  func send(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) {
    try connection.send(sql, arguments)
  }

  // MARK: Files

  func load<File: CaseFile>(_ type: File.Type, _ id: FileID) throws(LedgerError) -> Loaded<File>? {
    if let kept = loaded[id] as? Loaded<File> { return kept }
    if let new = opened[id], let entries = new.entries as? [Entry<File.Event>],
      let fresh = Loaded<File>(id: id, opened: new.position, entries: entries)
    {
      loaded[id] = fresh
      return fresh
    }
    let fresh = try loadFromEntries(type, id)
    loaded[id] = fresh
    return fresh
  }

  func append<Event: FileEvent>(
    _ events: [(event: Event, on: Day)], to file: FileID, expecting version: Int, at instant: Instant,
    by actor: Actor, command: CommandID?
  ) throws(LedgerError) -> Int {
    var before = loaded[file]?.version
    if let command {
      guard !appended.contains(CommandOnFile(command: command, file: file)) else {
        throw .commandUsedTwice(command)
      }
      // Both in one question.
      let found = try row(
        """
        SELECT (SELECT max(version) FROM entry WHERE command = $1 AND file = $2),
          (SELECT max(version) FROM entry WHERE file = $2)
        """, [.text(command.text), SQLValue(file)])
      guard let found else { throw .engine(code: 0, message: "no answer") }
      if let reached = try found.optionalInt(0) { return reached }
      if before == nil { before = try found.optionalInt(1) ?? 0 }
    }
    if before == nil { before = try self.version(of: file) }
    return try append(
      events, to: file, after: before ?? 0, expecting: version, at: instant, by: actor, command)
  }

  private func append<Event: FileEvent>(
    _ events: [(event: Event, on: Day)], to file: FileID, after found: Int, expecting version: Int,
    at instant: Instant, by actor: Actor, _ command: CommandID?
  ) throws(LedgerError) -> Int {
    guard found == version else { throw .stale(expected: version, found: found) }
    guard !events.isEmpty else { return found }

    let start = end.position + 1
    var entries: [Entry<Event>] = []
    entries.reserveCapacity(events.count)
    for (index, dated) in events.enumerated() {
      let version = found + index + 1
      let payload = dated.event.payload
      try insert(
        Line(
          file: file, version: version, name: dated.event.name, payload: payload.json, on: dated.on,
          at: instant,
          by: actor, command: command, part: index + 1))
      entries.append(
        Entry(
          version: version, on: dated.on, at: instant, by: actor,
          event: try readBack(dated.event.name, payload, file: file, version: version)))
    }
    if let command { appended.insert(CommandOnFile(command: command, file: file)) }
    loaded[file] = loaded[file]?.followed(by: entries)
    opened[file] = found == 0 ? (start, entries) : nil
    try shelf.draw(file, in: self)
    changed.formUnion(try shelf.subjects(of: file, in: self))
    return found + events.count
  }

  /// The event as it will be read from the ledger ever after: the books are drawn from that, so that drawing them
  /// again gives the same, and an event that could not be read is refused while its writer is still there.
  private func readBack<Event: FileEvent>(
    _ name: String, _ payload: Payload, file: FileID, version: Int
  ) throws(LedgerError) -> Event {
    do {
      return try Event(name: name, payload: payload)
    } catch {
      throw .unreadable(file: file, version: version, error)
    }
  }

  private struct Line {
    let file: FileID
    let version: Int
    let name: String
    let payload: String
    let on: Day
    let at: Instant
    let by: Actor
    let command: CommandID?
    let part: Int
  }

  private func insert(_ line: Line) throws(LedgerError) {
    let position = end.position + 1
    let file = line.file.description
    let day = line.on.description
    let instant = line.at.description
    let actor = line.by.stored
    var form = EntryDigest(previous: end.digest)
    form.add(position)
    form.add(file)
    form.add(line.file.kind.rawValue)
    form.add(line.version)
    form.add(line.name)
    form.add(line.payload)
    form.add(day)
    form.add(instant)
    form.add(actor)
    form.add(line.command?.text)
    form.add(line.part)
    let digest = form.fingerprint
    try connection.send(
      """
      INSERT INTO entry
        (position, file, kind, version, name, payload, on_day, at, actor, command, part, previous, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      [
        SQLValue(position), .text(file), .text(line.file.kind.rawValue), SQLValue(line.version),
        .text(line.name),
        .text(line.payload), .text(day), .text(instant), .text(actor), SQLValue(line.command?.text),
        SQLValue(line.part), SQLValue(end.digest), SQLValue(digest),
      ])
    end = Head(position: position, digest: digest)
  }

  func announce(_ subject: String) {
    changed.insert(subject)
  }

  func nextNumber(_ series: NumberSeries) throws(LedgerError) -> Int {
    try count(
      """
      INSERT INTO counter (series, last) VALUES ($1, 1)
      ON CONFLICT (series) DO UPDATE SET last = counter.last + 1
      RETURNING last
      """, [.text(series.stored)])
  }
}
