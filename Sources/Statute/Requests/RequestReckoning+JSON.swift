extension RequestReckoning {
  /// The answer of `huabiao due --json`.
  ///
  /// - Throws: `OutsideCalendar` where a day that must be shown cannot be told.
  package func json(today: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> OrderedJSON {
    var shown: [OrderedJSON] = []
    for clock in clocks { shown.append(try clock.json(today: today, in: calendar)) }
    var members: [OrderedJSON.Member] = [
      .init("receiptDay", .day(receiptDay)), .init("today", .day(today)), .init("clocks", .array(shown)),
    ]
    members.append(.init("refusals", .array(refusals.map(\.json))))
    return .object(members)
  }
}

extension Reckoning {
  /// The answer of `huabiao due --json` for a matter that is no request.
  ///
  /// - Throws: `OutsideCalendar` where a day that must be shown cannot be told.
  package func json(of matter: Matter, now: Instant, in calendar: WorkCalendar) throws(OutsideCalendar)
    -> OrderedJSON
  {
    var shown: [OrderedJSON] = []
    for clock in clocks { shown.append(try clock.json(today: now.day, in: calendar)) }
    return .object([
      .init("matter", .text(matter.rawValue)), .init("today", .day(now.day)), .init("clocks", .array(shown)),
      .init("refusals", .array(refusals.map(\.json))),
    ])
  }
}

extension LegalClock {
  fileprivate func json(today: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("name", .text(name)), .init("rule", .text(term.rule)), .init("from", .day(from)),
      .init("due", .day(due)),
    ]
    if let provisional {
      members.append(
        .init(
          "provisional",
          .object([
            .init("earliest", .day(provisional.earliest)), .init("latest", .day(provisional.latest)),
          ])))
    }
    members += [
      .init("limit", .number(limit)), .init("unit", .text(term.unit.rawValue)),
      .init("counted", .number(counted)), .init("left", .number(left)),
      .init("status", .text(status.rawValue)), .init("endedOn", .day(endedOn)),
      .init("days", .array(try days(today: today, in: calendar).map(\.json))),
    ]
    if let span {
      members += [
        .init("fromAt", .text(span.from.description)), .init("dueAt", .text(span.due.description)),
        .init("endedAt", span.endedAt.map { .text($0.description) } ?? .null),
        .init("hours", .array(try hours(in: calendar).map(\.json))),
      ]
    }
    return .object(members)
  }
}

extension CountedDay {
  fileprivate var json: OrderedJSON {
    var members: [OrderedJSON.Member] = [.init("on", .day(on)), .init("counts", .flag(counts))]
    if let why { members.append(.init("why", .text(why.rawValue))) }
    return .object(members)
  }
}

extension CountedHour {
  fileprivate var json: OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("from", .text(from.description)), .init("to", .text(to.description)),
      .init("counts", .flag(ordinal != nil)),
    ]
    if ordinal == nil {
      if case .holiday = kind {
        members.append(.init("why", .text(Pause.holiday.rawValue)))
      } else {
        members.append(.init("why", .text(Pause.weekend.rawValue)))
      }
    }
    return .object(members)
  }
}

extension BrokenRule {
  fileprivate var json: OrderedJSON {
    .object([
      .init("rule", .text(rule)), .init("event", .text(event)), .init("on", .day(on)),
      .init("message", .text(message)),
    ])
  }
}
