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
      let calendars = await Installation.calendars(of: place, folder)
      let progress = ProgressLine()
      let store = try await place.open(
        folder, shelf: .all(calendars: calendars), upkeep: upkeep, progress: progress)
      progress.finish()
      let kept = try await store.read { try $0.settings() }
      let settings = SiteSettings(kept: kept, address: address)
      let desk = Desk(
        store: store, attachments: folder.attachments, calendars: calendars, settings: settings,
        now: WallClock.now,
        chance: .secure, logger: logger)
      return Installation(place: place, folder: folder, store: store, desk: desk)
    } catch let error as LedgerError {
      throw NotDone("\(place.name)：\(error.reason)")
    }
  }

  /// The calendars of a store, by which its books are drawn.
  static func calendars(of place: StorePlace, _ folder: DataFolder) async -> LiveCalendars {
    guard place.address != nil || FileManager.default.fileExists(atPath: folder.database),
      let store = try? place.openForReading(folder, readers: 1),
      let kept = try? await store.read({ try $0.calendarEditions() })
    else { return LiveCalendars(.published) }
    return LiveCalendars(kept)
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
      place: place, siteName: "\(place)政府信息公开", rootBody: "",
      address: address ?? kept["site.address"] ?? "http://localhost:8080")
    take(kept)
  }
}
