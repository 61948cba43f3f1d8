/// The official calendar: which days work. Built from yearly notices; a value, handed to whoever counts.
///
/// The one year after the last notice is provisional: weekends rest, nothing else is known. Days further out, or
/// before the first notice, are refused and never guessed.
package struct WorkCalendar: Sendable {
  package let notices: [Int: HolidayNotice]
  /// Years with a notice.
  package let years: ClosedRange<Int>
  let days: DayTable
  /// The first day about which the next notice may still decide: it has New Year's Day off, and may take days
  /// of the December before to it.
  package let uncertainFrom: Day
  /// So many days of December a notice may still reach into.
  static let uncertainDecember = 9
  /// What a notice may do in the provisional year; `nil` beyond the almanac.
  let uncertainDays: UncertainDays?
  /// The days of `earliestView()` and `latestView()`, laid out once since every limit near the provisional year asks.
  private(set) var mostWork: DayTable
  private(set) var leastWork: DayTable

  /// A calendar of consecutive years; `nil` where there is no notice or a year between two is missing, since its
  /// holidays would then be counted as working days. Of two notices for one year the later in the list counts.
  package init?(notices: [HolidayNotice]) {
    guard let first = notices.map(\.year).min(), let last = notices.map(\.year).max() else { return nil }
    let byYear = Dictionary(notices.map { ($0.year, $0) }, uniquingKeysWith: { _, later in later })
    guard byYear.count == last - first + 1,
      let start = Day(year: first, month: 1, day: 1), let end = Day(year: last + 1, month: 12, day: 31)
    else { return nil }
    let declared = WorkCalendar.declared(byYear.values)
    self.init(
      notices: byYear, years: first...last,
      days: DayTable(start...end) { declared[$0] ?? ($0.isWeekend ? .weekend : .workday) },
      uncertainDays: UncertainDays(year: last + 1))
    mostWork = extremeDays(.mostWork, after: nil)
    leastWork = extremeDays(.leastWork, after: nil)
  }

  init(
    notices: [Int: HolidayNotice], years: ClosedRange<Int>, days: DayTable,
    uncertainDays: UncertainDays?
  ) {
    self.notices = notices
    self.years = years
    self.days = days
    self.uncertainDays = uncertainDays
    // The table ends on 31 December of the provisional year, or is laid out for it.
    let newYear = Day(year: years.upperBound + 1, month: 1, day: 1) ?? days.last
    uncertainFrom = newYear.adding(days: -WorkCalendar.uncertainDecember)
    mostWork = days
    leastWork = days
  }

  /// What the notices say, each day once. A notice may reach into the neighbouring year (30 December 2018 is a
  /// day off by the notice for 2019); where two name one day, the later year's does so in knowledge of the other.
  private static func declared(_ notices: some Sequence<HolidayNotice>) -> [Day: DayKind] {
    var kinds: [Day: DayKind] = [:]
    for notice in notices.sorted(by: { $0.year < $1.year }) {
      for (day, festival) in notice.holidays { kinds[day] = .holiday(festival) }
      for (day, festival) in notice.makeUpWorkdays { kinds[day] = .makeUpWorkday(festival: festival) }
    }
    return kinds
  }

  /// The years for which a day can be told, the provisional one included.
  package var covered: ClosedRange<Int> { years.lowerBound...(years.upperBound + 1) }

  /// Whether the day lies in the year after the last notice, where only weekends are known.
  package func isProvisional(_ day: Day) -> Bool {
    day.year == years.upperBound + 1
  }

  package func kind(of day: Day) throws(OutsideCalendar) -> DayKind {
    guard let kind = days.kind(of: day) else { throw outside(day) }
    return kind
  }

  /// The document that declares a day off or worked, to be cited where a limit is explained; `nil` for a plain
  /// working day or weekend.
  package func document(deciding day: Day) -> NoticeDocument? {
    let year = day.year
    for notice in [notices[year + 1], notices[year], notices[year - 1]] {
      if let document = notice?.document(deciding: day) { return document }
    }
    return nil
  }

  package func isWorking(_ day: Day) throws(OutsideCalendar) -> Bool {
    try kind(of: day).isWorking
  }

  /// The N-th working day after a day; the day itself is not counted (Civil Code, article 201), and for a count
  /// of zero is the answer. The day may be the eve of the first day covered.
  package func workday(_ count: Int, after day: Day) throws(OutsideCalendar) -> Day {
    guard count > 0 else { return day }
    let next = day.adding(days: 1)
    guard days.covers(next) else { throw outside(next) }
    guard let found = days.workday(rank: days.worked(through: day) + count) else {
      throw outside(days.last.adding(days: 1))
    }
    return found
  }

  /// How many working days lie after `start` up to and including `end`; 0 where `end` is not after `start`.
  package func workdays(after start: Day, through end: Day) throws(OutsideCalendar) -> Int {
    guard start < end else { return 0 }
    let next = start.adding(days: 1)
    guard days.covers(next) else { throw outside(next) }
    guard days.covers(end) else { throw outside(days.last.adding(days: 1)) }
    return days.worked(through: end) - days.worked(through: start)
  }

  private func outside(_ day: Day) -> OutsideCalendar {
    OutsideCalendar(day: day, years: covered)
  }
}

extension WorkCalendar: Hashable {
  package static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
    left.notices == right.notices && left.days == right.days
  }

  package func hash(into hasher: inout Hasher) {
    // Days follow from the notices, but for the derived calendars of the provisional year.
    hasher.combine(notices)
  }
}
