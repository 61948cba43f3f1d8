/// A civil day as it stands on the calendar in Asia/Shanghai: no hour, no zone, no daylight saving.
///
/// Every legal limit is counted in days (Regulation, articles 26 to 42), so the law never sees a time of day.
/// Stored as the number of days since 1970-01-01 of the proleptic Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// A day from its civil parts; `nil` where no such day exists (30 February).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    number = Day.number(year: year, month: month, day: day)
  }

  /// A day from ISO 8601 text, `YYYY-MM-DD` and nothing else; `nil` for any other text.
  package init?(_ iso: some StringProtocol) {
    let bytes = Array(iso.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  /// The day so many calendar days later; earlier for a negative count.
  package func adding(days: Int) -> Day {
    Day(number: number + days)
  }

  /// The day of the same date so many months later; where that month is too short, its last day
  /// (Civil Code, article 202).
  package func adding(months: Int) -> Day {
    let parts = civil
    let index = parts.year * 12 + (parts.month - 1) + months
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    let month = index - year * 12 + 1
    let day = min(parts.day, Day.length(ofMonth: month, year: year))
    return Day(number: Day.number(year: year, month: month, day: day))
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var dayOfMonth: Int { civil.day }

  /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
  package var weekday: Int {
    let shifted = (number + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  package var isWeekend: Bool { weekday >= 6 }

  /// Year, month and day, taken apart once.
  package var civil: (year: Int, month: Int, day: Int) {
    // Days are counted from 0000-03-01, so that the leap day is the last of its year.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The number of days of a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: Strideable {
  package func distance(to other: Day) -> Int { other.number - number }
  package func advanced(by days: Int) -> Day { adding(days: days) }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, `2026-11-21`: the form of tables, of JSON and of the ledger.
  package var description: String {
    let parts = civil
    return Day.padded(parts.year, 4) + "-" + Day.padded(parts.month, 2) + "-" + Day.padded(parts.day, 2)
  }

  /// As running text has it: `2026年11月21日`.
  package var chinese: String {
    let parts = civil
    return "\(parts.year)年\(parts.month)月\(parts.day)日"
  }

  /// Within a year that is clear from the text: `11月21日`.
  package var chineseShort: String {
    let parts = civil
    return "\(parts.month)月\(parts.day)日"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
