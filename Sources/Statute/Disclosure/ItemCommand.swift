/// What a person asks to be done to an item.
package enum ItemCommand: Hashable, Sendable {
  /// The draft as it now is, with what the screening found in it.
  case revise(ItemContent, ScreeningOutcome)
  /// With what the screening found in it, where its text could be read.
  case addAttachment(Attachment, ScreeningOutcome?)
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
  /// With what the screening finds in the text that is taken in hand again: its lists may have grown.
  case openRevision(reason: String, changedOn: Day, ScreeningOutcome)
  case discard(reason: String)
  case repeal(reason: String, by: FileID?)
  case lapse(reason: String, by: FileID?)
  case withdraw(reason: String)
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
    case .note: .note
    }
  }
}
