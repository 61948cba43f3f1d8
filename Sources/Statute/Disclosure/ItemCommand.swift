/// What a person asks to be done to an item.
package enum ItemCommand: Hashable, Sendable {
  /// The draft as it now is.
  case revise(ItemContent)
  /// With what the screening found in it.
  case addAttachment(Attachment, ScreeningOutcome? = nil)
  /// A masked copy in the place of an attachment, with what the screening still finds in the copy.
  case maskAttachment(digest: String, copy: Attachment, ScreeningOutcome)
  case removeAttachment(digest: String)
  case link(ItemLink)
  case unlink(ItemLink)
  /// Attachments screened anew, after the word list of the body has grown; the text is screened along.
  case rescreen([ScreeningOutcome])
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
    case .maskAttachment: .maskAttachment
    case .rescreen: .rescreen
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
