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
    var suspensions: [Suspension] = []
    var end: End?

    /// The count behind the run. A run that became void shows the days after its end as not counted, but its last
    /// day is told as it stood.
    var count: Count { Count(from: from, limit: term.count + extendedBy, suspensions: suspensions) }

    /// Suspensions whose end nobody has brought about yet.
    var openStretches: [Suspension] = []

    /// Whether the other side is being waited for, from the day of asking on.
    func isSuspended(on day: Day) -> Bool {
      openStretches.contains { $0.after <= day && ($0.through.map { day <= $0 } ?? true) }
    }

    /// The count as it stood when the run became void: without the suspension that never ends.
    var countAsItStood: Count {
      Count(from: from, limit: term.count + extendedBy, suspensions: suspensions.filter { $0.through != nil })
    }
  }

  struct Consultation {
    let why: Pause
    let on: Day
    let receivedOn: Day?
    let term: Term?
    var answeredOn: Day?
  }

  struct Fee {
    let on: Day
    let receivedOn: Day?
    var paidOn: Day?
    var lapsedOn: Day?
  }

  private let story: RequestStory
  private let calendar: WorkCalendar

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
    guard let receipt = story.received.day else {
      for event in story.inOrder where event.kind != .withdrawn {
        refuse(event, "art.31", "尚未确认收到申请之日,不能办理")
      }
      return
    }
    current = try begin(on: receipt)
    for event in story.inOrder {
      guard event.on >= receipt else {
        refuse(event, "art.31", "\(event.on)早于收到申请之日\(receipt)")
        continue
      }
      try take(event, receipt: receipt)
    }
    try settle()
  }

  // MARK: One event

  private mutating func take(_ event: RequestStory.Event, receipt: Day) throws(OutsideCalendar) {
    if let closedOn, !event.kind.followsReply {
      return refuse(event, "art.33", "申请已于\(closedOn)办结")
    }
    switch event.kind {
    case .clarificationAsked: try ask(event)
    case .clarified: try clarify(event)
    case .clarificationLapsed:
      guard askedOn != nil, clarifiedOn == nil else { return refuse(event, "art.30", "没有待补正的通知") }
      closedOn = event.on
    case .thirdPartyConsulted(let receivedOn):
      consult(event, .thirdParty, term: Term.inForce(.thirdParty, on: receipt), receivedOn: receivedOn)
    case .organConsulted(let receivedOn):
      consult(event, .organ, term: Term.inForce(.organ, on: receipt), receivedOn: receivedOn)
    case .thirdPartyAnswered: answer(event, .thirdParty, "art.32")
    case .organAnswered: answer(event, .organ, "art.34")
    case .extended(let workdays): try extend(event, by: workdays, receipt: receipt)
    case .feeNoticed(let receivedOn): try notice(event, receivedOn: receivedOn)
    case .feePaid: try pay(event)
    case .feeLapsed: try lapseFee(event)
    case .replied(let method, let servedOn): reply(event, by: method, servedOn: servedOn)
    case .withdrawn:
      closedOn = event.on
      end(.void(event.on))
    case .reviewFiled: reviewFiledOn = reviewFiledOn ?? event.on
    case .suitFiled: suitFiledOn = suitFiledOn ?? event.on
    }
  }

  private mutating func ask(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard askedOn == nil else { return refuse(event, "art.30", "补正应当一次性告知,不得再次要求补正") }
    askedOn = event.on
    current?.suspensions.append(Suspension(after: event.on, through: nil, why: .clarification))
    end(.void(event.on))
  }

  private mutating func clarify(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard askedOn != nil, clarifiedOn == nil else { return refuse(event, "art.30", "没有待补正的通知") }
    clarifiedOn = event.on
    current = try begin(on: event.on)
  }

  private mutating func consult(
    _ event: RequestStory.Event, _ why: Pause, term: Term?, receivedOn: Day?
  ) {
    guard current != nil else { return refuse(event, why == .organ ? "art.34" : "art.32", "答复期限没有在计算") }
    consultations.append(Consultation(why: why, on: event.on, receivedOn: receivedOn, term: term))
  }

  private mutating func answer(_ event: RequestStory.Event, _ why: Pause, _ rule: String) {
    let open = consultations.indices.first { index in
      consultations[index].why == why && consultations[index].answeredOn == nil
        && consultations[index].on <= event.on
    }
    guard let open else { return refuse(event, rule, "没有尚未答复的征求意见") }
    consultations[open].answeredOn = event.on
  }

  private mutating func extend(
    _ event: RequestStory.Event, by workdays: Int, receipt: Day
  ) throws(OutsideCalendar) {
    guard !extended else { return refuse(event, "art.33", "答复期限只能延长一次") }
    guard let most = Term.inForce(.extensionOfReply, on: receipt)?.count, (1...most).contains(workdays) else {
      let most = Term.inForce(.extensionOfReply, on: receipt)?.count ?? 0
      return refuse(event, "art.33", "延长的期限应当为1至\(most)个工作日")
    }
    guard let due = try currentDue() else { return refuse(event, "art.33", "答复期限没有在计算,不能延长") }
    guard event.on <= due else { return refuse(event, "art.33", "答复期限已于\(due)届满,不能再延长") }
    extended = true
    current?.extendedBy = workdays
  }

  private mutating func notice(_ event: RequestStory.Event, receivedOn: Day?) throws(OutsideCalendar) {
    guard fee == nil else { return refuse(event, "fee", "已经发出收费通知") }
    guard let due = try currentDue(), event.on <= due else {
      return refuse(event, "fee", "收费通知应当在答复期限内发出")
    }
    fee = Fee(on: event.on, receivedOn: receivedOn)
  }

  private mutating func pay(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard fee != nil, fee?.paidOn == nil, let noticed = fee?.on else {
      return refuse(event, "fee", "没有待缴费的收费通知")
    }
    fee?.paidOn = event.on
    current?.suspensions.append(Suspension(after: noticed, through: nil, why: .fee))
    end(.void(event.on))
    current = try begin(on: event.on)
  }

  private mutating func lapseFee(_ event: RequestStory.Event) throws(OutsideCalendar) {
    guard let noticed = fee, noticed.paidOn == nil else { return refuse(event, "fee", "没有待缴费的收费通知") }
    if let receivedOn = noticed.receivedOn, let term = Term.inForce(.feePayment, on: noticed.on) {
      let due = try calendar.workday(term.count, after: receivedOn)
      guard event.on > due else { return refuse(event, "fee", "缴费期限至\(due),尚未届满") }
    }
    fee?.lapsedOn = event.on
    closedOn = event.on
    current?.suspensions.append(Suspension(after: noticed.on, through: nil, why: .fee))
    end(.void(event.on))
  }

  private mutating func reply(_ event: RequestStory.Event, by method: ServiceMethod, servedOn: Day?) {
    let day = method == .post ? event.on : servedOn
    guard let day else { return }
    guard day >= event.on else { return refuse(event, "L235", "送达日早于答复日") }
    closedOn = day
    knownOn = servedOn ?? (method == .post ? event.on : nil)
    end(.replied(day))
  }

  // MARK: The reply clock

  private func begin(on day: Day) throws(OutsideCalendar) -> Run? {
    guard let receipt = story.received.day, let term = Term.inForce(.reply, on: receipt) else { return nil }
    return Run(term: term, from: day)
  }

  private mutating func end(_ end: Run.End) {
    guard var run = current else { return }
    run.end = end
    finished.append(run)
    current = nil
  }

  /// The last day of the running clock as the story stands so far.
  private func currentDue() throws(OutsideCalendar) -> Day? {
    guard var run = current, fee == nil || fee?.paidOn != nil else { return nil }
    run.suspensions += try consultationStretches()
    return try run.count.due(in: calendar)
  }

  /// Consultations as stretches that do not count: to the answer, or without one for the time the other side has.
  private func consultationStretches() throws(OutsideCalendar) -> [Suspension] {
    var stretches: [Suspension] = []
    for consultation in consultations {
      if let stretch = try stretch(of: consultation) { stretches.append(stretch) }
    }
    return stretches
  }

  /// Under the edition of 2008 only third parties stopped the clock, for as long as they took (article 24).
  private func stretch(of consultation: Consultation) throws(OutsideCalendar) -> Suspension? {
    if consultation.why == .organ && consultation.term == nil { return nil }
    var through = consultation.answeredOn
    if through == nil, let term = consultation.term {
      through = try calendar.workday(term.count, after: consultation.receivedOn ?? consultation.on)
    }
    return Suspension(after: consultation.on, through: through, why: consultation.why)
  }

  /// Gives every run what suspends it, once the whole story is known.
  private mutating func settle() throws(OutsideCalendar) {
    let stretches = try consultationStretches()
    for index in finished.indices { finished[index].suspensions += stretches }
    current?.suspensions += stretches
    for consultation in consultations where consultation.answeredOn == nil {
      if let stretch = try stretch(of: consultation) { current?.openStretches.append(stretch) }
    }
    if let fee, fee.paidOn == nil {
      let stretch = Suspension(after: fee.on, through: nil, why: .fee)
      current?.suspensions.append(stretch)
      current?.openStretches.append(stretch)
    }
  }

  private mutating func refuse(_ event: RequestStory.Event, _ rule: String, _ message: String) {
    refusals.append(BrokenRule(rule: rule, event: event.kind.name, on: event.on, message: message))
  }
}

extension RequestStory.Kind {
  /// What may still come after a request is closed.
  fileprivate var followsReply: Bool {
    switch self {
    case .reviewFiled, .suitFiled: true
    default: false
    }
  }
}
