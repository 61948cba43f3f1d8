/// A published item as a row of the catalogue tells it (目录): nothing here was ever anything but public.
package struct CatalogueEntry: Hashable, Sendable {
  package let file: FileID
  /// The code of the body.
  package let body: String
  package let indexNumber: String
  package let title: String
  package let abstract: String
  package let documentNumber: String
  package let issuer: String
  package let column: Column?
  package let part: String?
  package let theme: String?
  package let genre: Genre?
  package let formedOn: Day?
  /// When it first became public.
  package let publishedOn: Day
  /// When the version that stands there now did.
  package let revisedOn: Day
  /// The number of that version; 1 where nothing was revised.
  package let version: Int
  /// On the day asked about.
  package let validity: Validity
  package let attachments: Int

  package init(
    file: FileID, body: String, indexNumber: String, title: String, abstract: String, documentNumber: String,
    issuer: String, column: Column?, part: String?, theme: String?, genre: Genre?, formedOn: Day?,
    publishedOn: Day,
    revisedOn: Day, version: Int, validity: Validity, attachments: Int
  ) {
    self.file = file
    self.body = body
    self.indexNumber = indexNumber
    self.title = title
    self.abstract = abstract
    self.documentNumber = documentNumber
    self.issuer = issuer
    self.column = column
    self.part = part
    self.theme = theme
    self.genre = genre
    self.formedOn = formedOn
    self.publishedOn = publishedOn
    self.revisedOn = revisedOn
    self.version = version
    self.validity = validity
    self.attachments = attachments
  }
}

/// Which part of the catalogue is asked for; a field that is `nil` leaves out nothing.
package struct CatalogueFilter: Hashable, Sendable {
  package var body: String?
  package var column: Column?
  package var part: String?
  package var year: Int?
  package var validity: Validity?
  package var theme: String?

  package init(
    body: String? = nil, column: Column? = nil, part: String? = nil, year: Int? = nil,
    validity: Validity? = nil,
    theme: String? = nil
  ) {
    self.body = body
    self.column = column
    self.part = part
    self.year = year
    self.validity = validity
    self.theme = theme
  }
}

/// One page of the catalogue, newest first.
package struct CataloguePage: Hashable, Sendable {
  package let entries: [CatalogueEntry]
  /// How many there are in all.
  package let total: Int
  package let offset: Int

  package init(entries: [CatalogueEntry], total: Int, offset: Int) {
    self.entries = entries
    self.total = total
    self.offset = offset
  }
}

/// An item as the people who work on it see it in a list: the draft in hand, or what is public.
package struct ItemSummary: Hashable, Sendable {
  package let file: FileID
  package let body: String
  package let section: String?
  package let step: ItemStep
  package let title: String
  package let column: Column?
  package let attribute: DisclosureAttribute
  package let indexNumber: String?
  package let isPublic: Bool
  /// The last day in time by article 26, while it is in hand and a limit runs.
  package let due: Day?
  /// Whether the screening found what stops publication.
  package let isBlocked: Bool
  /// Whether it was sent back and waits to be mended.
  package let isReturned: Bool
  /// The legal day of the last event.
  package let touchedOn: Day

  package init(
    file: FileID, body: String, section: String?, step: ItemStep, title: String, column: Column?,
    attribute: DisclosureAttribute, indexNumber: String?, isPublic: Bool, due: Day?, isBlocked: Bool,
    isReturned: Bool, touchedOn: Day
  ) {
    self.file = file
    self.body = body
    self.section = section
    self.step = step
    self.title = title
    self.column = column
    self.attribute = attribute
    self.indexNumber = indexNumber
    self.isPublic = isPublic
    self.due = due
    self.isBlocked = isBlocked
    self.isReturned = isReturned
    self.touchedOn = touchedOn
  }
}

/// How a body stands with one column of the law: filled, stated absent, or neither (article 20; the check that every
/// applicable item has a column and every column has content or a stated absence).
package struct ColumnState: Hashable, Sendable {
  package let column: Column
  package let items: Int
  /// The newest publication or revision in it.
  package let latest: Day?
  /// Why the body has nothing to put in, where it says so.
  package let absence: String?

  package init(column: Column, items: Int, latest: Day?, absence: String?) {
    self.column = column
    self.items = items
    self.latest = latest
    self.absence = absence
  }

  package var isComplete: Bool { items > 0 || absence != nil }
}

/// What a version history tells of one published version.
package struct VersionSummary: Hashable, Sendable {
  package let file: FileID
  package let number: Int
  package let title: String
  package let publishedOn: Day
  package let publishedAt: Instant
  package let reason: String?

  package init(
    file: FileID, number: Int, title: String, publishedOn: Day, publishedAt: Instant, reason: String?
  ) {
    self.file = file
    self.number = number
    self.title = title
    self.publishedOn = publishedOn
    self.publishedAt = publishedAt
    self.reason = reason
  }
}

/// An item that stands in a relation to another.
package struct RelatedEntry: Hashable, Sendable {
  package let relation: ItemRelation
  /// Whether the other item names this one, rather than being named by it.
  package let isInverse: Bool
  package let entry: CatalogueEntry

  package init(relation: ItemRelation, isInverse: Bool, entry: CatalogueEntry) {
    self.relation = relation
    self.isInverse = isInverse
    self.entry = entry
  }

  /// `替代`, `被替代`: on the page of the item asked about.
  package var title: String { isInverse ? relation.titleOfInverse : relation.title }
}
