import Desk
import Ledger
import Statute
import Testing

@Suite("The page of a body and the people who keep it")
struct BodyPageTests {
  static let administrator = DeskBench.officer("admin-1", .systemAdministrator)
  static let security = DeskBench.officer("admin-2", .securityAdministrator)

  @Test func `every column of the law is filled, stated absent, or shown as a gap`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      _ = try await bench.publish(DeskBench.content("办法"))
      let version = try await desk.bodyDossier(DeskBench.code, for: DeskBench.office).version
      try await desk.act(
        .stateAbsence(.charges, reason: "无此项职能"), on: DeskBench.code, expecting: version, by: DeskBench.office
      )
      let states = try await desk.completeness(of: DeskBench.code)
      #expect(states.map(\.column) == Column.statutory(for: .countyGovernment))
      #expect(states.filter(\.isComplete).map(\.column) == [.basis, .charges])
      #expect(states.first { $0.column == .charges }?.absence == "无此项职能")
      let parts = try await desk.parts(of: .basis, in: DeskBench.code)
      #expect(parts.map(\.items) == [0, 0, 1, 0])
    }
  }

  @Test func `a guide is published whole or not at all`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      await #expect(throws: DeskError.notFound) { try await desk.guide(of: DeskBench.code) }
      let guide = Guide(
        classification: "按条例分类", arrangement: "按索引号编排", waysToObtain: "网站查阅",
        office: .init(
          name: "公开科", address: "人民路1号", hours: "工作日", telephone: "0000-6000000", fax: "无", internet: "网站"),
        channels: [.init(.online, how: "填写网页")])
      var gappy = guide
      gappy.office.address = ""
      await #expect(throws: BodyRefusal.self) {
        try await desk.act(.reviseGuide(gappy), on: DeskBench.code, expecting: 1, by: DeskBench.office)
      }
      try await desk.act(.reviseGuide(guide), on: DeskBench.code, expecting: 1, by: DeskBench.office)
      #expect(try await desk.guide(of: DeskBench.code).guide == guide)
      #expect(try await desk.guide(of: DeskBench.code).body.guideRevisedOn == DeskBench.today)
    }
  }

  @Test func `bodies stand in a tree under the root of the site`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let codes = ["1", "2"].compactMap { UnifiedCode(completing: "1133000000000010" + $0)?.text }
      for (order, code) in codes.enumerated() {
        try await desk.found(
          code: code, name: "第\(order)局", shortName: "局", kind: .department, parent: DeskBench.code,
          order: codes.count - order, by: BodyPageTests.administrator)
      }
      await #expect(throws: DeskError.stale) {
        try await desk.found(
          code: codes[0], name: "局", shortName: "局", kind: .department, parent: nil, order: 0,
          by: BodyPageTests.administrator)
      }
      #expect(try await desk.bodyTree()?.below.map(\.body.code) == codes.reversed())
      #expect(try await desk.bodyPage(codes[0]).above.map(\.code) == [DeskBench.code])
      await #expect(throws: BodyRefusal.notYours(.found)) {
        try await desk.found(
          code: DeskBench.code, name: "局", shortName: "局", kind: .department, parent: nil, order: 0,
          by: DeskBench.office)
      }
    }
  }

  @Test func `roles are the security administrator's, and whoever leaves is out at once`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      try await desk.appoint(
        key: "li-1", name: "李一", body: DeskBench.code, section: "office", roles: [.informationOfficer],
        by: BodyPageTests.security)
      try await desk.setPassword("correct-horse-4", of: "li-1", by: BodyPageTests.security)
      let course = try await desk.person("li-1", for: BodyPageTests.security).course
      #expect(course.last?.event == .passwordSet && course.last?.by.personKey == BodyPageTests.security.key)
      #expect(!course.contains { $0.event.payload.json.contains("horse") })
      #expect(try await desk.officer("li-1")?.roles == [.informationOfficer])
      await #expect(throws: PersonRefusal.exclusive(.auditAdministrator, with: .informationOfficer)) {
        try await desk.act(.grant(.auditAdministrator), on: "li-1", expecting: 3, by: BodyPageTests.security)
      }
      await #expect(throws: DeskError.notFound) {
        try await desk.act(.grant(.sectionHead), on: "li-1", expecting: 3, by: DeskBench.office)
      }
      #expect(try await desk.people(of: DeskBench.code, for: BodyPageTests.security).map(\.name) == ["李一"])
      await #expect(throws: DeskError.forbidden) {
        try await desk.people(of: DeskBench.code, for: DeskBench.office)
      }
      try await desk.act(.leave, on: "li-1", expecting: 3, by: BodyPageTests.security)
      #expect(try await desk.officer("li-1") == nil)
      #expect(try await desk.person("li-1", for: BodyPageTests.security).hasAccount == false)
    }
  }
}
