package import Statute

/// A published item as anybody may see it. Only `Visibility` makes one, out of the published version alone; no page,
/// feed, export or answer of the API is given anything else of an item.
package struct PublicItem: Hashable, Sendable {
  package let file: FileID
  /// The code of the body.
  package let body: String
  package let indexNumber: String
  package let title: String
  package let abstract: String
  package let text: ItemText
  package let formedOn: Day?
  package let documentNumber: String
  package let issuer: String
  package let column: Column?
  package let part: ColumnPart?
  package let theme: Theme?
  package let genre: Genre?
  package let keywords: [String]
  package let effectiveFrom: Day?
  package let effectiveThrough: Day?
  package let attachments: [Attachment]
  /// On the day asked about.
  package let validity: Validity
  /// When, why and by which item it stopped being in force.
  package let end: Item.End?
  /// The version shown; the highest number is the one that stands.
  package let version: PublicVersion
  /// All versions, newest first.
  package let versions: [PublicVersion]
  /// What the head of the page tells machines, but for site and column.
  package let published: Instant

  /// Whether the version shown is the one that stands.
  package var isCurrent: Bool { version.number == versions.first?.number }

  /// The META tags of its page; the site adds its own before them.
  package func metaTags(url: String) -> [MetaTag] {
    let content = ItemContent(title: title, abstract: abstract, issuer: issuer, keywords: keywords)
    return (column.map { MetaTag.column($0) } ?? [])
      + MetaTag.article(content, published: published, url: url)
  }
}

/// One published version in a version history.
package struct PublicVersion: Hashable, Sendable {
  /// 1 for the first.
  package let number: Int
  /// Empty where the version was withdrawn.
  package let title: String
  package let publishedOn: Day
  /// What changed; `nil` for the first.
  package let reason: String?
  /// Why it can no longer be seen, where it was withdrawn by itself.
  package let withdrawnBecause: String?
}

/// What is left to see of an item that was withdrawn: that it was, when and why.
package struct WithdrawnItem: Hashable, Sendable {
  package let file: FileID
  package let body: String
  package let indexNumber: String
  /// `nil` for an earlier version withdrawn by itself.
  package let on: Day?
  package let reason: String
}

/// What the public sees in the place of an item.
package enum PublicFace: Hashable, Sendable {
  case item(PublicItem)
  case withdrawn(WithdrawnItem)
}

extension Visibility {
  /// What anybody may see of an item; `nil` where it was never published or has no such version.
  ///
  /// - Parameters:
  ///   - number: of an earlier version; `nil` for the one that stands.
  ///   - today: the day on which validity is asked about.
  package static func face(of item: Item, version number: Int? = nil, on today: Day) -> PublicFace? {
    guard let indexNumber = item.indexNumber, let first = item.versions.first else { return nil }
    if let withdrawal = item.withdrawal {
      return .withdrawn(
        WithdrawnItem(
          file: item.id, body: item.opening.body, indexNumber: indexNumber, on: withdrawal.on,
          reason: withdrawal.reason))
    }
    guard
      let version = number.map({ number in item.versions.first { $0.number == number } })
        ?? item.versions.last
    else { return nil }
    if let reason = version.withdrawnBecause {
      return .withdrawn(
        WithdrawnItem(
          file: item.id, body: item.opening.body, indexNumber: indexNumber, on: nil, reason: reason))
    }
    let content = version.content
    return .item(
      PublicItem(
        file: item.id, body: item.opening.body, indexNumber: indexNumber, title: content.title,
        abstract: content.abstract, text: content.document, formedOn: content.formedOn,
        documentNumber: content.documentNumber, issuer: content.issuer, column: content.column,
        part: content.part.flatMap { content.column?.part($0) },
        theme: content.theme.flatMap { Theme(code: $0) },
        genre: content.genre, keywords: content.keywords, effectiveFrom: content.effectiveFrom,
        effectiveThrough: content.effectiveThrough, attachments: version.attachments,
        validity: item.validity(on: today), end: item.end.flatMap { $0.on <= today ? $0 : nil },
        version: PublicVersion(version), versions: item.versions.reversed().map(PublicVersion.init),
        published: first.publishedAt))
  }

  /// The attachment of an item that the viewer may have: of a published version for anybody, of the draft for those who
  /// work on it or watch over the body.
  package static func attachment(_ digest: String, of item: Item, for viewer: Viewer) -> Attachment? {
    let drafts =
      may(viewer, see: .item(body: item.opening.body))
      ? item.draft.attachments + item.versions.flatMap(\.attachments) + Array(item.originals.values) : []
    let published = item.withdrawal == nil ? item.versions.filter { $0.withdrawnBecause == nil } : []
    return (published.flatMap(\.attachments) + drafts).first { $0.digest == digest }
  }
}

extension PublicVersion {
  fileprivate init(_ version: Item.Version) {
    number = version.number
    title = version.withdrawnBecause == nil ? version.content.title : ""
    publishedOn = version.publishedOn
    reason = version.reason
    withdrawnBecause = version.withdrawnBecause
  }
}
