import Ledger
import Logging
import Statute

extension SiteSettings {
  /// The names under which the settings are kept, each with what it holds.
  var kept: [String: String] {
    [
      "site.place": place, "site.name": siteName, "site.rootBody": rootBody, "site.code": siteCode,
      "site.organizer": organizer, "site.telephone": telephone, "site.postalAddress": postalAddress,
    ]
  }
}

extension SiteSettings {
  /// With what is kept in the store in place of what it began with; as it is where nothing has been kept yet.
  func taking(_ kept: [String: String]) -> SiteSettings {
    guard kept["site.name"] != nil else { return self }
    var settings = self
    settings.place = kept["site.place"] ?? place
    settings.siteName = kept["site.name"] ?? siteName
    settings.rootBody = kept["site.rootBody"] ?? rootBody
    settings.siteCode = kept["site.code"] ?? ""
    settings.organizer = kept["site.organizer"] ?? ""
    settings.telephone = kept["site.telephone"] ?? ""
    settings.postalAddress = kept["site.postalAddress"] ?? ""
    settings.foot = Foot(kept: kept)
    return settings
  }
}

extension Desk {
  /// Keeps the settings of the site; they hold at once. For the system administrator alone.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func keep(_ settings: SiteSettings, by officer: Officer) async throws {
    guard Visibility.may(.officer(officer), see: .settings) else { throw DeskError.forbidden }
    let kept = settings.kept
    try await store.write { ledger in
      for (name, value) in kept { try ledger.set(name, to: value.isEmpty ? nil : value) }
    }
    try await reload()
  }

  /// Reads calendars and settings from the store again, where another process on the same store may have changed them.
  /// Cheap while nothing has changed.
  package func reload() async throws {
    let known = live.calendars.now.latest.number
    let (kept, editions) = try await store.read { ledger in
      let isNewer = try ledger.version(of: CalendarFile.file) > known
      return (try ledger.settings(), isNewer ? try ledger.calendarEditions() : nil)
    }
    live.take(settings.taking(kept), editions)
  }

  /// Reads calendars and settings again after each change that another process, or this one, tells of; until the task is
  /// cancelled.
  package func followRules() async {
    let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    hear { change in
      switch change {
      case .everything: signal.yield()
      case .subjects(let subjects):
        if !subjects.isDisjoint(with: [Subject.siteSettings, Subject.calendar]) { signal.yield() }
      }
    }
    for await _ in signals {
      do { try await reload() } catch {
        logger.error("rules not read again", metadata: ["error": "\(String(reflecting: type(of: error)))"])
      }
    }
  }

  /// The settings as they hold, for the form in which they are changed.
  package func keptSettings(for officer: Officer) async throws -> SiteSettings {
    guard Visibility.may(.officer(officer), see: .settings) else { throw DeskError.forbidden }
    try await reload()
    return settings
  }
}
