package import Desk
package import Hummingbird
import Statute
package import WebParts

/// The web: the public site and the staff desk over one `Desk`. Routes stand in the rooms; here is what they share and
/// the order in which a request passes through it.
package struct Portal: Sendable {
  package let desk: Desk
  let assets: AssetManifest
  let sessions: Sessions
  let tokens: FormTokens
  let throttle: SharedThrottle
  let cache: PageCache
  let uploads: UploadReader
  let metrics: PrometheusMetrics
  /// In which formats documents can be taken away; looked up once.
  let paperFormats = Desk.paperFormats
  private let pageDay = PageDay()

  /// How the site is reached and where it keeps what is on its way in.
  package struct Settings: Sendable {
    /// Whether people reach the site over HTTPS; off only for a demonstration on one machine.
    package var isSecure: Bool
    /// Where uploads lie until they are stored.
    package var staging: String
    /// At least 32 bytes, kept in the store: a form made by one process is taken by every other.
    package var secret: [UInt8]
    /// The size of one uploaded file, in bytes.
    package var uploadLimit: Int
    /// Whether every request comes through a proxy of ours, which says in `X-Forwarded-For` whom it came from.
    package var isBehindProxy: Bool

    package init(
      isSecure: Bool, staging: String, secret: [UInt8], uploadLimit: Int = 50 << 20,
      isBehindProxy: Bool = false
    ) {
      self.isBehindProxy = isBehindProxy
      self.isSecure = isSecure
      self.staging = staging
      self.secret = secret
      self.uploadLimit = uploadLimit
    }
  }

  let settings: Settings

  package init(desk: Desk, assets: AssetManifest, settings: Settings, metrics: PrometheusMetrics) {
    let now: @Sendable () -> Int = { Int(desk.now().seconds) }
    self.desk = desk
    self.assets = assets
    self.settings = settings
    self.metrics = metrics
    sessions = Sessions(
      store: LedgerSessions(desk: desk), policy: SessionPolicy(isSecure: settings.isSecure), now: now)
    tokens = FormTokens(secret: settings.secret)
    throttle = SharedThrottle(now: now)
    cache = PageCache(headers: SecurityHeaders.fields(isSecure: settings.isSecure))
    uploads = UploadReader(
      folder: settings.staging,
      limits: UploadLimits(file: settings.uploadLimit, total: settings.uploadLimit * 2))
    hearChanges()
  }

  /// All routes with what stands around them, outermost first.
  package func router() -> Router<PortalContext> {
    let router = Router(context: PortalContext.self, options: [.autoGenerateHeadEndpoints])
    let sessions = sessions
    router.addMiddleware {
      RequestLogMiddleware()
      PageCacheMiddleware(cache) { request in
        forgetYesterday()
        return !sessions.hasCookie(request) && request.cookies["display"] == nil
      }
      SecurityHeadersMiddleware(isSecure: settings.isSecure)
      AssetMiddleware(assets)
      CompressionMiddleware()
      ProblemMiddleware { problem, id, request, context in
        errorPage(problem, id: id, path: request.uri.path, context: context)
      }
      TryAgainMiddleware(portal: self)
      BodyLimitMiddleware(settings.uploadLimit * 2 + (1 << 20))
      SameSiteMiddleware { sessions.hasCookie($0) }
      SessionMiddleware(sessions)
      ViewerMiddleware(desk: desk)
    }
    addRoutes(to: router)
    return router.answerWrongMethods()
  }

  /// What every page says of the site.
  var site: Site { Site(desk.settings) }

  /// A page says whether a document is in force today: yesterday's pages go at midnight. Those made under other settings or
  /// another calendar go as soon as these are at work.
  private func forgetYesterday() {
    pageDay.begins(desk.today, desk.live.changes) { cache.dropAll() }
  }

  /// Every room adds its own.
  private func addRoutes(to router: Router<PortalContext>) {
    let staff = router.group("desk", context: OfficerContext.self).add(middleware: DeskPrivacyMiddleware())
    addSiteRoutes(to: router)
    addSignInRoutes(to: router)
    addReportRoutes(to: router)
    addDisclosureRoutes(to: router)
    addBodyRoutes(to: router)
    addApplicationRoutes(to: router)
    addStatusRoutes(to: router)
    addCalculatorRoutes(to: router)
    addRequestDeskRoutes(to: staff)
    addForesightRoutes(to: staff)
    addSupervisionRoutes(to: staff)
    addDeadlineRoutes(to: staff)
    addReportDeskRoutes(to: staff)
    addAuditRoutes(to: staff)
    addItemDeskRoutes(to: staff)
    addBodyDeskRoutes(to: staff)
    addPeopleDeskRoutes(to: staff)
    addAdministrationDeskRoutes(to: staff)
    addCalendarDeskRoutes(to: staff)
  }
}
