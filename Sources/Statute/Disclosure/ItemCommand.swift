/// What a person asks to be done to an item.
package enum ItemCommand: Hashable, Sendable {
  /// The draft as it now is.
  case revise(ItemContent)
  /// With its text, where that could be read, for the screening.
  case addAttachment(Attachment, text: String?)
  case removeAttachment(digest: String)
  case link(ItemLink)
  case unlink(ItemLink)
  case submit
  case approveSection
  case clearSecrecy(basis: String)
  case referSecrecy(to: String, question: String)
  case approveOffice
  case approve
  case returnDraft(reason: String)
  case overrideScreening(reason: String)
  case publish
  case file
  case openRevision(reason: String, changedOn: Day)
  case discard(reason: String)
  case repeal(reason: String, by: FileID?)
  case lapse(reason: String, by: FileID?)
  case withdraw(reason: String)
  case withdrawVersion(number: Int, reason: String)
  case note(text: String)

  package var action: ItemAction {
    switch self {
    case .revise: .revise
    case .addAttachment: .addAttachment
    case .removeAttachment: .removeAttachment
    case .link: .link
    case .unlink: .unlink
    case .submit: .submit
    case .approveSection: .approveSection
    case .clearSecrecy: .clearSecrecy
    case .referSecrecy: .referSecrecy
    case .approveOffice: .approveOffice
    case .approve: .approve
    case .returnDraft: .returnDraft
    case .overrideScreening: .overrideScreening
    case .publish: .publish
    case .file: .file
    case .openRevision: .openRevision
    case .discard: .discard
    case .repeal: .repeal
    case .lapse: .lapse
    case .withdraw: .withdraw
    case .withdrawVersion: .withdrawVersion
    case .note: .note
    }
  }
}
