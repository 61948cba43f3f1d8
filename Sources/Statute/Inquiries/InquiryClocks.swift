/// Counts the limits of a question: five working days for each office that passes it on, then for each department its own
/// full limit, then the complaint. Limits never share one budget, and time spent on routing is in no department's limit.
package struct InquiryClocks: Sendable {
  private let terms: TermClock

  package init(calendar: WorkCalendar, today: Day) {
    terms = TermClock(calendar: calendar, today: today)
  }

  /// One stay of the question with an office or a department.
  private struct Hop {
    let holder: InquiryStory.Holder
    let from: Day
    var isExtended = false
    var doneOn: Day?
    var closedOn: Day?
    var isOpen: Bool { doneOn == nil && closedOn == nil }
  }

  private struct Complaint {
    let on: Day
    var isExtended = false
    var decidedOn: Day?
  }

  private struct Walk {
    var hops: [Hop]
    var answeredOn: Day?
    var closedOn: Day?
    var complaint: Complaint?
    var refusals: [BrokenRule] = []

    mutating func refuse(_ event: InquiryStory.Event, _ message: String) {
      refusals.append(
        BrokenRule(rule: "query", event: event.kind.rawValue, on: event.on, message: message))
    }
  }

  /// - Throws: `OutsideCalendar` where a day lies before 2008 or beyond the one provisional year.
  package func reckon(_ story: InquiryStory) throws(OutsideCalendar) -> Reckoning {
    _ = try terms.calendar.kind(of: story.receivedOn)
    for event in story.events { _ = try terms.calendar.kind(of: event.on) }
    var walk = Walk(hops: [Hop(holder: story.by, from: story.receivedOn)])
    for event in story.inOrder {
      guard event.on >= story.receivedOn else {
        walk.refuse(event, "\(event.on.chinese)早于受理查询之日（\(story.receivedOn.chinese)）")
        continue
      }
      if event.kind.isOfComplaint {
        try complain(event, &walk)
      } else {
        try handle(event, story.category, &walk)
      }
    }
    var clocks: [LegalClock] = []
    for hop in walk.hops {
      guard let term = term(of: hop, story.category) else { continue }
      clocks.append(try terms.clock(term, from: hop.from, doneOn: hop.doneOn, closedOn: hop.closedOn))
    }
    if let complaint = walk.complaint, let term = term(of: complaint) {
      clocks.append(try terms.clock(term, from: complaint.on, doneOn: complaint.decidedOn))
    }
    return Reckoning(clocks: clocks, refusals: walk.refusals)
  }

  // MARK: One event

  private func handle(_ event: InquiryStory.Event, _ category: InquiryStory.Category, _ walk: inout Walk)
    throws(OutsideCalendar)
  {
    guard walk.answeredOn == nil, walk.closedOn == nil, let hop = walk.hops.last else {
      return walk.refuse(event, "查询已经办结")
    }
    let last = walk.hops.count - 1
    switch event.kind {
    case .toOffice:
      // An office and a department have done their part when they pass on; one that sat on it past its limit missed it.
      walk.hops[last].doneOn = event.on
      walk.hops.append(Hop(holder: .office, from: event.on))
    case .toDepartment:
      guard hop.holder == .office else {
        return walk.refuse(event, "部门之间不得直接转办，应当送同级政府办公室转办，或者答复本部门部分后转下一部门")
      }
      walk.hops[last].doneOn = event.on
      walk.hops.append(Hop(holder: .department, from: event.on))
    case .partAnswered:
      guard hop.holder == .department else { return walk.refuse(event, "政府办公室只负责转办") }
      walk.hops[last].doneOn = event.on
      walk.hops.append(Hop(holder: .department, from: event.on))
    case .extended:
      guard hop.holder == .department else { return walk.refuse(event, "转办的期限不能延长") }
      guard !hop.isExtended else { return walk.refuse(event, "答复期限只能延长一次") }
      if let term = term(of: hop, category) {
        let due = try terms.due(term, from: hop.from)
        guard event.on <= due else { return walk.refuse(event, "答复期限已于\(due.chinese)届满，不能再延长") }
      }
      walk.hops[last].isExtended = true
    case .answered:
      walk.hops[last].doneOn = event.on
      walk.answeredOn = event.on
    case .withdrawn:
      walk.hops[last].closedOn = event.on
      walk.closedOn = event.on
    case .complained, .complaintExtended, .complaintDecided: return
    }
  }

  private func complain(_ event: InquiryStory.Event, _ walk: inout Walk) throws(OutsideCalendar) {
    switch event.kind {
    case .complained:
      guard walk.complaint == nil else { return walk.refuse(event, "已经受理投诉") }
      guard walk.answeredOn != nil else { return walk.refuse(event, "答复之后才能对答复投诉") }
      walk.complaint = Complaint(on: event.on)
    case .complaintExtended:
      guard let complaint = walk.complaint, complaint.decidedOn == nil, !complaint.isExtended else {
        return walk.refuse(event, "没有可以延长的投诉")
      }
      if let term = term(of: complaint) {
        let due = try terms.due(term, from: complaint.on)
        guard event.on <= due else { return walk.refuse(event, "处理期限已于\(due.chinese)届满，不能再延长") }
      }
      walk.complaint?.isExtended = true
    case .complaintDecided:
      guard let complaint = walk.complaint, complaint.decidedOn == nil else {
        return walk.refuse(event, "没有待处理的投诉")
      }
      walk.complaint?.decidedOn = event.on
    default: return
    }
  }

  // MARK: Terms

  private func term(of hop: Hop, _ category: InquiryStory.Category) -> Term? {
    guard hop.holder == .department else { return Term.inForce(.queryRouting, on: hop.from) }
    if hop.isExtended { return Term.inForce(.queryMaximum, on: hop.from) }
    return Term.inForce(category == .ordinary ? .queryOrdinary : .queryComplex, on: hop.from)
  }

  private func term(of complaint: Complaint) -> Term? {
    Term.inForce(complaint.isExtended ? .queryAppealExtended : .queryAppeal, on: complaint.on)
  }
}

extension InquiryStory.Kind {
  fileprivate var isOfComplaint: Bool {
    switch self {
    case .complained, .complaintExtended, .complaintDecided: true
    default: false
    }
  }
}
