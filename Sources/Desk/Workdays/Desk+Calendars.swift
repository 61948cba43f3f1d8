import Ledger
package import Statute

/// What a notice would change before anybody takes it up.
package struct CalendarProposal: Hashable, Sendable {
  package let notice: CalendarNotice
  /// The calendar after it.
  package let calendar: WorkCalendar
  /// Days that are told differently, in order.
  package let changes: [DayChange]
  /// What it does to the limits of files under way.
  package let effect: CalendarEffect
  /// The edition that was the latest when it was shown.
  package let basis: Int
  /// SHA-256 of the text, in hexadecimal.
  package let digest: String
}

/// Why a calendar cannot be changed although the notice could be read.
package enum CalendarRefusal: Error, Hashable, Sendable {
  /// The year before it, or the year that it changes, has no notice yet.
  case yearMissing(Int)
  /// The calendar says all of it already.
  case changesNothing
  /// Nobody said why.
  case noReason
  /// Only the notice that was taken up last can be taken back.
  case notRevocable

  package var message: String {
    switch self {
    case .yearMissing(let year): "\(year)年之前的年份还没有放假通知，或者要变更的年份尚未录入，请先录入前一份通知。"
    case .changesNothing: "通知的内容与现有日历完全一致，不需要录入。"
    case .noReason: "请写明理由。"
    case .notRevocable: "只能撤回最近一次采用的通知。"
    }
  }

  /// The field of the form at fault.
  package var field: String {
    switch self {
    case .noReason, .notRevocable: "reason"
    case .yearMissing, .changesNothing: "text"
    }
  }
}

/// What taking a notice up, or back, did.
package struct CalendarChange: Hashable, Sendable {
  package let edition: Int
  package let effect: CalendarEffect
}

extension Desk {
  private func check(_ officer: Officer) throws(DeskError) {
    guard mayKeepSite(officer) else { throw .forbidden }
  }

  /// Reads a notice and says what it would change.
  ///
  /// - Throws: `UnreadableNotice`, `CalendarRefusal`, `DeskError.forbidden`.
  package func propose(_ text: String, by officer: Officer) async throws -> CalendarProposal {
    try check(officer)
    let notice = try CalendarNotice(text: text)
    try await reload()
    let editions = calendars
    guard let calendar = notice.applied(to: editions.current) else {
      throw CalendarRefusal.yearMissing(notice.year)
    }
    guard calendar != editions.current else { throw CalendarRefusal.changesNothing }
    return CalendarProposal(
      notice: notice, calendar: calendar, changes: editions.current.difference(to: calendar),
      effect: try await effectOfNext(calendar, after: editions), basis: editions.latest.number,
      digest: Fingerprint(of: text.utf8).hex)
  }

  /// What taking back the notice taken up last would change; `nil` where there is none to take back.
  package func proposeTakingBack(by officer: Officer) async throws -> CalendarEffect? {
    try check(officer)
    try await reload()
    let editions = calendars
    guard let revocable = try await calendarFile()?.file.revocable,
      let former = editions.before(revocable)?.current
    else { return nil }
    return try await effectOfNext(former, after: editions)
  }

  private func effectOfNext(_ calendar: WorkCalendar, after editions: CalendarEditions) async throws
    -> CalendarEffect
  {
    let next = editions.latest.number + 1
    return try await effect(
      of: next, among: editions.adding(calendar, since: now(), cause: "", by: nil, number: next))
  }

  /// Takes a notice up: it holds at once, and every limit that it moves is recorded in its file.
  ///
  /// - Parameters:
  ///   - reason: why it is taken up; kept with it.
  ///   - basis: the edition over which the proposal was looked at; `nil` where nobody looked.
  /// - Throws: as `propose`; `DeskError.stale` where another notice was taken up in between.
  @discardableResult
  package func takeUp(_ text: String, reason: String, over basis: Int? = nil, by officer: Officer)
    async throws
    -> CalendarChange
  {
    try check(officer)
    let read = try CalendarNotice(text: text)
    let reason = try stated(reason)
    return try await change(basis: basis, by: officer) { file in
      guard let calendar = read.applied(to: file.editions.current), let notice = calendar.notices[read.year]
      else { throw CalendarRefusal.yearMissing(read.year) }
      guard calendar != file.editions.current else { throw CalendarRefusal.changesNothing }
      return .noticeTakenUp(
        .init(notice: notice, text: text, digest: Fingerprint(of: text.utf8).hex, reason: reason))
    }
  }

  /// Takes back what was taken up last: the calendar before it holds again, at once.
  ///
  /// - Throws: `CalendarRefusal`, `DeskError.stale`, `DeskError.forbidden`.
  @discardableResult
  package func takeBack(_ edition: Int, reason: String, by officer: Officer) async throws -> CalendarChange {
    try check(officer)
    let reason = try stated(reason)
    return try await change(basis: nil, by: officer) { file in
      guard file.revocable == edition else { throw CalendarRefusal.notRevocable }
      return .noticeTakenBack(edition: edition, reason: reason)
    }
  }

  private func stated(_ reason: String) throws(CalendarRefusal) -> String {
    let reason = reason.drop { $0.isWhitespace }
    guard !reason.isEmpty else { throw .noReason }
    return String(reason)
  }

  private func change(
    basis: Int?, by officer: Officer, _ event: @escaping @Sendable (CalendarFile) throws -> CalendarEvent
  ) async throws -> CalendarChange {
    let instant = now()
    let program = live.calendars.now.all[0].calendar
    let edition = try await store.write { ledger in
      let file = try ledger.calendarFile(opening: program, at: instant)
      // Before the file was opened the proposal stood on the calendar with which it is opened.
      if let basis, basis != file.editions.latest.number, !(basis == 0 && file.version == 1) {
        throw DeskError.stale
      }
      return try ledger.append(
        [try event(file)], to: CalendarFile.file, expecting: file.version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: .systemAdministrator))
    }
    try await reload()
    // What was broken off before goes first: nothing would come back to it once a later edition is done.
    for earlier in try await unfinishedEditions() where earlier < edition {
      _ = try await recount(by: earlier)
    }
    return CalendarChange(edition: edition, effect: try await recount(by: edition))
  }

  /// Opens the calendar's file where there is none, takes into it what a later program knows, and finishes what was broken
  /// off. For a server at its start.
  package func bringCalendar(of program: WorkCalendar) async throws {
    let instant = now()
    try await store.write { ledger in
      let file = try ledger.calendarFile(opening: program, at: instant)
      guard let revision = file.revision(by: program) else { return }
      try ledger.append(
        [revision], to: CalendarFile.file, expecting: file.version, on: instant.day, at: instant, by: .system)
    }
    try await reload()
    _ = try await recountUnfinished()
  }

  func calendarFile() async throws -> Loaded<CalendarFile>? {
    try await store.read { try $0.load(CalendarFile.self, CalendarFile.file) }
  }
}

extension LedgerWriter {
  /// The calendar's file, opened with a calendar where there is none.
  fileprivate func calendarFile(opening program: WorkCalendar, at instant: Instant) throws -> CalendarFile {
    if let loaded = try load(CalendarFile.self, CalendarFile.file) { return loaded.file }
    try append(
      [CalendarFile.establish(program)], to: CalendarFile.file, expecting: 0, on: instant.day, at: instant,
      by: .system)
    guard let loaded = try load(CalendarFile.self, CalendarFile.file) else { throw DeskError.notFound }
    return loaded.file
  }
}
