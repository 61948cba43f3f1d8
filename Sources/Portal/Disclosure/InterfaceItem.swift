import Desk
import Statute

/// An item as programs read it: what its page says, and no more.
struct InterfaceItem {
  let item: PublicItem
  let related: [RelatedEntry]
  let address: String

  var json: OrderedJSON {
    let key = item.file.key
    return .object([
      .init("key", .text(key)), .init("url", .text(address + Link.item(key))),
      .init("indexNumber", .text(item.indexNumber)), .init("title", .text(item.title)),
      .init("abstract", .maybe(item.abstract)), .init("body", .text(item.body)),
      .init("issuer", .maybe(item.issuer)), .init("documentNumber", .maybe(item.documentNumber)),
      .init("column", .maybe(item.part?.code ?? item.column?.code)),
      .init("columnTitle", .maybe(item.part?.title ?? item.column?.title)),
      .init("theme", .maybe(item.theme?.path)), .init("genre", .maybe(item.genre?.title)),
      .init("keywords", .array(item.keywords.map { .text($0) })), .init("formedOn", .day(item.formedOn)),
      .init("publishedOn", .day(item.published.day)), .init("revisedOn", .day(item.version.publishedOn)),
      .init("effectiveFrom", .day(item.effectiveFrom)),
      .init("effectiveThrough", .day(item.effectiveThrough)),
      .init("validity", .text(item.validity.rawValue)), .init("version", .number(item.version.number)),
      .init("versions", .array(item.versions.map(version))), .init("text", .text(item.text.plain)),
      .init("attachments", .array(item.attachments.map(attachment))),
      .init("related", .array(related.map(relation))),
    ])
  }

  private func version(_ version: PublicVersion) -> OrderedJSON {
    .object([
      .init("number", .number(version.number)), .init("publishedOn", .day(version.publishedOn)),
      .init("reason", .maybe(version.reason)), .init("withdrawnBecause", .maybe(version.withdrawnBecause)),
    ])
  }

  private func attachment(_ attachment: Attachment) -> OrderedJSON {
    .object([
      .init("name", .text(attachment.name)), .init("size", .number(attachment.size)),
      .init("sha256", .text(attachment.digest)),
      .init("url", .text(address + Link.itemAttachment(item.file.key, attachment.digest))),
    ])
  }

  private func relation(_ related: RelatedEntry) -> OrderedJSON {
    .object([
      .init("relation", .text(related.relation.rawValue)), .init("isInverse", .flag(related.isInverse)),
      .init("key", .text(related.entry.file.key)), .init("title", .text(related.entry.title)),
      .init("url", .text(address + Link.item(related.entry.file.key))),
    ])
  }

  /// A row of the catalogue.
  static func row(_ entry: CatalogueEntry, address: String) -> OrderedJSON {
    .object([
      .init("key", .text(entry.file.key)), .init("url", .text(address + Link.item(entry.file.key))),
      .init("indexNumber", .text(entry.indexNumber)), .init("title", .text(entry.title)),
      .init("abstract", .maybe(entry.abstract)), .init("body", .text(entry.body)),
      .init("issuer", .maybe(entry.issuer)), .init("documentNumber", .maybe(entry.documentNumber)),
      .init("column", .maybe(entry.part ?? entry.column?.code)), .init("formedOn", .day(entry.formedOn)),
      .init("publishedOn", .day(entry.publishedOn)), .init("revisedOn", .day(entry.revisedOn)),
      .init("version", .number(entry.version)), .init("validity", .text(entry.validity.rawValue)),
      .init("attachments", .number(entry.attachments)),
    ])
  }
}
