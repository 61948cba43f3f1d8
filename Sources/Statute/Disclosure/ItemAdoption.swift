/// What was published elsewhere and is taken into the collection as it stands: a library of laws, an older site.
///
/// The reviews were made by whoever published it; the system records no review that nobody made.
extension Item {
  /// The events that open and publish such an item, in order.
  package static func adoption(
    by opening: ItemEvent.Opening, _ content: ItemContent, links: [ItemLink] = [], indexNumber: String
  ) -> [ItemEvent] {
    let imported = ItemEvent.Opening(body: opening.body, section: opening.section, origin: .imported)
    return [.drafted(imported, content.tidied)] + links.map { .linked($0) } + [
      .published(indexNumber: indexNumber)
    ]
  }

  /// What a timer records when the period that a document sets for itself is over; `nil` while it is not.
  package func lapseDue(on day: Day) -> ItemEvent? {
    guard end == nil, publicVersion != nil, let through = publicVersion?.content.effectiveThrough,
      through < day
    else { return nil }
    return .lapsed(reason: "有效期至\(through.chinese)，已届满。", by: nil)
  }
}
