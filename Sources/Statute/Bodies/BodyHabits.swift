/// What a body sets for itself about time: habits of management, never the law.
extension Practice {
  /// Whether it is a number of working days.
  package var isWorkdays: Bool { usualWorkdays != nil }

  /// What holds where the body has set nothing; `nil` where it is no number of days.
  package var usualWorkdays: Int? {
    switch self {
    case .letterMark, .reviewOrgan, .court, .readingPlace: nil
    case .leadDrafting: 3
    case .leadLegalReview, .leadSecrecyReview, .leadSigning: 2
    case .leadServing: 1
    case .watchDueSoon: 5
    // Two weeks, while a consultation can still be hurried (its own limit is that of articles 32 and 34).
    case .watchSuspended: 10
    case .watchUnconfirmed: 3
    }
  }

  /// So many working days a habit can be.
  package static let possibleWorkdays = 0...60
}

extension Body {
  /// A number of working days as the body has set it, or as is usual.
  package func workdays(_ practice: Practice) -> Int {
    practices[practice].flatMap { Int($0) } ?? practice.usualWorkdays ?? 0
  }

  /// How many working days each stage of a reply is given.
  package var leadTimes: HandlingPlan.LeadTimes {
    HandlingPlan.LeadTimes([
      .drafting: workdays(.leadDrafting), .legalReview: workdays(.leadLegalReview),
      .secrecyReview: workdays(.leadSecrecyReview), .signing: workdays(.leadSigning),
      .serving: workdays(.leadServing),
    ])
  }
}
