/// What can happen to an item (公开信息).
package enum ItemEvent: FileEvent {
  /// 起草.
  case drafted(Opening, ItemContent)
  case revised(ItemContent)
  case attachmentAdded(Attachment)
  /// A masked copy takes the place of an attachment; the original stays in the file and is never published.
  case attachmentMasked(original: String, copy: Attachment)
  case attachmentRemoved(digest: String)
  case linked(ItemLink)
  case unlinked(ItemLink)
  /// What the screening found in the text or an attachment of the draft as it stood.
  case screened(ScreeningOutcome)
  /// A named person lets the draft pass in spite of what was found.
  case screeningOverridden(reason: String)
  /// 送审.
  case submitted
  /// 退回.
  case returned(reason: String)
  /// 初审: the head of the section.
  case sectionApproved
  /// 保密审查 could not settle it; the competent department or the secrecy administration is asked (article 17).
  case secrecyReferred(to: String, question: String)
  /// 保密审查通过 (article 17).
  case secrecyCleared(basis: String)
  /// 复审: the disclosure office.
  case officeApproved
  /// 终审: the deputy in charge.
  case approved
  /// 公开. A later version keeps the index number.
  case published(indexNumber: String)
  /// Approved, but not for publication: kept with its reasons until it is looked at again (article 18).
  case filed
  /// A published, filed or withdrawn item is taken in hand again.
  case revisionOpened(reason: String, changedOn: Day)
  /// The draft is given up; what the public sees stays.
  case discarded(reason: String)
  /// 废止.
  case repealed(reason: String, by: FileID?)
  /// 失效.
  case lapsed(reason: String, by: FileID?)
  /// 撤下: the public sees that and why, and no longer the text.
  case withdrawn(reason: String)
  /// An earlier version is taken out of the version history, which then says that and why.
  case versionWithdrawn(number: Int, reason: String)
  /// A new calendar moved the limit of article 26.
  case limitRecounted(LimitRecount)
  case noted(text: String)

  package struct Opening: Hashable, Sendable {
    /// The code of the body.
    package let body: String
    package let section: String?
    package let origin: ItemOrigin

    package init(body: String, section: String?, origin: ItemOrigin = .made) {
      self.body = body
      self.section = section
      self.origin = origin
    }
  }
}

/// Where an item comes from. Stored.
package enum ItemOrigin: String, Sendable {
  /// Formed by the body; the limit of article 26 runs.
  case made
  /// Published elsewhere before and taken into the collection; no limit runs.
  case imported
}
