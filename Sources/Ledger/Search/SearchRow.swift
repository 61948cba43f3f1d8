import Statute

/// The number of a row in the index: the day above, below it where the file was opened, so that it is the same whenever
/// the index is built and rises with the date.
enum SearchRow {
  /// Room for 67 million files before two of a day may need the same number (the later one then takes the next).
  private static let bits = 26
  /// Days from the year 0, so that all are positive.
  private static let origin = 719_468

  static func row(day: Day, opened: Int) -> Int {
    (day.number + origin) << bits | opened & (1 << bits - 1)
  }

  static func day(of row: Int) -> Int { row >> bits }

  static func date(of row: Int) -> Day { Day(number: day(of: row) - origin) }

  static func first(of day: Int) -> Int { day << bits }

  /// The rows of some days.
  static func rows(of days: ClosedRange<Day>) -> ClosedRange<Int> {
    first(of: days.lowerBound.number + origin)...(first(of: days.upperBound.number + origin + 1) - 1)
  }
}
