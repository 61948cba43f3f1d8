import Desk
import Foundation
import Ledger
import Logging
import Statute
import Synchronization
import TestSupport

/// A clock that stands until it is wound.
final class HandClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ instant: Instant) {
    self.instant = Mutex(instant)
  }

  var now: Instant { instant.withLock { $0 } }

  func wind(to day: Day) {
    instant.withLock { $0 = Instant(day, hour: 9) }
  }
}

/// A desk over a real database, with a county government and everybody whose hands an item passes through.
struct DeskBench {
  static let code = "11330000000000001F"
  static let today = Day(year: 2026, month: 6, day: 15) ?? Day(number: 0)

  let desk: Desk
  let store: any Store
  let clock: HandClock
  /// Keeps the database for as long as the bench.
  private let test: TestStore

  /// - Parameters:
  ///   - day: on which the clock stands at first.
  ///   - calendar: the one that the program came with.
  static func with<R>(
    on day: Day = today, by calendar: WorkCalendar = .published, _ body: (DeskBench) async throws -> R
  ) async throws -> R {
    let calendars = LiveCalendars(calendar)
    let test = try await TestStore(shelf: .all(calendars: calendars))
    let (store, data) = (test.store, test.folder)
    let clock = HandClock(Instant(day, hour: 9))
    let desk = Desk(
      store: store, attachments: data.attachments, calendars: calendars,
      settings: SiteSettings(
        place: "云溪县", siteName: "云溪县政府信息公开", rootBody: code, address: "http://localhost"),
      now: { clock.now }, chance: .drawn(from: "bench"), logger: Logger(label: "test"))
    let bench = DeskBench(desk: desk, store: store, clock: clock, test: test)
    try await desk.establish(code: code, name: "云溪县人民政府", shortName: "县政府", kind: .countyGovernment)
    return try await body(bench)
  }

  static func officer(_ key: String, _ roles: Role..., body: String = code) -> Officer {
    Officer(key: key, name: key, body: body, section: "office", roles: Set(roles))
  }

  static let drafter = officer("li-1", .informationOfficer)
  static let head = officer("wang-2", .sectionHead)
  static let secrecy = officer("zhao-3", .secrecyReviewer)
  static let office = officer("sun-4", .disclosureOfficer)
  static let deputy = officer("zhou-5", .deputyInCharge)

  static func content(_ title: String, text: String = "## 总则\n为了保障农村饮水安全,制定本办法。") -> ItemContent {
    ItemContent(
      title: title, abstract: "规定农村饮水工程的建设和管护。", text: text, formedOn: Day(year: 2026, month: 6, day: 1),
      documentNumber: "云政发〔2026〕12号", issuer: "云溪县人民政府", column: .basis, part: "A01.3", theme: "06.3",
      genre: .notice, keywords: ["饮水"])
  }

  func act(_ command: ItemCommand, on file: FileID, by officer: Officer) async throws {
    let version = try await desk.item(file, for: .officer(officer)).version
    try await desk.act(command, on: file, expecting: version, by: officer)
  }

  func review(_ file: FileID) async throws {
    try await act(.submit, on: file, by: DeskBench.drafter)
    try await act(.approveSection, on: file, by: DeskBench.head)
    try await act(.clearSecrecy(basis: "不涉密"), on: file, by: DeskBench.secrecy)
    try await act(.approveOffice, on: file, by: DeskBench.office)
    try await act(.approve, on: file, by: DeskBench.deputy)
  }

  /// From draft to publication.
  func publish(_ content: ItemContent) async throws -> FileID {
    let file = try await desk.draft(content, by: DeskBench.drafter)
    try await review(file)
    try await act(.publish, on: file, by: DeskBench.office)
    return file
  }
}
