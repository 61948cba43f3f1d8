/// What a body sets for itself about time: habits of management, and what the law leaves open; never the law.
extension Practice {
  /// What a setting is made of.
  package enum Answer: Hashable, Sendable {
    case words
    /// A number of working days, and what holds where the body has set none.
    case workdays(usual: Int)
    /// What rest days are to limits whose rule does not say.
    case restDays(of: [Term.Name])
  }

  package var answer: Answer {
    switch self {
    case .letterMark, .reviewOrgan, .court, .readingPlace: .words
    case .leadDrafting: .workdays(usual: 3)
    case .leadLegalReview, .leadSecrecyReview, .leadSigning: .workdays(usual: 2)
    case .leadServing: .workdays(usual: 1)
    case .watchDueSoon: .workdays(usual: 5)
    // Two weeks, while a consultation can still be hurried (its own limit is that of articles 32 and 34).
    case .watchSuspended: .workdays(usual: 10)
    case .watchUnconfirmed: .workdays(usual: 3)
    case .reportRestDays: .restDays(of: [.annualReportDepartment, .annualReportGovernment])
    }
  }

  /// What holds where the body has set nothing; `nil` where it is no number of days.
  package var usualWorkdays: Int? {
    if case .workdays(let usual) = answer { usual } else { nil }
  }

  /// So many working days a habit can be.
  package static let possibleWorkdays = 0...60

  /// A value as it is kept.
  /// - Throws: `BodyRefusal.noWorkdays`, `.noRestDays`.
  func read(_ value: String) throws(BodyRefusal) -> String {
    // Empty takes the setting back.
    if value.isEmpty { return value }
    switch answer {
    case .words: return value
    case .workdays:
      guard let days = Int(value), Practice.possibleWorkdays.contains(days) else { throw .noWorkdays }
      return String(days)
    case .restDays:
      guard let choice = RestDays(rawValue: value) else { throw .noRestDays }
      return choice.rawValue
    }
  }
}

extension Body {
  /// A number of working days as the body has set it, or as is usual.
  package func workdays(_ practice: Practice) -> Int {
    practices[practice].flatMap { Int($0) } ?? practice.usualWorkdays ?? 0
  }

  /// How many working days each stage of a reply is given.
  package var leadTimes: HandlingPlan.LeadTimes {
    HandlingPlan.LeadTimes { workdays($0) }
  }

  /// How the body has settled what the law leaves open about its limits.
  package var limitPractice: LimitPractice {
    var settled = LimitPractice()
    for (practice, value) in practices {
      guard case .restDays(let terms) = practice.answer, let choice = RestDays(rawValue: value) else {
        continue
      }
      for term in terms { settled.restDays[term] = choice }
    }
    return settled
  }
}
