/// Counts the limits of review and suit: those of the applicant, of the review organ, and of the body that replied.
package struct DisputeClocks: Sendable {
  private let terms: TermClock

  package init(calendar: WorkCalendar, today: Day) {
    terms = TermClock(calendar: calendar, today: today)
  }

  private struct Review {
    let filedOn: Day
    var acceptedOn: Day?
    var isSimplified = false
    var extendedBy = 0
    var decidedOn: Day?
    var knownOn: Day?
    var copyOn: Day?
    var answeredOn: Day?
  }

  private struct Suit {
    let filedOn: Day
    var copyOn: Day?
    var defendedOn: Day?
  }

  private struct Walk {
    let story: DisputeStory
    var review: Review?
    var suit: Suit?
    var refusals: [BrokenRule] = []

    mutating func refuse(_ event: DisputeStory.Event, _ rule: String, _ message: String) {
      refusals.append(BrokenRule(rule: rule, event: event.kind.rawValue, on: event.on, message: message))
    }

    /// The day of the decision is not told here; the day on which it was known stands for it.
    var reviewFirst: Bool { Remedies.comesReviewFirst(withheld: story.withheld, decidedOn: story.knownOn) }
  }

  /// - Throws: `OutsideCalendar` where a day lies before 2008 or beyond the one provisional year.
  package func reckon(_ story: DisputeStory) throws(OutsideCalendar) -> Reckoning {
    _ = try terms.calendar.kind(of: story.knownOn)
    var walk = Walk(story: story)
    for event in story.inOrder {
      _ = try terms.calendar.kind(of: event.on)
      if let further = event.further { _ = try terms.calendar.kind(of: further) }
      guard event.on >= story.knownOn else {
        walk.refuse(event, reviewRule(event.on), "\(event.on.chinese)早于知道答复之日（\(story.knownOn.chinese)）")
        continue
      }
      try take(event, &walk)
    }
    return Reckoning(clocks: try clocks(of: walk), refusals: walk.refusals)
  }

  // MARK: One event

  private func take(_ event: DisputeStory.Event, _ walk: inout Walk) throws(OutsideCalendar) {
    switch event.kind {
    case .suitFiled, .suitCopyReceived, .defenceFiled: return try sue(event, &walk)
    case .reviewFiled:
      guard walk.review == nil else { return walk.refuse(event, "reconsideration.art.29", "已经申请行政复议") }
      guard walk.suit == nil else {
        return walk.refuse(event, "reconsideration.art.29", "已经提起行政诉讼，不得申请行政复议")
      }
      walk.review = Review(filedOn: event.on)
      return
    default: break
    }
    guard let review = walk.review else {
      return walk.refuse(event, reviewRule(event.on), "没有申请行政复议")
    }
    let rule = reviewRule(review.acceptedOn ?? review.filedOn)
    switch event.kind {
    case .reviewAccepted, .reviewAcceptedSimplified:
      guard review.acceptedOn == nil else { return walk.refuse(event, rule, "行政复议申请已经受理") }
      walk.review?.acceptedOn = event.on
      walk.review?.isSimplified =
        event.kind == .reviewAcceptedSimplified && event.on >= Term.reconsiderationLaw2024
    case .reviewCopyReceived:
      guard review.copyOn == nil else { return walk.refuse(event, rule, "已经收到行政复议申请书副本") }
      walk.review?.copyOn = event.on
    case .reviewAnswered:
      guard review.copyOn != nil, review.answeredOn == nil else {
        return walk.refuse(event, rule, "没有待提出的书面答复")
      }
      walk.review?.answeredOn = event.on
    case .reviewExtended: try extend(event, by: event.number ?? 0, review, rule, &walk)
    case .reviewDecided:
      guard review.decidedOn == nil else { return walk.refuse(event, rule, "已经作出行政复议决定") }
      if let receivedOn = event.further, receivedOn < event.on {
        return walk.refuse(event, rule, "收到行政复议决定书之日早于作出决定之日")
      }
      walk.review?.decidedOn = event.on
      walk.review?.knownOn = event.further ?? event.on
    case .reviewFiled, .suitFiled, .suitCopyReceived, .defenceFiled: return
    }
  }

  private func extend(
    _ event: DisputeStory.Event, by days: Int, _ review: Review, _ rule: String, _ walk: inout Walk
  ) throws(OutsideCalendar) {
    guard let acceptedOn = review.acceptedOn, review.decidedOn == nil, review.extendedBy == 0 else {
      return walk.refuse(event, rule, "没有可以延长的行政复议")
    }
    // The simplified procedure knows no extension.
    let most =
      review.isSimplified ? 0 : Term.inForce(.extensionOfReviewDecision, on: acceptedOn)?.count ?? 0
    guard days >= 1, days <= most else {
      return walk.refuse(event, rule, most == 0 ? "简易程序的期限不能延长" : "延长的期限应当为1至\(most)日")
    }
    if let due = try decisionDue(review), event.on > due {
      return walk.refuse(event, rule, "行政复议期限已于\(due.chinese)届满，不能再延长")
    }
    walk.review?.extendedBy = days
  }

  private func sue(_ event: DisputeStory.Event, _ walk: inout Walk) throws(OutsideCalendar) {
    let rule = Term.inForce(.suit, on: walk.story.knownOn)?.rule ?? "litigation.art.46"
    switch event.kind {
    case .suitFiled:
      guard walk.suit == nil else { return walk.refuse(event, rule, "已经提起行政诉讼") }
      if let review = walk.review {
        guard try isOver(review, on: event.on) else {
          return walk.refuse(event, "reconsideration.art.29", "行政复议期间不得提起行政诉讼")
        }
      } else if walk.reviewFirst {
        return walk.refuse(event, "reconsideration.art.23", "对不予公开的答复不服的，应当先申请行政复议")
      }
      walk.suit = Suit(filedOn: event.on)
    case .suitCopyReceived:
      guard walk.suit != nil, walk.suit?.copyOn == nil else {
        return walk.refuse(event, rule, "没有尚未收到副本的起诉")
      }
      walk.suit?.copyOn = event.on
    default:
      guard let suit = walk.suit, suit.copyOn != nil, suit.defendedOn == nil else {
        return walk.refuse(event, rule, "没有待提交的答辩状")
      }
      walk.suit?.defendedOn = event.on
    }
  }

  // MARK: The limits

  private func clocks(of walk: Walk) throws(OutsideCalendar) -> [LegalClock] {
    let (known, review, suit) = (walk.story.knownOn, walk.review, walk.suit)
    var clocks: [LegalClock?] = [
      try clock(.review, from: known, doneOn: review?.filedOn, closedOn: suit?.filedOn)
    ]
    if !walk.reviewFirst {
      let direct = review == nil ? suit?.filedOn : nil
      clocks.append(try clock(.suit, from: known, doneOn: direct, closedOn: review?.filedOn))
    }
    if let copyOn = review?.copyOn {
      let name: Term.Name = review?.isSimplified == true ? .reviewAnswerSimplified : .reviewAnswer
      clocks.append(
        try clock(name, from: copyOn, doneOn: review?.answeredOn, closedOn: review?.decidedOn))
    }
    if let review, let acceptedOn = review.acceptedOn {
      clocks.append(
        try clock(
          decisionTerm(review), from: acceptedOn, more: review.extendedBy, doneOn: review.decidedOn))
    }
    if let review, let from = try suitFrom(review) {
      clocks.append(try clock(.suitAfterReview, from: from, doneOn: suit?.filedOn))
    }
    if let suit, let copyOn = suit.copyOn {
      clocks.append(try clock(.courtAnswer, from: copyOn, doneOn: suit.defendedOn))
    }
    return clocks.compactMap(\.self)
  }

  private func clock(
    _ name: Term.Name, from: Day, more: Int = 0, doneOn: Day? = nil, closedOn: Day? = nil
  ) throws(OutsideCalendar) -> LegalClock? {
    guard let term = Term.inForce(name, on: from) else { return nil }
    return try terms.clock(term, from: from, more: more, doneOn: doneOn, closedOn: closedOn)
  }

  private func decisionTerm(_ review: Review) -> Term.Name {
    review.isSimplified ? .reviewDecisionSimplified : .reviewDecision
  }

  /// The last day of the review; `nil` while it is not accepted.
  private func decisionDue(_ review: Review) throws(OutsideCalendar) -> Day? {
    guard let acceptedOn = review.acceptedOn, let term = Term.inForce(decisionTerm(review), on: acceptedOn)
    else { return nil }
    return try terms.due(term, from: acceptedOn, more: review.extendedBy)
  }

  /// From when the time for a suit after the review runs: from receiving the decision, or without one from the end of
  /// the review's time (Litigation Law, article 45); `nil` while neither is there.
  private func suitFrom(_ review: Review) throws(OutsideCalendar) -> Day? {
    if let knownOn = review.knownOn { return knownOn }
    return try decisionDue(review).flatMap { terms.today > $0 ? $0 : nil }
  }

  /// Whether a review no longer bars a suit on a day.
  private func isOver(_ review: Review, on day: Day) throws(OutsideCalendar) -> Bool {
    if let knownOn = review.knownOn { return day >= knownOn }
    return try decisionDue(review).map { day > $0 } ?? false
  }

  private func reviewRule(_ day: Day) -> String {
    Term.inForce(.reviewDecision, on: day)?.rule ?? "reconsideration.art.62"
  }
}
