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

/// One yearly notice as data: which days are off and which weekend days are worked.
package struct HolidayNotice: Hashable, Sendable {
  package let year: Int
  /// The number of the notice, `国办发明电〔2025〕7号`.
  package let number: String
  /// The day on which it was issued.
  package let issuedOn: Day?
  /// All days off, weekend days within a holiday included.
  package let holidays: [Day: String]
  /// Weekend days that are worked, with the festival they make up for.
  package let makeUpWorkdays: [Day: String]

  package init(
    year: Int, number: String, issuedOn: Day?, holidays: [Day: String], makeUpWorkdays: [Day: String]
  ) {
    self.year = year
    self.number = number
    self.issuedOn = issuedOn
    self.holidays = holidays
    self.makeUpWorkdays = makeUpWorkdays
  }
}

/// The official calendar: which days work. Built from yearly notices; a value, handed to whoever counts.
///
/// The one year after the last notice is provisional: weekends rest, nothing else is known. Days further out, or
/// before the first notice, are refused and never guessed.
package struct WorkCalendar: Hashable, Sendable {
  package let notices: [Int: HolidayNotice]
  /// Years with a notice.
  package let years: ClosedRange<Int>

  package init?(notices: [HolidayNotice]) {
    guard let first = notices.map(\.year).min(), let last = notices.map(\.year).max() else { return nil }
    self.notices = Dictionary(notices.map { ($0.year, $0) }, uniquingKeysWith: { _, later in later })
    years = first...last
  }

  /// Whether the day lies in the year after the last notice, where only weekends are known.
  package func isProvisional(_ day: Day) -> Bool {
    day.year == years.upperBound + 1
  }

  package func kind(of day: Day) throws(OutsideCalendar) -> DayKind {
    let year = day.year
    guard year >= years.lowerBound, year <= years.upperBound + 1 else {
      throw OutsideCalendar(day: day, years: years.lowerBound...(years.upperBound + 1))
    }
    if let notice = notices[year] {
      if let festival = notice.holidays[day] { return .holiday(festival) }
      if let festival = notice.makeUpWorkdays[day] { return .makeUpWorkday(festival: festival) }
    }
    return day.isWeekend ? .weekend : .workday
  }

  package func isWorking(_ day: Day) throws(OutsideCalendar) -> Bool {
    try kind(of: day).isWorking
  }

  /// The N-th working day after a day; the day itself is not counted (Civil Code, article 201).
  package func workday(_ count: Int, after day: Day) throws(OutsideCalendar) -> Day {
    var left = count
    var current = day
    while left > 0 {
      current = current.adding(days: 1)
      if try isWorking(current) { left -= 1 }
    }
    return current
  }

  /// How many working days lie after `start` up to and including `end`; 0 where `end` is not after `start`.
  package func workdays(after start: Day, through end: Day) throws(OutsideCalendar) -> Int {
    var count = 0
    var current = start
    while current < end {
      current = current.adding(days: 1)
      if try isWorking(current) { count += 1 }
    }
    return count
  }
}
