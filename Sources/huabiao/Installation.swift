import Desk
import Foundation
import Ledger
import Logging
import Statute

/// One installation, opened: its folder, its store, its desk. What every command that needs data begins with.
struct Installation {
  let place: StorePlace
  let folder: DataFolder
  let store: any Store
  let desk: Desk

  /// Where data lies when nobody says otherwise.
  static let usualFolder = "data"

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - create: whether to make the data folder where there is none.
  ///   - upkeep: what opening PostgreSQL does about a schema that is not of this program.
  ///   - address: how the site is reached from outside; kept once it is told.
  static func open(
    _ options: StoreOptions, create: Bool, upkeep: PostgresOptions.Upkeep = .check, logger: Logger,
    address: String? = nil
  ) async throws -> Installation {
    let place = try options.place()
    do {
      let folder = try place.dataFolder(create: create)
      let calendar = await Installation.calendar(of: place, folder)
      let progress = ProgressLine()
      let store = try await place.open(
        folder, shelf: .all(calendar: calendar), upkeep: upkeep, progress: progress)
      progress.finish()
      let kept = try await store.read { try $0.settings() }
      let settings = SiteSettings(kept: kept, address: address)
      let desk = Desk(
        store: store, attachments: folder.attachments, calendar: calendar, settings: settings,
        now: WallClock.now,
        chance: .secure, logger: logger)
      return Installation(place: place, folder: folder, store: store, desk: desk)
    } catch let error as LedgerError {
      throw NotDone("\(place.name)：\(error.reason)")
    }
  }

  /// The published calendar with the notices that were taken up in the browser.
  static func calendar(of place: StorePlace, _ folder: DataFolder) async -> WorkCalendar {
    guard place.address != nil || FileManager.default.fileExists(atPath: folder.database),
      let store = try? place.openForReading(folder, readers: 1),
      let kept = try? await store.read({ try $0.settings() })
    else { return .published }
    return WorkCalendar.published.taking(up: Desk.keptNotices(kept))
  }

  /// Draws the books anew where a notice was taken up since they were drawn: inboxes are sorted by the days it moves.
  /// Only for who has the folder locked.
  func drawByNewCalendar() async throws {
    let kept = try await store.read { try $0.settings() }
    let count = String(Desk.keptNotices(kept).count)
    guard kept["calendar.drawn"] ?? "0" != count else { return }
    let progress = ProgressLine()
    try await store.rebuild { progress.show($0) }
    progress.finish()
    try await store.write { try $0.set("calendar.drawn", to: count) }
  }

  /// Takes the folder for one server. On PostgreSQL several servers share the store, and nobody takes it.
  func lock() throws -> FolderLock? {
    guard place.address == nil else { return nil }
    do {
      return try folder.lock()
    } catch {
      throw NotDone("数据目录 \(folder.path) 正由另一个服务使用")
    }
  }
}

extension SiteSettings {
  /// From the settings kept in the store; words for a fresh installation where none are.
  init(kept: [String: String], address: String?) {
    let place = kept["site.place"] ?? "本县"
    self.init(
      place: place, siteName: kept["site.name"] ?? "\(place)政府信息公开", rootBody: kept["site.rootBody"] ?? "",
      address: address ?? kept["site.address"] ?? "http://localhost:8080", siteCode: kept["site.code"] ?? "",
      organizer: kept["site.organizer"] ?? "", telephone: kept["site.telephone"] ?? "",
      postalAddress: kept["site.postalAddress"] ?? "", foot: Foot(kept: kept))
  }
}
