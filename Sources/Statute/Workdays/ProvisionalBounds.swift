/// Between which days a limit falls due, whatever the next notice says.
package struct DueBounds: Hashable, Sendable {
  package let earliest: Day
  package let latest: Day

  package init(earliest: Day, latest: Day) {
    self.earliest = earliest
    self.latest = latest
  }

  /// Whether no notice to come can move the day.
  package var isSettled: Bool { earliest == latest }
}

extension WorkCalendar {
  /// The earliest and the latest day on which the N-th working day after a day can fall, over every notice that the
  /// model of `PossibleHoliday` allows for the provisional year (`Decisions/0002-provisional-limits.md`).
  ///
  /// Where the limit ends before the days that are uncertain the two are one day.
  package func bounds(workdays count: Int, after day: Day) throws(OutsideCalendar) -> DueBounds {
    if let plain = try? workday(count, after: day), plain < uncertainFrom {
      return DueBounds(earliest: plain, latest: plain)
    }
    return DueBounds(
      earliest: try extreme(.mostWork, workday: count, after: day),
      latest: try extreme(.leastWork, workday: count, after: day))
  }

  /// This calendar with as much work in the provisional year as a notice could leave.
  ///
  /// Without a starting day, every day that any notice could have worked is a working day: whatever is counted, from
  /// whatever day and with whatever days left out, falls due no later than under the notice to come. With a
  /// starting day the view is closer, since no notice has more than a few weekend days worked: use it for a limit
  /// that counts from that day and leaves out no day of the uncertain ones.
  package func earliestView(after start: Day? = nil) -> WorkCalendar {
    view(.mostWork, after: start)
  }

  /// This calendar with as little work in the provisional year as a notice could leave; of the starting day
  /// the same holds as for `earliestView`.
  package func latestView(after start: Day? = nil) -> WorkCalendar {
    view(.leastWork, after: start)
  }

  private func view(_ side: ExtremeNotice.Side, after start: Day?) -> WorkCalendar {
    let table =
      start.map { extremeDays(side, after: $0) } ?? (side == .mostWork ? mostWork : leastWork)
    return WorkCalendar(notices: notices, years: years, days: table, uncertainDays: uncertainDays)
  }

  /// The days with those of the uncertain time as the extreme notice has them.
  func extremeDays(_ side: ExtremeNotice.Side, after start: Day?) -> DayTable {
    guard var notice = ExtremeNotice(side, uncertainDays, after: start) else {
      // Beyond the almanac nothing can be said of the provisional year, so it is refused.
      return DayTable(
        days.first...uncertainFrom.adding(days: WorkCalendar.uncertainDecember).adding(days: -1)
      ) { days.kind(of: $0) ?? .weekend }
    }
    let from = uncertainFrom
    return DayTable(days.first...days.last) { day in
      let known = days.kind(of: day) ?? .weekend
      return day < from ? known : notice.kind(of: day) ?? known
    }
  }

  /// What counting in a view with that starting day gives, without laying the view out.
  private func extreme(
    _ side: ExtremeNotice.Side, workday count: Int, after start: Day
  ) throws(OutsideCalendar) -> Day {
    guard count > 0 else { return start }
    guard start >= days.first.adding(days: -1), start <= days.last else {
      throw OutsideCalendar(day: start, years: covered)
    }
    guard var notice = ExtremeNotice(side, uncertainDays, after: start) else {
      throw OutsideCalendar(day: uncertainFrom.adding(days: WorkCalendar.uncertainDecember), years: years)
    }
    var day = max(start, uncertainFrom.adding(days: -1))
    var left = count - (start < day ? days.worked(through: day) - days.worked(through: start) : 0)
    while left > 0 {
      day = day.adding(days: 1)
      guard let known = days.kind(of: day) else { throw OutsideCalendar(day: day, years: covered) }
      if (notice.kind(of: day) ?? known).isWorking { left -= 1 }
    }
    return day
  }
}
