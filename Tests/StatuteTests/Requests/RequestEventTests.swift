import Statute
import TestSupport
import Testing

@Suite("The stored form of a request's events")
struct RequestEventTests {
  static let on = day("2026-03-04")

  static let events: [RequestEvent] = [
    .received(
      .init(
        body: "11330000000000001F", number: "2026-0042", channel: .online, receivedOn: on,
        applicant: .natural,
        particulars: "v-1", particularsDigest: "", wanted: "2025年度“饮水工程”验收材料\n含附件", form: .electronic,
        codeDigest: "ab12")),
    .receiptConfirmed, .assigned(section: "法规科"),
    .clarificationAsked(what: "请写明文号", replyBy: on.adding(days: 20), letter: "〔2026〕1号"),
    .clarified(summary: "文号为云政发〔2025〕3号"), .clarificationLapsed,
    .thirdPartyConsulted(party: "v-2", receivedOn: nil), .thirdPartyConsulted(party: "v-2", receivedOn: on),
    .thirdPartyAnswered(.objects, reasons: "商业秘密"),
    .organConsulted(organ: "县水利局", receivedOn: on), .organAnswered(.agrees, reasons: ""),
    .extended(workdays: 20, reason: "需要会商", letter: "〔2026〕2号"),
    .feeNoticed(.perItem(before: 28, items: 5), amount: 700, receivedOn: nil, letter: "〔2026〕3号"),
    .feeNoticed(.perPage(pages: 68), amount: 380, receivedOn: on, letter: "〔2026〕4号"),
    .feeNoticeReceived, .feePaid, .feeLapsed,
    .replyDrafted(
      Decision(
        outcome: .partlyGranted, reasons: "部分内容\t涉及\\商业秘密", guidance: "",
        withheld: [.thirdPartyRights, .stateSecret],
        publicInterest: "", provided: ["验收报告.pdf"])),
    .replyDrafted(Decision(outcome: .notHeld, reasons: "经检索未找到")),
    .draftReturned(reason: "理由不足"), .draftApproved, .secrecyCleared, .signed(letter: "〔2026〕5号"),
    .replied(by: .post, servedOn: nil), .replied(by: .inPerson, servedOn: on), .withdrawn(reason: ""),
    .reviewFiled(organ: "县人民政府"), .reviewDecided(.upheld), .suitFiled(court: "县人民法院", afterReview: true),
    .suitDecided(.corrected),
    .attachmentAdded(Attachment(digest: "cd34", name: "身份证明.jpg", size: 20_480, fromApplicant: true)),
    .limitRecounted(
      LimitRecount(
        name: .reply, from: on, old: on.adding(days: 28), new: on.adding(days: 29), wasProvisional: true,
        cause: "国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）", edition: 3, takenUpBy: "chen-xt")),
    .limitRecounted(
      LimitRecount(
        name: .reply, from: on, old: nil, new: on, wasProvisional: false, cause: "随程序更新", edition: 4,
        takenUpBy: nil)),
    .attachmentMasked(
      original: "cd34", copy: Attachment(digest: "ef56", name: "名单.docx", size: 4_100, fromApplicant: false)),
    .screened(ScreeningOutcome(blocks: [.init(kind: "mobile", line: 2, excerpt: "138****1234")])),
    .screeningOverridden(reason: "当事人书面同意"), .noted(text: "电话核实"),
  ]

  @Test func `every event has its golden line`() throws {
    try expectGolden(
      RequestEventTests.events.map { $0.name + " " + $0.payload.json }.joined(separator: "\n"),
      "request-events.txt")
  }

  @Test(arguments: events)
  func `what is written is read again as it was`(event: RequestEvent) throws {
    #expect(try RequestEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
  }

  @Test func `a name that no event bears, a field that is absent, a field that is malformed are refused`() {
    #expect(throws: UnreadableEvent.unknownName("lost")) {
      try RequestEvent(name: "lost", payload: Payload())
    }
    #expect(throws: UnreadableEvent.missing("section")) {
      try RequestEvent(name: "assigned", payload: Payload())
    }
    #expect(throws: UnreadableEvent.missing("replyBy")) {
      try RequestEvent(
        name: "clarificationAsked",
        payload: Payload(["what": .text("x"), "replyBy": .text("2026-02-30"), "letter": .text("")]))
    }
  }
}

@Suite("The flat JSON of an event")
struct PayloadTests {
  @Test func `whatever texts, numbers, flags and lists go in come out the same`() throws {
    var chance = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      var payload = Payload()
      for _ in 0..<Int.random(in: 0...6, using: &chance) {
        let key = text(&chance)
        switch Int.random(in: 0...3, using: &chance) {
        case 0: payload[key] = .text(text(&chance))
        case 1: payload[key] = .number(Int.random(in: Int.min...Int.max, using: &chance))
        case 2: payload[key] = .flag(chance.chance(50))
        default: payload[key] = .list((0..<Int.random(in: 0...3, using: &chance)).map { _ in text(&chance) })
        }
      }
      let json = payload.json
      let read = try Payload(json: json)
      #expect(read == payload)
      #expect(read.json == json)
    }
  }

  private func text(_ chance: inout SplitMix64) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "0", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}",
      "华", "表", "，", "é", "\u{301}", "😀", "\u{2028}", " ",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &chance) {
      text.unicodeScalars.append(scalars.randomElement(using: &chance) ?? "a")
    }
    return text
  }

  @Test(arguments: [
    #"{"a":"\u00e9\/"}"#, #" { "a" : "é/" } "#, #"{"b":null,"a":"é/"}"#,
  ])
  func `other spellings of the same are read`(json: String) throws {
    #expect(try Payload(json: json).values == ["a": .text("é/")])
  }

  @Test func `characters beyond the first plane are read as surrogate pairs too`() throws {
    #expect(try Payload(json: #"{"a":"\ud83d\ude00"}"#).values == ["a": .text("😀")])
  }

  @Test(arguments: [
    "", "{", "{}x", "[]", #"{"a"}"#, #"{"a":}"#, #"{"a":1.5}"#, #"{"a":1,}"#, #"{"a":{"b":1}}"#,
    #"{"a":[1]}"#,
    #"{"a":"x}"#, #"{"a":"\x"}"#, #"{"a":"\ud83d"}"#, #"{"a":tru}"#, #"{"a":99999999999999999999}"#,
  ])
  func `what is not such an object is refused`(json: String) {
    #expect(throws: UnreadableEvent.self) { try Payload(json: json) }
  }
}
