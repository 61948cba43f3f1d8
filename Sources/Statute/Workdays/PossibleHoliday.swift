/// All that a notice not yet issued may do around one festival.
///
/// The law fixes the statutory days; the notice chooses the run of days off around them and the weekend days worked
/// for it. The model takes from every notice so far, and from the principles printed in that for 2025:
///
/// - the run holds all statutory days and is at most so long: 3 days for a festival of one day, 5 for Labour Day,
///   7 for the National Day (8 when joined with Mid-Autumn), 10 for the Spring Festival (one more than the longest, 9 in 2026);
/// - for it people work at most two weekend days, three for the Spring Festival, within a week of where it can lie;
/// - as many Mondays to Fridays are off as the law gives days plus weekend days worked, never more.
///
/// Mid-Autumn within a week of the National Day is taken together with it, since notices then join the two.
/// A holiday by a special act, as on 3 September 2015, is outside the model.
struct PossibleHoliday: Hashable, Sendable {
  let name: String
  /// Days off under any notice.
  let statutory: [ClosedRange<Day>]
  /// Where the run of days off can lie.
  let off: ClosedRange<Day>
  /// Where weekend days worked for it can lie.
  let worked: ClosedRange<Day>
  /// The most weekend days worked for it.
  let mostWorked: Int
  /// The most Mondays to Fridays off besides the statutory days.
  let mostExtra: Int

  init(name: String, statutory: [ClosedRange<Day>], off: ClosedRange<Day>, entitled: Int, mostWorked: Int) {
    self.name = name
    self.statutory = statutory
    self.off = off
    worked = off.lowerBound.adding(days: -7)...off.upperBound.adding(days: 7)
    self.mostWorked = mostWorked
    let weekdays = Set(statutory.joined()).count { !$0.isWeekend }
    mostExtra = entitled + mostWorked - weekdays
  }

  private init(_ name: String, _ days: ClosedRange<Day>) {
    let longest =
      switch name {
      case "春节": 10
      case "国庆节": 7
      case "劳动节": 5
      default: 3
      }
    self.init(
      name: name, statutory: [days],
      off: days.upperBound.adding(days: 1 - longest)...days.lowerBound.adding(days: longest - 1),
      entitled: days.count, mostWorked: name == "春节" ? 3 : 2)
  }

  /// Both festivals under whatever notice, joined or apart.
  private func joined(with other: PossibleHoliday) -> PossibleHoliday {
    PossibleHoliday(
      name: name + "、" + other.name, statutory: statutory + other.statutory,
      // Joined, the run may be a day longer than that of the National Day alone.
      off: min(off.lowerBound, other.off.lowerBound).adding(
        days: -1)...max(
          off.upperBound, other.off.upperBound
        ).adding(days: 1),
      entitled: statutory.joined().count + other.statutory.joined().count,
      mostWorked: mostWorked + other.mostWorked)
  }

  /// What notices for this year and, in its last days, for the next may do; `nil` beyond the almanac.
  static func all(in year: Int) -> [PossibleHoliday]? {
    guard let festivals = StatutoryFestivals.of(year: year),
      let nextNewYear = StatutoryFestivals.newYear(of: year + 1)
    else { return nil }
    var holidays: [PossibleHoliday] = []
    for festival in festivals {
      let holiday = PossibleHoliday(festival.name, festival.days)
      if let former = holidays.last, former.off.upperBound.adding(days: 7) >= holiday.off.lowerBound,
        former.name == "中秋节" || holiday.name == "中秋节"
      {
        holidays[holidays.count - 1] = former.joined(with: holiday)
      } else {
        holidays.append(holiday)
      }
    }
    holidays.append(PossibleHoliday("元旦", nextNewYear...nextNewYear))
    return holidays
  }

  func isStatutory(_ day: Day) -> Bool {
    statutory.contains { $0.contains(day) }
  }
}
