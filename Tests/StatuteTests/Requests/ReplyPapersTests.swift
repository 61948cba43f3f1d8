import Statute
import TestSupport
import Testing

@Suite("Articles 15 and 17: nothing goes out with a reply that was not reviewed and screened with it")
struct ReplyPapersTests {
  private static let on = "2024-09-30"
  private static let list = Decision(outcome: .granted, provided: ["名单.docx"])

  private static func paper(_ digest: String, _ name: String = "名单.docx", fromApplicant: Bool = false)
    -> Statute.Attachment
  {
    Statute.Attachment(digest: digest, name: name, size: 10, fromApplicant: fromApplicant)
  }

  private static func clean(_ digest: String) -> ScreeningOutcome { ScreeningOutcome(attachment: digest) }

  private func bench(_ papers: [(Statute.Attachment, ScreeningOutcome?)]) throws -> RequestBench {
    var bench = try RequestBench()
    for (paper, outcome) in papers { try bench.act(.addAttachment(paper, outcome), on: Self.on) }
    try bench.act(.draftReply(Self.list), on: Self.on)
    return bench
  }

  private func pass(_ bench: inout RequestBench) throws {
    try bench.act(.approveDraft, on: Self.on)
    try bench.act(.clearSecrecy, on: Self.on)
  }

  // MARK: papers of one name

  @Test func `a second paper of the body with the name of one that is there is refused`() throws {
    var bench = try RequestBench()
    try bench.act(.addAttachment(Self.paper("aa"), Self.clean("aa")), on: Self.on)
    let second = RequestCommand.addAttachment(Self.paper("bb"), Self.clean("bb"))
    #expect(bench.refusal(second, on: Self.on) == .sameName("名单.docx"))
    // What the applicant hands in goes out with nothing, whatever it is called.
    #expect(bench.refusal(.addAttachment(Self.paper("cc", fromApplicant: true)), on: Self.on) == nil)
    #expect(bench.refusal(.addAttachment(Self.paper("dd", "名单二.docx")), on: Self.on) == nil)
  }

  @Test func `from the review on no paper slips in under a name that the reply gives`() throws {
    var bench = try bench([])
    for step in [RequestStep.review, .secrecyReview, .signature, .service, .closed] {
      #expect(bench.request.step == step)
      let late = RequestCommand.addAttachment(Self.paper("aa"), Self.clean("aa"))
      #expect(bench.refusal(late, on: Self.on) == .namedInReply("名单.docx"))
      #expect(bench.refusal(.addAttachment(Self.paper("aa\(step)", "经办记录\(step).docx")), on: Self.on) == nil)
      switch step {
      case .review: try bench.act(.approveDraft, on: Self.on)
      case .secrecyReview: try bench.act(.clearSecrecy, on: Self.on)
      case .signature: try bench.act(.sign, on: Self.on)
      default: try? bench.act(.serve(by: .online, servedOn: day(Self.on)), on: Self.on)
      }
    }
    #expect(bench.request.enclosed.isEmpty)
  }

  @Test func `what came in after the signature is not of the reply, in ledgers of before either`() throws {
    var bench = try bench([(Self.paper("aa"), Self.clean("aa"))])
    try pass(&bench)
    try bench.act(.sign, on: Self.on)
    try bench.act(.serve(by: .online, servedOn: day(Self.on)), on: Self.on)
    var request = bench.request
    request.apply(
      Entry(
        version: request.version + 1, on: day(Self.on), at: Instant(day(Self.on), hour: 10), by: .system,
        event: .attachmentAdded(Self.paper("bb"))))
    #expect(request.enclosed == [Self.paper("aa")])
  }

  // MARK: what was never screened

  @Test func `a paper that nobody screened goes out with no reply`() throws {
    var bench = try bench([(Self.paper("aa"), nil)])
    try pass(&bench)
    #expect(bench.refusal(.sign, on: Self.on) == .notScreened)
    try bench.act(.rescreen([Self.clean("aa")]), on: Self.on)
    try bench.act(.sign, on: Self.on)
  }

  @Test func `an outcome about another paper is not taken for one about this`() throws {
    var bench = try RequestBench()
    #expect(bench.refusal(.addAttachment(Self.paper("aa"), Self.clean("bb")), on: Self.on) == .notScreened)
    try bench.act(.addAttachment(Self.paper("aa"), Self.clean("aa")), on: Self.on)
    #expect(
      bench.refusal(
        .maskAttachment(digest: "aa", copy: Self.paper("bb"), Self.clean("aa")), on: Self.on)
        == .empty(field: "digest"))
    // A copy takes the place of a paper, not the name of another.
    #expect(
      bench.refusal(
        .maskAttachment(digest: "aa", copy: Self.paper("bb", "别的.docx"), Self.clean("bb")), on: Self.on)
        == .empty(field: "digest"))
  }

  // MARK: the word list

  @Test
  func `a reply screened before the word list was set is screened again, to be signed and to be served`()
    throws
  {
    var bench = try bench([(Self.paper("aa"), Self.clean("aa"))])
    try pass(&bench)
    bench.rules = LetterRules(wordListSetAt: Instant(day(Self.on), hour: 10))
    #expect(bench.refusal(.sign, on: Self.on) == .notScreened)
    try bench.act(.rescreen([Self.clean("aa"), Self.clean("unknown")]), on: Self.on, today: "2024-10-08")
    #expect(bench.request.screening(of: "unknown") == nil)
    try bench.act(.sign, on: Self.on, today: "2024-10-08")
    bench.rules = LetterRules(wordListSetAt: Instant(day("2024-10-09"), hour: 8))
    let serve = RequestCommand.serve(by: .post, servedOn: nil)
    #expect(bench.refusal(serve, on: "2024-10-08") == .notScreened)
    try bench.act(.rescreen([Self.clean("aa")]), on: Self.on, today: "2024-10-09")
    try bench.act(serve, on: "2024-10-09")
  }

  @Test func `words that are looked for since a reply was drafted are put on record, and answered for`()
    throws
  {
    var bench = try RequestBench()
    try bench.act(.draftReply(Decision(outcome: .notHeld, reasons: "青龙专案不属于本机关")), on: Self.on)
    try pass(&bench)
    bench.rules = LetterRules(
      screen: Screen(settings: ScreenSettings(lexicon: Lexicon([.init("青龙专案", severity: .block)]))))
    #expect(bench.refusal(.sign, on: Self.on) == .notScreened)
    #expect(bench.refusal(.overrideScreening(reason: "已经公开"), on: Self.on) == .nothingToOverride)
    try bench.act(.rescreen([]), on: Self.on)
    #expect(bench.refusal(.sign, on: Self.on) == .blocked(bench.request.blocks))
    try bench.act(.overrideScreening(reason: "已经公开"), on: Self.on)
    try bench.act(.sign, on: Self.on)
  }

  // MARK: whose hands

  @Test func `whoever put a paper in or masked it does not let it pass`() throws {
    let mobile = ScreeningOutcome(ofAttachment: "aa", text: "手机13812345678", by: Screen())
    var bench = try RequestBench()
    try bench.act(
      .addAttachment(Self.paper("aa"), mobile), on: Self.on, person: "wu", roles: [.disclosureOfficeHead])
    try bench.act(.draftReply(Self.list), on: Self.on, person: "li", roles: [.informationOfficer])
    let wish = RequestCommand.overrideScreening(reason: "本人书面同意")
    func refusal(_ person: String) -> RequestRefusal? {
      var bench = bench
      return bench.refusal(wish, on: Self.on, person: person, roles: [.disclosureOfficeHead])
    }
    #expect(refusal("wu") == .sameHands(.overrideScreening))
    #expect(refusal("zhou") == nil)
    let still = ScreeningOutcome(ofAttachment: "bb", text: "手机13812345678", by: Screen())
    try bench.act(
      .maskAttachment(digest: "aa", copy: Self.paper("bb"), still), on: Self.on, person: "zhou",
      roles: [.deputyInCharge])
    #expect(refusal("zhou") == .sameHands(.overrideScreening))
    #expect(refusal("wu") == .sameHands(.overrideScreening))
    #expect(refusal("qian") == nil)
    #expect(!bench.request.actions(for: [.disclosureOfficeHead], by: "wu").contains(.overrideScreening))
    #expect(bench.request.actions(for: [.disclosureOfficeHead], by: "qian").contains(.overrideScreening))
    #expect(!bench.request.actions(for: [.sectionHead], by: "li").contains(.approveDraft))
  }

  // MARK: notices

  @Test func `a notice of clarification or extension is not sent with another person's number`() throws {
    var bench = try RequestBench()
    let number = "请补充张三（身份证号11010519491231002X）的宅基地地块编号"
    let ask = RequestCommand.askClarification(what: number, replyBy: day("2024-10-20"))
    let finding = try #require(ScreeningOutcome(ofLetter: number, under: LetterRules()).blocks.first)
    #expect(bench.refusal(ask, on: Self.on) == .noticeBlocked(field: "what", [finding]))
    #expect(
      bench.refusal(.extend(workdays: 10, reason: number), on: Self.on)
        == .noticeBlocked(field: "reason", [finding]))
    // The applicant's own number is no news to them.
    var own = bench
    own.rules = LetterRules(own: ["11010519491231002X"])
    #expect(own.refusal(.extend(workdays: 10, reason: number), on: Self.on) == nil)
    #expect(
      bench.refusal(.askClarification(what: "请补充地块编号", replyBy: day("2024-10-20")), on: Self.on) == nil)
  }
}
