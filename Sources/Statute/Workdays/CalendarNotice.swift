/// A notice of the State Council or its General Office on days off, read from its text as published.
///
/// Every wording since 2008 is known. What is not certain is refused, with the line: a date that does not exist, a
/// weekday that does not fit, a number of days that does not add up, a festival missing, words never seen.
package struct CalendarNotice: Hashable, Sendable {
  /// What the notice does to the calendar.
  package enum Content: Hashable, Sendable {
    /// Arranges all festivals of a year.
    case yearly(HolidayNotice)
    /// Changes or adds to a year already arranged.
    case amendment(HolidayAmendment)
  }

  package let content: Content

  package var year: Int {
    switch content {
    case .yearly(let notice): notice.year
    case .amendment(let amendment): amendment.year
    }
  }

  /// The calendar after the notice; `nil` where a year before it is missing, or the year it changes.
  package func applied(to calendar: WorkCalendar) -> WorkCalendar? {
    switch content {
    case .yearly(let notice): calendar.replacing(notice)
    case .amendment(let amendment): calendar.amended(by: amendment)
    }
  }

  /// Reads one notice. Text before the title and after the signature, as a web page has it, is passed over.
  package init(text: String) throws(UnreadableNotice) {
    let text = NoticeText(text)
    let heading = try NoticeHeading(text)
    let items = text.itemStarts.filter { $0 >= heading.end }
    let signature = text.signature(from: items.first ?? heading.end)
    let end = signature?.index ?? text.glyphs.count
    if let second = NoticeHeading.number(in: text, from: end) {
      throw text.refusal(.ambiguous("通知"), line: second.line)
    }
    let document = NoticeDocument(title: heading.title, number: heading.number, issuedOn: signature?.day)
    var reader = NoticeReader(text: text, heading: heading)
    switch heading.subject {
    case .year(let year):
      guard !items.isEmpty else { throw text.refusal(.noItems, line: 0) }
      for (index, start) in items.enumerated() where start < end {
        let next = index + 1 < items.count ? min(items[index + 1], end) : end
        if try !reader.readFestival(start..<next) { break }
      }
      let (holidays, workdays) = try reader.arranged(allFestivalsOf: year)
      content = .yearly(
        HolidayNotice(year: year, documents: [document], holidays: holidays, makeUpWorkdays: workdays))
    case .change(let year, let festival):
      let item = try reader.readChange(heading.end..<end)
      content = .amendment(
        HolidayAmendment(
          year: year, document: document, replaces: heading.rearranges ? [festival] : [],
          lengthens: item.lengthenedTo.map { [festival: $0] } ?? [:],
          holidays: Dictionary(uniqueKeysWithValues: item.off.map { ($0, festival) }),
          workdays: Dictionary(uniqueKeysWithValues: item.worked.map { ($0, festival) })))
    }
  }
}
