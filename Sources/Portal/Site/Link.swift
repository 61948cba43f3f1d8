import Desk
import Statute
import WebParts

/// Every address of the site, made in one place; what stands in a path is encoded here.
enum Link {
  // The public site.
  static let home = "/"
  static let search = "/search"
  static let bodies = "/bodies"
  static func body(_ code: String) -> String { "/bodies/\(segment(code))" }
  static func guide(_ code: String) -> String { body(code) + "/guide" }
  static func rules(_ code: String) -> String { body(code) + "/rules" }
  static func content(_ code: String) -> String { body(code) + "/content" }
  static func column(_ code: String, _ column: String) -> String { content(code) + "/\(segment(column))" }
  /// Where a body lists what it published in a column: the sections of the platform for rules and reports.
  static func column(_ code: String, _ column: Column) -> String {
    switch column.section {
    case .guide: guide(code)
    case .rules: rules(code)
    case .annualReports: reports(code)
    case .statutoryContent: self.column(code, column.code)
    }
  }
  static func reports(_ code: String) -> String { body(code) + "/reports" }
  static func report(_ code: String, _ year: Int) -> String { reports(code) + "/\(year)" }
  static func report(_ code: String, _ year: Int, _ format: PaperFormat) -> String {
    report(code, year) + "/report.\(format.rawValue)"
  }
  static func item(_ key: String) -> String { "/items/\(segment(key))" }
  static func itemVersion(_ key: String, _ number: Int) -> String { item(key) + "/versions/\(number)" }
  static func itemByIndex(_ number: String) -> String {
    "/items/by-index/" + number.split(separator: "/").map { segment(String($0)) }.joined(separator: "/")
  }
  static func itemText(_ key: String, _ form: ItemTextForm, version: Int? = nil) -> String {
    item(key) + "/text.\(form.rawValue)" + (version.map { "?version=\($0)" } ?? "")
  }
  static func itemAttachment(_ key: String, _ digest: String) -> String {
    item(key) + "/attachments/\(segment(digest))"
  }
  static let allReports = "/reports"
  static let feed = "/feed.xml"
  static func feed(_ code: String) -> String { body(code) + "/feed.xml" }
  static let siteMap = "/sitemap"
  static let accessibility = "/accessibility"
  static let api = "/api/v1"
  static let apiDescription = "/api/openapi.json"
  static func applying(_ code: String) -> String { body(code) + "/apply" }
  static let apply = "/apply"
  static let status = "/status"
  static let statusRequest = "/status/request"
  static let statusLimits = "/status/request/limits"
  static let statusCalendar = "/status/request/limits.ics"
  static let statusLetter = "/status/request/letter"
  static func statusLetter(_ format: PaperFormat) -> String { statusLetter + ".\(format.rawValue)" }
  static let clarifying = "/status/request/clarification"
  static func statusPaper(_ digest: String) -> String { "/status/request/papers/\(segment(digest))" }
  static let suggestions = "/suggest"
  static let calculator = "/calculator"
  static let calculatorSheet = "/calculator/sheet"
  static let calculatorFeed = "/calculator/limits.ics"
  static let calculatorTerms = "/calculator/terms"

  // The staff desk.
  static let desk = "/desk"
  static let signIn = "/sign-in"
  static let signOut = "/sign-out"
  static let deskSearch = "/desk/search"
  static let requestInbox = "/desk/requests"
  static let registering = "/desk/requests/new"
  static func request(_ key: String) -> String { "/desk/requests/\(segment(key))" }
  static func act(_ key: String, _ action: RequestAction) -> String {
    request(key) + "/act/\(action.rawValue)"
  }
  static func requestAttachment(_ key: String, _ digest: String) -> String {
    request(key) + "/attachments/\(segment(digest))"
  }
  static func whatIf(_ key: String) -> String { request(key) + "/what-if" }
  static let supervision = "/desk/supervision"
  static let deadlines = "/desk/limits"
  static func requestLimits(_ key: String) -> String { request(key) + "/limits" }
  static func requestCalendar(_ key: String) -> String { requestLimits(key) + ".ics" }
  static func requestLetter(_ key: String) -> String { request(key) + "/letter" }
  static func requestLetter(_ key: String, _ kind: LetterKind, _ index: Int = 0) -> String {
    kind == .reply
      ? requestLetter(key) : request(key) + "/letters/\(kind.rawValue)" + (index == 0 ? "" : "?n=\(index)")
  }
  static func requestLetter(_ key: String, _ kind: LetterKind, _ index: Int, _ format: PaperFormat) -> String
  {
    request(key) + "/letters/\(kind.rawValue)/letter.\(format.rawValue)" + (index == 0 ? "" : "?n=\(index)")
  }
  static let itemDesk = "/desk/items"
  static let newItem = "/desk/items/new"
  static func itemDesk(_ key: String) -> String { "/desk/items/\(segment(key))" }
  static func itemAct(_ key: String, _ action: ItemAction) -> String {
    itemDesk(key) + "/act/\(action.rawValue)"
  }
  static func itemDeskLimit(_ key: String) -> String { itemDesk(key) + "/limit" }
  static func itemDeskAttachment(_ key: String, _ digest: String) -> String {
    itemDesk(key) + "/attachments/\(segment(digest))"
  }
  static let reportDesk = "/desk/reports"
  static func reportDesk(_ year: Int) -> String { "/desk/reports/\(year)" }
  static func reportDesk(_ year: Int, _ format: PaperFormat) -> String {
    reportDesk(year) + "/report.\(format.rawValue)"
  }
  static let auditDesk = "/desk/audits"
  static func audit(_ key: String) -> String { "/desk/audits/\(segment(key))" }
  static func auditedReport(_ key: String, _ number: Int) -> String { audit(key) + "/reports/\(number)" }
  static func rectification(_ key: String, _ number: Int, _ format: PaperFormat) -> String {
    auditedReport(key, number) + "/letter.\(format.rawValue)"
  }
  static func auditedDocument(_ key: String, _ digest: String) -> String {
    audit(key) + "/documents/\(segment(digest))"
  }
  static let bodyDesk = "/desk/body"
  static func bodyAct(_ action: BodyAction) -> String { bodyDesk + "/act/\(action.rawValue)" }
  static let people = "/desk/people"
  static let newPerson = "/desk/people/new"
  static func person(_ key: String) -> String { "/desk/people/\(segment(key))" }
  static func personAct(_ key: String, _ action: PersonAct) -> String {
    person(key) + "/act/\(action.rawValue)"
  }
  static let administration = "/desk/administration"
  static let siteSettings = "/desk/administration/site"
  static let bodyAdministration = "/desk/administration/bodies"
  static let newBody = "/desk/administration/bodies/new"
  static func bodyAdministration(_ code: String) -> String { bodyAdministration + "/\(segment(code))" }
  static func bodyAct(_ code: String, _ action: BodyAction) -> String {
    bodyAdministration(code) + "/act/\(action.rawValue)"
  }
  static let calendars = "/desk/administration/calendars"
  static func calendar(_ year: Int) -> String { calendars + "/\(year)" }
  static let newCalendar = "/desk/administration/calendars/new"
  static let takeBackCalendar = "/desk/administration/calendars/take-back"
  static func calendarEdition(_ number: Int) -> String { calendars + "/editions/\(number)" }
  static let record = "/desk/administration/record"

  private static func segment(_ text: String) -> String {
    PercentCoding.encode(text)
  }
}
