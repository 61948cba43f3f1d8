import Ledger
import Logging
import Statute

extension SiteSettings {
  /// Every setting of the site with the name under which it is kept. The address is none of them: where the site is
  /// reached is said to the process that serves it.
  private static var names: [(name: String, path: WritableKeyPath<SiteSettings, String>)] {
    [
      ("site.place", \.place), ("site.name", \.siteName), ("site.rootBody", \.rootBody),
      ("site.code", \.siteCode), ("site.organizer", \.organizer), ("site.telephone", \.telephone),
      ("site.postalAddress", \.postalAddress), ("site.operatedBy", \.foot.operatedBy),
      ("site.hours", \.foot.hours), ("site.icpNumber", \.foot.icpNumber),
      ("site.policeNumber", \.foot.policeNumber),
      ("site.certificateAddress", \.foot.certificateAddress), ("site.faultAddress", \.foot.faultAddress),
      ("site.knownHosts", \.foot.knownHostsText),
    ]
  }

  /// What no site is without: kept nowhere yet, it stays as it began.
  private static let lasting: Set = ["site.place", "site.name", "site.rootBody"]

  /// The names under which the settings are kept, each with what it holds; `nil` for what is empty.
  package var kept: [String: String?] {
    Dictionary(
      Self.names.map { name, path -> (String, String?) in
        let value = self[keyPath: path]
        return (name, value.isEmpty ? nil : value)
      }
    ) { first, _ in first }
  }

  /// Takes what is kept in place of what it began with.
  package mutating func take(_ kept: [String: String]) {
    for (name, path) in Self.names {
      if let value = kept[name] {
        self[keyPath: path] = value
      } else if !Self.lasting.contains(name) {
        self[keyPath: path] = ""
      }
    }
  }

  /// With what is kept in the store in place of what it began with; as it is where nothing has been kept yet.
  func taking(_ kept: [String: String]) -> SiteSettings {
    guard kept["site.name"] != nil else { return self }
    var settings = self
    settings.take(kept)
    return settings
  }
}

extension Desk {
  /// Whether somebody keeps what holds for the whole site: the system administrator of the body at its root.
  package func mayKeepSite(_ officer: Officer) -> Bool {
    Visibility.may(.officer(officer), see: .settings(root: settings.rootBody))
  }

  /// Keeps the settings of the site; they hold at once, and what was changed by whom stands in the record. For its
  /// system administrator alone.
  ///
  /// - Throws: `DeskError.forbidden`.
  package func keep(_ settings: SiteSettings, by officer: Officer) async throws {
    guard mayKeepSite(officer) else { throw DeskError.forbidden }
    let kept = settings.kept
    let instant = now()
    try await store.write { ledger in
      let changed = try kept.filter { try ledger.setting($0.key) != $0.value }
      guard !changed.isEmpty else { return }
      for (name, value) in changed { try ledger.set(name, to: value) }
      try ledger.append(
        [SiteEvent.settingsChanged(changed.mapValues { $0 ?? "" })], to: SiteEvent.file,
        expecting: try ledger.version(of: SiteEvent.file), on: instant.day, at: instant,
        by: .person(key: officer.key, as: .systemAdministrator))
    }
    try await reload()
  }

  /// Reads calendars and settings from the store again, where another process on the same store may have changed them.
  /// Cheap while nothing has changed.
  package func reload() async throws {
    let reading = live.begin()
    let known = live.calendars.now.latest.number
    let (kept, editions) = try await store.read { ledger in
      let isNewer = try ledger.version(of: CalendarFile.file) > known
      return (try ledger.settings(), isNewer ? try ledger.calendarEditions() : nil)
    }
    live.take(settings.taking(kept), editions, read: reading)
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
      while !Task.isCancelled {
        do {
          try await reload()
          break
        } catch {
          logger.error("rules not read again", metadata: ["error": "\(String(reflecting: type(of: error)))"])
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }
  }

  /// The settings as they hold, for the form in which they are changed.
  package func keptSettings(for officer: Officer) async throws -> SiteSettings {
    guard mayKeepSite(officer) else { throw DeskError.forbidden }
    try await reload()
    return settings
  }
}
