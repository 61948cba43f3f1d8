import Ledger
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

extension Desk {
  /// Keeps the settings of the site; they hold from the next start of the server. For the system administrator alone.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func keep(_ settings: SiteSettings, by officer: Officer) async throws {
    guard Visibility.may(.officer(officer), see: .settings) else { throw DeskError.forbidden }
    let kept = settings.kept
    try await store.write { ledger in
      for (name, value) in kept { try ledger.set(name, to: value.isEmpty ? nil : value) }
    }
  }

  /// The settings as they are kept, which may be newer than those at work.
  package func keptSettings(for officer: Officer) async throws -> SiteSettings {
    guard Visibility.may(.officer(officer), see: .settings) else { throw DeskError.forbidden }
    let kept = try await store.read { try $0.settings() }
    var settings = settings
    settings.place = kept["site.place"] ?? settings.place
    settings.siteName = kept["site.name"] ?? settings.siteName
    settings.siteCode = kept["site.code"] ?? ""
    settings.organizer = kept["site.organizer"] ?? ""
    settings.telephone = kept["site.telephone"] ?? ""
    settings.postalAddress = kept["site.postalAddress"] ?? ""
    return settings
  }
}
