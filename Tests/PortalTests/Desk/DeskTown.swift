import Desk
import Foundation
import HTTPTypes
import Hummingbird
import WebTesting
import Ledger
import Logging
import NIOCore
import Statute
import TestSupport
import WebParts

@testable import Portal

/// A town with everybody whose hands an item passes through, its county with the overseers, and a neighbour; on a real
/// store, with the whole router over it. It is always Monday, 15 June 2026.
final class DeskTown: Sendable {
  static let county = UnifiedCode(completing: "11990000000000001")!.text
  static let town = UnifiedCode(completing: "11990000000000002")!.text
  static let neighbour = UnifiedCode(completing: "11990000000000003")!.text

  let desk: Desk
  let portal: Portal
  let store: any Store
  private let test: TestStore

  private init(desk: Desk, portal: Portal, store: any Store, test: TestStore) {
    self.desk = desk
    self.portal = portal
    self.store = store
    self.test = test
  }

  /// Sign-in names of everybody: the value of the role, and `neighbour` with all posts of the body next door.
  static let caseworkers: [Role] = [
    .informationOfficer, .sectionHead, .secrecyReviewer, .deputyInCharge, .disclosureOfficer,
    .disclosureOfficeHead,
  ]

  static func founded() async throws -> DeskTown {
    let calendars = LiveCalendars(.published)
    let now = Instant(Day("2026-06-15")!, hour: 9)
    let test = try await TestStore(shelf: .all(calendars: calendars))
    let (store, folder) = (test.store, test.folder)
    let desk = Desk(
      store: store, attachments: folder.attachments, calendars: calendars,
      settings: SiteSettings(
        place: "云溪县", siteName: "云溪县政府信息公开", rootBody: county, address: "https://xxgk.yunxi.example"),
      now: { now }, chance: .drawn(from: "town"), logger: Logger(label: "test"))
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let portal = Portal(
      desk: desk, assets: try AssetManifest(folder: package + "/Sources/Portal/Assets"),
      settings: .init(
        isSecure: false, staging: folder.staging, secret: Array(repeating: 7, count: 32),
        uploadLimit: 64 << 10),
      metrics: PrometheusMetrics())
    let town = DeskTown(desk: desk, portal: portal, store: store, test: test)
    try await town.found()
    return town
  }

  private func found() async throws {
    let administrator = Officer(
      key: "founder", name: "", body: Self.county, roles: [.systemAdministrator],
      supervised: [Self.town, Self.neighbour])
    let bodies: [(String, String, BodyKind, String?)] = [
      (Self.county, "云溪县人民政府", .countyGovernment, nil), (Self.town, "清溪镇人民政府", .township, Self.county),
      (Self.neighbour, "石桥镇人民政府", .township, Self.county),
    ]
    for (order, body) in bodies.enumerated() {
      try await desk.found(
        code: body.0, name: body.1, shortName: String(body.1.prefix(3)), kind: body.2, parent: body.3,
        order: order,
        by: administrator)
    }
    for role in Role.allCases {
      let isCaseworker = Self.caseworkers.contains(role)
      try await desk.install(
        key: role.signInName, name: "甲" + role.title, body: isCaseworker ? Self.town : Self.county,
        roles: [role])
    }
    try await desk.install(
      key: "neighbour", name: "乙", body: Self.neighbour, roles: Self.caseworkers)
  }

  /// Somebody at a browser, signed in without the time that a password costs.
  func browser(_ name: String?, _ client: WebClient) async throws -> Browser {
    guard let name else { return Browser(client: client, cookie: nil, session: nil) }
    let (session, cookie) = try await portal.sessions.begin(person: name)
    return Browser(client: client, cookie: String(cookie.prefix { $0 != ";" }), session: session)
  }

  func officer(_ role: Role) async throws -> Officer {
    guard let officer = try await desk.officer(role.signInName) else { throw DeskError.notFound }
    return officer
  }

  /// Runs a test at the router.
  func visit<R: Sendable>(_ body: @escaping @Sendable (WebClient) async throws -> R) async throws
    -> R
  {
    var logger = Logger(label: "test")
    logger.logLevel = .error
    return try await Application(router: portal.router(), logger: logger).test(.router) { try await body($0) }
  }
}

extension Role {
  /// `informationOfficer` signs in as `informationofficer`: keys are lower case.
  var signInName: String { rawValue.lowercased() }
}

/// A browser without scripts: follows no redirects, sends forms as they stand on the page.
struct Browser: Sendable {
  let client: WebClient
  let cookie: String?
  let session: Session?

  struct Answer: Sendable {
    let status: Int
    let text: String
    let headers: HTTPFields

    var location: String? { headers[.location] }
  }

  func get(_ path: String) async throws -> Answer {
    var headers: HTTPFields = [:]
    headers[.cookie] = cookie
    return try await client.execute(uri: path, method: .get, headers: headers) { Answer($0) }
  }

  func post(_ path: String, _ values: [(String, String)]) async throws -> Answer {
    var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    headers[.cookie] = cookie
    headers[HTTPField.Name("Sec-Fetch-Site")!] = "same-origin"
    let text = values.map { PercentCoding.encode($0.0) + "=" + PercentCoding.encode($0.1) }.joined(
      separator: "&")
    return try await client.execute(
      uri: path, method: .post, headers: headers, body: ByteBuffer(string: text)
    ) {
      Answer($0)
    }
  }

  /// Sends a form with files chosen under `files`: the name of each and its text.
  func upload(_ path: String, _ values: [(String, String)], _ files: [(String, String)]) async throws
    -> Answer
  {
    let boundary = "----huabiao"
    var body = ""
    for (name, value) in values {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    for (name, text) in files {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n"
      body += "Content-Type: text/plain\r\n\r\n\(text)\r\n"
    }
    body += "--\(boundary)--\r\n"
    var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=\(boundary)"]
    headers[.cookie] = cookie
    headers[HTTPField.Name("Sec-Fetch-Site")!] = "same-origin"
    return try await client.execute(
      uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)
    ) {
      Answer($0)
    }
  }

  /// Opens the page of a form, fills it in and sends it with what travels unseen.
  func send(_ path: String, _ values: [(String, String)] = []) async throws -> Answer {
    let page = try await get(path)
    guard page.status == 200 else { return page }
    return try await post(path, page.hidden + values)
  }
}

extension Browser.Answer {
  /// What is no text is not read as one: that takes a second for a PDF.
  init(_ response: WebAnswer) {
    let isText = !["application/pdf", "application/zip", "application/vnd"].contains {
      response.headers[.contentType]?.hasPrefix($0) ?? false
    }
    self.init(
      status: Int(response.status.code), text: isText ? String(buffer: response.body) : "",
      headers: response.headers)
  }

  /// The hidden fields of the page's own forms, not of the one by which one signs out.
  var hidden: [(String, String)] {
    guard let main = text.range(of: "<main") else { return [] }
    return text[main.lowerBound...].components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst()
      .compactMap {
        let parts = $0.components(separatedBy: "\"")
        return parts.count > 2 ? (parts[0], parts[2]) : nil
      }
  }

  func says(_ words: String) -> Bool { text.contains(words) }
}
