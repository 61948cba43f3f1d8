import Ledger
package import Statute

/// A limit that a calendar moves, with as much of its file as who keeps calendars may know: never what it is about.
package struct MovedLimit: Hashable, Sendable {
  package let file: FileID
  package let bodyName: String
  /// The number of the request or the index number of the item; empty where it has none yet.
  package let number: String
  package let recount: LimitRecount
}

/// What a calendar does to the files under way.
package struct CalendarEffect: Hashable, Sendable {
  /// How many files with limits were looked at.
  package fileprivate(set) var files = 0
  package fileprivate(set) var movedFiles = 0
  package fileprivate(set) var movedLimits = 0
  /// The first of the limits that move, up to `CalendarEffect.most`.
  package fileprivate(set) var limits: [MovedLimit] = []

  /// So many limits are named one by one.
  package static let most = 500
}

/// A file with what a calendar does to it.
private struct MovedFile: Sendable {
  let id: FileID
  let body: String
  let number: String
  let recounts: [LimitRecount]
}

extension Desk {
  /// Names what is recorded by one edition, so that it is recorded once however often it is begun.
  static func recountCommand(_ edition: Int) -> CommandID { CommandID("calendar-recount-\(edition)") }

  /// The edition up to which all files have been counted again.
  private static let recountedSetting = "calendar.recounted"

  /// How many files are read at one go, and written at one: long enough to be quick, short enough to keep nobody waiting.
  static let batch = 500
  private static let chunk = 50

  /// What an edition does to every file under way, without writing anything.
  func effect(of edition: Int, among editions: CalendarEditions) async throws -> CalendarEffect {
    let names = try await store.read { try $0.bodyNames() }
    var effect = CalendarEffect()
    try await eachBatch { files in
      let moved = try await moved(files, by: edition, among: editions)
      effect.files += files.count
      effect.add(moved, names)
    }
    return effect
  }

  /// Records in every file which of its limits an edition moves, and draws its row by it. Begun again after it was
  /// broken off, it does what is left. The editions before it have been recounted by then.
  func recount(by edition: Int) async throws -> CalendarEffect {
    let editions = calendars
    let names = try await store.read { try $0.bodyNames() }
    let instant = now()
    var effect = CalendarEffect()
    try await eachBatch { files in
      let moved = try await moved(files, by: edition, among: editions)
      effect.files += files.count
      effect.add(moved, names)
      for start in stride(from: 0, to: moved.count, by: Self.chunk) {
        let chunk = moved[start..<min(start + Self.chunk, moved.count)].map(\.id)
        try await store.write { ledger in
          for file in chunk { try ledger.record(edition, among: editions, in: file, at: instant) }
        }
      }
    }
    try await store.write { ledger in
      let done = try ledger.setting(Self.recountedSetting).flatMap { Int($0) } ?? 0
      if done < edition { try ledger.set(Self.recountedSetting, to: String(edition)) }
    }
    return effect
  }

  /// The editions by which not every file has been counted again: somebody took a notice up and the program ended before
  /// all was done.
  func unfinishedEditions() async throws -> [Int] {
    let editions = calendars
    let done = try await store.read { try $0.setting(Self.recountedSetting).flatMap { Int($0) } ?? 0 }
    return editions.all.dropFirst().map(\.number).filter { $0 > done }
  }

  /// Finishes what was broken off.
  ///
  /// - Returns: how many limits the unfinished editions moved.
  package func recountUnfinished() async throws -> Int {
    var limits = 0
    for edition in try await unfinishedEditions() {
      limits += try await recount(by: edition).movedLimits
    }
    return limits
  }

  private func moved(_ files: [FileID], by edition: Int, among editions: CalendarEditions) async throws
    -> [MovedFile]
  {
    try await store.read { ledger in
      try files.compactMap { try ledger.moved($0, by: edition, among: editions) }
    }
  }

  private func eachBatch(_ work: ([FileID]) async throws -> Void) async throws {
    // A limit of remedies runs on after the reply, and one of a suit after the review was decided.
    let ended = today.adding(days: -Term.reach(of: [.review, .suit]))
    let decided = today.adding(days: -Term.reach(of: [.suitAfterReview]))
    try await eachBatch(
      {
        try $0.requestsUnderLimit(
          after: $1, endedSince: ended, disputeDecidedSince: decided, limit: Self.batch)
      }, fileOf: \.self, work)
    try await eachBatch({ try $0.itemsUnderLimit(after: $1, limit: Self.batch) }, fileOf: \.self, work)
  }

  /// Reads rows in the order of their files, a batch at a time, and works on each batch.
  ///
  /// - Parameter next: at most `batch` rows after a file; the first where it is `nil`.
  func eachBatch<Row: Sendable>(
    _ next: @escaping @Sendable (any LedgerReader, FileID?) throws -> [Row], fileOf file: (Row) -> FileID,
    _ work: ([Row]) async throws -> Void
  ) async throws {
    var last: FileID?
    while true {
      let after = last
      let rows = try await store.read { try next($0, after) }
      try await work(rows)
      guard rows.count == Self.batch, let end = rows.last else { return }
      last = file(end)
    }
  }
}

extension CalendarEffect {
  fileprivate mutating func add(_ moved: [MovedFile], _ names: [String: String]) {
    movedFiles += moved.count
    for file in moved {
      movedLimits += file.recounts.count
      for recount in file.recounts where limits.count < Self.most {
        limits.append(
          MovedLimit(
            file: file.id, bodyName: names[file.body] ?? file.body, number: file.number, recount: recount))
      }
    }
  }
}

extension LedgerReader {
  /// `nil` where no limit of the file moves.
  fileprivate func moved(_ id: FileID, by edition: Int, among editions: CalendarEditions) throws
    -> MovedFile?
  {
    switch id.kind {
    case .request:
      try moved(InformationRequest.self, id, by: edition, among: editions) {
        ($0.intake.body, $0.intake.number)
      }
    case .item:
      try moved(Item.self, id, by: edition, among: editions) { ($0.opening.body, $0.indexNumber ?? "") }
    default: nil
    }
  }

  private func moved<File: CalendarBound>(
    _ type: File.Type, _ id: FileID, by edition: Int, among editions: CalendarEditions,
    _ names: (File) -> (body: String, number: String)
  ) throws -> MovedFile? {
    guard let loaded = try load(type, id),
      // A file with days that no calendar tells has no limit that one could move.
      let recounts = try? File.recounts(of: id, loaded.entries, by: edition, among: editions),
      !recounts.isEmpty
    else { return nil }
    let (body, number) = names(loaded.file)
    return MovedFile(id: id, body: body, number: number, recounts: recounts)
  }
}

extension LedgerWriter {
  /// Records in one file what an edition moves, unless that has been done.
  fileprivate func record(
    _ edition: Int, among editions: CalendarEditions, in id: FileID, at instant: Instant
  ) throws {
    switch id.kind {
    case .request: try record(InformationRequest.self, edition, among: editions, in: id, at: instant)
    case .item: try record(Item.self, edition, among: editions, in: id, at: instant)
    default: break
    }
  }

  private func record<File: CalendarBound>(
    _ type: File.Type, _ edition: Int, among editions: CalendarEditions, in id: FileID, at instant: Instant
  ) throws {
    let command = Desk.recountCommand(edition)
    guard try version(reachedBy: command, on: id) == nil, let loaded = try load(type, id),
      let since = editions.edition(edition)?.since,
      let recounts = try? File.recounts(of: id, loaded.entries, by: edition, among: editions)
    else { return }
    try append(
      recounts.map(File.recounted), to: id, expecting: loaded.version, on: since.day, at: instant,
      by: .system, command: command)
  }
}
