/// What a year's notices arrange for one festival: the days off, and the weekend days worked for them.
package struct FestivalArrangement: Hashable, Sendable {
  /// As the notice names it; two festivals joined are `国庆节、中秋节`.
  package let name: String
  package let off: [Day]
  package let worked: [Day]

  /// As a notice says it: `2月10日至17日放假，共8天；2月4日（周日）、2月18日（周日）上班`. Days of another year than the one
  /// given carry their year.
  package func text(in year: Int) -> String {
    func written(_ day: Day) -> String { day.year == year ? day.chineseShort : day.chinese }
    var runs: [(first: Day, last: Day)] = []
    for day in off {
      if let last = runs.last?.last, last.adding(days: 1) == day {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    let days = runs.map { run in
      guard run.first < run.last else { return written(run.first) }
      let sameMonth = run.first.month == run.last.month
      return written(run.first) + "至" + (sameMonth ? "\(run.last.dayOfMonth)日" : written(run.last))
    }
    let rest = days.joined(separator: "、") + "放假，共\(off.count)天"
    guard !worked.isEmpty else { return rest }
    let work = worked.map { "\(written($0))（\($0.weekdayName)）" }.joined(separator: "、")
    return rest + "；" + work + "上班"
  }
}

extension Day {
  /// `周一` to `周日`.
  package var weekdayName: String {
    switch weekday {
    case 1: "周一"
    case 2: "周二"
    case 3: "周三"
    case 4: "周四"
    case 5: "周五"
    case 6: "周六"
    default: "周日"
    }
  }
}

extension HolidayNotice {
  /// All festivals of the year in the order of their first day off.
  package var festivals: [FestivalArrangement] {
    Set(holidays.values).union(makeUpWorkdays.values).map { name in
      FestivalArrangement(
        name: name, off: holidays.filter { $0.value == name }.keys.sorted(),
        worked: makeUpWorkdays.filter { $0.value == name }.keys.sorted())
    }
    .sorted { ($0.off + $0.worked)[0] < ($1.off + $1.worked)[0] }
  }

  /// Only the festivals that a later document touches, as they stand after it, and that document as the source.
  package func arrangement(changedBy amendment: HolidayAmendment) -> HolidayNotice {
    let touched = amendment.replaces.union(amendment.lengthens.keys).union(amendment.holidays.values)
      .union(amendment.workdays.values)
    let after = amended(by: amendment)
    return HolidayNotice(
      year: year, documents: [amendment.document],
      holidays: after.holidays.filter { touched.contains($0.value) },
      makeUpWorkdays: after.makeUpWorkdays.filter { touched.contains($0.value) })
  }

  /// For people at a terminal: the year, its source, a line for each festival.
  package var text: String {
    (["\(year)年放假调休安排", "依据：" + source] + festivals.map { "  \($0.name)：\($0.text(in: year))" })
      .joined(separator: "\n")
  }
}
