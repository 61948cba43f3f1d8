import Statute
import Testing

@Suite("A body, its guide and what it states")
struct BodyTests {
  static let today = Day(year: 2026, month: 6, day: 15) ?? Day(number: 0)
  static let guide = Guide(
    classification: "按照条例第二十条、第二十一条分类。", arrangement: "按照索引号编排。", waysToObtain: "网站查阅,或者依申请公开。",
    office: .init(
      name: "县政府办公室信息公开科", address: "云溪县人民路1号", hours: "工作日8:30—17:30", telephone: "0000-6000000", fax: "无",
      internet: "xxgk@yunxi.example"),
    channels: [.init(.online, how: "在本网站填写申请表"), .init(.inPerson, how: "到人民路1号提交")],
    supervision: "县监察机关 0000-6000001")

  static func situation(_ roles: Set<Role>, person: String = "p") -> Situation {
    Situation(person: person, roles: roles, on: today, today: today, calendar: .published)
  }

  static func body(_ kind: BodyKind = .department) throws -> Body {
    let ruling = try Body.found(
      code: "11330000000000001F", name: "云溪县水利局", shortName: "县水利局", kind: kind, parent: nil, order: 1,
      situation([.systemAdministrator]))
    return try #require(after(ruling.events))
  }

  static func after(_ events: [BodyEvent]) -> Body? {
    Body.fold(
      id: FileID(.body, "11330000000000001f"),
      events.enumerated().map {
        Entry(version: $0.offset + 1, on: today, at: Instant(today), by: .system, event: $0.element)
      })
  }

  @Test func `a guide says everything that article 12 asks for`() throws {
    let office = BodyTests.situation([.disclosureOfficer])
    let body = try BodyTests.body()
    #expect(BodyTests.guide.gaps(for: .department) == [])
    #expect(try body.decide(.reviseGuide(BodyTests.guide), office).events == [.guideRevised(BodyTests.guide)])
    var guide = BodyTests.guide
    guide.office.fax = ""
    guide.channels = [.init(.fax, how: " ")]
    let refusal = #expect(throws: BodyRefusal.self) { try body.decide(.reviseGuide(guide), office) }
    #expect(refusal?.article == "《政府信息公开条例》第十二条")
    #expect(guide.gaps(for: .department).map(\.field) == ["officeFax", "how-fax"])
    guide.channels = []
    #expect(guide.gaps(for: .department).map(\.field) == ["officeFax", "channels"])
    #expect(guide.gaps(for: .publicEnterprise).map(\.field) == ["officeFax"])
  }

  @Test func `a body states an absence only in a column that the law asks of it`() throws {
    let office = BodyTests.situation([.disclosureOfficer])
    let township = try BodyTests.body(.township)
    #expect(throws: BodyRefusal.notOfBody(.countyMatters)) {
      try township.decide(.stateAbsence(.countyMatters, reason: "无此项职能"), office)
    }
    #expect(throws: BodyRefusal.noAbsence) { try township.decide(.endAbsence(.charges), office) }
    _ = try township.decide(.stateAbsence(.charges, reason: "无此项职能"), office)
  }

  @Test func `the shape of bodies is the system administrator's`() throws {
    let body = try BodyTests.body()
    #expect(throws: BodyRefusal.notYours(.rename)) {
      try body.decide(.rename(name: "新名", shortName: "新"), BodyTests.situation([.disclosureOfficer]))
    }
    #expect(throws: BodyRefusal.notYours(.reviseGuide)) {
      try body.decide(.reviseGuide(BodyTests.guide), BodyTests.situation([.systemAdministrator]))
    }
    #expect(throws: BodyRefusal.badCode) {
      try Body.found(
        code: "123", name: "某局", shortName: "某局", kind: .department, parent: nil, order: 1,
        BodyTests.situation([.systemAdministrator]))
    }
  }

  private static let code: UnifiedCode = {
    guard let code = UnifiedCode("11330000000000001F") else { preconditionFailure("a code that checks") }
    return code
  }()

  static let events: [BodyEvent] = [
    .founded(
      .init(
        code: code,
        name: "云溪县水利局", shortName: "县水利局", kind: .department, parent: "11441700007280420Y", order: 3)),
    .renamed(name: "云溪县水务局", shortName: "县水务局"), .placedUnder(parent: "11441700007280420Y"),
    .placedUnder(parent: nil),
    .sectionOpened(key: "office", name: "办公室"), .sectionRenamed(key: "office", name: "综合科"),
    .sectionClosed(key: "office"), .guideRevised(guide), .absenceStated(.charges, reason: "无此项职能"),
    .absenceEnded(.charges), .practiceSet(.letterMark, value: "云水公开"),
    .wordListSet([
      Lexicon.Entry("青龙专案", severity: .block, advice: "未结案件代号"), Lexicon.Entry("内部代号"),
    ]),
    .closed(successor: "11441700007280420Y"),
  ]

  @Test func `every event of a body has its golden line and is read again as it was`() throws {
    try expectGolden(
      BodyTests.events.map { $0.name + " " + $0.payload.json }.joined(separator: "\n"), "body-events.txt")
    for event in BodyTests.events {
      #expect(try BodyEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
    }
  }

  @Test func `a body keeps its former names and is closed for good`() throws {
    let body = try #require(BodyTests.after(BodyTests.events))
    #expect(body.name == "云溪县水务局")
    #expect(body.formerNames.map(\.name) == ["云溪县水利局"])
    #expect(body.sections.map(\.name) == ["综合科"])
    #expect(body.absences.isEmpty)
    #expect(!body.takesRequests)
    #expect(body.actions(for: Set(Role.allCases)) == [])
    #expect(throws: BodyRefusal.closed) {
      try body.decide(.reviseGuide(BodyTests.guide), BodyTests.situation([.disclosureOfficer]))
    }
  }
}
