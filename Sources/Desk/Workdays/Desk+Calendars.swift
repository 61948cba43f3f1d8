import Ledger
package import Statute

/// What a notice would change before anybody takes it up.
package struct CalendarProposal: Hashable, Sendable {
  package let notice: CalendarNotice
  /// The calendar after it.
  package let calendar: WorkCalendar
  /// Days that are told differently, in order.
  package let changes: [DayChange]
}

/// Why a notice cannot be taken up although it could be read.
package enum CalendarRefusal: Error, Hashable, Sendable {
  /// The year before it, or the year that it changes, has no notice yet.
  case yearMissing(Int)
  /// The calendar says all of it already.
  case changesNothing

  package var message: String {
    switch self {
    case .yearMissing(let year): "\(year)年之前的年份还没有放假通知，或者要变更的年份尚未录入，请先录入前一份通知。"
    case .changesNothing: "通知的内容与现有日历完全一致，不需要录入。"
    }
  }
}

extension Desk {
  /// The notices kept in the store in the order in which they were taken up; each is its text as published.
  package static func keptNotices(_ settings: [String: String]) -> [String] {
    settings.filter { $0.key.hasPrefix(noticePrefix) }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static let noticePrefix = "calendar.notice."

  /// The calendar with all notices that were taken up, which may be newer than the one at work.
  package func calendarTakenUp() async throws -> WorkCalendar {
    let kept = try await store.read { try $0.settings() }
    return calendar.taking(up: Self.keptNotices(kept))
  }

  /// Reads a notice and says what it would change.
  ///
  /// - Throws: `UnreadableNotice`, `CalendarRefusal`, `DeskError.forbidden`.
  package func propose(_ text: String, by officer: Officer) async throws -> CalendarProposal {
    guard Visibility.may(.officer(officer), see: .settings) else { throw DeskError.forbidden }
    let notice = try CalendarNotice(text: text)
    let former = try await calendarTakenUp()
    guard let calendar = notice.applied(to: former) else { throw CalendarRefusal.yearMissing(notice.year) }
    let changes = former.difference(to: calendar)
    guard calendar != former else { throw CalendarRefusal.changesNothing }
    return CalendarProposal(notice: notice, calendar: calendar, changes: changes)
  }

  /// Takes a notice up. It holds from the next start of the server, which draws the inboxes by it.
  ///
  /// - Throws: as `propose`.
  package func takeUp(_ text: String, by officer: Officer) async throws {
    _ = try await propose(text, by: officer)
    try await store.write { ledger in
      let count = try ledger.settings().keys.filter { $0.hasPrefix(Self.noticePrefix) }.count
      let number = String(count + 1)
      let padding = String(repeating: "0", count: max(0, 4 - number.count))
      try ledger.set(Self.noticePrefix + padding + number, to: text)
    }
  }
}

extension WorkCalendar {
  /// The calendar after notices as published; one that cannot be read any more or no longer fits is passed over.
  package func taking(up texts: [String]) -> WorkCalendar {
    texts.reduce(self) { calendar, text in
      (try? CalendarNotice(text: text))?.applied(to: calendar) ?? calendar
    }
  }
}
