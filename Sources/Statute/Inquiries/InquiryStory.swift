/// What happened to one question put to the query service (政务信息查询), as far as its limits are concerned.
///
/// The order in which the events stand is of no account; only their days are. Forwarding has effect on the day on which it
/// is approved.
package struct InquiryStory: Hashable, Sendable {
  package enum Category: String, CaseIterable, Sendable {
    /// 一般性问题.
    case ordinary
    /// 重要复杂问题.
    case complex
  }

  /// Who has the question in hand.
  package enum Holder: String, CaseIterable, Sendable {
    /// A department, which answers.
    case department
    /// The office of a government, which sorts and passes on.
    case office
  }

  package enum Kind: String, CaseIterable, Sendable {
    /// Handed to the office of the government of the same level, or from one office to that of the next level.
    case toOffice
    /// Handed to the department that is to answer, which has its own full limit.
    case toDepartment
    /// A department answers its part and hands on to the next, which has its own full limit.
    case partAnswered
    /// The head of the unit agrees to the longer limit.
    case extended
    case answered
    case withdrawn
    /// The asker complains about the answer.
    case complained
    case complaintExtended
    case complaintDecided
  }

  package struct Event: Hashable, Sendable {
    package let kind: Kind
    package let on: Day

    package init(_ kind: Kind, on: Day) {
      self.kind = kind
      self.on = on
    }
  }

  package let receivedOn: Day
  package let category: Category
  /// Who received it.
  package let by: Holder
  package let events: [Event]

  package init(receivedOn: Day, category: Category, by holder: Holder, events: [Event]) {
    self.receivedOn = receivedOn
    self.category = category
    by = holder
    self.events = events
  }

  /// By day, and within a day in the order of the kinds above.
  package var inOrder: [Event] {
    events.sorted { ($0.on, $0.kind.rank) < ($1.on, $1.kind.rank) }
  }
}

extension InquiryStory.Kind {
  fileprivate var rank: Int { InquiryStory.Kind.allCases.firstIndex(of: self) ?? 0 }
}
