package import Ledger
package import Logging
package import Statute

/// The use cases (办事): one for each thing a person or a timer does. Loads files, asks `Statute` what the law makes of
/// a command, appends what it says, and hands out only what the one who asks may see.
///
/// A value over its parts: store, calendars, time and chance are handed in, so that a test can stand on any day.
package struct Desk: Sendable {
  package let store: any Store
  package let attachments: AttachmentFolder
  /// Calendars and settings, which can change while the desk is at work. A use case reads them once.
  package let live: LiveRules
  package let now: @Sendable () -> Instant
  package let chance: Chance
  package let logger: Logger
  let printRoom = PrintRoom()
  let reading = ReadingProgress()

  /// - Parameter calendars: the same that the books of the store draw by.
  package init(
    store: any Store, attachments: AttachmentFolder, calendars: LiveCalendars, settings: SiteSettings,
    now: @escaping @Sendable () -> Instant, chance: Chance, logger: Logger
  ) {
    self.store = store
    self.attachments = attachments
    live = LiveRules(calendars: calendars, settings: settings)
    self.now = now
    self.chance = chance
    self.logger = logger
  }

  /// Over one calendar that nobody replaces.
  package init(
    store: any Store, attachments: AttachmentFolder, calendar: WorkCalendar, settings: SiteSettings,
    now: @escaping @Sendable () -> Instant, chance: Chance, logger: Logger
  ) {
    self.init(
      store: store, attachments: attachments, calendars: LiveCalendars(calendar), settings: settings,
      now: now,
      chance: chance, logger: logger)
  }

  /// The calendars by which limits are counted: to be read once by whoever counts.
  package var calendars: CalendarEditions { live.calendars.now }

  /// The calendar in force now.
  package var calendar: WorkCalendar { calendars.current }

  package var settings: SiteSettings { live.settings }

  /// The civil day in Asia/Shanghai.
  package var today: Day { now().day }
}

/// What the site as a whole is called; the words of the masthead and of META tags.
package struct SiteSettings: Hashable, Sendable {
  /// The county or other authority whose bodies publish here, `云溪县`.
  package var place: String
  /// The name of the site, `云溪县政府信息公开`.
  package var siteName: String
  /// The code of the government at the root of the tree of bodies.
  package var rootBody: String
  /// Where the site is reached from outside, without a slash at the end; for feeds and letters.
  package var address: String
  /// 网站标识码, ten characters, where one has been given.
  package var siteCode: String
  /// 主办单位, its telephone and its address, as the foot of every page must say.
  package var organizer: String
  package var telephone: String
  package var postalAddress: String
  /// What else the foot of a government site says, as far as it has been given (国办发〔2017〕47号).
  package var foot = Foot()

  /// Record numbers and links of the foot; what is empty is not shown.
  package struct Foot: Hashable, Sendable {
    /// 承办单位.
    package var operatedBy = ""
    /// 办公时间.
    package var hours = ""
    /// ICP 备案编号.
    package var icpNumber = ""
    /// 公安机关备案号.
    package var policeNumber = ""
    /// Where 党政机关网站标识 leads.
    package var certificateAddress = ""
    /// Where 我为政府网站找错 leads.
    package var faultAddress = ""
    /// Hosts beside `.gov.cn` to which a link leads without the leaving notice.
    package var knownHosts: [String] = []

    package init() {}
  }

  package init(
    place: String, siteName: String, rootBody: String, address: String, siteCode: String = "",
    organizer: String = "", telephone: String = "", postalAddress: String = "", foot: Foot = Foot()
  ) {
    self.place = place
    self.siteName = siteName
    self.rootBody = rootBody
    self.address = address
    self.siteCode = siteCode
    self.organizer = organizer
    self.telephone = telephone
    self.postalAddress = postalAddress
    self.foot = foot
  }
}

extension SiteSettings.Foot {
  /// The known hosts on one line, as they are kept and typed.
  package var knownHostsText: String {
    get { knownHosts.joined(separator: " ") }
    set {
      knownHosts = newValue.split { $0.isWhitespace || ",，、;；".contains($0) }.map { $0.lowercased() }
    }
  }
}

extension Desk {
  /// Reads and writes the store once; throws where either fails.
  package func checkStore() async throws {
    _ = try await store.read { try $0.setting("site") }
    try await store.write { try $0.set("readiness", to: nil) }
  }

  /// The name of a body; `nil` where there is none of this code.
  package func bodyName(_ code: String) async throws -> String? {
    try await store.read { try $0.body(code)?.name }
  }
}
