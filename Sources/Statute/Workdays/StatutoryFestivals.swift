/// The days off that the law itself gives to everybody, before any notice shifts weekends around them: Measures
/// on national holidays and memorial days (全国年节及纪念日放假办法), article 2, as in force in a year.
enum StatutoryFestivals {
  /// The first day of the first lunar month, Qingming, and the fifteenth of the eighth and fifth of the fifth lunar
  /// month as civil dates. Reckoned beforehand, like an almanac: they are facts of sun and moon, not of a notice.
  private static let almanac = """
    2008 02-07 04-04 06-08 09-14
    2009 01-26 04-04 05-28 10-03
    2010 02-14 04-05 06-16 09-22
    2011 02-03 04-05 06-06 09-12
    2012 01-23 04-04 06-23 09-30
    2013 02-10 04-04 06-12 09-19
    2014 01-31 04-05 06-02 09-08
    2015 02-19 04-05 06-20 09-27
    2016 02-08 04-04 06-09 09-15
    2017 01-28 04-04 05-30 10-04
    2018 02-16 04-05 06-18 09-24
    2019 02-05 04-05 06-07 09-13
    2020 01-25 04-04 06-25 10-01
    2021 02-12 04-04 06-14 09-21
    2022 02-01 04-05 06-03 09-10
    2023 01-22 04-05 06-22 09-29
    2024 02-10 04-04 06-10 09-17
    2025 01-29 04-04 05-31 10-06
    2026 02-17 04-05 06-19 09-25
    2027 02-06 04-05 06-09 09-15
    2028 01-26 04-04 05-28 10-03
    2029 02-13 04-04 06-16 09-22
    2030 02-03 04-05 06-05 09-12
    2031 01-23 04-05 06-24 10-01
    2032 02-11 04-04 06-12 09-19
    2033 01-31 04-04 06-01 09-08
    2034 02-19 04-05 06-20 09-27
    2035 02-08 04-05 06-10 09-16
    """

  private static let movable: [Int: [Day]] = {
    var years: [Int: [Day]] = [:]
    for line in almanac.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let year = Int(words[0]) else { continue }
      years[year] = words.dropFirst().compactMap { Day("\(year)-\($0)") }
    }
    return years
  }()

  /// The festivals of a year in order of date; `nil` for years that the almanac does not reach.
  static func of(year: Int) -> [(name: String, days: ClosedRange<Day>)]? {
    guard let dates = movable[year], dates.count == 4, let newYear = newYear(of: year),
      let labour = Day(year: year, month: 5, day: 1), let national = Day(year: year, month: 10, day: 1)
    else { return nil }
    // Spring Festival: the eve and two days (2007), three days without the eve (2013), the eve and three (2024).
    let (eve, last) = year >= 2025 ? (-1, 2) : year >= 2014 ? (0, 2) : (-1, 1)
    let festivals = [
      ("元旦", newYear...newYear),
      ("春节", dates[0].adding(days: eve)...dates[0].adding(days: last)),
      ("清明节", dates[1]...dates[1]),
      ("劳动节", labour...labour.adding(days: year >= 2025 ? 1 : 0)),
      ("端午节", dates[2]...dates[2]),
      ("中秋节", dates[3]...dates[3]),
      ("国庆节", national...national.adding(days: 2)),
    ]
    return festivals.sorted { $0.1.lowerBound < $1.1.lowerBound }.map { (name: $0.0, days: $0.1) }
  }

  /// 1 January, the one festival whose notice reaches into the December before.
  static func newYear(of year: Int) -> Day? {
    Day(year: year, month: 1, day: 1)
  }
}
