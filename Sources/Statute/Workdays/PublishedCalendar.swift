extension WorkCalendar {
  /// The official calendar as published so far, 2008 to 2026. Every day was compared with two independent public
  /// transcriptions of the notices.
  package static let published: WorkCalendar = {
    let notices =
      HolidayNotice.from2008To2014 + HolidayNotice.from2015To2020 + HolidayNotice.from2021
    guard let calendar = WorkCalendar(notices: notices) else { preconditionFailure("years without a gap") }
    return calendar
  }()
}
