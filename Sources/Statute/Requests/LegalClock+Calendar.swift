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
    guard let due else { return nil }
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Huabiao//Legal limits//ZH", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:" + ICalendarText.escaped(identity),
      "DTSTAMP:" + ICalendarText.utc(moment), "DTSTART;VALUE=DATE:" + ICalendarText.date(due),
      "DTEND;VALUE=DATE:" + ICalendarText.date(due.adding(days: 1)),
      "SUMMARY:" + ICalendarText.escaped(summary), "DESCRIPTION:" + ICalendarText.escaped(note),
      "STATUS:" + (provisional == nil ? "CONFIRMED" : "TENTATIVE"), "TRANSP:TRANSPARENT", "END:VEVENT",
      "END:VCALENDAR",
    ]
    return lines.map { ICalendarText.folded($0) + "\r\n" }.joined()
  }
}

/// How values and lines are written in iCalendar.
enum ICalendarText {
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
