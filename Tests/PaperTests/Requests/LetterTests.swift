import Foundation
import Statute
import Testing

@testable import Paper

@Suite struct LetterTests {
  static let facts = LetterFacts(
    bodyName: "云溪县教育局", bodyKind: .department, letterMark: "云教信公",
    office: .init(
      name: "办公室", address: "云溪县人民路12号", hours: "工作日", telephone: "0000-8210001", fax: "无", internet: "无"),
    reviewOrgan: "云溪县人民政府", court: "云溪县人民法院", applicant: "王秀兰", applicantKind: .natural,
    requestNumber: "2026-0042", channel: .online, receivedOn: Day("2026-03-01")!,
    receiptDay: Day("2026-03-02")!,
    wanted: "2025年学校食堂大宗食材采购中标结果\n文号：云教发〔2025〕7号")

  static let signed = Day("2026-03-25")!

  /// A reply with everything that its outcome asks for.
  static func decision(_ outcome: Outcome) -> Decision {
    var decision = Decision(outcome: outcome)
    switch outcome {
    case .alreadyPublic: decision.guidance = "该信息已在本机关网站“法定主动公开内容”栏目公开，索引号为11431299MB0000002T/2025-00018"
    case .granted: decision.provided = ["2025年学校食堂大宗食材采购中标结果公告"]
    case .partlyGranted:
      decision.withheld = [.thirdPartyRights, .internalAffairs]
      decision.reasons = "合同单价附件含有供应商的成本构成，属于商业秘密；评审人员名单属于人事管理信息"
      decision.provided = ["采购合同（遮盖版）", "中标结果公告"]
    case .administrativeQuery: decision.guidance = "不动产登记资料请依照《不动产登记暂行条例》到县不动产登记中心查询"
    case .notHeld: decision.reasons = "经以“食堂 食材 采购”为关键词检索本机关2025年档案和业务系统，没有检索到该信息"
    case .notResponsible:
      decision.reasons = "该采购由县公共资源交易中心组织实施并制作结果文件"
      decision.guidance = "云溪县公共资源交易中心，电话0000-8210099"
    case .petition:
      decision.reasons = "申请内容是对食堂管理的投诉"
      decision.guidance = "向县信访局提出，电话0000-8210012"
    case .publication: (decision.reasons, decision.guidance) = ("申请的是《云溪县人民政府公报》", "可以到县图书馆查阅")
    case .notClarifiedInTime, .feeUnpaid, .withdrawn: break
    default: decision.reasons = "具体事实和理由写在这里"
    }
    return decision
  }

  static func reply(_ outcome: Outcome, _ facts: LetterFacts = facts, on date: Day = signed) -> OfficialLetter
  {
    .reply(decision(outcome), facts, recorded: "〔2026〕12号", date: date)
  }

  @Test(arguments: Outcome.allCases)
  func `every outcome has a letter in which nothing is missing`(outcome: Outcome) {
    #expect(Self.reply(outcome).gaps(outcome: outcome) == [])
  }

  @Test(arguments: Outcome.allCases)
  func `a letter names its article in full-width figures`(outcome: Outcome) {
    let text = Self.reply(outcome).paragraphs.joined(separator: "\n")
    #expect(text.contains(LetterText.wide(outcome.article)))
    #expect(!text.contains("(") && !text.contains(","), "\(text)")
  }

  @Test(arguments: Outcome.allCases)
  func `what is withheld goes to reconsideration first since 2024, all else may be sued for at once`(
    outcome: Outcome
  ) {
    let remedies = Self.reply(outcome).remedies[0]
    #expect(remedies.contains("60日内"))
    #expect(remedies.contains("云溪县人民政府") && remedies.contains("云溪县人民法院"))
    if outcome.withholds {
      #expect(remedies.contains("应当先") && remedies.contains("15日内") && !remedies.contains("6个月"))
    } else {
      #expect(remedies.contains("或者") && remedies.contains("6个月内") && !remedies.contains("应当先"))
    }
    let before = Self.reply(outcome, on: Day("2023-12-29")!).remedies[0]
    #expect(before.contains("6个月内") && !before.contains("应当先"))
  }

  @Test func `an empty remedies block or a missing number is found`() {
    let letter = OfficialLetter(
      kind: .reply, from: "云溪县教育局", number: nil, title: "答复书", to: "申请人", opening: [], decision: [],
      date: Self.signed)
    #expect(
      letter.gaps(outcome: .stateSecret)
        == [.number, .addressee, .request, .grounds, .decision, .article, .remedies, .reviewFirst])
    #expect(!letter.gaps(outcome: .stateSecret, isSigned: false).contains(.number))
  }

  @Test func `a third party is asked without a word of who asks`() {
    let letter = OfficialLetter.thirdParty("惠民粮油有限公司", Self.facts, date: Self.signed)
    #expect(letter.gaps() == [])
    #expect(!letter.paragraphs.joined().contains("王秀兰") && !letter.paragraphs.joined().contains("2026-0042"))
    #expect(letter.paragraphs.joined().contains("15个工作日") && letter.paragraphs.joined().contains("由本机关依照"))
    let organ = OfficialLetter.organ("云溪县财政局", Self.facts, date: Self.signed)
    #expect(organ.paragraphs.joined().contains("视为同意公开"))
  }

  @Test func `the fee notice shows the sum step by step`() {
    let tariff = FeeTariff.perItem(before: 8, items: 24)
    let letter = OfficialLetter.fee(
      tariff, amount: tariff.amount, Self.facts, recorded: "〔2026〕3号", date: Self.signed)
    #expect(letter.gaps() == [])
    #expect(
      letter.grounds.dropFirst() == [
        "第9件至第10件，免收；", "第11件至第30件，每件100元，计2000元；", "第31件至第32件，每件200元，计400元。",
      ])
    #expect(letter.decision[0].contains("2400元") && letter.decision[0].contains("20个工作日"))
  }

  @Test func `an organisation is addressed as one`() {
    var facts = Self.facts
    facts.applicantKind = .enterprise
    facts.applicant = "云溪县惠民粮油有限公司"
    let text = Self.reply(.granted, facts).paragraphs.joined()
    #expect(text.contains("你单位") && !text.contains("您"))
  }

  @Test(arguments: [
    ("A,B", "A,B"), ("第三十六条第(一)项", "第三十六条第（一）项"), ("10:30,开始", "10:30，开始"),
    ("见https://a.cn", "见https://a.cn"),
  ])
  func `punctuation is made wide between Chinese words only`(narrow: String, wide: String) {
    #expect(LetterText.wide(narrow) == wide)
  }

  /// All letters as they are printed. After a change that is meant: `HUABIAO_RECORD=1 swift test --filter LetterTests`.
  @Test func `the letters read as they are on record`() throws {
    var letters = Outcome.allCases.map { ($0.rawValue, Self.reply($0)) }
    var online = Self.facts
    online.isServedOnline = true
    online.clarification = nil
    letters.append(("granted-online", Self.reply(.granted, online)))
    letters += [
      ("receipt", .receipt(Self.facts, date: Self.signed)),
      (
        "clarification",
        .clarification(
          what: "请写明学校名称", replyBy: Day("2026-03-24")!, Self.facts, recorded: "〔2026〕1号", date: Self.signed)
      ),
      (
        "extension",
        .extended(
          workdays: 20, reason: "需要核对的材料较多", due: Day("2026-04-28")!, Self.facts, recorded: "〔2026〕2号",
          date: Self.signed)
      ), ("thirdParty", .thirdParty("惠民粮油有限公司", Self.facts, date: Self.signed)),
      ("organ", .organ("云溪县财政局", Self.facts, date: Self.signed)),
    ]
    let text =
      letters.map { name, letter in
        (["== \(name)", letter.from, letter.number ?? "", letter.title, letter.to + "："] + letter.paragraphs
          + [letter.from, letter.date.chinese]).joined(separator: "\n")
      }.joined(separator: "\n\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/letters.txt")
      .standardizedFileURL
    if ProcessInfo.processInfo.environment["HUABIAO_RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
