import Desk
import Foundation
import HTTPTypes
import Hummingbird
import WebTesting
import Ledger
import Logging
import NIOCore
import Statute
import Synchronization
import TestSupport
import Testing
import WebParts

@testable import Portal

/// A whole site on a real store in a folder of its own, with a clock wound by hand: a county, a department, a township
/// and a public enterprise, with people in every role.
final class TestSite: Sendable {
  static let county = UnifiedCode(completing: "11431299MB0000001")!.text
  static let department = UnifiedCode(completing: "11431299MB0000002")!.text
  static let township = UnifiedCode(completing: "11431299MB0000003")!.text
  static let waterworks = UnifiedCode(completing: "91431299MB0000004")!.text

  let folder: DataFolder
  let store: any Store
  let desk: Desk
  let portal: Portal
  private let clock: HandWoundClock
  private let test: TestStore

  /// A Monday on which nothing is special.
  static let start = Instant(Day("2026-03-02")!, hour: 9)

  final class HandWoundClock: Sendable {
    private let instant: Mutex<Instant>
    init(_ instant: Instant) { self.instant = Mutex(instant) }
    var now: Instant { instant.withLock { $0 } }
    func set(_ new: Instant) { instant.withLock { $0 = new } }
  }

  /// - Parameter between: what stands between the desk and the store.
  init(
    at start: Instant = TestSite.start, between: (any Store) -> any Store = { $0 }
  ) async throws {
    let clock = HandWoundClock(start)
    self.clock = clock
    let calendars = LiveCalendars(.published)
    test = try await TestStore(shelf: .all(calendars: calendars))
    folder = test.folder
    store = test.store
    desk = Desk(
      store: between(store), attachments: folder.attachments, calendars: calendars,
      settings: SiteSettings(
        place: "云溪县", siteName: "云溪县政府信息公开", rootBody: TestSite.county, address: "https://xxgk.example.cn"),
      now: { clock.now }, chance: .secure, logger: Logger(label: "test"))
    portal = Portal(
      desk: desk, assets: AssetManifest([:]),
      settings: .init(
        isSecure: true, staging: folder.staging, secret: [UInt8](repeating: 7, count: 32),
        uploadLimit: 1 << 20),
      metrics: PrometheusMetrics())
    try await settle()
  }

  var now: Instant { clock.now }

  /// Winds the clock on to the morning of a day.
  func wind(to day: String, hour: Int = 10) { clock.set(Instant(Day(day)!, hour: hour)) }
  func wind(by seconds: Int64) { clock.set(clock.now.adding(seconds: seconds)) }

  /// Sends requests through the whole router.
  func test<Value: Sendable>(_ body: @escaping @Sendable (TestBrowser) async throws -> Value) async throws
    -> Value
  {
    let application = Application(router: portal.router(), logger: Logger(label: "test"))
    return try await application.test(.router) { client in try await body(TestBrowser(client: client)) }
  }

  /// A browser in which somebody is signed in, without the seconds that a password costs.
  func cookie(of person: String) async throws -> String {
    String(try await portal.sessions.begin(person: person).setCookie.prefix { $0 != ";" })
  }

  func officer(_ key: String) async throws -> Officer {
    try #require(try await desk.officer(key))
  }
}

// MARK: Bodies and people

extension TestSite {
  /// One person for each role of the department, named by the role, and a supervisor of the county.
  static func key(of role: Role) -> String { "jiaoyu-" + role.rawValue.lowercased() }

  private func settle() async throws {
    try await found(TestSite.county, "云溪县人民政府", "云溪县", .countyGovernment, nil)
    try await found(TestSite.department, "云溪县教育局", "县教育局", .department, TestSite.county)
    try await found(TestSite.township, "云溪县青石镇人民政府", "青石镇", .township, TestSite.county)
    try await found(TestSite.waterworks, "云溪县自来水公司", "自来水公司", .publicEnterprise, TestSite.county)
    let names = ["周宁", "何国强", "唐敏", "彭建军", "李晓芸", "罗志远", "贺平", "陈默", "蒋雯", "田力"]
    for (role, name) in zip(Role.allCases, names) {
      try await desk.install(
        key: TestSite.key(of: role), name: name,
        body: role == .supervisor ? TestSite.county : TestSite.department,
        section: role == .sectionHead ? "办公室" : nil, roles: [role])
    }
    try await desk.install(
      key: "qingshi-office", name: "谢红", body: TestSite.township,
      roles: [.disclosureOfficer, .disclosureOfficeHead])
  }

  private func found(_ code: String, _ name: String, _ short: String, _ kind: BodyKind, _ parent: String?)
    async throws
  {
    let code = UnifiedCode(code)!
    let guide = Guide(
      classification: "按主题分类。", arrangement: "按时间排列。", waysToObtain: "网站查阅或者申请。",
      office: .init(
        name: "办公室", address: "云溪县人民路 12 号", hours: "工作日 8:30 至 17:30", telephone: "0000-8210001", fax: "无",
        internet: "xxgk@example.cn"),
      channels: RequestChannel.allCases.map { Guide.Intake($0, how: "按指南办理。") }, supervision: "县政府办公室")
    let events: [BodyEvent] = [
      .founded(.init(code: code, name: name, shortName: short, kind: kind, parent: parent, order: 1)),
      .sectionOpened(key: "office", name: "办公室"), .sectionOpened(key: "finance", name: "计划财务股"),
      .guideRevised(guide), .practiceSet(.letterMark, value: "云教信公"),
      .practiceSet(.reviewOrgan, value: "云溪县人民政府"), .practiceSet(.court, value: "云溪县人民法院"),
    ]
    let instant = now
    try await store.write { ledger in
      try ledger.append(
        events, to: code.file, expecting: 0, on: Day("2024-01-02")!, at: instant, by: .system)
    }
  }

  /// A request that came in over the counter of the department.
  func received(
    _ wanted: String = "2025 年学校食堂大宗食材采购中标结果", by channel: RequestChannel = .inPerson, on day: String? = nil,
    of body: String = TestSite.department, name: String = "王秀兰"
  ) async throws -> RequestReceipt {
    let clerk = try await officer(
      body == TestSite.township ? "qingshi-office" : TestSite.key(of: .disclosureOfficer))
    return try await desk.register(
      RequestDraft(
        body: body, channel: channel, receivedOn: day.flatMap { Day($0) } ?? desk.today, applicant: .natural,
        particulars: Particulars(
          name: name, proofNumber: "431299199001010017", phone: "13800002041", email: "wang@example.cn",
          address: "云溪县人民路 1 号", route: .website), wanted: wanted, form: .electronic), by: clerk)
  }

  /// Does an act in the role that may do it.
  @discardableResult
  func act(_ command: RequestCommand, on file: FileID, as role: Role, day: String? = nil) async throws -> Int
  {
    let officer = try await officer(TestSite.key(of: role))
    let version = try await desk.request(file, for: .officer(officer)).version
    return try await desk.act(
      command, on: file, day: day.flatMap { Day($0) }, expecting: version, by: officer)
  }

  /// From draft to service, every step by another person.
  func answer(_ file: FileID, _ decision: Decision, by method: ServiceMethod = .online) async throws {
    try await act(.draftReply(decision), on: file, as: .informationOfficer)
    try await act(.approveDraft, on: file, as: .sectionHead)
    try await act(.clearSecrecy, on: file, as: .secrecyReviewer)
    try await act(.sign, on: file, as: .deputyInCharge)
    try await act(.serve(by: method, servedOn: desk.today), on: file, as: .disclosureOfficer)
  }
}
