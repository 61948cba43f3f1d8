package import Ledger
package import Statute

extension BookShelf {
  /// Every book of Huabiao. The calendar draws the days by which inboxes are sorted.
  package static func all(calendar: WorkCalendar) -> BookShelf {
    var shelf = BookShelf()
    shelf.add(RequestBook(calendar: calendar))
    shelf.add(ReportBook())
    shelf.add(ReportAuditBook())
    shelf.addDisclosure(calendar: calendar)
    shelf.addSubjects()
    return shelf
  }
}
