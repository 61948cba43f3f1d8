extension LegalClock {
  /// The last day of the limit as an iCalendar file (RFC 5545) with one all-day event.
  ///
  /// - Parameters:
  ///   - identity: names the event for good, so that a later file moves it; of the form `2026-0042.reply@host`.
  ///   - summary: what a calendar shows; of the file's number rather than of persons.
  ///   - note: further text, the explanation of the count say.
  ///   - moment: when the file was made.
  /// - Returns: `nil` where the limit has no known end.
  package func iCalendar(identity: String, summary: String, note: String, at moment: Instant) -> String? {
    iCalendarEvent(identity: identity, summary: summary, note: note, at: moment).map {
      ICalendarText.file(of: [$0])
    }
  }

  fileprivate func iCalendarEvent(
    identity: String, summary: String, note: String, at moment: Instant
  ) -> [String]? {
    guard let due else { return nil }
    // A limit in hours ends at a moment, every other with its day.
    let when =
      if let span {
        ["DTSTART:" + ICalendarText.utc(span.due), "DTEND:" + ICalendarText.utc(span.due)]
      } else {
        [
          "DTSTART;VALUE=DATE:" + ICalendarText.date(due),
          "DTEND;VALUE=DATE:" + ICalendarText.date(due.adding(days: 1)),
        ]
      }
    return [
      "BEGIN:VEVENT", "UID:" + ICalendarText.escaped(identity), "DTSTAMP:" + ICalendarText.utc(moment),
    ] + when + [
      "SUMMARY:" + ICalendarText.escaped(summary), "DESCRIPTION:" + ICalendarText.escaped(note),
      "STATUS:" + (provisional == nil ? "CONFIRMED" : "TENTATIVE"), "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }
}

extension RequestReckoning {
  /// The last days of all limits that still run as one iCalendar file, an all-day event each, with its explanation.
  ///
  /// - Parameter identity: names the request for good; the name of each limit is put before it.
  /// - Returns: `nil` where no limit runs to a known end.
  /// - Throws: `OutsideCalendar` where a day of a count cannot be told.
  package func iCalendar(
    of story: RequestStory, identity: String, in calendar: WorkCalendar, today: Day, at moment: Instant
  ) throws(OutsideCalendar) -> String? {
    try Reckoning(clocks: clocks).iCalendar(
      of: story, identity: identity, in: calendar, today: today, at: moment)
  }
}

extension Reckoning {
  /// The last days of all limits that still run as one iCalendar file, an event each, with its explanation.
  ///
  /// - Parameters:
  ///   - story: of a request, so that its receipt can be explained.
  ///   - identity: names the matter for good; the name of each limit is put before it.
  /// - Returns: `nil` where no limit runs to a known end.
  /// - Throws: `OutsideCalendar` where a day of a count cannot be told.
  package func iCalendar(
    of story: RequestStory? = nil, identity: String, in calendar: WorkCalendar, today: Day, at moment: Instant
  ) throws(OutsideCalendar) -> String? {
    var events: [[String]] = []
    for (index, clock) in clocks.enumerated() where clock.status.isOpen {
      let note = try ClockExplanation(clock, of: story, in: calendar, today: today).text
      let event = clock.iCalendarEvent(
        identity: "\(clock.name)-\(index + 1).\(identity)", summary: clock.term.name.title + "届满",
        note: note, at: moment)
      if let event { events.append(event) }
    }
    return events.isEmpty ? nil : ICalendarText.file(of: events)
  }
}

/// How values and lines are written in iCalendar.
enum ICalendarText {
  /// A file of events, each given as its lines.
  static func file(of events: [[String]]) -> String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Huabiao//Legal limits//ZH", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    return (head + events.flatMap(\.self) + ["END:VCALENDAR"]).map { folded($0) + "\r\n" }.joined()
  }

  /// Section 3.3.11: backslash, semicolon, comma and line break are escaped; other control characters are left out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Section 3.1: no line is longer than 75 octets; a character is never cut in two.
  static func folded(_ line: String) -> String {
    var out = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        out += "\r\n "
        octets = 1
      }
      out.unicodeScalars.append(scalar)
      octets += width
    }
    return out
  }

  static func date(_ day: Day) -> String {
    String(day.description.filter { $0 != "-" })
  }

  /// `20261121T013000Z`.
  static func utc(_ moment: Instant) -> String {
    // An instant shows itself in Asia/Shanghai; moved back by the offset, its digits are those of UTC.
    let text = Instant(seconds: moment.seconds - Instant.shanghaiOffset).description
    return String(text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
