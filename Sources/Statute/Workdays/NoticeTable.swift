/// The short form in which published notices stand in this package: a line for each festival.
///
///     元旦   2018-12-30…01-01 上班 2018-12-29
///     清明节 04-05 04-07
///
/// First the festival, then its days off (a day, or a first and a last day joined by `…`), then after `上班` the
/// weekend days that are worked for it. A date without a year lies in the year of the notice.
struct NoticeTable {
  var holidays: [Day: String] = [:]
  var workdays: [Day: String] = [:]

  /// `nil` where the text is not of that form, or names a day twice.
  init?(_ text: String, year: Int) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2 else { return nil }
      let festival = String(words[0])
      var worked = false
      for word in words.dropFirst() {
        if word == "上班" {
          worked = true
          continue
        }
        guard let days = NoticeTable.days(word, year: year) else { return nil }
        for day in days {
          guard holidays[day] == nil, workdays[day] == nil else { return nil }
          if worked { workdays[day] = festival } else { holidays[day] = festival }
        }
      }
    }
  }

  private static func days(_ word: Substring, year: Int) -> ClosedRange<Day>? {
    let ends = word.split(separator: "…").map { end in
      Day(end.utf8.count == 5 ? "\(year)-\(end)" : String(end))
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last
    else { return nil }
    return first...last
  }
}

extension HolidayNotice {
  /// A notice from the table in this package. A table that cannot be read is a fault of the program, found by
  /// any test that touches the published calendar.
  static func published(_ year: Int, _ number: String, _ issuedOn: String, _ table: String) -> HolidayNotice {
    guard let days = NoticeTable(table, year: year) else { preconditionFailure("table of \(year)") }
    return HolidayNotice(
      year: year, number: number, issuedOn: Day(issuedOn), holidays: days.holidays,
      makeUpWorkdays: days.workdays)
  }

  /// The same year after a further document.
  func then(
    _ title: String, _ number: String, _ issuedOn: String, replaces: Set<String> = [], _ table: String
  ) -> HolidayNotice {
    guard let days = NoticeTable(table, year: year) else { preconditionFailure("table of \(title)") }
    return amended(
      by: HolidayAmendment(
        year: year, document: NoticeDocument(title: title, number: number, issuedOn: Day(issuedOn)),
        replaces: replaces, holidays: days.holidays, workdays: days.workdays))
  }
}
