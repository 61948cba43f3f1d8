package import Statute

/// The register of all items of a body, drafts included, as inboxes read it (信息发布台账).
///
/// The last day of the limit of article 26 is kept as the calendar at work has it, so that inboxes can be sorted by it;
/// every page that shows it counts it anew.
package struct ItemBook: Book {
  package let name = "items"
  private let calendars: LiveCalendars

  package init(calendars: LiveCalendars) {
    self.calendars = calendars
  }

  package let revision = 20_270

  package let schema = [
    """
    CREATE TABLE item_row (
      file TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      section TEXT,
      step TEXT NOT NULL,
      in_hand INTEGER NOT NULL,
      title TEXT NOT NULL,
      column_code TEXT,
      attribute TEXT NOT NULL,
      index_number TEXT,
      is_public INTEGER NOT NULL,
      due TEXT,
      blocked INTEGER NOT NULL,
      returned INTEGER NOT NULL,
      touched_on TEXT NOT NULL,
      reassess_on TEXT,
      opened INTEGER NOT NULL
    )
    """,
    "CREATE INDEX item_row_inbox ON item_row (body, in_hand, due)",
    "CREATE INDEX item_row_step ON item_row (body, step, touched_on)",
  ]

  package func draw(_ loaded: Loaded<Item>, into connection: any SQLConnection) throws {
    let item = loaded.file
    // Nobody touched an item whose limit a calendar moved.
    let touched = loaded.entries.last { if case .limitRecounted = $0.event { false } else { true } }
    let touchedOn = touched?.on ?? Day(number: 0)
    let content = item.step.isInHand ? item.draft.content : item.versions.last?.content ?? item.draft.content
    let clock = item.step.isInHand ? try? item.publicationClock(in: calendars.now, today: touchedOn) : nil
    try connection.send("DELETE FROM item_row WHERE file = $1", [SQLValue(item.id)])
    try connection.send(
      """
      INSERT INTO item_row (
        file, body, section, step, in_hand, title, column_code, attribute, index_number, is_public, due, blocked,
        returned, touched_on, reassess_on, opened)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      """,
      [
        SQLValue(item.id), SQLValue(item.opening.body), SQLValue(item.opening.section), SQLValue(item.step),
        SQLValue(item.step.isInHand), SQLValue(content.title), SQLValue(content.column),
        SQLValue(content.attribute),
        SQLValue(item.indexNumber), SQLValue(item.publicVersion != nil), SQLValue(clock?.due),
        SQLValue(item.step.isInHand && !item.draft.blocks.isEmpty && item.draft.override == nil),
        SQLValue(item.step == .drafting && item.draft.returnedBecause != nil), SQLValue(touchedOn),
        SQLValue(item.reassessOn), SQLValue(loaded.opened),
      ])
  }
}
