/// What a day is under the yearly notice of the General Office of the State Council.
package enum DayKind: Hashable, Sendable {
  /// Monday to Friday, nothing declared.
  case workday
  /// A Saturday or Sunday on which people work for a shifted day off (调休上班).
  case makeUpWorkday(festival: String)
  /// A Saturday or Sunday.
  case weekend
  /// A day off by the notice, weekend days inside the holiday included.
  case holiday(String)

  /// Whether a limit in working days counts it (Administrative Licensing Law, article 82).
  package var isWorking: Bool {
    switch self {
    case .workday, .makeUpWorkday: true
    case .weekend, .holiday: false
    }
  }
}

/// A day for which no notice is loaded and none may be guessed.
package struct OutsideCalendar: Error, Hashable, Sendable {
  package let day: Day
  /// The years for which a day can be told, the provisional year included.
  package let years: ClosedRange<Int>
}
