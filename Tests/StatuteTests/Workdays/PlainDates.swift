/// Civil dates a second time: every day from 2008 to 2030 written down one after the other, as on a wall calendar.
enum PlainDates {
  /// The number of 2008-01-01 by the days since 1970.
  private static let first = 13_879

  private static let all: [(year: Int, month: Int, day: Int)] = {
    var all: [(Int, Int, Int)] = []
    for year in 2008...2030 {
      for month in 1...12 {
        let february =
          year == 2008 || year == 2012 || year == 2016 || year == 2020 || year == 2024 || year == 2028
        let length = [31, february ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        for day in 1...length { all.append((year, month, day)) }
      }
    }
    return all
  }()

  private static let numbers: [[Int]: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ([$1.year, $1.month, $1.day], first + $0) })

  /// Whether each day from 2008-01-01 to the end of 2026 rests, one after the other.
  private static let rests: [Bool] = all.prefix { $0.year < 2027 }.map { year, month, day in
    PlainDays.daysOff.contains(
      "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)")
  }

  /// The N-th day that does not rest after a day, page by page; `nil` beyond 2026.
  static func workday(_ count: Int, after number: Int) -> Int? {
    var index = number - first
    var left = count
    while left > 0 {
      index += 1
      guard index < rests.count else { return nil }
      if !rests[index] { left -= 1 }
    }
    return first + index
  }

  /// The day itself, or the next that does not rest; `nil` beyond 2026.
  static func workday(from number: Int) -> Int? { workday(1, after: number - 1) }

  /// The same date so many months on; where the month has no such day, its last.
  static func later(months: Int, than number: Int) -> Int {
    var (year, month, day) = all[number - first]
    for _ in 0..<months {
      month += 1
      if month == 13 { (year, month) = (year + 1, 1) }
    }
    while numbers[[year, month, day]] == nil { day -= 1 }
    return numbers[[year, month, day]] ?? number
  }
}
