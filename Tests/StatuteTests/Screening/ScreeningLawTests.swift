import Statute
import TestSupport
import Testing

@Suite("Articles 14, 15 and 17: what the screening finds stops an item and a reply")
struct ScreeningLawTests {
  static let identity = "11010519491231002X"
  static let roster = Statute.Attachment(digest: "aa", name: "名单.docx", size: 10, fromApplicant: false)
  static let masked = Statute.Attachment(digest: "bb", name: "名单.docx", size: 10, fromApplicant: false)

  static func outcome(_ attachment: Statute.Attachment, _ text: String) -> ScreeningOutcome {
    ScreeningOutcome(ofAttachment: attachment.digest, text: text, by: Screen())
  }

  // MARK: items

  @Test func `an attachment with a number of a person stops the item until its masked copy stands there`()
    throws
  {
    var bench = ItemBench()
    try bench.open()
    try bench.act(
      .addAttachment(Self.roster, Self.outcome(Self.roster, "身份证号\(Self.identity)")), by: ItemBench.drafter)
    #expect(bench.item?.draft.blocks.count == 1)
    try bench.review()
    #expect(throws: ItemRefusal.self) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    try bench.act(.returnDraft(reason: "请遮盖"), by: ItemBench.office)
    try bench.act(
      .maskAttachment(digest: "aa", copy: Self.masked, ScreeningOutcome(attachment: "bb")),
      by: ItemBench.drafter)
    try bench.publish()
    let item = try #require(bench.item)
    #expect(item.versions.last?.attachments == [Self.masked])
    #expect(item.originals == ["bb": Self.roster])
  }

  @Test func `the copy of a copy leads back to the first original`() throws {
    var bench = ItemBench()
    try bench.open()
    try bench.act(.addAttachment(Self.roster, ScreeningOutcome(attachment: "aa")), by: ItemBench.drafter)
    try bench.act(
      .maskAttachment(digest: "aa", copy: Self.masked, ScreeningOutcome(attachment: "bb")),
      by: ItemBench.drafter)
    let again = Statute.Attachment(digest: "cc", name: "名单.docx", size: 9, fromApplicant: false)
    try bench.act(
      .maskAttachment(digest: "bb", copy: again, ScreeningOutcome(attachment: "cc")), by: ItemBench.drafter)
    #expect(bench.item?.originals["cc"] == Self.roster)
    #expect(throws: ItemRefusal.notThere(field: "digest")) {
      try bench.act(
        .maskAttachment(digest: "aa", copy: Self.masked, ScreeningOutcome(attachment: "bb")),
        by: ItemBench.drafter)
    }
  }

  @Test func `what was never screened is not published`() throws {
    var bench = ItemBench()
    try bench.open()
    try bench.act(.addAttachment(Self.roster), by: ItemBench.drafter)
    try bench.review()
    #expect(throws: ItemRefusal.notScreened) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    try bench.act(.rescreen([ScreeningOutcome(attachment: "aa")]), by: ItemBench.office)
    try bench.act(.publish, by: ItemBench.office, number: "x/1")
    #expect(bench.item?.step == .published)
  }

  @Test func `a word list holds at once, also for what was screened before`() throws {
    var bench = ItemBench()
    try bench.open()
    try bench.review()
    bench.rules = ItemRules(
      columns: bench.rules.columns,
      screen: Screen(settings: ScreenSettings(lexicon: Lexicon([.init("水质监测", severity: .block)]))))
    #expect(throws: ItemRefusal.notScreened) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    try bench.act(.rescreen([]), by: ItemBench.office)
    #expect(bench.item?.draft.blocks.map(\.kind) == ["lexicon"])
    #expect(throws: ItemRefusal.self) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    try bench.act(.overrideScreening(reason: "通用术语"), by: ItemBench.officeHead)
    try bench.act(.publish, by: ItemBench.office, number: "x/1")
    #expect(bench.item?.step == .published)
  }

  @Test func `an attachment screened before the word list was set is screened again to be published`() throws
  {
    var bench = ItemBench()
    let before = ItemBench.today.adding(days: -2)
    try bench.open(on: before)
    try bench.act(
      .addAttachment(Self.roster, ScreeningOutcome(attachment: "aa")), by: ItemBench.drafter, on: before)
    try bench.review(on: before)
    bench.rules = ItemRules(
      columns: bench.rules.columns, wordListSetAt: Instant(ItemBench.today.adding(days: -1), hour: 8))
    #expect(throws: ItemRefusal.notScreened) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    // A word list for the text alone would not do: every attachment is screened.
    try bench.act(.rescreen([]), by: ItemBench.office)
    #expect(throws: ItemRefusal.notScreened) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
    try bench.act(.rescreen([ScreeningOutcome(attachment: "aa")]), by: ItemBench.office)
    try bench.act(.publish, by: ItemBench.office, number: "x/1")
    // A revision goes on with what is known of its attachments.
    try bench.act(.openRevision(reason: "更正", changedOn: ItemBench.today), by: ItemBench.drafter)
    try bench.publish(number: "x/1")
  }

  @Test func `what is found after somebody let a draft pass, nobody has let pass`() throws {
    var bench = ItemBench()
    var content = ItemBench.content
    content.text = "申请人身份证号\(Self.identity)"
    try bench.open(content)
    try bench.act(.addAttachment(Self.roster, ScreeningOutcome(attachment: "aa")), by: ItemBench.drafter)
    try bench.review()
    try bench.act(.overrideScreening(reason: "本人书面同意"), by: ItemBench.officeHead)
    try bench.act(.rescreen([Self.outcome(Self.roster, "手机13812345678")]), by: ItemBench.office)
    #expect(bench.item?.draft.override == nil)
  }

  @Test func `what is found in an attachment that had no outcome, nobody has let pass`() throws {
    var bench = ItemBench()
    var content = ItemBench.content
    content.text = "申请人身份证号\(Self.identity)"
    try bench.open(content)
    try bench.act(.addAttachment(Self.roster), by: ItemBench.drafter)
    try bench.review()
    try bench.act(.overrideScreening(reason: "本人书面同意"), by: ItemBench.officeHead)
    try bench.act(.rescreen([Self.outcome(Self.roster, "手机13812345678")]), by: ItemBench.office)
    #expect(bench.item?.draft.override == nil)
    #expect(throws: ItemRefusal.self) { try bench.act(.publish, by: ItemBench.office, number: "x/1") }
  }

  @Test func `proposals are taken over one by one`() {
    let content = ItemContent(
      title: "关于张三（手机13812345678）的公示", text: "身份证号\(Self.identity)，电话13912345678。")
    let found = content.findings(by: Screen())
    #expect(found.map(\.field) == [.title, .text, .text])
    let masked = content.masked([found[0], found[1]])
    #expect(masked.title == "关于张三（手机138****5678）的公示")
    #expect(masked.text == "身份证号1101**********002X，电话13912345678。")
    #expect(masked.findings(by: Screen()).count == 1)
  }

  // MARK: replies

  private func drafted(_ reasons: String, rules: LetterRules = LetterRules()) throws -> ScreeningOutcome {
    ScreeningOutcome(of: Decision(outcome: .granted, reasons: reasons, provided: ["名单.docx"]), under: rules)
  }

  @Test func `the applicant's own address and telephone are no alarm in a letter to them`() throws {
    let own = LetterRules(own: ["张三", Self.identity, "138 1234 5678", "san@qq.com", "颍河镇王庄村三组12号"])
    #expect(try drafted("联系电话13812345678，家住颍河镇王庄村三组12号，邮箱san@qq.com。", rules: own).isClean)
    let identity = try drafted("身份证号\(Self.identity)。", rules: own)
    #expect(identity.blocks.isEmpty && identity.warnings.count == 1)
    #expect(try drafted("第三人电话13912345678。", rules: own).blocks.count == 1)
    #expect(try drafted("联系电话13812345678。").blocks.count == 1)
  }

  @Test func `a reply with another person's number is not signed until it is mended or let pass`() throws {
    var bench = try RequestBench()
    let decision = Decision(outcome: .granted, reasons: "第三人身份证号\(Self.identity)", provided: ["名单.docx"])
    try bench.act(.draftReply(decision), on: "2024-09-30")
    #expect(bench.request.blocks.count == 1)
    try bench.act(.approveDraft, on: "2024-09-30")
    try bench.act(.clearSecrecy, on: "2024-09-30")
    guard case .blocked? = bench.refusal(.sign, on: "2024-09-30") else {
      Issue.record("signed in spite of the finding")
      return
    }
    #expect(
      bench.refusal(
        .overrideScreening(reason: "同意"), on: "2024-09-30", person: bench.request.draftedBy,
        roles: [.deputyInCharge]) == .sameHands(.overrideScreening))
    #expect(bench.refusal(.overrideScreening(reason: " "), on: "2024-09-30") == .empty(field: "reason"))
    try bench.act(.overrideScreening(reason: "第三人书面同意"), on: "2024-09-30")
    #expect(bench.refusal(.overrideScreening(reason: "再说"), on: "2024-09-30") == nil)
    try bench.act(.sign, on: "2024-09-30")
    #expect(bench.request.screeningOverride?.reason == "再说")
  }

  @Test func `papers that go with the reply are judged, those of the applicant are not`() throws {
    var bench = try RequestBench()
    let proof = Statute.Attachment(digest: "ee", name: "名单.docx", size: 1, fromApplicant: true)
    try bench.act(.addAttachment(proof, Self.outcome(proof, "身份证号\(Self.identity)")), on: "2024-09-30")
    try bench.act(.draftReply(RequestBench.grant), on: "2024-09-30")
    #expect(bench.request.blocks.isEmpty)
    try bench.act(.returnDraft(reason: "附名单"), on: "2024-09-30")
    try bench.act(
      .addAttachment(Self.roster, Self.outcome(Self.roster, "手机13812345678")), on: "2024-09-30")
    try bench.act(.draftReply(Decision(outcome: .granted, provided: ["名单.docx"])), on: "2024-09-30")
    #expect(bench.request.blocks.map(\.kind) == ["mobile"])
    try bench.act(
      .maskAttachment(digest: "aa", copy: Self.masked, ScreeningOutcome(attachment: "bb")), on: "2024-09-30")
    #expect(bench.request.blocks.isEmpty)
    #expect(bench.request.enclosed == [Self.masked])
    #expect(bench.request.originals["bb"] == Self.roster)
    try bench.act(.approveDraft, on: "2024-09-30")
    try bench.act(.clearSecrecy, on: "2024-09-30")
    try bench.act(.sign, on: "2024-09-30")
  }

  // MARK: the word list of a body

  @Test func `the word list of a body is its disclosure office's, and is looked for at once`() throws {
    let office = BodyTests.situation([.disclosureOfficer])
    let words = [Lexicon.Entry("青龙专案", severity: .block, advice: "未结案件代号"), Lexicon.Entry("内部代号")]
    let body = try BodyTests.body()
    let events = try body.decide(.setWordList(words), office).events
    #expect(events == [.wordListSet(words)])
    let read = try BodyEvent(name: events[0].name, payload: Payload(json: events[0].payload.json))
    #expect(read == events[0])
    var after = body
    after.apply(
      Entry(version: 2, on: BodyTests.today, at: Instant(BodyTests.today), by: .system, event: events[0]))
    let found = ItemRules(for: after).screen.findings(in: "关于青 龙 专案和内部代号的通报")
    #expect(found.map(\.severity) == [.block, .warn])
    #expect(found.first?.advice == "未结案件代号")
    for bad in [["长"], ["重复词", "重复词"], [String(repeating: "长", count: 51)]] {
      #expect(throws: BodyRefusal.self) {
        try body.decide(.setWordList(bad.map { Lexicon.Entry($0) }), office)
      }
    }
    #expect(throws: BodyRefusal.notYours(.setWordList)) {
      try body.decide(.setWordList(words), BodyTests.situation([.sectionHead]))
    }
  }
}
