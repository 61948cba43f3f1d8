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

  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int? { numbers[[year, month, day]] }

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
