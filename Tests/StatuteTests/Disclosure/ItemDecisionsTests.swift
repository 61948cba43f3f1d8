import Statute
import Testing

@Suite("Article 17 and the three reviews: the way of an item to publication")
struct ItemDecisionsTests {
  @Test func `an item passes three reviews and a secrecy review and is then public`() throws {
    let bench = try ItemBench.published()
    let item = try #require(bench.item)
    #expect(item.step == .published)
    #expect(item.indexNumber == "11330000000000001F/2026-00001")
    let version = try #require(item.publicVersion)
    #expect(version.content.documentNumber == "云政发〔2026〕12号")
    #expect(version.hands.drafters == ["li-1"])
    #expect(version.hands.reviewers == ["wang-2", "sun-4", "zhou-5"])
    #expect(version.hands.secrecy == "zhao-3")
  }

  @Test func `nothing of a draft is public`() throws {
    var bench = ItemBench()
    try bench.open()
    try bench.review()
    #expect(bench.item?.step == .publication)
    #expect(bench.item?.publicVersion == nil)
  }

  @Test(arguments: [
    (ItemAction.approveSection, Role.sectionHead), (.clearSecrecy, .secrecyReviewer),
    (.approveOffice, .disclosureOfficer),
    (.approve, .deputyInCharge),
  ])
  func `nobody reviews what they wrote`(action: ItemAction, role: Role) throws {
    let many = ("li-1", Set([Role.informationOfficer, role]))
    var bench = ItemBench()
    try bench.open(by: many)
    let steps: [(ItemCommand, (String, Set<Role>))] = [
      (.submit, many), (.approveSection, ItemBench.head), (.clearSecrecy(basis: "无"), ItemBench.secrecy),
      (.approveOffice, ItemBench.office), (.approve, ItemBench.deputy),
    ]
    for (command, person) in steps {
      if command.action == action {
        #expect(throws: ItemRefusal.sameHands(action)) { try bench.act(command, by: many) }
      }
      try bench.act(command, by: person)
    }
  }

  @Test func `whoever mended a returned draft has written in it too`() throws {
    var bench = ItemBench()
    try bench.open()
    try bench.act(.submit, by: ItemBench.drafter)
    try bench.act(.returnDraft(reason: "补充依据"), by: ItemBench.head)
    #expect(bench.item?.draft.returnedBecause == "补充依据")
    let second = ("wang-2", Set([Role.informationOfficer, .sectionHead]))
    try bench.act(.revise(ItemBench.content), by: second)
    try bench.act(.submit, by: second)
    #expect(throws: ItemRefusal.sameHands(.approveSection)) { try bench.act(.approveSection, by: second) }
  }

  @Test func `the secrecy reviewer makes no other review`() throws {
    let both = ("wang-2", Set([Role.sectionHead, .secrecyReviewer, .deputyInCharge]))
    var bench = ItemBench()
    try bench.open()
    try bench.act(.submit, by: ItemBench.drafter)
    try bench.act(.approveSection, by: both)
    #expect(throws: ItemRefusal.sameHands(.clearSecrecy)) {
      try bench.act(.clearSecrecy(basis: "无"), by: both)
    }
    try bench.act(.clearSecrecy(basis: "无"), by: ItemBench.secrecy)
    try bench.act(.approveOffice, by: ItemBench.office)
    let late = ("zhao-3", Set([Role.secrecyReviewer, .deputyInCharge]))
    #expect(throws: ItemRefusal.sameHands(.approve)) { try bench.act(.approve, by: late) }
  }

  @Test func `everything that is missing is said at once`() throws {
    var bench = ItemBench()
    try bench.open(ItemContent(title: "草稿", attribute: .none))
    let refusal = #expect(throws: ItemRefusal.self) { try bench.act(.submit, by: ItemBench.drafter) }
    guard case .faulty(let faults)? = refusal else {
      Issue.record("not refused for its fields")
      return
    }
    #expect(faults.map(\.field) == ["abstract", "text", "formedOn", "issuer", "column", "attributeReason"])
    #expect(refusal?.article == "《政府信息公开条例》第十二条")
  }

  @Test(arguments: [
    (ItemContent(title: " "), "title"), (ItemContent(title: String(repeating: "长", count: 201)), "title"),
    (ItemContent(title: "文", abstract: String(repeating: "长", count: 301)), "abstract"),
    (ItemContent(title: "文", documentNumber: "没有年份"), "documentNumber"),
    (ItemContent(title: "文", formedOn: ItemBench.today.adding(days: 1)), "formedOn"),
    (ItemContent(title: "文", column: .townshipMatters), "column"),
    (ItemContent(title: "文", theme: "99"), "theme"),
    (ItemContent(title: "文", column: .plans, part: "A01.1"), "part"),
    (
      ItemContent(
        title: "文", effectiveFrom: ItemBench.today, effectiveThrough: ItemBench.today.adding(days: -1)),
      "effectiveThrough"
    ),
  ])
  func `a draft with a wrong field is not saved`(content: ItemContent, field: String) {
    var bench = ItemBench()
    let refusal = #expect(throws: ItemRefusal.self) { try bench.open(content) }
    #expect(refusal?.field == field)
  }

  @Test func `the abstract of a long text may be longer`() throws {
    var bench = ItemBench()
    try bench.open(
      ItemContent(
        title: "文", abstract: String(repeating: "长", count: 500), text: String(repeating: "字", count: 5_001)))
  }

  /// A text with an identity number whose check digit is right.
  private static var revealing: ItemContent {
    var content = ItemBench.content
    content.text += "\n申请人身份证号码:11010519491231002X。"
    return content
  }

  @Test func `what the screening finds stops publication until it is masked`() throws {
    var bench = ItemBench()
    try bench.open(ItemDecisionsTests.revealing)
    let found = try #require(bench.item?.draft.blocks)
    #expect(found.map(\.kind) == ["identityNumber"])
    #expect(found.map(\.line) == [3])
    #expect(found.allSatisfy { !$0.excerpt.contains("19491231") })
    try bench.review()
    #expect(throws: ItemRefusal.blocked(found)) { try bench.act(.publish, by: ItemBench.office, number: "n") }
    try bench.act(.returnDraft(reason: "遮盖身份证号码"), by: ItemBench.office)
    try bench.act(.revise(ItemBench.content), by: ItemBench.drafter)
    try bench.publish()
    #expect(bench.item?.step == .published)
  }

  @Test func `a named person other than the drafter may take it on themselves, and the reason stays`() throws
  {
    var bench = ItemBench()
    try bench.open(ItemDecisionsTests.revealing)
    try bench.act(.submit, by: ItemBench.drafter)
    #expect(throws: ItemRefusal.sameHands(.overrideScreening)) {
      try bench.act(.overrideScreening(reason: "依法公示"), by: ("li-1", [.disclosureOfficeHead]))
    }
    #expect(throws: ItemRefusal.empty(field: "reason")) {
      try bench.act(.overrideScreening(reason: " "), by: ItemBench.officeHead)
    }
    try bench.act(.overrideScreening(reason: "法律规定公示"), by: ItemBench.officeHead)
    #expect(bench.item?.draft.override?.by == "wu-6")
    // A changed text has to be let pass again.
    try bench.act(.returnDraft(reason: "改错字"), by: ItemBench.head)
    try bench.act(.revise(ItemDecisionsTests.revealing), by: ItemBench.drafter)
    #expect(bench.item?.draft.override == nil)
  }

  @Test func `what was found in an attachment goes with the attachment`() throws {
    let attachment = Attachment(digest: "ab12", name: "名单.xlsx", size: 10, fromApplicant: false)
    var bench = ItemBench()
    try bench.open()
    try bench.act(
      .addAttachment(
        attachment,
        ScreeningOutcome(ofAttachment: attachment.digest, text: "身份证号码:11010519491231002X", by: Screen())),
      by: ItemBench.drafter)
    #expect(bench.item?.draft.blocks.count == 1)
    try bench.act(.removeAttachment(digest: "ab12"), by: ItemBench.drafter)
    #expect(bench.item?.draft.blocks.isEmpty == true)
    #expect(bench.item?.draft.hasTextScreening == true)
  }

  @Test func `the index number stays through revisions, and the public sees the old version until then`()
    throws
  {
    var bench = try ItemBench.published()
    let day = ItemBench.today
    try bench.act(.openRevision(reason: "修正第三条", changedOn: day), by: ItemBench.drafter)
    var content = ItemBench.content
    content.title = "云溪县农村饮水安全管理办法(修订)"
    try bench.act(.revise(content), by: ItemBench.drafter)
    #expect(bench.item?.publicVersion?.content.title == ItemBench.content.title)
    try bench.publish(number: "another")
    let item = try #require(bench.item)
    #expect(item.indexNumber == "11330000000000001F/2026-00001")
    #expect(item.versions.map(\.number) == [1, 2])
    #expect(item.publicVersion?.content.title == content.title)
    #expect(item.publicVersion?.reason == "修正第三条")
  }

  @Test func `a given-up revision leaves the public version as it was`() throws {
    var bench = try ItemBench.published()
    let before = bench.item?.publicVersion
    try bench.act(
      .openRevision(reason: "误开", changedOn: ItemBench.today), by: ItemBench.drafter)
    try bench.act(.discard(reason: "不需要修订"), by: ItemBench.drafter)
    #expect(bench.item?.step == .published)
    #expect(bench.item?.publicVersion == before)
  }

  @Test func `what is withdrawn is not public, says why, and comes back only through review`() throws {
    var bench = try ItemBench.published()
    #expect(throws: ItemRefusal.empty(field: "reason")) {
      try bench.act(.withdraw(reason: ""), by: ItemBench.office)
    }
    try bench.act(.withdraw(reason: "内容有误"), by: ItemBench.office)
    #expect(bench.item?.publicVersion == nil)
    #expect(bench.item?.withdrawal?.reason == "内容有误")
    #expect(throws: ItemRefusal.notPublic) { try bench.act(.withdraw(reason: "再撤"), by: ItemBench.office) }
    try bench.act(
      .openRevision(reason: "改正后恢复", changedOn: ItemBench.today), by: ItemBench.drafter)
    #expect(bench.item?.publicVersion == nil)
    try bench.publish()
    #expect(bench.item?.publicVersion?.number == 2)
    #expect(bench.item?.withdrawal == nil)
  }

  @Test func `an earlier version can be taken out of the history, the one that stands cannot`() throws {
    var bench = try ItemBench.published()
    let command = ItemCommand.withdrawVersion(number: 1, reason: "含个人信息")
    #expect(throws: ItemRefusal.notThere(field: "number")) { try bench.act(command, by: ItemBench.office) }
    try bench.act(.openRevision(reason: "遮盖个人信息", changedOn: ItemBench.today), by: ItemBench.drafter)
    try bench.publish()
    try bench.act(command, by: ItemBench.office)
    #expect(bench.item?.versions.map(\.withdrawnBecause) == ["含个人信息", nil])
    #expect(bench.item?.publicVersion?.number == 2)
  }

  @Test func `a document ends once, by repeal, by lapse or by its own period`() throws {
    var bench = try ItemBench.published()
    let today = ItemBench.today
    #expect(bench.item?.validity(on: today) == .inForce)
    try bench.act(.repeal(reason: "被新办法废止", by: FileID(.item, "new")), by: ItemBench.office)
    #expect(bench.item?.validity(on: today) == .repealed)
    #expect(bench.item?.validity(on: today.adding(days: -1)) == .inForce)
    #expect(throws: ItemRefusal.ended) { try bench.act(.lapse(reason: "期满", by: nil), by: ItemBench.office) }

    var timed = ItemBench()
    var content = ItemBench.content
    content.effectiveThrough = today.adding(days: 10)
    try timed.open(content)
    try timed.publish()
    let item = try #require(timed.item)
    #expect(item.validity(on: today.adding(days: 10)) == .inForce)
    #expect(item.validity(on: today.adding(days: 11)) == .lapsed)
    #expect(item.lapseDue(on: today.adding(days: 10)) == nil)
    #expect(item.lapseDue(on: today.adding(days: 11))?.name == "lapsed")
  }

  @Test func `what is not for publication is filed with its reason and looked at again within the year`()
    throws
  {
    var content = ItemBench.content
    content.attribute = .none
    content.attributeReason = "条例第十六条:内部事务信息"
    var bench = ItemBench()
    try bench.open(content)
    try bench.review()
    #expect(throws: ItemRefusal.notForPublication) {
      try bench.act(.publish, by: ItemBench.office, number: "n")
    }
    try bench.act(.file, by: ItemBench.office)
    #expect(bench.item?.step == .filed)
    #expect(bench.item?.reassessOn == Day(year: 2027, month: 6, day: 15))
    #expect(bench.item?.publicVersion == nil)
    try bench.act(
      .openRevision(reason: "定期评估", changedOn: ItemBench.today), by: ItemBench.drafter)
    try bench.act(.revise(ItemBench.content), by: ItemBench.drafter)
    try bench.publish()
    #expect(bench.item?.publicVersion != nil)
  }

  @Test func `the public is not deprived of what it has by a change of attribute`() throws {
    var bench = try ItemBench.published()
    try bench.act(
      .openRevision(reason: "改属性", changedOn: ItemBench.today), by: ItemBench.drafter)
    var content = ItemBench.content
    content.attribute = .none
    content.attributeReason = "理由"
    try bench.act(.revise(content), by: ItemBench.drafter)
    #expect(throws: ItemRefusal.alreadyPublic) { try bench.act(.submit, by: ItemBench.drafter) }
  }

  @Test func `an item is not linked to itself`() throws {
    var bench = ItemBench()
    try bench.open()
    let other = ItemLink(.interprets, to: FileID(.item, "other"))
    #expect(throws: ItemRefusal.linksItself) {
      try bench.act(.link(ItemLink(.replaces, to: FileID(.item, "bench"))), by: ItemBench.drafter)
    }
    try bench.act(.link(other), by: ItemBench.drafter)
    try bench.act(.link(other), by: ItemBench.drafter)
    #expect(bench.item?.draft.links == [other])
    try bench.act(.unlink(other), by: ItemBench.drafter)
    #expect(bench.item?.draft.links == [])
  }

  @Test func `an adopted document is public with its number and its links`() throws {
    var bench = ItemBench()
    let link = ItemLink(.replaces, to: FileID(.item, "older"))
    let events = Item.adoption(
      by: ItemEvent.Opening(body: ItemBench.body, section: nil), ItemBench.content, links: [link],
      indexNumber: "n/1")
    for event in events { bench.record(event) }
    let item = try #require(bench.item)
    #expect(item.indexNumber == "n/1")
    #expect(item.publicVersion?.links == [link])
    #expect(item.opening.origin == .imported)
    #expect(try item.publicationClock(in: .published, today: ItemBench.today) == nil)
  }
}
