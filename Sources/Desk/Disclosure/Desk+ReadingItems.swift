import Ledger
package import Statute

/// Everything that the public page of an item shows.
package struct PublicItemPage: Hashable, Sendable {
  package let face: PublicFace
  package let body: BodySummary?
  /// What it replaces, explains, amends, and what does so to it: public items only. Empty for a withdrawn one.
  package let related: [RelatedEntry]
}

/// An attachment that may be handed out.
package struct AttachmentFile: Hashable, Sendable {
  package let attachment: Attachment
  /// Where its bytes lie.
  package let path: String
}

extension Desk {
  /// The public page of an item, in the version that stands or an earlier one.
  ///
  /// - Throws: `DeskError.notFound` both where there is none and where nothing of it was ever published.
  package func publicItem(_ file: FileID, version: Int? = nil) async throws -> PublicItemPage {
    let today = today
    return try await store.read { ledger in
      guard let item = try ledger.load(Item.self, file)?.file,
        let face = Visibility.face(of: item, version: version, on: today)
      else { throw DeskError.notFound }
      let related: [RelatedEntry] =
        if case .item = face { try ledger.related(to: file, on: today) } else { [] }
      return PublicItemPage(face: face, body: try ledger.body(item.opening.body), related: related)
    }
  }

  /// The item that bears an index number; public, or withdrawn after it was.
  package func item(indexNumber: String) async throws -> FileID {
    guard let file = try await store.read({ try $0.item(indexNumber: indexNumber) }) else {
      throw DeskError.notFound
    }
    return file
  }

  /// One page of the catalogue, newest first.
  package func catalogue(_ filter: CatalogueFilter, offset: Int = 0, limit: Int = 20) async throws
    -> CataloguePage
  {
    let today = today
    return try await store.read { try $0.catalogue(filter, on: today, offset: max(0, offset), limit: limit) }
  }

  /// The years that a part of the catalogue reaches over, latest first, each with how many items.
  package func catalogueYears(_ filter: CatalogueFilter) async throws -> [(year: Int, items: Int)] {
    let today = today
    return try await store.read { try $0.catalogueYears(filter, on: today) }
  }

  /// What became public last, new and revised; of one body or of all.
  package func latestItems(of body: String? = nil, limit: Int = 10) async throws -> [VersionSummary] {
    try await store.read { try $0.latestVersions(of: body, limit: limit) }
  }

  /// An attachment for download.
  ///
  /// - Throws: `DeskError.notFound` both where there is none and where the viewer may not have it.
  package func attachment(_ digest: String, of file: FileID, for viewer: Viewer) async throws
    -> AttachmentFile
  {
    let item = try await store.read { try $0.load(Item.self, file)?.file }
    guard let item, let attachment = Visibility.attachment(digest, of: item, for: viewer),
      let fingerprint = Fingerprint(hex: digest)
    else { throw DeskError.notFound }
    return AttachmentFile(attachment: attachment, path: attachments.path(of: fingerprint))
  }
}
