import Statute

/// The limits of a request a second time: slow, obvious, written from the description of `huabiao due` and not from
/// the engine. A calendar is a set of working days; a limit walks over it day by day.
struct PlainClock {
  let working: Set<Int>
  let today: Int

  struct Limit: Equatable {
    let name: String
    let from: Int
    let due: Int?
    let limit: Int
    let counted: Int
    let status: String
  }

  struct Answer: Equatable {
    var receiptDay: Int?
    var limits: [Limit] = []
    /// `art.33 extended 19999`.
    var refusals: [String] = []
  }

  /// What is known of a request while its story is read.
  private struct Facts {
    var runs: [Run] = []
    var asked: Int?
    var clarified: Int?
    var consultations: [Consultation] = []
    var extensionUsed = false
    var fee: Fee?
    var closed: Int?
    var known: Int?
    var reviewed: Int?
    var reviewDecisionKnown: Int?
    var sued: Int?
    var reviewFirst = false
  }

  private struct Run {
    let from: Int
    var length = 20
    var status: String?
    var ended: Int?
    var due: Int?
  }

  private struct Consultation {
    let name: String
    let asked: Int
    let received: Int
    var answered: Int?
  }

  private struct Fee {
    let noticed: Int
    var received: Int?
    var paid: Int?
    var lapsed: Int?
    var isOpen: Bool { paid == nil && lapsed == nil }
  }

  /// The N-th day after a day that works and is not left out.
  private func end(_ count: Int, after start: Int, leavingOut excluded: Set<Int> = []) -> Int {
    var day = start
    var left = count
    while left > 0 {
      day += 1
      if working.contains(day), !excluded.contains(day) { left -= 1 }
    }
    return day
  }

  private func count(after start: Int, through last: Int, leavingOut excluded: Set<Int> = []) -> Int {
    guard start < last else { return 0 }
    return (start + 1...last).count { working.contains($0) && !excluded.contains($0) }
  }

  private func leftOut(_ consultation: Consultation) -> ClosedRange<Int>? {
    let last = consultation.answered ?? end(15, after: consultation.received)
    return consultation.asked < last ? consultation.asked + 1...last : nil
  }

  private func leftOut(_ consultations: [Consultation]) -> Set<Int> {
    var days: Set<Int> = []
    for consultation in consultations { days.formUnion(leftOut(consultation).map(Set.init) ?? []) }
    return days
  }

  /// Requests received since 2019-05-15.
  func answer(_ story: RequestStory) -> Answer {
    var answer = Answer()
    let needsConfirmation = ![.inPerson, .signedPost].contains(story.received.by)
    let receipt = needsConfirmation ? story.received.confirmedOn?.number : story.received.on.number
    if needsConfirmation, let receipt, receipt < story.received.on.number {
      answer.refusals.append("art.31 received \(receipt)")
    }
    let events = PlainClock.inOrder(story.events)
    guard let receipt else {
      answer.refusals += events.filter { $0.kind != .withdrawn }
        .map { "art.31 \($0.kind.name) \($0.on.number)" }
      return answer
    }
    answer.receiptDay = receipt
    var facts = Facts()
    facts.reviewFirst = story.reviewFirst
    facts.runs.append(Run(from: receipt))
    for event in events {
      let rule = event.on.number < receipt ? "art.31" : tell(event, &facts)
      if let rule { answer.refusals.append("\(rule) \(event.kind.name) \(event.on.number)") }
    }
    answer.limits = limits(of: facts, receipt: receipt)
    return answer
  }

  /// By the day on which they take effect, and on one day in the order of the procedure.
  private static func inOrder(_ events: [RequestStory.Event]) -> [RequestStory.Event] {
    let procedure = [
      "clarificationAsked", "clarified", "clarificationLapsed", "thirdPartyConsulted", "organConsulted",
      "thirdPartyAnswered", "organAnswered", "extended", "feeNoticed", "feeNoticeReceived", "feePaid",
      "feeLapsed", "withdrawn", "replied", "reviewFiled", "reviewDecided", "suitFiled",
    ]
    func key(_ event: RequestStory.Event) -> (Int, Int, Int, Int) {
      var day = event.on.number
      var second = 0
      switch event.kind {
      case .replied(by: .post, _): second = -1
      case .replied(_, let served?):
        day = max(day, served.number)
        second = served.number
      case .thirdPartyConsulted(let received?), .organConsulted(let received?), .feeNoticed(let received?),
        .reviewDecided(let received?):
        second = received.number
      case .extended(let workdays): second = workdays
      default: break
      }
      return (day, procedure.firstIndex(of: event.kind.name) ?? 0, event.on.number, second)
    }
    return events.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Notes one event; the rule it breaks where it cannot be.
  private func tell(_ event: RequestStory.Event, _ facts: inout Facts) -> String? {
    let day = event.on.number
    switch event.kind {
    case .reviewFiled:
      facts.reviewed = facts.reviewed ?? day
      return nil
    case .reviewDecided(let received):
      guard facts.reviewed != nil, facts.reviewDecisionKnown == nil,
        received.map({ $0.number >= day }) ?? true
      else { return "reconsideration.art.62" }
      facts.reviewDecisionKnown = received?.number ?? day
      return nil
    case .suitFiled:
      facts.sued = facts.sued ?? day
      return nil
    default: if facts.closed != nil { return "art.33" }
    }
    let waitsForApplicant = facts.asked != nil && facts.clarified == nil
    let runs = facts.runs.last?.status == nil && !facts.runs.isEmpty
    let feeIsOpen = facts.fee?.isOpen ?? false
    let excluded = leftOut(facts.consultations)
    let due = facts.runs.last.map { end($0.length, after: $0.from, leavingOut: excluded) }
    func void(_ facts: inout Facts) {
      guard runs else { return }
      facts.runs[facts.runs.count - 1].status = "void"
      facts.runs[facts.runs.count - 1].ended = day
      facts.runs[facts.runs.count - 1].due = due
    }
    switch event.kind {
    case .clarificationAsked:
      if facts.asked != nil { return "art.30" }
      if runs, !feeIsOpen, let due, day > due { return "art.30" }
      facts.asked = day
      void(&facts)
    case .clarified:
      guard waitsForApplicant else { return "art.30" }
      facts.clarified = day
      facts.runs.append(Run(from: day))
    case .clarificationLapsed:
      guard waitsForApplicant else { return "art.30" }
      facts.closed = day
    case .thirdPartyConsulted(let received), .organConsulted(let received):
      let name = event.kind.name == "organConsulted" ? "organ" : "thirdParty"
      if let received, received.number < day { return name == "organ" ? "art.34" : "art.32" }
      facts.consultations.append(.init(name: name, asked: day, received: received?.number ?? day))
    case .thirdPartyAnswered, .organAnswered:
      let name = event.kind == .organAnswered ? "organ" : "thirdParty"
      let open = facts.consultations.firstIndex { $0.name == name && $0.answered == nil }
      guard let open else { return name == "organ" ? "art.34" : "art.32" }
      facts.consultations[open].answered = day
    case .extended(let workdays):
      guard !facts.extensionUsed, (1...20).contains(workdays), runs, !feeIsOpen, let due, day <= due
      else { return "art.33" }
      facts.extensionUsed = true
      facts.runs[facts.runs.count - 1].length += workdays
    case .feeNoticed(let received):
      guard facts.fee == nil, runs, let due, day <= due, received.map({ $0.number >= day }) ?? true
      else { return "fee" }
      facts.fee = Fee(noticed: day, received: received?.number)
    case .feeNoticeReceived:
      guard feeIsOpen, facts.fee?.received == nil else { return "fee" }
      facts.fee?.received = day
    case .feePaid:
      guard feeIsOpen else { return "fee" }
      void(&facts)
      facts.fee?.paid = day
      if !waitsForApplicant { facts.runs.append(Run(from: day)) }
    case .feeLapsed:
      guard feeIsOpen, let received = facts.fee?.received, day > end(20, after: received) else {
        return "fee"
      }
      void(&facts)
      facts.fee?.lapsed = day
      facts.closed = day
    case .replied(let method, let served):
      if let served, served.number < day { return "L235" }
      guard let arrived = method == .post ? day : served?.number else { return nil }
      facts.closed = arrived
      facts.known = served?.number ?? arrived
      guard runs, let from = facts.runs.last?.from, let length = facts.runs.last?.length else { return nil }
      var excluded = excluded
      if feeIsOpen, let noticed = facts.fee?.noticed, noticed < arrived {
        excluded.formUnion(noticed + 1...arrived)
      }
      // A clock that stands still for a fee cannot be missed.
      let due = max(end(length, after: from, leavingOut: excluded), feeIsOpen ? arrived : 0)
      facts.runs[facts.runs.count - 1].status = arrived <= due ? "met" : "missed"
      facts.runs[facts.runs.count - 1].ended = arrived
      facts.runs[facts.runs.count - 1].due = due
    case .withdrawn:
      void(&facts)
      facts.closed = day
    case .reviewFiled, .reviewDecided, .suitFiled: break
    }
    return nil
  }

  private func limits(of facts: Facts, receipt: Int) -> [Limit] {
    var limits: [Limit] = []
    let notice = end(7, after: receipt)
    if let asked = facts.asked {
      limits.append(
        Limit(
          name: "clarificationNotice", from: receipt, due: notice, limit: 7,
          counted: count(after: receipt, through: min(today, asked)),
          status: asked <= notice ? "met" : "missed"))
    } else {
      let gone = facts.closed != nil || today > notice
      limits.append(
        Limit(
          name: "clarificationNotice", from: receipt, due: notice, limit: 7,
          counted: count(after: receipt, through: min(today, notice, facts.closed ?? notice)),
          status: gone ? "void" : "running"))
    }
    for run in facts.runs { limits.append(limit(of: run, facts)) }
    for consultation in facts.consultations {
      limits.append(
        open(
          consultation.name, 15, from: consultation.received, done: consultation.answered,
          closed: facts.closed))
    }
    if let fee = facts.fee, let received = fee.received {
      if let lapsed = fee.lapsed {
        limits.append(
          Limit(
            name: "feePayment", from: received, due: end(20, after: received), limit: 20,
            counted: count(after: received, through: min(today, lapsed)), status: "missed"))
      } else {
        limits.append(open("feePayment", 20, from: received, done: fee.paid, closed: facts.closed))
      }
    }
    if let known = facts.known {
      limits.append(right("review", days: 60, from: known, used: facts.reviewed, barred: facts.sued))
      if !facts.reviewFirst {
        limits.append(right("suit", months: 6, from: known, used: facts.sued, barred: facts.reviewed))
      }
    }
    if facts.known != nil, let decision = facts.reviewDecisionKnown {
      let used = facts.sued.flatMap { $0 < decision ? nil : $0 }
      limits.append(right("suitAfterReview", days: 15, from: decision, used: used, barred: nil))
    }
    return limits
  }

  private func limit(of run: Run, _ facts: Facts) -> Limit {
    var excluded = leftOut(facts.consultations)
    let far = max(today, run.from) + 500
    if let ended = run.ended {
      // What is not over is taken as it stood: consultations begun later are none of this run's, and on one day
      // asking for clarification comes before an answer.
      let answeredBy = facts.asked == ended && run.status == "void" ? ended - 1 : ended
      let known = facts.consultations.filter { $0.asked <= ended }
        .map {
          Consultation(
            name: $0.name, asked: $0.asked, received: $0.received,
            answered: $0.answered.flatMap { $0 <= answeredBy ? $0 : nil })
        }
      excluded = leftOut(known)
    }
    if let fee = facts.fee, fee.noticed < far {
      if fee.isOpen, run.status == nil { excluded.formUnion(fee.noticed + 1...far) }
      if run.status == "void", let ended = run.ended, fee.noticed < ended,
        (fee.paid ?? fee.lapsed ?? far) >= ended
      {
        excluded.formUnion(fee.noticed + 1...ended)
      }
      if run.status == "met" || run.status == "missed", fee.isOpen, let ended = run.ended, fee.noticed < ended
      {
        excluded.formUnion(fee.noticed + 1...ended)
      }
    }
    let counted = count(after: run.from, through: min(today, run.ended ?? today), leavingOut: excluded)
    if let status = run.status {
      return Limit(
        name: "reply", from: run.from, due: run.due, limit: run.length, counted: counted, status: status)
    }
    if let fee = facts.fee, fee.isOpen {
      let waiting = today >= fee.noticed || isConsulting(facts.consultations)
      return Limit(
        name: "reply", from: run.from, due: nil, limit: run.length, counted: counted,
        status: waiting ? "suspended" : "running")
    }
    let due = end(run.length, after: run.from, leavingOut: excluded)
    let status = today > due ? "overdue" : isConsulting(facts.consultations) ? "suspended" : "running"
    return Limit(
      name: "reply", from: run.from, due: due, limit: run.length, counted: counted, status: status)
  }

  /// Whether somebody was asked and has neither answered nor run out of time.
  private func isConsulting(_ consultations: [Consultation]) -> Bool {
    consultations.contains { consultation in
      guard today >= consultation.asked else { return false }
      if let answered = consultation.answered { return today < answered }
      return today <= end(15, after: consultation.received)
    }
  }

  /// A right that is gone when its last day is. A last day of rest gives way to the next working day.
  private func right(
    _ name: String, days: Int = 0, months: Int = 0, from: Int, used: Int?, barred: Int?
  ) -> Limit {
    let last = months > 0 ? PlainDates.later(months: months, than: from) : from + days
    var due = last
    while !working.contains(due) { due += 1 }
    var status = today > due ? "missed" : "running"
    var ended = today > due ? due : nil
    if let barred, used.map({ $0 > barred }) ?? true {
      (status, ended) = ("void", min(barred, due))
    } else if let used {
      (status, ended) = (used <= due ? "met" : "missed", used)
    }
    let givingWay = Set(last..<due)
    let end = min(due, today, ended ?? today)
    let counted = end > from ? (from + 1...end).count { !givingWay.contains($0) } : 0
    return Limit(
      name: name, from: from, due: due, limit: days + months, counted: counted, status: status)
  }

  private func open(_ name: String, _ length: Int, from: Int, done: Int?, closed: Int?) -> Limit {
    let due = end(length, after: from)
    let status: String
    if let done {
      status = done <= due ? "met" : "missed"
    } else if closed != nil {
      status = "void"
    } else {
      status = today > due ? "overdue" : "running"
    }
    return Limit(
      name: name, from: from, due: due, limit: length,
      counted: count(after: from, through: min(today, done ?? closed ?? today)), status: status)
  }
}
