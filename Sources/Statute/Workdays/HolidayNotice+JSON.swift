extension HolidayNotice {
  /// The answer of `huabiao calendar YEAR --json`: all days off that the notices of the year name, and the weekend
  /// days worked; beside them the documents, and the days of the year that the notices of its neighbours decide.
  ///
  /// - Parameter calendar: where the neighbours are looked up; without it that part is left out.
  package func json(neighbours calendar: WorkCalendar?) -> OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("year", .number(year)),
      .init("source", .text(source)),
      .init(
        "holidays",
        .array(
          holidays.sorted { $0.key < $1.key }.map { day, festival in
            .object([.init("on", .day(day)), .init("name", .text(festival))])
          })),
      .init("makeUpWorkdays", .array(makeUpWorkdays.keys.sorted().map { .day($0) })),
      .init(
        "documents",
        .array(
          documents.map { document in
            .object([
              .init("title", .text(document.title)),
              .init("number", document.number.map { .text($0) } ?? .null),
              .init("issuedOn", .day(document.issuedOn)),
            ])
          })),
    ]
    if let calendar {
      let others = [year - 1, year + 1].compactMap { calendar.notices[$0] }
      members.append(.init("fromOtherYears", .array(others.flatMap { $0.days(in: year) })))
    }
    return .object(members)
  }

  /// The days of another year that this notice decides, as 31 December 2018 is off by the notice for 2019.
  private func days(in other: Int) -> [OrderedJSON] {
    let all = holidays.map { ($0.key, $0.value, false) } + makeUpWorkdays.map { ($0.key, $0.value, true) }
    return all.filter { $0.0.year == other }.sorted { $0.0 < $1.0 }.map { day, festival, works in
      .object([
        .init("on", .day(day)), .init("name", .text(festival)), .init("works", .flag(works)),
        .init("source", .text(document(deciding: day)?.citation ?? source)),
      ])
    }
  }
}
