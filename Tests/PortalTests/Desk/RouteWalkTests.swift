import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Statute
import Testing
import WebParts

@testable import Portal

/// Every way into the house, tried by everybody: what each gets stands in `Golden/routes.txt`, so that a new route is a
/// line that somebody reads before it opens. `GOLDEN=write swift test --filter RouteWalkTests` writes it anew.
@Suite("Who gets what at every route")
struct RouteWalkTests {
  /// Nobody, everybody in the town and the county, and an officer with all posts of the body next door.
  private static let walkers: [String?] = [nil] + Role.allCases.map(\.signInName) + ["neighbour"]

  @Test func `every route answers everybody as the reviewed table says`() async throws {
    let town = try await DeskTown.founded()
    let samples = try await Samples.made(in: town)
    let routes = Self.routes(of: town).flatMap { samples.addresses(of: $0) }
    let lines = try await town.visit { client in
      var lines: [String] = []
      var browsers: [Browser] = []
      for name in Self.walkers { browsers.append(try await town.browser(name, client)) }
      for route in routes {
        var byStatus: [Int: [String]] = [:]
        for (index, name) in Self.walkers.enumerated() {
          let status = try await Self.status(of: route, browsers[index], town)
          // There is no such route: nobody need try it.
          if status == 405 { break }
          byStatus[status, default: []].append(name ?? "nobody")
          // Some of what is sent ends a stay: then comes a new one.
          if route.method == "POST" { browsers[index] = try await town.browser(name, client) }
        }
        if byStatus.isEmpty { continue }
        let groups = byStatus.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.words($0.value))" }
        lines.append("\(route.method) \(route.shown): \(groups.joined(separator: "; "))")
      }
      return lines
    }
    try expectPortalGolden(lines.sorted().joined(separator: "\n"), "routes.txt")
  }

  private static func status(of route: Route, _ browser: Browser, _ town: DeskTown) async throws -> Int {
    if route.method == "GET" { return try await browser.get(route.address).status }
    var fields: [(String, String)] = []
    // With a token as the page of the form would bring it: what is tried is the person, not the form.
    if let purpose = route.purpose, let session = browser.session {
      fields.append(("_token", town.portal.tokens.token(for: session, purpose: purpose)))
    }
    if route.address == "/desk/reports" { fields.append(("year", "2025")) }
    // A wrong password slows down the name it was tried for.
    if route.address == "/sign-in" { fields.append(("name", "walker-\(browser.session?.person ?? "")")) }
    return try await browser.post(route.address, fields).status
  }

  private static func words(_ names: [String]) -> String {
    names.count == walkers.count ? "everybody" : names.joined(separator: " ")
  }

  private static func routes(of town: DeskTown) -> [(method: String, path: String)] {
    town.portal.router().routes.compactMap { route in
      let method = route.method.rawValue
      guard method == "GET" || method == "POST" else { return nil }
      // Parameters as they are written in our routes, `:key`.
      let path = route.path.description.replacingOccurrences(of: "{", with: ":").replacingOccurrences(
        of: "}", with: "")
      return (method, path)
    }
  }
}

/// One address that stands for a route.
struct Route: Sendable {
  let method: String
  /// As the table shows it.
  let shown: String
  let address: String
  /// What the token of the form is bound to; `nil` for forms without one.
  let purpose: String?
}

/// The files by which routes are tried.
struct Samples: Sendable {
  let draft: String
  let published: String
  let attachment: String
  let request: String
  /// A check of the county whose one report was ordered to be put right, and one that can be closed.
  let audit: String
  let closing: String
  /// The report that was checked.
  let document: String

  /// A draft in the town with an attachment, an item that is public, a request, and checks of the county.
  static func made(in town: DeskTown) async throws -> Samples {
    let clerk = try await town.officer(.informationOfficer)
    let content = ItemContent(
      title: "农村饮水安全管理办法", abstract: "规定建设和管护。", text: "第一段", formedOn: Day("2026-06-01"), issuer: "清溪镇人民政府",
      column: .basis)
    let draft = try await town.desk.draft(content, by: clerk)
    let staged = try town.staged("不公开的草稿附件")
    try await town.desk.attach(stagedAt: staged, name: "草稿.txt", to: draft, expecting: 2, by: clerk)
    let dossier = try await town.desk.item(draft, for: .officer(clerk))
    let published = try await town.desk.draft(content, by: clerk)
    try await ItemDeskTests.publish(published.key, in: town)
    let request = try await town.desk.register(
      RequestDraft(
        body: DeskTown.town, channel: .inPerson, receivedOn: town.desk.today, applicant: .natural,
        particulars: Particulars(name: "王某", proofNumber: "431299199001010017", phone: "13800002041"),
        wanted: "农村饮水工程验收资料", form: .electronic), by: town.officer(.disclosureOfficer))
    let supervisor = try await town.officer(.supervisor)
    let report = try await town.desk.keepUpload(
      stagedAt: town.staged(wrongReport), name: "报告.html", fromApplicant: false)
    let (audit, closing) = (
      try await town.desk.auditReports(named: "核查", .init([report]), by: supervisor, once: "audit"),
      try await town.desk.auditReports(named: "另一批", .init([report]), by: supervisor, once: "closing")
    )
    try await town.desk.act(
      .order(number: 1, organ: "清溪镇人民政府", days: 10, reason: "请予更正。"), on: audit, by: supervisor)
    return Samples(
      draft: draft.key, published: published.key,
      attachment: dossier.item.draft.attachments.first?.digest ?? "", request: request.file.key,
      audit: audit.key, closing: closing.key, document: report.digest)
  }

  /// A report whose table 3 does not add up.
  private static var wrongReport: String {
    let request = CountedRequest(applicant: .natural, isCarriedIn: false, outcome: .granted)
    var figures = ReportFigures.tabulate([request].compactMap { $0 })
    figures.tabulate([DisputeSummary](), year: 2025)
    figures = figures.withZeros()
    figures[.granted, .natural] = 3
    return ReportPrint.html(
      figures, [.overview: "概述。", .problems: "问题。", .other: "无。"], organ: "清溪镇人民政府", year: 2025)
  }

  /// The addresses by which a route is tried: one for each act of a form, else one.
  func addresses(of route: (method: String, path: String)) -> [Route] {
    guard route.path.contains(":action") else { return [sample(route, action: nil)] }
    return actions(of: route.path).map { sample(route, action: $0) }
  }

  private func actions(of path: String) -> [String] {
    if path.contains("/items/") { return ItemAction.allCases.map(\.rawValue) }
    if path.contains("/people/") { return PersonAct.allCases.map(\.rawValue) }
    if path.contains("/reports/") { return ReportAction.allCases.map(\.rawValue) }
    if path.contains("/requests/") { return RequestAction.allCases.map(\.rawValue) }
    return BodyAction.allCases.map(\.rawValue)
  }

  private func sample(_ route: (method: String, path: String), action: String?) -> Route {
    let isDesk = route.path.contains("/desk")
    var shown = route.path
    if let action { shown = shown.replacingOccurrences(of: ":action", with: action) }
    var address = shown
    let isItem = address.contains("/items/")
    let isPerson = address.contains("/people/")
    let isAudit = address.contains("/audits/")
    let key =
      isItem
      ? (isDesk ? draft : published)
      : isPerson ? "neighbour" : isAudit ? (address.hasSuffix("/close") ? closing : audit) : request
    for (name, value) in [
      (":key", key), (":code", DeskTown.town), (":digest", isAudit ? document : attachment),
      (":year", "2025"), (":number", "1"),
      (":cell", "table3.new.natural"), (":kind", "receipt"), (":column", "A01"), (":serial", "2026-00001"),
    ] {
      address = address.replacingOccurrences(of: name, with: value)
    }
    return Route(method: route.method, shown: shown, address: address, purpose: purpose(address, action))
  }

  private func purpose(_ address: String, _ action: String?) -> String? {
    if let action {
      if address.contains("/items/") { return "\(action)@\(draft)" }
      if address.contains("/people/") { return "\(action)@neighbour" }
      if address.contains("/reports/") { return "\(action)@report-2025" }
      if address.contains("/requests/") { return "\(action)@\(request)" }
      return "\(action)@\(DeskTown.town)"
    }
    if address.hasSuffix("/\(audit)/add") { return "add@\(audit)" }
    if address.hasSuffix("/close") { return "close@\(closing)" }
    if address.hasSuffix("/reports/1/order") { return "order-1@\(audit)" }
    if address.hasSuffix("/reports/1/recheck") { return "recheck-1@\(audit)" }
    return [
      "/desk/items/new": "draft@item", "/desk/people/new": "appoint@person",
      "/desk/administration/site": "keep@site",
      "/desk/administration/bodies/new": "found@body", "/desk/administration/record": "check@record",
      "/desk/administration/calendars/new": "notice@calendar",
      "/desk/administration/calendars/take-back": "takeBack@calendar",
      "/desk/reports": "open@reports", "/desk/audits": "open@audits",
      "/desk/requests/new": "register@requests",
      "/sign-out": "sign-out",
    ][address]
  }
}

extension DeskTown {
  /// A file as an upload leaves it in the staging folder.
  func staged(_ text: String) throws -> String {
    let path = staging + "/" + UUID().uuidString
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private var staging: String { portal.uploads.folder }
}

/// Compares a text with a file under `PortalTests/Golden`; `GOLDEN=write swift test` writes the file anew.
func expectPortalGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation)
  throws
{
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
    try Data((text + "\n").utf8).write(to: file)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  let differing = Set(text.split(separator: "\n")).symmetricDifference(expected.split(separator: "\n"))
  #expect(differing.sorted() == [], "differs from Golden/\(name)", sourceLocation: sourceLocation)
}
