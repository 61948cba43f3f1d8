package import Ledger
package import Statute

extension BookShelf {
  /// Every book of Huabiao. The calendars at work draw the days by which inboxes are sorted.
  package static func all(calendars: LiveCalendars) -> BookShelf {
    var shelf = BookShelf()
    shelf.add(RequestBook(calendars: calendars))
    shelf.add(ReportBook())
    shelf.add(ReportAuditBook())
    shelf.addDisclosure(calendars: calendars)
    shelf.addSubjects()
    return shelf
  }

  /// The same by one calendar that nobody replaces.
  package static func all(calendar: WorkCalendar) -> BookShelf {
    all(calendars: LiveCalendars(calendar))
  }
}
