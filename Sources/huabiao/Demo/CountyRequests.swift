import Desk
import Statute

/// How a request of the sample goes.
enum CountyCourse: CaseIterable {
  case plain, clarified, notClarified, thirdPartyAgrees, thirdPartyObjects, organConsulted, extended
  case feePaid, feeUnpaid, withdrawn, late
  /// Stands still at some step and is open today.
  case lyingStill
}

/// One request of the sample, planned before it is played.
struct CountyRequest {
  let number: Int
  let body: County.Body
  let receivedOn: Day
  let channel: RequestChannel
  let applicant: ApplicantKind
  let course: CountyCourse
  let outcome: Outcome
  /// What came after the reply.
  var dispute: (kind: InformationRequest.Dispute.Kind, result: DisputeResult?)?
}

extension CountyPlay {
  /// Plays the requests of all bodies between two days: each outcome and each course at least once.
  mutating func request(
    from start: Day, through end: Day, count: Int, chance: inout CountyChance, calendar: WorkCalendar
  ) throws {
    let decided = Outcome.allCases.filter(\.isDecidedInReply)
    let courses = CountyCourse.allCases.filter { $0 != .lyingStill }
    for index in 0..<count {
      let day = start.adding(days: (end.number - start.number) * index / count + chance.below(4))
      let outcome = index < decided.count * 2 ? decided[index % decided.count] : commonOutcome(&chance)
      var course = index < courses.count * 2 ? courses[index % courses.count] : commonCourse(&chance)
      // Only what was clarified can still be unclear (article 30).
      if outcome == .stillUnclear { course = .clarified }
      try request(index, day, course, outcome, &chance, calendar)
    }
  }

  /// What is in hand today, some of it late, some suspended.
  mutating func requestLately(
    first: Int, count: Int, chance: inout CountyChance, calendar: WorkCalendar
  ) throws {
    let courses: [CountyCourse] = [
      .lyingStill, .thirdPartyAgrees, .clarified, .plain, .lyingStill, .extended, .feePaid, .organConsulted,
    ]
    for index in 0..<count {
      let day = today.adding(days: -46 + index * 45 / count)
      let course = courses[index % courses.count]
      try request(first + index, day, course, commonOutcome(&chance), &chance, calendar)
    }
  }

  private mutating func request(
    _ number: Int, _ day: Day, _ course: CountyCourse, _ outcome: Outcome, _ chance: inout CountyChance,
    _ calendar: WorkCalendar
  ) throws {
    let request = CountyRequest(
      number: number, body: pickBody(&chance), receivedOn: day, channel: chance.pick(RequestChannel.allCases),
      applicant: chance.percent(82) ? .natural : chance.pick(ApplicantKind.allCases), course: course,
      outcome: fitting(outcome, to: course), dispute: dispute(number, outcome, &chance))
    try play(request, chance: &chance, calendar: calendar)
  }

  private func commonCourse(_ chance: inout CountyChance) -> CountyCourse {
    switch chance.below(100) {
    case ..<62: .plain
    case ..<72: .clarified
    case ..<75: .notClarified
    case ..<79: .thirdPartyAgrees
    case ..<82: .thirdPartyObjects
    case ..<86: .organConsulted
    case ..<93: .extended
    case ..<95: .withdrawn
    case ..<97: .late
    default: .feePaid
    }
  }

  private func commonOutcome(_ chance: inout CountyChance) -> Outcome {
    switch chance.below(100) {
    case ..<38: .granted
    case ..<50: .alreadyPublic
    case ..<60: .partlyGranted
    case ..<72: .notHeld
    case ..<80: .notResponsible
    case ..<84: .processInformation
    case ..<87: .enforcementFile
    case ..<90: .petition
    case ..<93: .administrativeQuery
    case ..<96: .needsCreation
    default: .duplicate
    }
  }

  private func fitting(_ outcome: Outcome, to course: CountyCourse) -> Outcome {
    switch course {
    case .thirdPartyObjects: .thirdPartyRights
    case .thirdPartyAgrees: .granted
    case .clarified: outcome
    default: outcome == .stillUnclear ? .notHeld : outcome
    }
  }

  private func pickBody(_ chance: inout CountyChance) -> County.Body {
    switch chance.below(100) {
    case ..<22: County.government
    case ..<45: County.departments[5]
    case ..<60: County.townships[0]
    case ..<85: chance.pick(County.departments)
    default: chance.pick(County.townships)
    }
  }

  private func dispute(_ index: Int, _ outcome: Outcome, _ chance: inout CountyChance)
    -> (kind: InformationRequest.Dispute.Kind, result: DisputeResult?)?
  {
    guard index % 11 == 3 else { return nil }
    let result: DisputeResult? = chance.pick([.upheld, .upheld, .corrected, .other, nil])
    if index % 33 == 3 { return (outcome.withholds ? .suitAfterReview : .suitDirect, result) }
    return (.review, result)
  }

  // MARK: One request

  private mutating func play(_ request: CountyRequest, chance: inout CountyChance, calendar: WorkCalendar)
    throws
  {
    let body = request.body
    let draft = CountyApplicants.draft(request, &chance)
    let reasons = CountyReplies.decision(request)
    plan(request.receivedOn, "申请\(request.number)登记") { stage in
      stage.requests[request.number] = try await CountyCasework(stage.desk, body).register(draft)
    }
    var day = try calendar.workday(1, after: request.receivedOn)
    if request.channel.needsConfirmation {
      act(request, day, .confirmReceipt, .disclosureOfficer)
    } else {
      day = request.receivedOn
    }
    act(request, day, .assign(section: "business"), .disclosureOfficer)
    day = try prelude(request, day, chance: &chance, calendar: calendar)
    guard !Self.endsEarly(request.course) else { return }
    if request.course == .lyingStill { return }
    try answer(request, reasons, after: day, chance: &chance, calendar: calendar)
  }

  private static func endsEarly(_ course: CountyCourse) -> Bool {
    [.notClarified, .feeUnpaid, .withdrawn].contains(course)
  }

  /// What comes before the reply is written; gives the day on which it can be.
  private mutating func prelude(
    _ request: CountyRequest, _ start: Day, chance: inout CountyChance, calendar: WorkCalendar
  ) throws -> Day {
    func later(_ workdays: Int, after day: Day) throws -> Day { try calendar.workday(workdays, after: day) }
    switch request.course {
    case .clarified, .notClarified:
      let asked = try later(3, after: start)
      let replyBy = try later(15, after: asked)
      act(
        request, asked, .askClarification(what: "请写明所需信息的名称、文号或者便于查询的其他特征。", replyBy: replyBy),
        .disclosureOfficer)
      if request.course == .notClarified {
        act(request, try later(1, after: replyBy), .lapseClarification, .disclosureOfficer)
        return replyBy
      }
      let clarified = try later(4 + chance.below(8), after: asked)
      act(request, clarified, .recordClarification(summary: "申请人补充了文件名称和形成年份。"), .disclosureOfficer)
      return clarified
    case .thirdPartyAgrees, .thirdPartyObjects:
      let asked = try later(2, after: start)
      let answered = try later(5 + chance.below(9), after: asked)
      consult(request, asked)
      let agrees = request.course == .thirdPartyAgrees
      act(
        request, answered,
        .recordThirdPartyAnswer(agrees ? .agrees : .objects, reasons: agrees ? "" : "涉及经营信息，公开后将损害竞争地位。"),
        .disclosureOfficer)
      return answered
    case .organConsulted:
      let asked = try later(2, after: start)
      let answered = try later(6, after: asked)
      act(request, asked, .consultOrgan(organ: "云岭县财政局", receivedOn: nil), .disclosureOfficer)
      act(request, answered, .recordOrganAnswer(.agrees, reasons: ""), .disclosureOfficer)
      return answered
    case .extended:
      let day = try later(17, after: start)
      act(request, day, .extend(workdays: 10 + chance.below(11), reason: "检索、整理的材料较多"), .disclosureOfficeHead)
      return try later(8, after: day)
    case .feePaid, .feeUnpaid:
      let day = try later(4, after: start)
      act(request, day, .noticeFee(.perPage(pages: 120), receivedOn: day), .disclosureOfficer)
      if request.course == .feeUnpaid {
        act(request, try later(21, after: day), .lapseFee, .disclosureOfficer)
        return day
      }
      let paid = try later(6, after: day)
      act(request, paid, .recordPayment, .disclosureOfficer)
      return paid
    case .withdrawn:
      let day = try later(5, after: start)
      act(request, day, .withdraw(reason: "申请人已经从其他途径取得所需信息"), .disclosureOfficer)
      return day
    case .late: return try later(18, after: start)
    case .plain, .lyingStill: return try later(1 + chance.below(4), after: start)
    }
  }

  private mutating func answer(
    _ request: CountyRequest, _ decision: Decision, after day: Day, chance: inout CountyChance,
    calendar: WorkCalendar
  ) throws {
    let drafted = try calendar.workday(1 + chance.below(4), after: day)
    act(request, drafted, .draftReply(decision), .informationOfficer)
    let reviewed = try calendar.workday(1, after: drafted)
    act(request, reviewed, .approveDraft, .sectionHead)
    act(request, reviewed, .clearSecrecy, .secrecyReviewer)
    let signed = try calendar.workday(1 + chance.below(2), after: reviewed)
    act(request, signed, .sign, .deputyInCharge)
    let served = try calendar.workday(request.course == .late ? 6 : 1, after: signed)
    let method: ServiceMethod = request.channel == .online || request.channel == .email ? .online : .post
    act(request, served, .serve(by: method, servedOn: method == .post ? nil : served), .disclosureOfficer)
    guard let dispute = request.dispute else { return }
    try contest(request, dispute, after: served, calendar: calendar)
  }

  private mutating func contest(
    _ request: CountyRequest, _ dispute: (kind: InformationRequest.Dispute.Kind, result: DisputeResult?),
    after day: Day, calendar: WorkCalendar
  ) throws {
    let organ = request.body.slug == "yunling" ? "云山市人民政府" : "云岭县人民政府"
    let filed = try calendar.workday(20, after: day)
    let decided = try calendar.workday(40, after: filed)
    switch dispute.kind {
    case .review:
      act(request, filed, .fileReview(organ: organ), .disclosureOfficer)
      if let result = dispute.result { act(request, decided, .decideReview(result), .disclosureOfficer) }
    case .suitDirect:
      act(request, filed, .fileSuit(court: "云岭县人民法院", afterReview: false), .disclosureOfficer)
      if let result = dispute.result { act(request, decided, .decideSuit(result), .disclosureOfficer) }
    case .suitAfterReview:
      act(request, filed, .fileReview(organ: organ), .disclosureOfficer)
      act(request, decided, .decideReview(.upheld), .disclosureOfficer)
      let sued = try calendar.workday(8, after: decided)
      act(request, sued, .fileSuit(court: "云岭县人民法院", afterReview: true), .disclosureOfficer)
      if let result = dispute.result {
        act(request, try calendar.workday(50, after: sued), .decideSuit(result), .disclosureOfficer)
      }
    }
  }

  private mutating func act(_ request: CountyRequest, _ day: Day, _ command: RequestCommand, _ role: Role) {
    plan(day, "申请\(request.number) \(command.action.title)") { stage in
      guard let file = stage.requests[request.number] else { return }
      try await CountyCasework(stage.desk, request.body).act(command, on: file, as: role)
    }
  }

  private mutating func consult(_ request: CountyRequest, _ day: Day) {
    plan(day, "申请\(request.number) 征求第三方意见") { stage in
      guard let file = stage.requests[request.number] else { return }
      let party = try await stage.desk.keep(
        ThirdParty(name: "云岭县某某商贸有限公司", contact: "云岭县文峰路"), for: file)
      try await CountyCasework(stage.desk, request.body).act(
        .consultThirdParty(party: party, receivedOn: nil), on: file, as: .disclosureOfficer)
    }
  }
}

/// The casework of one body, done by whoever holds the role.
struct CountyCasework {
  private let desk: Desk
  private let body: County.Body

  init(_ desk: Desk, _ body: County.Body) {
    self.desk = desk
    self.body = body
  }

  func register(_ draft: RequestDraft) async throws -> FileID {
    if draft.channel == .online { return try await desk.submit(draft).file }
    return try await desk.register(draft, by: County.officer(body, .disclosureOfficer)).file
  }

  func act(_ command: RequestCommand, on file: FileID, as role: Role) async throws {
    let officer = County.officer(body, role)
    let version = try await desk.request(file, for: .officer(officer)).version
    try await desk.act(command, on: file, expecting: version, by: officer)
  }
}
