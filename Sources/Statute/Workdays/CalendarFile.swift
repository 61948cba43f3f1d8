/// The official calendar of an installation as a file: every notice taken up, by whom and when, and the calendar by which
/// limits were counted after each.
package struct CalendarFile: CaseFile, Hashable {
  package static let kind = FileKind.calendar
  /// There is one.
  package static let file = FileID(.calendar, "official")

  package private(set) var editions: CalendarEditions
  package private(set) var version: Int
  /// Years that a person took up: a later program does not touch them.
  private var takenUp: Set<Int> = []
  private var takenUpBefore: Set<Int> = []
  /// The edition that can be taken back: the latest, where it is a notice that was taken up.
  package private(set) var revocable: Int?

  package init?(id: FileID, opening entry: Entry<CalendarEvent>) {
    guard case .established(let notices) = entry.event, let calendar = WorkCalendar(notices: notices) else {
      return nil
    }
    editions = CalendarEditions(calendar, number: entry.version)
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<CalendarEvent>) {
    version = entry.version
    let current = editions.current
    switch entry.event {
    case .established: break
    case .noticeTakenUp(let taking):
      guard let next = current.replacing(taking.notice) else { break }
      takenUpBefore = takenUp
      takenUp.insert(taking.notice.year)
      add(next, taking.document?.citation ?? "", entry)
      revocable = entry.version
    case .noticeTakenBack(let number, _):
      guard number == revocable, let taken = editions.edition(number),
        let former = editions.before(number)?.current
      else { break }
      takenUp = takenUpBefore
      add(former, "撤回采用：\(taken.cause)", entry)
      revocable = nil
    case .programRevised(let notices):
      let next = notices.reduce(current) { $0.replacing($1) ?? $0 }
      add(next, notices.sorted { $0.year < $1.year }.map(\.source).joined(separator: "；"), entry)
      revocable = nil
    }
  }

  private mutating func add(_ calendar: WorkCalendar, _ cause: String, _ entry: Entry<CalendarEvent>) {
    editions = editions.adding(
      calendar, since: entry.at, cause: cause, by: entry.by.personKey, number: entry.version)
  }

  /// The event that opens the file with a calendar.
  package static func establish(_ calendar: WorkCalendar) -> CalendarEvent {
    .established(calendar.notices.values.sorted { $0.year < $1.year })
  }

  /// What a program with a newer calendar of its own brings; `nil` where it brings nothing.
  package func revision(by program: WorkCalendar) -> CalendarEvent? {
    let current = editions.current.notices
    let news = program.notices.values.filter { notice in
      !takenUp.contains(notice.year) && current[notice.year] != notice
    }
    // A program that knows fewer years takes none away, and none can stand apart from the others.
    let joining = news.sorted { $0.year < $1.year }
    guard !joining.isEmpty, joining.reduce(editions.current, { $0.replacing($1) ?? $0 }) != editions.current
    else { return nil }
    return .programRevised(joining)
  }
}
