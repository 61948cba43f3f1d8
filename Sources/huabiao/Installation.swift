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
  /// Held where the folder was opened for one process alone.
  let lock: FolderLock?

  /// Where data lies when nobody says otherwise.
  static let usualFolder = "data"

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - create: whether to make the data folder where there is none.
  ///   - upkeep: what opening PostgreSQL does about a schema that is not of this program.
  ///   - exclusively: whether to take a data folder for this process alone, before anything in it is opened, and for as
  ///     long as the installation is held. On PostgreSQL several processes share the store, and nobody takes it.
  ///   - address: how the site is reached from outside; kept once it is told.
  static func open(
    _ options: StoreOptions, create: Bool, upkeep: PostgresOptions.Upkeep = .check, exclusively: Bool = false,
    logger: Logger, address: String? = nil
  ) async throws -> Installation {
    let place = try options.place()
    do {
      let folder = try place.dataFolder(create: create)
      let lock = exclusively && place.address == nil ? try folder.lock() : nil
      let calendars = try await Installation.calendars(of: place, folder)
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
      return Installation(place: place, folder: folder, store: store, desk: desk, lock: lock)
    } catch let error as LedgerError {
      throw NotDone("\(place.name)：\(error.reason)")
    }
  }

  /// The calendars of a store, by which its books are drawn; those of the program where it has none yet.
  ///
  /// - Throws: why the store cannot be read: books must not be drawn by another calendar than its own.
  static func calendars(of place: StorePlace, _ folder: DataFolder) async throws -> LiveCalendars {
    guard place.address != nil || FileManager.default.fileExists(atPath: folder.database) else {
      return LiveCalendars(.published)
    }
    return try await calendars(in: place.openForReading(folder, readers: 1))
  }

  /// The same of a store that is open.
  static func calendars(in store: any Store) async throws -> LiveCalendars {
    do {
      let kept = try await store.read { try $0.calendarEditions() }
      return kept.map { LiveCalendars($0) } ?? LiveCalendars(.published)
    } catch let error as LedgerError where error.isNoTable {
      return LiveCalendars(.published)
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
