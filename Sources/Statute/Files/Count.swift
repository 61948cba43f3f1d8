/// Why a day does not count towards a limit. The raw values are those of `huabiao due`.
package enum Pause: String, Sendable {
  case weekend, holiday, thirdParty, organ, fee, clarification
}

/// A stretch of days that do not count: those after `after`, up to and including `through`; to no known end
/// where `through` is `nil`.
package struct Suspension: Hashable, Sendable {
  package let after: Day
  package let through: Day?
  package let why: Pause

  package init(after: Day, through: Day?, why: Pause) {
    self.after = after
    self.through = through
    self.why = why
  }

  package func covers(_ day: Day) -> Bool {
    day > after && (through.map { day <= $0 } ?? true)
  }
}

/// One day of the count as it is shown to applicant, clerk and court.
package struct CountedDay: Hashable, Sendable {
  package let on: Day
  package let counts: Bool
  /// Why not, where it does not count.
  package let why: Pause?
  /// 1 for the first counted day; `nil` for a day that does not count.
  package let ordinal: Int?
  package let kind: DayKind
}

/// The count of one limit in working days: N counted days after a starting day, with stretches that do not count.
///
/// Day 1 is the first working day after the starting day (Civil Code, article 201; Regulation, article 33). Overlapping
/// suspensions are one stretch, so no day is taken out twice.
package struct Count: Hashable, Sendable {
  package let from: Day
  package let limit: Int
  /// In the order of the day they begin, whatever the order in which they were entered.
  package let suspensions: [Suspension]

  package init(from: Day, limit: Int, suspensions: [Suspension] = []) {
    self.from = from
    self.limit = limit
    self.suspensions = suspensions.sorted { left, right in
      (left.after, left.why.rawValue, left.through ?? Day(number: .max))
        < (right.after, right.why.rawValue, right.through ?? Day(number: .max))
    }
  }

  /// The suspensions as stretches that do not touch or overlap.
  private var stretches: [(after: Day, through: Day?)] {
    var merged: [(after: Day, through: Day?)] = []
    for suspension in suspensions where suspension.through.map({ $0 > suspension.after }) ?? true {
      guard let last = merged.last else {
        merged.append((suspension.after, suspension.through))
        continue
      }
      guard let end = last.through else { break }
      if suspension.after > end {
        merged.append((suspension.after, suspension.through))
      } else {
        merged[merged.count - 1].through = suspension.through.map { max($0, end) }
      }
    }
    return merged
  }

  /// The last day of the limit; `nil` while a suspension has no known end.
  package func due(in calendar: WorkCalendar) throws(OutsideCalendar) -> Day? {
    var left = limit
    var current = from
    for stretch in stretches {
      if stretch.after > current {
        let passed = try calendar.workdays(after: current, through: stretch.after)
        if passed >= left { break }
        left -= passed
      }
      guard let through = stretch.through else { return nil }
      current = max(current, through)
    }
    return try calendar.workday(left, after: current)
  }

  /// How many days have counted up to and including a day.
  package func counted(through day: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> Int {
    guard day > from else { return 0 }
    var total = 0
    var current = from
    for stretch in stretches {
      if stretch.after >= day { break }
      if stretch.after > current {
        total += try calendar.workdays(after: current, through: stretch.after)
      }
      current = max(current, min(stretch.through ?? day, day))
    }
    return total + (try calendar.workdays(after: current, through: day))
  }

  /// Every day after the starting day through `end`, each with what it is.
  package func days(through end: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> [CountedDay] {
    var days: [CountedDay] = []
    var ordinal = 0
    var current = from
    while current < end {
      current = current.adding(days: 1)
      let kind = try calendar.kind(of: current)
      let pause: Pause? =
        switch kind {
        case .weekend: .weekend
        case .holiday: .holiday
        case .workday, .makeUpWorkday: suspensions.first { $0.covers(current) }?.why
        }
      if pause == nil { ordinal += 1 }
      days.append(
        CountedDay(
          on: current, counts: pause == nil, why: pause, ordinal: pause == nil ? ordinal : nil, kind: kind))
    }
    return days
  }
}
