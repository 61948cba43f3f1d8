/// The limit of a reply planned backwards: by when each stage inside the body must be done for the reply to go out in
/// time, and until when an extension can still be sent.
package struct HandlingPlan: Hashable, Sendable {
  /// What has to be done inside the body, in this order.
  package enum Stage: String, CaseIterable, Sendable {
    case collecting, drafting, legalReview, secrecyReview, signing, serving

    package var title: String {
      switch self {
      case .collecting: "业务科室提供材料"
      case .drafting: "拟写答复"
      case .legalReview: "科室和法制审核"
      case .secrecyReview: "保密审查"
      case .signing: "签发"
      case .serving: "送达或者交邮"
      }
    }

    /// The setting by which a body gives itself time for it; `nil` where it has what is left.
    var practice: Practice? {
      switch self {
      case .collecting: nil
      case .drafting: .leadDrafting
      case .legalReview: .leadLegalReview
      case .secrecyReview: .leadSecrecyReview
      case .signing: .leadSigning
      case .serving: .leadServing
      }
    }
  }

  /// How many working days a body gives itself for each stage; a setting of the body, never the law.
  package struct LeadTimes: Hashable, Sendable {
    package var workdays: [Stage: Int]

    package init(_ workdays: [Stage: Int]) {
      self.workdays = workdays
    }

    /// What each stage is given by its setting.
    init(by workdays: (Practice) -> Int) {
      let given = Stage.allCases.compactMap { stage in stage.practice.map { (stage, workdays($0)) } }
      self.init(Dictionary(uniqueKeysWithValues: given))
    }

    /// Where a body has set nothing.
    package static let usual = LeadTimes { $0.usualWorkdays ?? 0 }
  }

  package struct Milestone: Hashable, Sendable {
    package let stage: Stage
    /// The last day on which the stage is done in time for those after it.
    package let by: Day
    /// Whether that day is gone.
    package let isLate: Bool
  }

  /// In the order of the stages; the last is the limit itself.
  package let milestones: [Milestone]
  /// The last day on which an extension can be sent; `nil` where it was used, or the limit is over.
  package let extendBy: Day?

  /// `nil` where no reply clock runs, or stands still without a known end.
  package init?(
    for story: RequestStory, leadTimes: LeadTimes = .usual, in calendar: WorkCalendar, today: Day
  ) throws(OutsideCalendar) {
    let reckoning = try RequestClocks(calendar: calendar, today: today).reckon(story)
    guard let reply = reckoning.reply, reply.status.isOpen, let due = reply.due else { return nil }
    try self.init(due: due, leadTimes: leadTimes, in: calendar, today: today)
    let used = story.events.contains { if case .extended = $0.kind { true } else { false } }
    if used || today > due { self = HandlingPlan(milestones: milestones, extendBy: nil) }
  }

  package init(
    due: Day, leadTimes: LeadTimes = .usual, in calendar: WorkCalendar, today: Day
  ) throws(OutsideCalendar) {
    var milestones: [Milestone] = []
    var by = try calendar.lastWorkday(through: due)
    for (stage, next) in zip(Stage.allCases, Stage.allCases.dropFirst().map(Optional.some) + [nil]).reversed()
    {
      if let next { by = try calendar.workday(leadTimes.workdays[next] ?? 0, before: by) }
      milestones.append(Milestone(stage: stage, by: by, isLate: today > by))
    }
    self.init(milestones: milestones.reversed(), extendBy: due)
  }

  private init(milestones: [Milestone], extendBy: Day?) {
    self.milestones = milestones
    self.extendBy = extendBy
  }
}

extension WorkCalendar {
  /// The day itself where it works, else the last working day before it.
  fileprivate func lastWorkday(through day: Day) throws(OutsideCalendar) -> Day {
    var day = day
    while try !isWorking(day) { day = day.adding(days: -1) }
    return day
  }

  /// The working day so many working days before one.
  fileprivate func workday(_ count: Int, before day: Day) throws(OutsideCalendar) -> Day {
    var day = day
    for _ in 0..<max(0, count) { day = try lastWorkday(through: day.adding(days: -1)) }
    return day
  }
}
