/// The possible holidays of a provisional year laid out by day, so that bounds are told quickly for very many limits.
struct UncertainDays: Hashable, Sendable {
  /// In order of date.
  let holidays: [PossibleHoliday]
  private let first: Day
  private let days: [UncertainDay]

  struct UncertainDay: Hashable, Sendable {
    /// Which holiday has it off by law.
    var statutory: Int?
    /// For which holidays it could be worked, were it a weekend day, as a set of bits.
    var worked: UInt32 = 0
    /// For which holidays it could be off.
    var off: UInt32 = 0
  }

  /// `nil` beyond the almanac.
  init?(year: Int) {
    guard let holidays = PossibleHoliday.all(in: year), holidays.count <= 32,
      let first = holidays.map(\.worked.lowerBound).min(), let last = holidays.map(\.worked.upperBound).max()
    else { return nil }
    self.holidays = holidays
    self.first = first
    days = (first...last).map { day in
      var uncertain = UncertainDay()
      for (index, holiday) in holidays.enumerated().reversed() {
        if holiday.isStatutory(day) { uncertain.statutory = index }
        if holiday.worked.contains(day) { uncertain.worked |= 1 << UInt32(index) }
        if holiday.off.contains(day) { uncertain.off |= 1 << UInt32(index) }
      }
      return uncertain
    }
  }

  subscript(day: Day) -> UncertainDay {
    let index = day.number - first.number
    return days.indices.contains(index) ? days[index] : UncertainDay()
  }
}

/// The notice that no possible notice outdoes: asked day by day in order, it gives the most work or the least.
///
/// It spends what the model allows for each festival as early as it can, so that at every day at least as much (or
/// at most as much) was worked since the starting day as under any possible notice.
struct ExtremeNotice {
  enum Side { case mostWork, leastWork }

  private let side: Side
  private let uncertain: UncertainDays
  private let start: Day?
  /// What may still be spent for each festival: weekend days worked, or Mondays to Fridays off.
  private var left: [Int]

  /// Without a starting day nothing is limited. `nil` where the festivals are not known.
  init?(_ side: Side, _ uncertain: UncertainDays?, after start: Day?) {
    guard let uncertain else { return nil }
    self.side = side
    self.uncertain = uncertain
    self.start = start
    left = uncertain.holidays.map { start == nil ? .max : side == .mostWork ? $0.mostWorked : $0.mostExtra }
  }

  /// `nil` for a day that does not matter, since it is not after the starting day.
  mutating func kind(of day: Day) -> DayKind? {
    if let start, day <= start { return nil }
    let possible = uncertain[day]
    if let holiday = possible.statutory { return .holiday(uncertain.holidays[holiday].name) }
    let isWeekend = day.isWeekend
    switch side {
    case .mostWork:
      guard isWeekend else { return .workday }
      return spend(possible.worked).map { .makeUpWorkday(festival: $0) } ?? .weekend
    case .leastWork:
      guard !isWeekend else { return .weekend }
      return spend(possible.off).map { .holiday($0) } ?? .workday
    }
  }

  /// The festivals stand in order of date, so that the one whose days run out first is spent first.
  private mutating func spend(_ holidays: UInt32) -> String? {
    var rest = holidays
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      if left[index] > 0 {
        left[index] -= 1
        return uncertain.holidays[index].name
      }
      rest &= rest - 1
    }
    return nil
  }
}
