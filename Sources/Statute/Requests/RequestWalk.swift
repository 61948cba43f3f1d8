/// Walks a story day by day and notes what each event does to the limits; a step the law does not allow is noted and
/// changes nothing.
struct RequestWalk {
  /// One run of the reply clock: from the receipt, from the clarified request, or from the payment.
  struct Run {
    enum End {
      case replied(Day)
      case void(Day)

      var day: Day {
        switch self {
        case .replied(let day), .void(let day): day
        }
      }
    }

    let term: Term
    let from: Day
    var extendedBy = 0
    /// Consultations, and a fee that was asked for.
    var suspensions: [Suspension] = []
    /// What made it void and never ends; shown, but left out of the last day as it stood.
    var voidedBy: [Suspension] = []
    var end: End?
    /// A fee was asked for and is not paid: the clock stands still, even where the notice went out on the last day.
    var standsStill = false
    /// Stretches in which somebody is waited for, from the day of asking on, the day of the answer left out.
    var waits: [Suspension] = []

    /// The count as it stands, or as it stood when the run became void.
    var count: Count { Count(from: from, limit: term.count + extendedBy, suspensions: suspensions) }

    /// The count as its days are shown: those after it became void do not count.
    var shown: Count {
      Count(
        from: from, limit: term.count + extendedBy, suspensions: suspensions + voidedBy)
    }

    func isWaiting(on day: Day) -> Bool {
      waits.contains { $0.after <= day && ($0.through.map { day <= $0 } ?? true) }
    }
  }

  struct Consultation {
    let why: Pause
    let on: Day
    let receivedOn: Day?
    /// The time the other side has; `nil` where the edition fixed none.
    let term: Term?
    var answeredOn: Day?
  }

  struct Fee {
    let on: Day
    var receivedOn: Day?
    var paidOn: Day?
    var lapsedOn: Day?
  }

  private let story: RequestStory
  private let calendar: WorkCalendar
  private var edition2008 = false

  private(set) var refusals: [BrokenRule] = []
  private(set) var consultations: [Consultation] = []
  private(set) var fee: Fee?
  private(set) var askedOn: Day?
  private(set) var clarifiedOn: Day?
  private(set) var closedOn: Day?
  /// When the applicant knew the reply.
  private(set) var knownOn: Day?
  private(set) var reviewFiledOn: Day?
  private(set) var suitFiledOn: Day?
  /// When the applicant had the decision on the review.
  private(set) var reviewDecisionKnownOn: Day?
  private var finished: [Run] = []
  private var current: Run?
  private var extended = false

  init(story: RequestStory, calendar: WorkCalendar) {
    self.story = story
    self.calendar = calendar
  }

  /// All runs of the reply clock, oldest first, with what suspends them.
  var runs: [Run] { finished + (current.map { [$0] } ?? []) }

  mutating func run() throws(OutsideCalendar) {
    for day in story.days { _ = try calendar.kind(of: day) }
    if let confirmedOn = story.received.confirmedOn, story.received.by.needsConfirmation,
      confirmedOn < story.received.on
    {
      refusals.append(
        BrokenRule(rule: "art.31", event: "received", on: confirmedOn, message: "确认收到之日早于申请到达之日"))
    }
    guard let receipt = story.received.day else {
      for event in story.inOrder where event.kind != .withdrawn {
        refuse(event, "art.31", "尚未确认收到申请之日，不能办理")
      }
      return
    }
    edition2008 = receipt < Term.edition2019
    current = begin(on: receipt)
    for event in story.inOrder {
      guard event.on >= receipt else {
        refuse(event, "art.31", "\(event.on.chinese)早于收到申请之日（\(receipt.chinese)）")
        continue
      }
      try take(event, receipt: receipt)
    }
    try suspendCurrent()
  }

  // MARK: One event

  private mutating func take(_ event: RequestStory.Event, receipt: Day) throws(OutsideCalendar) {
    if let closedOn, !event.kind.followsReply {
      return refuse(event, replyRule, "申请已于\(closedOn.chinese)办结")
    }
    switch event.kind {
    case .clarificationAsked: try ask(event)
    case .clarified: clarify(event)
    case .clarificationLapsed:
      guard isAwaitingClarification else { return refuse(event, askingRule, "没有待补正的通知") }
      closedOn = event.on
    case .thirdPartyConsulted(let receivedOn):
      consult(event, .thirdParty, term: Term.inForce(.thirdParty, on: receipt), receivedOn: receivedOn)
    case .organConsulted(let receivedOn):
      consult(event, .organ, term: Term.inForce(.organ, on: receipt), receivedOn: receivedOn)
    case .thirdPartyAnswered: answer(event, .thirdParty)
    case .organAnswered: answer(event, .organ)
    case .extended(let workdays): try extend(event, by: workdays, receipt: receipt)
    case .feeNoticed(let receivedOn): try notice(event, receivedOn: receivedOn)
    case .feeNoticeReceived: receiveNotice(event)
    case .feePaid: try pay(event)
    case .feeLapsed: try lapseFee(event)
    case .replied(let method, let servedOn): try reply(event, by: method, servedOn: servedOn)
    case .withdrawn:
      closedOn = event.on
      try void(event.on, by: nil)
    case .reviewFiled: reviewFiledOn = reviewFiledOn ?? event.on
    case .suitFiled: suitFiledOn = suitFiledOn ?? event.on
    case .reviewDecided(let receivedOn): decideReview(event, receivedOn: receivedOn)
    }
  }

  private mutating func ask(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard askedOn == nil else { return refuse(event, askingRule, "补正应当一次性告知，不得再次要求补正") }
    if let due = try currentDue(), event.isAfter(due) {
      return refuse(event, askingRule, "答复期限已于\(due.chinese)届满，不能再要求补正")
    }
    askedOn = event.on
    try void(event.on, by: Suspension(after: event.on, through: nil, why: .clarification))
  }

  private mutating func clarify(_ event: RequestStory.Event) {
    guard isAwaitingClarification else { return refuse(event, askingRule, "没有待补正的通知") }
    clarifiedOn = event.on
    current = begin(on: event.on)
  }

  private mutating func consult(
    _ event: RequestStory.Event, _ why: Pause, term: Term?, receivedOn: Day?
  ) {
    if let receivedOn, receivedOn < event.on {
      return refuse(event, consultingRule(why), "对方收到之日早于发出之日")
    }
    consultations.append(Consultation(why: why, on: event.on, receivedOn: receivedOn, term: term))
  }

  private mutating func answer(_ event: RequestStory.Event, _ why: Pause) {
    let open = consultations.indices.first { consultations[$0].why == why && consultations[$0].isOpen }
    guard let open else { return refuse(event, consultingRule(why), "没有尚未答复的征求意见") }
    consultations[open].answeredOn = event.on
  }

  private mutating func extend(
    _ event: RequestStory.Event, by workdays: Int, receipt: Day
  ) throws(OutsideCalendar) {
    guard !extended else { return refuse(event, replyRule, "答复期限只能延长一次") }
    let most = Term.inForce(.extensionOfReply, on: receipt)?.count ?? 0
    guard workdays >= 1, workdays <= most else {
      return refuse(event, replyRule, "延长的期限应当为1至\(most)个工作日")
    }
    guard let due = try currentDue() else { return refuse(event, replyRule, "答复期限没有在计算，不能延长") }
    guard !event.isAfter(due) else { return refuse(event, replyRule, "答复期限已于\(due.chinese)届满，不能再延长") }
    extended = true
    current?.extendedBy = workdays
  }

  private mutating func notice(_ event: RequestStory.Event, receivedOn: Day?) throws(OutsideCalendar) {
    guard fee == nil else { return refuse(event, "fee", "已经发出收费通知") }
    guard let due = try currentDue(), !event.isAfter(due) else {
      return refuse(event, "fee", "收费通知应当在答复期限内发出")
    }
    if let receivedOn, receivedOn < event.on {
      return refuse(event, "fee", "收到收费通知之日早于发出之日")
    }
    fee = Fee(on: event.on, receivedOn: receivedOn)
  }

  private mutating func receiveNotice(_ event: RequestStory.Event) {
    guard isAwaitingPayment, fee?.receivedOn == nil else {
      return refuse(event, "fee", "没有待送达的收费通知")
    }
    fee?.receivedOn = event.on
  }

  private mutating func pay(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard isAwaitingPayment else { return refuse(event, "fee", "没有待缴费的收费通知") }
    try void(event.on, by: nil)
    fee?.paidOn = event.on
    // A request that is still to be clarified starts counting when it is.
    if !isAwaitingClarification { current = begin(on: event.on) }
  }

  private mutating func lapseFee(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard isAwaitingPayment, let noticed = fee else { return refuse(event, "fee", "没有待缴费的收费通知") }
    guard let receivedOn = noticed.receivedOn else {
      return refuse(event, "fee", "收费通知尚未送达申请人，缴费期限没有起算")
    }
    if let term = Term.inForce(.feePayment, on: noticed.on) {
      let due = try calendar.workday(term.count, after: receivedOn)
      guard event.on > due || event.isJudged else { return refuse(event, "fee", "缴费期限至\(due.chinese)，尚未届满") }
    }
    try void(event.on, by: nil)
    fee?.lapsedOn = event.on
    closedOn = event.on
  }

  private mutating func reply(
    _ event: RequestStory.Event, by method: ServiceMethod, servedOn: Day?
  ) throws(OutsideCalendar) {
    if let servedOn, servedOn < event.on { return refuse(event, "L235", "送达日早于答复日") }
    // A reply that has not reached the applicant by hand or over the net does not meet the limit yet.
    guard let day = method == .post ? event.on : servedOn else { return }
    try suspendCurrent(until: day)
    if var run = current {
      run.end = .replied(day)
      finished.append(run)
      current = nil
    }
    closedOn = day
    knownOn = servedOn ?? day
  }

  private mutating func decideReview(_ event: RequestStory.Event, receivedOn: Day?) {
    guard reviewFiledOn != nil, reviewDecisionKnownOn == nil else {
      return refuse(event, "reconsideration.art.62", "没有尚未作出决定的行政复议")
    }
    if let receivedOn, receivedOn < event.on {
      return refuse(event, "reconsideration.art.62", "收到行政复议决定书之日早于作出决定之日")
    }
    reviewDecisionKnownOn = receivedOn ?? event.on
  }

  // MARK: The reply clock

  private var isAwaitingClarification: Bool { askedOn != nil && clarifiedOn == nil }
  private var isAwaitingPayment: Bool { fee.map { $0.paidOn == nil && $0.lapsedOn == nil } ?? false }

  private func begin(on day: Day) -> Run? {
    guard let receipt = story.received.day, let term = Term.inForce(.reply, on: receipt) else { return nil }
    return Run(term: term, from: day)
  }

  private mutating func void(_ day: Day, by suspension: Suspension?) throws(OutsideCalendar) {
    guard var run = current else { return }
    run.suspensions = try consultationStretches(until: nil)
    run.voidedBy = suspension.map { [$0] } ?? []
    if isAwaitingPayment, let fee { run.voidedBy.append(Suspension(after: fee.on, through: nil, why: .fee)) }
    run.end = .void(day)
    finished.append(run)
    current = nil
  }

  /// The last day of the running clock as the story stands so far; `nil` where none runs.
  private func currentDue() throws(OutsideCalendar) -> Day? {
    guard var run = current, !isAwaitingPayment else { return nil }
    run.suspensions = try consultationStretches(until: nil)
    return try run.count.due(in: calendar)
  }

  /// Gives the running clock what suspends it: consultations, and a fee that is asked for and not paid.
  private mutating func suspendCurrent(until end: Day? = nil) throws(OutsideCalendar) {
    guard current != nil else { return }
    var suspensions = try consultationStretches(until: end)
    var waits: [Suspension] = []
    for consultation in consultations {
      guard let stretch = try stretch(of: consultation, until: end) else { continue }
      let last = consultation.answeredOn.map { $0.adding(days: -1) } ?? stretch.through
      waits.append(Suspension(after: stretch.after, through: last, why: stretch.why))
    }
    if isAwaitingPayment, let fee {
      suspensions.append(Suspension(after: fee.on, through: end, why: .fee))
      waits.append(Suspension(after: fee.on, through: nil, why: .fee))
      current?.standsStill = true
    }
    current?.suspensions = suspensions
    current?.waits = waits
  }

  /// Consultations as stretches that do not count: to the answer, or without one for the time the other side has.
  private func consultationStretches(until end: Day?) throws(OutsideCalendar) -> [Suspension] {
    var stretches: [Suspension] = []
    for consultation in consultations {
      if let stretch = try stretch(of: consultation, until: end) { stretches.append(stretch) }
    }
    return stretches
  }

  /// Under the edition of 2008 only third parties stopped the clock, for as long as they took (article 24).
  ///
  /// - Parameter end: where a stretch without end is cut off.
  private func stretch(of consultation: Consultation, until end: Day?) throws(OutsideCalendar) -> Suspension?
  {
    if consultation.why == .organ && consultation.term == nil { return nil }
    var through = consultation.answeredOn
    if through == nil, let term = consultation.term {
      through = try calendar.workday(term.count, after: consultation.receivedOn ?? consultation.on)
    }
    return Suspension(after: consultation.on, through: through ?? end, why: consultation.why)
  }

  // MARK: The rules by which it is refused

  private var replyRule: String { edition2008 ? "2008.art.24" : "art.33" }
  private var askingRule: String { edition2008 ? "2008.art.21" : "art.30" }

  private func consultingRule(_ why: Pause) -> String {
    if why == .organ { return "art.34" }
    return edition2008 ? "2008.art.23" : "art.32"
  }

  private mutating func refuse(_ event: RequestStory.Event, _ rule: String, _ message: String) {
    refusals.append(BrokenRule(rule: rule, event: event.kind.name, on: event.on, message: message))
  }
}

extension RequestStory.Event {
  /// Whether it comes after the last day of a limit that had to be kept.
  fileprivate func isAfter(_ due: Day) -> Bool { on > due && !isJudged }
}

extension RequestWalk.Consultation {
  fileprivate var isOpen: Bool { answeredOn == nil }
}

extension RequestStory.Kind {
  /// What may still come after a request is closed.
  fileprivate var followsReply: Bool {
    switch self {
    case .reviewFiled, .reviewDecided, .suitFiled: true
    default: false
    }
  }
}
