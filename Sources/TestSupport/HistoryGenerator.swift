package import Statute

/// Makes up whole histories of requests by asking the law for every step: what `decide` refuses is not recorded, so
/// every history is one that a body could really have. Each ends closed.
package struct HistoryGenerator: Sendable {
  /// One request from its first event to its last.
  package struct History: Sendable {
    package let request: InformationRequest
    package let entries: [Entry<RequestEvent>]
    /// How many acts the law refused on the way.
    package let refused: Int
  }

  private var chance: SplitMix64
  private let calendar: WorkCalendar
  private let receipts: ClosedRange<Day>
  private let body: String
  private var serial = 0

  package init(seed: UInt64, calendar: WorkCalendar, receipts: ClosedRange<Day>, body: String = "body") {
    chance = SplitMix64(seed: seed)
    self.calendar = calendar
    self.receipts = receipts
    self.body = body
  }

  package mutating func next() -> History {
    serial += 1
    var run = Run(opening: intake(), serial: serial)
    // After so many acts everybody works towards the end.
    for act in 0..<400 {
      if run.request.step == .closed { break }
      run.day = run.day.adding(days: Int.random(in: 0...3, using: &chance))
      let command = act < 25 && chance.chance(55) ? anything(run) : onward(run)
      if command == .lapseFee || command == .lapseClarification {
        run.day = run.day.adding(days: Int.random(in: 0...50, using: &chance))
      }
      attempt(command, in: &run)
    }
    for _ in 0..<3 where chance.chance(20) {
      run.day = run.day.adding(days: Int.random(in: 1...20, using: &chance))
      attempt(dispute(), in: &run)
    }
    return History(request: run.request, entries: run.entries, refused: run.refused)
  }

  // MARK: Acting

  private struct Run {
    var request: InformationRequest
    var entries: [Entry<RequestEvent>]
    var day: Day
    var refused = 0

    init(opening intake: RequestEvent.Intake, serial: Int) {
      let entry = Entry(
        version: 1, on: intake.receivedOn, at: Instant(intake.receivedOn, hour: 9), by: .citizen,
        event: RequestEvent.received(intake))
      guard let request = InformationRequest(id: FileID(.request, "r-\(serial)"), opening: entry) else {
        preconditionFailure("a request opens with its receipt")
      }
      self.request = request
      entries = [entry]
      day = intake.receivedOn
    }
  }

  private mutating func attempt(_ command: RequestCommand, in run: inout Run) {
    let roles = InformationRequest.flow.rules.filter { $0.action == command.action }
      .reduce(into: Set<Role>()) { $0.formUnion($1.roles) }
    let role =
      chance.chance(90) ? roles.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &chance) : nil
    let acting = role ?? Role.allCases.randomElement(using: &chance) ?? .supervisor
    let person = chance.chance(92) ? acting.rawValue : "someone"
    let situation = Situation(
      person: person, roles: [acting], on: run.day, today: run.day, calendar: calendar, letter: "1")
    do throws(RequestRefusal) {
      for event in try run.request.decide(command, situation).events {
        let entry = Entry(
          version: run.entries.count + 1, on: run.day, at: Instant(run.day, hour: 10),
          by: .person(key: person, as: acting), event: event)
        run.request.apply(entry)
        run.entries.append(entry)
      }
    } catch {
      run.refused += 1
    }
  }

  // MARK: What people do

  private mutating func intake() -> RequestEvent.Intake {
    let day = Int.random(in: receipts.lowerBound.number...receipts.upperBound.number, using: &chance)
    return RequestEvent.Intake(
      body: body, number: NumberSeries.requestNumber(year: Day(number: day).year, serial: serial),
      channel: RequestChannel.allCases.randomElement(using: &chance) ?? .online, receivedOn: Day(number: day),
      applicant: ApplicantKind.allCases.randomElement(using: &chance) ?? .natural, particulars: "v-\(serial)",
      particularsDigest: "",
      wanted: "申请公开第\(serial)号项目的验收材料", form: .paper, codeDigest: "")
  }

  /// What brings the request nearer to its end.
  private mutating func onward(_ run: Run) -> RequestCommand {
    let request = run.request
    switch request.step {
    case .awaitingConfirmation: return .confirmReceipt
    case .handling: return .draftReply(decision(for: request))
    case .awaitingClarification:
      return chance.chance(60) ? .recordClarification(summary: "补充了文号") : .lapseClarification
    case .awaitingPayment:
      if request.fee?.receivedOn == nil { return .recordFeeNoticeReceipt }
      return chance.chance(60) ? .recordPayment : .lapseFee
    case .review: return .approveDraft
    case .secrecyReview: return .clearSecrecy
    case .signature: return .sign
    case .service, .closed:
      return .serve(
        by: ServiceMethod.allCases.randomElement(using: &chance) ?? .post,
        servedOn: chance.chance(90) ? run.day : nil)
    }
  }

  /// Anything at all, at the right step or not.
  private mutating func anything(_ run: Run) -> RequestCommand {
    let later = run.day.adding(days: Int.random(in: 1...30, using: &chance))
    let answer: ConsultationAnswer = chance.chance(50) ? .agrees : .objects
    let commands: [RequestCommand] = [
      .assign(section: "法规科"), .askClarification(what: "内容不明确", replyBy: later),
      .consultThirdParty(party: "v-third", receivedOn: nil), .recordThirdPartyAnswer(answer, reasons: "理由"),
      .consultOrgan(organ: "某局", receivedOn: nil), .recordOrganAnswer(answer, reasons: ""),
      .extend(workdays: Int.random(in: 0...21, using: &chance), reason: "情况复杂"),
      .noticeFee(
        .perItem(before: Int.random(in: 0...40, using: &chance), items: 5),
        receivedOn: chance.chance(50) ? run.day : nil),
      .returnDraft(reason: "再核"), .note(text: "备注"), .recordPayment, .lapseFee, .sign, onward(run),
      .draftReply(decision(for: run.request)), chance.chance(10) ? .withdraw(reason: "") : onward(run),
    ]
    return commands.randomElement(using: &chance) ?? onward(run)
  }

  private mutating func dispute() -> RequestCommand {
    let result = DisputeResult.allCases.randomElement(using: &chance) ?? .other
    let commands: [RequestCommand] = [
      .fileReview(organ: "县人民政府"), .decideReview(result),
      .fileSuit(court: "县人民法院", afterReview: chance.chance(50)), .decideSuit(result),
    ]
    return commands.randomElement(using: &chance) ?? .note(text: "备注")
  }

  private mutating func decision(for request: InformationRequest) -> Decision {
    let outcomes = Outcome.allCases.filter {
      $0.isDecidedInReply && ($0 != .stillUnclear || request.clarification?.clarifiedOn != nil)
    }
    let outcome = outcomes.randomElement(using: &chance) ?? .granted
    return Decision(
      outcome: outcome, reasons: "经检索和审查", guidance: "本机关网站",
      withheld: outcome == .partlyGranted ? [.thirdPartyRights] : [],
      publicInterest: chance.chance(80) ? "涉及公共安全" : "", provided: ["验收报告"])
  }
}
