package import Statute

extension BookShelf {
  /// Adds the books of items, bodies and people and what the public can search of the items.
  package mutating func addDisclosure(calendar: WorkCalendar) {
    add(BodyBook())
    add(PersonBook())
    add(ItemBook(calendar: calendar))
    add(CatalogueBook())
    add(feed: ItemFeed())
  }
}
