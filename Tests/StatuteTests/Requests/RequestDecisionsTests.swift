import Statute
import Testing

@Suite("What the law makes of an act on a request")
struct RequestDecisionsTests {
  @Test func `the plain way: received, drafted, reviewed, cleared, signed, posted`() throws {
    var bench = try RequestBench()
    try bench.reply(on: "2024-10-30")
    #expect(bench.request.step == .closed)
    #expect(bench.request.ending?.outcome == .granted)
    #expect(bench.request.ending?.on == day("2024-10-30"))
    #expect(bench.request.letter == "〔2024〕1号")
    let reckoning = try bench.request.reckoning(in: .published, today: day("2024-10-31"))
    #expect(reckoning.reply?.status == .met)
  }

  @Test func `the long way: confirmed, clarified, consulted, extended, returned, paid for, served by hand`()
    throws
  {
    var bench = try RequestBench(by: .online)
    try bench.act(.confirmReceipt, on: "2024-09-29")
    try bench.act(.assign(section: "法规科"), on: "2024-09-29")
    try bench.act(.askClarification(what: "写明文号", replyBy: day("2024-10-31")), on: "2024-10-08")
    try bench.act(.recordClarification(summary: "文号"), on: "2024-10-14")
    try bench.act(.consultThirdParty(party: "v-2", receivedOn: nil), on: "2024-10-15")
    try bench.act(.recordThirdPartyAnswer(.agrees, reasons: ""), on: "2024-10-18")
    try bench.act(.noticeFee(.perItem(before: 30, items: 1), receivedOn: nil), on: "2024-10-21")
    #expect(bench.request.fee?.amount == 200)
    try bench.act(.recordFeeNoticeReceipt, on: "2024-10-23")
    try bench.act(.recordPayment, on: "2024-10-28")
    try bench.act(.draftReply(RequestBench.grant), on: "2024-11-20")
    try bench.act(.extend(workdays: 10, reason: "需要会商"), on: "2024-11-25")
    try bench.act(.returnDraft(reason: "再核"), on: "2024-11-26")
    try bench.act(.draftReply(RequestBench.grant), on: "2024-11-27")
    try bench.act(.approveDraft, on: "2024-11-28")
    try bench.act(.clearSecrecy, on: "2024-11-29")
    try bench.act(.sign, on: "2024-12-02")
    try bench.act(.serve(by: .inPerson, servedOn: day("2024-12-09")), on: "2024-12-03", today: "2024-12-09")
    #expect(bench.request.ending?.outcome == .granted)
    #expect(bench.request.ending?.on == day("2024-12-09"))
    let reckoning = try bench.request.reckoning(in: .published, today: day("2024-12-10"))
    #expect(reckoning.reply?.status == .met)
    #expect(reckoning.reply?.due == day("2024-12-09"))
  }

  // MARK: Every refusal

  @Test func `a person without the role, and an act that the step does not know`() throws {
    var bench = try RequestBench()
    #expect(
      bench.refusal(.extend(workdays: 5, reason: "会商"), on: "2024-10-08", roles: [.disclosureOfficer])
        == .notYours(.extend, at: .handling))
    #expect(RequestRefusal.notYours(.extend, at: .handling).article == "《政府信息公开条例》第三十三条")
    #expect(bench.refusal(.sign, on: "2024-10-08") == .notNow(.sign, at: .handling))
    var unconfirmed = try RequestBench(by: .email)
    #expect(
      unconfirmed.refusal(.draftReply(RequestBench.grant), on: "2024-10-08")
        == .notNow(.draftReply, at: .awaitingConfirmation))
  }

  @Test func `a day to come, and a day before the receipt`() throws {
    var bench = try RequestBench()
    #expect(
      bench.refusal(.note(text: "x"), on: "2024-10-09", today: "2024-10-08")
        == .futureDay(day("2024-10-09")))
    #expect(
      bench.refusal(.note(text: "x"), on: "2024-09-26") == .beforeReceipt(day("2024-09-27")))
    try bench.act(.draftReply(RequestBench.grant), on: "2024-10-08")
    try bench.act(.approveDraft, on: "2024-10-08")
    try bench.act(.clearSecrecy, on: "2024-10-08")
    try bench.act(.sign, on: "2024-10-08")
    #expect(
      bench.refusal(.serve(by: .online, servedOn: day("2024-10-10")), on: "2024-10-09")
        == .futureDay(day("2024-10-10")))
    #expect(bench.refusal(.serve(by: .online, servedOn: nil), on: "2024-10-09") == .empty(field: "servedOn"))
  }

  @Test func `article 30: late, twice, too early lapsed, without time to answer`() throws {
    var bench = try RequestBench()
    let ask = RequestCommand.askClarification(what: "写明文号", replyBy: day("2024-11-15"))
    #expect(bench.refusal(ask, on: "2024-10-14") == .clarificationTooLate(due: day("2024-10-12")))
    #expect(
      bench.refusal(.askClarification(what: "写明文号", replyBy: day("2024-10-12")), on: "2024-10-12")
        == .empty(field: "replyBy"))
    try bench.act(ask, on: "2024-10-12")
    #expect(
      bench.refusal(.lapseClarification, on: "2024-11-15")
        == .clarificationStillRuns(until: day("2024-11-15")))
    try bench.act(.recordClarification(summary: "文号"), on: "2024-10-15")
    let found = bench.refusal(ask, on: "2024-10-16")
    let again = try #require(found)
    #expect(again.article == "《政府信息公开条例》第三十条")
  }

  @Test func `article 30: after the time given the request is closed`() throws {
    var bench = try RequestBench()
    try bench.act(.askClarification(what: "写明文号", replyBy: day("2024-11-01")), on: "2024-10-09")
    try bench.act(.lapseClarification, on: "2024-11-02")
    #expect(bench.request.ending?.outcome == .notClarifiedInTime)
  }

  @Test func `article 30: what was never asked cannot still be unclear`() throws {
    var bench = try RequestBench()
    #expect(
      bench.refusal(.draftReply(Decision(outcome: .stillUnclear, reasons: "不明确")), on: "2024-10-09")
        == .neverClarified)
  }

  @Test(arguments: [("2024-10-31", 5), ("2024-10-10", 0), ("2024-10-10", 21)])
  func `article 33: extensions that are late, of nothing, of too much`(on: String, workdays: Int) throws {
    var bench = try RequestBench()
    let found = bench.refusal(.extend(workdays: workdays, reason: "会商"), on: on)
    let refusal = try #require(found)
    #expect(refusal.article == "《政府信息公开条例》第三十三条")
  }

  @Test func `article 33: a second extension`() throws {
    var bench = try RequestBench()
    try bench.act(.extend(workdays: 1, reason: "会商"), on: "2024-10-10")
    let refusal = bench.refusal(.extend(workdays: 1, reason: "会商"), on: "2024-10-11")
    #expect(refusal?.article == "《政府信息公开条例》第三十三条")
    #expect(!bench.request.actions(for: [.disclosureOfficeHead]).contains(.extend))
  }

  @Test func `articles 32 and 34: no signature while a consulted side has time`() throws {
    for command in [
      RequestCommand.consultThirdParty(party: "v-2", receivedOn: nil),
      .consultOrgan(organ: "县水利局", receivedOn: nil),
    ] {
      var bench = try RequestBench()
      try bench.act(command, on: "2024-10-08")
      try bench.act(.draftReply(RequestBench.grant), on: "2024-10-09")
      try bench.act(.approveDraft, on: "2024-10-09")
      try bench.act(.clearSecrecy, on: "2024-10-09")
      #expect(bench.refusal(.sign, on: "2024-10-28") == .consultationOpen(due: day("2024-10-28")))
      #expect(bench.refusal(.sign, on: "2024-10-29") == nil)
    }
  }

  @Test func `article 15: an objecting third party needs a reason of public interest, or severance`() throws {
    var bench = try RequestBench()
    try bench.act(.consultThirdParty(party: "v-2", receivedOn: nil), on: "2024-10-08")
    #expect(
      bench.refusal(.recordThirdPartyAnswer(.objects, reasons: " "), on: "2024-10-09")
        == .empty(field: "reasons"))
    try bench.act(.recordThirdPartyAnswer(.objects, reasons: "商业秘密"), on: "2024-10-09")
    #expect(bench.refusal(.draftReply(RequestBench.grant), on: "2024-10-10") == .thirdPartyObjects)
    let severed = Decision(outcome: .partlyGranted, reasons: "商业秘密", withheld: [.thirdPartyRights])
    #expect(bench.refusal(.draftReply(severed), on: "2024-10-10") == nil)
    try bench.act(.returnDraft(reason: "再议"), on: "2024-10-10")
    var overriding = RequestBench.grant
    overriding.publicInterest = "涉及饮水安全"
    #expect(bench.refusal(.draftReply(overriding), on: "2024-10-11") == nil)
  }

  @Test func `article 17: draft, review, secrecy review and signature by other hands`() throws {
    let all = Set(Role.allCases)
    var bench = try RequestBench()
    try bench.act(.draftReply(RequestBench.grant), on: "2024-10-08", person: "a", roles: all)
    #expect(
      bench.refusal(.approveDraft, on: "2024-10-08", person: "a", roles: all) == .sameHands(.approveDraft))
    try bench.act(.approveDraft, on: "2024-10-08", person: "b", roles: all)
    for person in ["a", "b"] {
      #expect(
        bench.refusal(.clearSecrecy, on: "2024-10-08", person: person, roles: all)
          == .sameHands(.clearSecrecy))
    }
    try bench.act(.clearSecrecy, on: "2024-10-08", person: "c", roles: all)
    for person in ["a", "c"] {
      #expect(bench.refusal(.sign, on: "2024-10-08", person: person, roles: all) == .sameHands(.sign))
    }
    #expect(bench.refusal(.sign, on: "2024-10-08", person: "b", roles: all) == nil)
    #expect(RequestRefusal.sameHands(.sign).article == "《政府信息公开条例》第十七条")
  }

  @Test func `article 36: a reply that lacks what its outcome asks for`() throws {
    var bench = try RequestBench()
    let refusal = bench.refusal(.draftReply(Decision(outcome: .notHeld)), on: "2024-10-08")
    #expect(refusal?.article == "《政府信息公开条例》第三十六条第（四）项")
    #expect(refusal?.field == "reasons")
  }

  @Test func `article 42: no fee within the free part, none twice, no lapse before its time`() throws {
    var bench = try RequestBench()
    #expect(
      bench.refusal(.noticeFee(.perPage(pages: 30), receivedOn: nil), on: "2024-10-08")
        == .empty(field: "quantity"))
    #expect(
      bench.refusal(.noticeFee(.perPage(pages: .max), receivedOn: nil), on: "2024-10-08")
        == .empty(field: "quantity"))
    try bench.act(.noticeFee(.perPage(pages: 31), receivedOn: nil), on: "2024-10-15")
    #expect(!bench.request.actions(for: [.disclosureOfficer]).contains(.lapseFee))
    #expect(bench.refusal(.lapseFee, on: "2024-12-31")?.article?.contains("信息处理费") == true)
    try bench.act(.recordFeeNoticeReceipt, on: "2024-10-16")
    #expect(bench.refusal(.lapseFee, on: "2024-11-13")?.article?.contains("信息处理费") == true)
    try bench.act(.lapseFee, on: "2024-11-14")
    #expect(bench.request.ending?.outcome == .feeUnpaid)
  }

  @Test func `Reconsideration Law: first what must come first, one way at a time, none twice`() throws {
    var refused = try RequestBench()
    try refused.reply(Decision(outcome: .stateSecret, reasons: "国家秘密"), on: "2024-10-30")
    #expect(refused.refusal(.fileSuit(court: "县法院", afterReview: false), on: "2024-11-01") == .reviewFirst)
    #expect(refused.refusal(.fileSuit(court: "县法院", afterReview: true), on: "2024-11-01") == .neverReviewed)
    try refused.act(.fileReview(organ: "县人民政府"), on: "2024-11-04")
    let remedies = try refused.request.reckoning(in: .published, today: day("2024-11-04")).clocks.map(\.name)
    #expect(remedies.contains("review") && !remedies.contains("suit"))
    #expect(refused.refusal(.fileReview(organ: "县人民政府"), on: "2024-11-05") == .disputed(.review))
    #expect(
      refused.refusal(.fileSuit(court: "县法院", afterReview: true), on: "2024-11-05") == .disputed(.review))
    try refused.act(.decideReview(.upheld), on: "2024-12-25")
    #expect(refused.refusal(.decideReview(.upheld), on: "2024-12-26") == .notNow(.decideReview, at: .closed))
    try refused.act(.fileSuit(court: "县法院", afterReview: true), on: "2024-12-30")
    try refused.act(.decideSuit(.corrected), on: "2025-03-03")
    #expect(refused.request.disputes.map(\.kind) == [.review, .suitAfterReview])
    #expect(refused.refusal(.decideSuit(.other), on: "2025-03-04") == .notNow(.decideSuit, at: .closed))

    // A decision signed before 2024 leaves the choice, whenever it was served.
    var old = try RequestBench("2023-12-04")
    try old.act(.draftReply(Decision(outcome: .stateSecret, reasons: "国家秘密")), on: "2023-12-28")
    try old.act(.approveDraft, on: "2023-12-28")
    try old.act(.clearSecrecy, on: "2023-12-28")
    try old.act(.sign, on: "2023-12-29")
    try old.act(.serve(by: .inPerson, servedOn: day("2024-01-02")), on: "2024-01-02")
    #expect(old.request.story.reviewFirst == false)
    #expect(
      try old.request.reckoning(in: .published, today: day("2024-01-03")).clocks.map(\.name)
        .contains("suit"))
    try old.act(.fileSuit(court: "县法院", afterReview: false), on: "2024-01-03")

    var query = try RequestBench()
    try query.reply(Decision(outcome: .administrativeQuery, guidance: "不动产登记中心"), on: "2024-10-30")
    try query.act(.fileSuit(court: "县法院", afterReview: false), on: "2024-11-01")
    #expect(query.refusal(.fileReview(organ: "县人民政府"), on: "2024-11-02") == .disputed(.suitDirect))
  }

  @Test func `a limit beyond the calendar is refused and not guessed`() throws {
    var bench = try RequestBench("2027-12-20")
    #expect(
      bench.refusal(.extend(workdays: 5, reason: "会商"), on: "2027-12-21")
        == .outsideCalendar(day("2028-01-01")))
  }

  @Test func `words of a refusal are one sentence, and those about a field name it`() {
    let refusals: [RequestRefusal] = [
      .notYours(.sign, at: .signature), .notNow(.sign, at: .handling), .futureDay(day("2024-10-10")),
      .beforeReceipt(day("2024-10-10")), .clarificationTooLate(due: day("2024-10-10")),
      .clarificationStillRuns(until: day("2024-10-10")), .sameHands(.sign),
      .incomplete(Decision(outcome: .notHeld).gaps), .consultationOpen(due: day("2024-10-10")),
      .thirdPartyObjects, .neverClarified, .reviewFirst, .disputed(.review), .disputed(.suitDirect),
      .neverReviewed, .notScreened, .sameName("名单.docx"), .namedInReply("名单.docx"),
      .noticeBlocked(field: "what", [.init(kind: "mobile", line: 1, excerpt: "138****5678")]),
      .empty(field: "what"), .outsideCalendar(day("2030-01-01")),
      .breaks(BrokenRule(rule: "art.33", event: "extended", on: day("2024-10-10"), message: "答复期限只能延长一次")),
    ]
    for refusal in refusals {
      #expect(refusal.message.hasSuffix("。"))
      #expect(!refusal.message.contains("。。"))
      #expect(!refusal.message.contains(","))
    }
    #expect(RequestRefusal.empty(field: "what").field == "what")
  }
}
