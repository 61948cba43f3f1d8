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

/// A small county on a real store, with the whole router over it: a government, a bureau, a waterworks.
final class PublicCounty: Sendable {
  static let government = "11330000000000001F"
  static let bureau = UnifiedCode(completing: "11330000000000002")!.text
  static let waterworks = UnifiedCode(completing: "11330000000000003")!.text

  let desk: Desk
  let portal: Portal
  private let test: TestStore

  private init(desk: Desk, portal: Portal, test: TestStore) {
    self.desk = desk
    self.portal = portal
    self.test = test
  }

  /// The county on a working day with its bodies founded and nothing published.
  static func founded() async throws -> PublicCounty {
    let calendars = LiveCalendars(.published)
    let now = Instant(Day("2026-06-15")!, hour: 9)
    let test = try await TestStore(shelf: .all(calendars: calendars))
    let (store, folder) = (test.store, test.folder)
    let desk = Desk(
      store: store, attachments: folder.attachments, calendars: calendars,
      settings: SiteSettings(
        place: "云溪县", siteName: "云溪县政府信息公开", rootBody: government,
        address: "https://xxgk.yunxi.example", siteCode: "3300000001", organizer: "云溪县人民政府办公室",
        telephone: "0571-0000000"),
      now: { now }, chance: .drawn(from: "county"), logger: Logger(label: "test"))
    let assets =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/Sources/Portal/Assets"
    let portal = Portal(
      desk: desk, assets: try AssetManifest(folder: assets),
      settings: .init(isSecure: false, staging: folder.staging, secret: Array(repeating: 7, count: 32)),
      metrics: PrometheusMetrics())
    let county = PublicCounty(desk: desk, portal: portal, test: test)
    try await county.found()
    return county
  }

  private func found() async throws {
    let administrator = Officer(
      key: "admin", name: "", body: Self.government, roles: [.systemAdministrator],
      supervised: [Self.bureau, Self.waterworks])
    let bodies: [(String, String, String, BodyKind)] = [
      (Self.government, "云溪县人民政府", "县政府", .countyGovernment),
      (Self.bureau, "云溪县水利局", "县水利局", .department),
      (Self.waterworks, "云溪县供水公司", "县供水公司", .publicEnterprise),
    ]
    for (order, body) in bodies.enumerated() {
      try await desk.found(
        code: body.0, name: body.1, shortName: body.2, kind: body.3,
        parent: body.0 == Self.government ? nil : Self.government, order: order, by: administrator)
    }
    let version = try await desk.bodyDossier(Self.bureau, for: officeHead(of: Self.bureau)).version
    let guided = try await desk.act(
      .reviseGuide(Self.guide), on: Self.bureau, expecting: version, by: officeHead(of: Self.bureau))
    try await desk.act(
      .stateAbsence(.charges, reason: "本局不收取行政事业性收费"), on: Self.bureau, expecting: guided,
      by: officeHead(of: Self.bureau))
  }

  static let guide = Guide(
    classification: "按条例第二十条分类。", arrangement: "每条信息编有索引号。", waysToObtain: "在本网站查阅。",
    office: .init(
      name: "云溪县水利局办公室", address: "清水路 3 号", hours: "工作日 9:00—17:00", telephone: "0571-1111111", fax: "无",
      internet: "slj@yunxi.example"),
    channels: [.init(.inPerson, how: "到清水路 3 号提交。"), .init(.online, how: "在本网站提交。")],
    supervision: "县政府办公室 0571-0000000")

  static func content(_ title: String, text: String = "正文。", column: Column = .basis) -> ItemContent {
    ItemContent(
      title: title, abstract: "概述。", text: text, formedOn: Day("2026-06-01"), issuer: "云溪县水利局",
      column: column,
      genre: .notice, keywords: ["水利"])
  }

  // People of the bureau; each hand another, as article 17 demands.
  func officer(_ key: String, _ role: Role, of body: String = PublicCounty.bureau) -> Officer {
    Officer(key: key, name: key, body: body, roles: [role])
  }

  func officeHead(of body: String = PublicCounty.bureau) -> Officer {
    officer("head-of-office", .disclosureOfficeHead, of: body)
  }

  func draft(_ content: ItemContent, of body: String = PublicCounty.bureau) async throws -> FileID {
    try await desk.draft(content, by: officer("writer", .informationOfficer, of: body))
  }

  /// Takes a draft through all hands.
  func publish(_ file: FileID, of body: String = PublicCounty.bureau) async throws {
    try await act(.submit, on: file, officer("writer", .informationOfficer, of: body))
    try await act(.approveSection, on: file, officer("section", .sectionHead, of: body))
    try await act(.clearSecrecy(basis: "不涉密"), on: file, officer("secrecy", .secrecyReviewer, of: body))
    try await act(.approveOffice, on: file, officer("office", .disclosureOfficer, of: body))
    try await act(.approve, on: file, officer("deputy", .deputyInCharge, of: body))
    try await act(.publish, on: file, officer("office", .disclosureOfficer, of: body))
  }

  func published(_ content: ItemContent, of body: String = PublicCounty.bureau) async throws -> FileID {
    let file = try await draft(content, of: body)
    try await publish(file, of: body)
    return file
  }

  /// Published, and linked to another item before it was.
  func published(_ content: ItemContent, naming other: FileID, as relation: ItemRelation) async throws
    -> FileID
  {
    let file = try await draft(content)
    try await act(.link(ItemLink(relation, to: other)), on: file, officer("writer", .informationOfficer))
    try await publish(file)
    return file
  }

  func revise(_ file: FileID, to content: ItemContent, because reason: String) async throws {
    let writer = officer("writer", .informationOfficer)
    try await act(.openRevision(reason: reason, changedOn: desk.today), on: file, writer)
    try await act(.revise(content), on: file, writer)
    try await publish(file)
  }

  func withdraw(_ file: FileID, because reason: String) async throws {
    try await act(.withdraw(reason: reason), on: file, officeHead())
  }

  func act(_ command: ItemCommand, on file: FileID, _ officer: Officer) async throws {
    let version = try await desk.item(file, for: .officer(officer)).version
    try await desk.act(command, on: file, expecting: version, by: officer)
  }

  /// Keeps some bytes and makes an attachment of them.
  func attachment(_ name: String, _ bytes: [UInt8]) async throws -> Attachment {
    let kept = try await desk.attachments.keep(bytes)
    return Attachment(digest: kept.digest.hex, name: name, size: kept.bytes, fromApplicant: false)
  }

  /// Asks the whole router for one address.
  func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> Answer {
    try await Application(router: portal.router()).test(.router) { client in
      try await client.execute(uri: uri, method: .get, headers: headers) { response in
        Answer(
          status: response.status.code, headers: response.headers, text: String(buffer: response.body))
      }
    }
  }

  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var markup: Markup { Markup(.raw(text)) }
  }
}

extension Markup {
  /// The words of the headings of one rank, in order.
  static func headings(_ rank: String, in page: String) -> [String] {
    page.components(separatedBy: "<\(rank)").dropFirst().compactMap { piece in
      guard let open = piece.firstIndex(of: ">"), let end = piece.range(of: "</\(rank)>") else { return nil }
      var text = ""
      var isTag = false
      for character in piece[piece.index(after: open)..<end.lowerBound] {
        if character == "<" {
          isTag = true
        } else if character == ">" {
          isTag = false
        } else if !isTag {
          text.append(character)
        }
      }
      return text
    }
  }
}
