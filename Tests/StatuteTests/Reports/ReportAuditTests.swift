import Statute
import Testing

@Suite("Checks of published reports and orders to put them right")
struct ReportAuditTests {
  private static let day = Day(year: 2026, month: 3, day: 2) ?? Day(number: 0)

  private static func situation(_ roles: Role..., on: Day = day) -> Situation {
    Situation(person: "yan-1", roles: Set(roles), on: on, today: on, calendar: .published)
  }

  private static func document(_ digest: String) -> Statute.Attachment {
    Statute.Attachment(digest: digest, name: "教育局2025年报.docx", size: 20_480, fromApplicant: false)
  }

  private static let broken = AuditedFinding(
    ReportFinding(
      rule: "E3.1", severity: .error, cells: [.table3(.new, .natural), .table3(.new, .total)], expected: 12,
      found: 13, message: "新收:总计应当\n等于各类之和", quote: "新收\t12件"))

  private static let wrong = AuditedReport(
    document: document("aa"), previous: "bb", organ: "云溪县教育局", year: 2025, edition: .of2021,
    verdict: .inconsistent, findings: [broken],
    figures: ["table3.new.natural": "12", "table3.new.total": "13", "table2.charges.amount": "0.5"])

  private static let mended = AuditedReport(
    document: document("cc"), organ: "云溪县教育局", year: 2025, edition: .of2021, verdict: .consistent,
    figures: ["table3.new.natural": "12", "table3.new.total": "12"])

  private static let unreadable = AuditedReport(
    document: document("dd"), verdict: .unreadable, reason: "是空白的报告格式，尚未填写")

  private static func file(_ events: [ReportAuditEvent]) -> ReportAuditFile? {
    ReportAuditFile.fold(
      id: FileID(.audit, "2026-1"),
      events.enumerated().map {
        Entry(version: $0.offset + 1, on: day, at: Instant(day), by: .system, event: $0.element)
      })
  }

  private static let opening: [ReportAuditEvent] = [
    .opened(body: "11330000000000001F", name: "2025年度各部门年报"), .reportChecked(wrong),
    .reportChecked(mended), .reportChecked(unreadable),
  ]

  private static let order = AuditCommand.order(
    number: 1, organ: "云溪县教育局", days: 10, reason: "表三不平")

  @Test func `every event of a check has its golden line and is read again as it was`() throws {
    let events =
      ReportAuditTests.opening + [
        .rectificationOrdered(
          number: 1, organ: "云溪县教育局", until: try #require(Day("2026-03-16")), reason: "表三不平"),
        .rechecked(number: 1, ReportAuditTests.mended), .closed,
      ]
    try expectGolden(
      events.map { $0.name + " " + $0.payload.json }.joined(separator: "\n"), "audit-events.txt")
    for event in events {
      #expect(try ReportAuditEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
    }
  }

  @Test func `a term runs in working days from the day after`() throws {
    let file = try #require(ReportAuditTests.file(ReportAuditTests.opening))
    let ruling = try file.decide(ReportAuditTests.order, ReportAuditTests.situation(.supervisor))
    // 2 March 2026 is a Monday and no holiday falls into the fortnight after it.
    #expect(
      ruling.events == [
        .rectificationOrdered(
          number: 1, organ: "云溪县教育局", until: try #require(Day("2026-03-16")), reason: "表三不平")
      ])
  }

  @Test(arguments: Role.allCases)
  func `only who supervises orders, only who checks checks`(role: Role) throws {
    let file = try #require(ReportAuditTests.file(ReportAuditTests.opening))
    let situation = ReportAuditTests.situation(role)
    let checks: Set<Role> = [.disclosureOfficer, .disclosureOfficeHead, .supervisor]
    #expect(file.actions(for: [role]).contains(.check) == checks.contains(role))
    let ordered = try? file.decide(ReportAuditTests.order, situation)
    #expect((ordered != nil) == (role == .supervisor))
    let opened = try? ReportAuditFile.open(
      body: "b", name: "年报", [ReportAuditTests.wrong], situation)
    #expect((opened != nil) == checks.contains(role))
  }

  private static let refusals: [(AuditCommand, AuditRefusal)] = [
    (.order(number: 9, organ: "某局", days: 5, reason: "不平"), .noSuchReport(9)),
    (.order(number: 2, organ: "某局", days: 5, reason: "不平"), .nothingToRectify),
    (.order(number: 1, organ: "", days: 5, reason: "不平"), .empty(field: "organ")),
    (.order(number: 1, organ: "某局", days: 5, reason: ""), .empty(field: "reason")),
    (.order(number: 1, organ: "某局", days: 0, reason: "不平"), .termOutOfRange),
    (.order(number: 1, organ: "某局", days: 61, reason: "不平"), .termOutOfRange),
    (.recheck(number: 1, wrong), .sameDocument),
    (.recheck(number: 0, mended), .noSuchReport(0)),
    (
      .recheck(number: 1, AuditedReport(document: document("ee"), year: 2024, verdict: .consistent)),
      .otherYear(2025)
    ),
  ]

  @Test(arguments: refusals)
  func `what cannot be done is refused by name`(command: AuditCommand, refusal: AuditRefusal) throws {
    let file = try #require(ReportAuditTests.file(ReportAuditTests.opening))
    #expect(throws: refusal) { try file.decide(command, ReportAuditTests.situation(.supervisor)) }
  }

  @Test func `a check opens with a name and at least one document`() {
    let situation = ReportAuditTests.situation(.disclosureOfficer)
    #expect(throws: AuditRefusal.noDocument) {
      try ReportAuditFile.open(body: "b", name: "年报", [], situation)
    }
    #expect(throws: AuditRefusal.empty(field: "name")) {
      try ReportAuditFile.open(body: "b", name: "", [ReportAuditTests.wrong], situation)
    }
  }

  @Test func `an order waits until the document comes again, and keeps the check open`() throws {
    let supervisor = ReportAuditTests.situation(.supervisor)
    var events = ReportAuditTests.opening
    events += try #require(ReportAuditTests.file(events)).decide(ReportAuditTests.order, supervisor).events
    let ordered = try #require(ReportAuditTests.file(events))
    let until = try #require(ordered.subject(1)?.order?.until)
    #expect(throws: AuditRefusal.orderWaits(until: until)) {
      try ordered.decide(ReportAuditTests.order, supervisor)
    }
    #expect(throws: AuditRefusal.ordersWait([1])) { try ordered.decide(.close, supervisor) }
    events += try ordered.decide(.recheck(number: 1, ReportAuditTests.mended), supervisor).events
    let again = try #require(ReportAuditTests.file(events))
    let subject = try #require(again.subject(1))
    #expect(subject.before == ReportAuditTests.wrong)
    #expect(subject.latest == ReportAuditTests.mended)
    #expect(!subject.isWaiting)
    events += try again.decide(.close, supervisor).events
    let closed = try #require(ReportAuditTests.file(events))
    #expect(closed.step == .closed)
    #expect(throws: AuditRefusal.notNow(.order, at: .closed)) {
      try closed.decide(ReportAuditTests.order, supervisor)
    }
  }

  @Test func `the tables of a check are as they were read, an empty cell stays empty`() throws {
    let tables = try #require(ReportAuditTests.wrong.tables)
    #expect(tables[.new, .natural] == 12)
    #expect(tables[.new, .enterprise] == nil)
    #expect(tables.named == ReportAuditTests.wrong.figures)
  }

  @Test func `documents that wait to be read are kept with the file until they are read`() throws {
    let handedIn = ReportAuditFile.HandedIn(
      [Attachment(digest: "ab", name: "甲\t乙.html", size: 3, fromApplicant: false)], previous: [],
      isReorganized: true)
    let event = ReportAuditEvent.handedIn(handedIn)
    let again = try ReportAuditEvent(name: event.name, payload: Payload(json: event.payload.json))
    guard case .handedIn(let read) = again else {
      Issue.record("another event came back")
      return
    }
    #expect(read.documents.map(\.name) == ["甲乙.html"] && read.documents.map(\.size) == [3])
    #expect(read.isReorganized && read.previous.isEmpty)
  }
}
