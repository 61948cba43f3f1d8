extension BookShelf {
  /// Adds the books of items, bodies and people and what the public can search of the items.
  package mutating func addDisclosure(calendars: LiveCalendars) {
    add(BodyBook())
    add(PersonBook())
    add(ItemBook(calendars: calendars))
    add(CatalogueBook())
    add(feed: ItemFeed())
  }
}
