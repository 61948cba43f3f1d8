/// The stored form of an item's events: names and keys are a promise, held by a golden test each.
extension ItemEvent {
  package var name: String {
    switch self {
    case .drafted: "drafted"
    case .revised: "revised"
    case .attachmentAdded: "attachmentAdded"
    case .attachmentMasked: "attachmentMasked"
    case .attachmentRemoved: "attachmentRemoved"
    case .linked: "linked"
    case .unlinked: "unlinked"
    case .screened: "screened"
    case .screeningOverridden: "screeningOverridden"
    case .submitted: "submitted"
    case .returned: "returned"
    case .sectionApproved: "sectionApproved"
    case .secrecyReferred: "secrecyReferred"
    case .secrecyCleared: "secrecyCleared"
    case .officeApproved: "officeApproved"
    case .approved: "approved"
    case .published: "published"
    case .filed: "filed"
    case .revisionOpened: "revisionOpened"
    case .discarded: "discarded"
    case .repealed: "repealed"
    case .lapsed: "lapsed"
    case .withdrawn: "withdrawn"
    case .versionWithdrawn: "versionWithdrawn"
    case .limitRecounted: LimitRecount.eventName
    case .noted: "noted"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .submitted, .sectionApproved, .officeApproved, .approved, .filed: break
    case .drafted(let opening, let content):
      payload.set("body", opening.body)
      payload.set("section", opening.section)
      payload.set("origin", opening.origin)
      content.write(into: &payload)
    case .revised(let content): content.write(into: &payload)
    case .attachmentAdded(let attachment): attachment.write(into: &payload)
    case .attachmentMasked(let original, let copy):
      payload.set("original", original)
      copy.write(into: &payload)
    case .attachmentRemoved(let digest): payload.set("digest", digest)
    case .linked(let link), .unlinked(let link):
      payload.set("relation", link.relation)
      payload.set("target", link.target.description)
    case .screened(let outcome): outcome.write(into: &payload)
    case .screeningOverridden(let reason), .returned(let reason), .discarded(let reason),
      .withdrawn(let reason):
      payload.set("reason", reason)
    case .secrecyReferred(let to, let question):
      payload.set("to", to)
      payload.set("question", question)
    case .secrecyCleared(let basis): payload.set("basis", basis)
    case .published(let indexNumber): payload.set("indexNumber", indexNumber)
    case .revisionOpened(let reason, let changedOn):
      payload.set("reason", reason)
      payload.set("changedOn", changedOn)
    case .repealed(let reason, let by), .lapsed(let reason, let by):
      payload.set("reason", reason)
      payload.set("by", by?.description)
    case .versionWithdrawn(let number, let reason):
      payload.set("number", number)
      payload.set("reason", reason)
    case .limitRecounted(let recount): recount.write(into: &payload)
    case .noted(let text): payload.set("text", text)
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "drafted":
      let opening = Opening(
        body: try payload.text("body"), section: payload.optionalText("section"),
        origin: try payload.choice("origin"))
      self = .drafted(opening, try ItemContent(payload))
    case "revised": self = .revised(try ItemContent(payload))
    case "attachmentAdded": self = .attachmentAdded(try Attachment(payload))
    case "attachmentMasked":
      self = .attachmentMasked(original: try payload.text("original"), copy: try Attachment(payload))
    case "attachmentRemoved": self = .attachmentRemoved(digest: try payload.text("digest"))
    case "linked": self = .linked(try ItemLink(payload))
    case "unlinked": self = .unlinked(try ItemLink(payload))
    case "screened": self = .screened(ScreeningOutcome(payload))
    case "screeningOverridden": self = .screeningOverridden(reason: try payload.text("reason"))
    case "submitted": self = .submitted
    case "returned": self = .returned(reason: try payload.text("reason"))
    case "sectionApproved": self = .sectionApproved
    case "secrecyReferred":
      self = .secrecyReferred(to: try payload.text("to"), question: try payload.text("question"))
    case "secrecyCleared": self = .secrecyCleared(basis: try payload.text("basis"))
    case "officeApproved": self = .officeApproved
    case "approved": self = .approved
    case "published": self = .published(indexNumber: try payload.text("indexNumber"))
    case "filed": self = .filed
    case "revisionOpened":
      self = .revisionOpened(reason: try payload.text("reason"), changedOn: try payload.day("changedOn"))
    case "discarded": self = .discarded(reason: try payload.text("reason"))
    case "repealed":
      self = .repealed(
        reason: try payload.text("reason"), by: payload.optionalText("by").flatMap { FileID($0) })
    case "lapsed":
      self = .lapsed(
        reason: try payload.text("reason"), by: payload.optionalText("by").flatMap { FileID($0) })
    case "withdrawn": self = .withdrawn(reason: try payload.text("reason"))
    case "versionWithdrawn":
      self = .versionWithdrawn(number: try payload.number("number"), reason: try payload.text("reason"))
    case LimitRecount.eventName: self = .limitRecounted(try LimitRecount(payload))
    case "noted": self = .noted(text: try payload.text("text"))
    default: throw .unknownName(name)
    }
  }
}

extension ItemContent {
  fileprivate func write(into payload: inout Payload) {
    payload.set("title", title)
    payload.set("abstract", abstract)
    payload.set("text", text)
    payload.set("formedOn", formedOn)
    payload.set("documentNumber", documentNumber)
    payload.set("issuer", issuer)
    payload.set("column", column)
    payload.set("part", part)
    payload.set("theme", theme)
    payload.set("genre", genre)
    payload.set("keywords", keywords)
    payload.set("effectiveFrom", effectiveFrom)
    payload.set("effectiveThrough", effectiveThrough)
    payload.set("attribute", attribute)
    payload.set("attributeReason", attributeReason)
  }

  fileprivate init(_ payload: Payload) throws(UnreadableEvent) {
    self.init(
      title: try payload.text("title"), abstract: try payload.text("abstract"),
      text: try payload.text("text"),
      formedOn: payload.optionalDay("formedOn"), documentNumber: try payload.text("documentNumber"),
      issuer: try payload.text("issuer"), column: payload.optionalChoice("column"),
      part: payload.optionalText("part"), theme: payload.optionalText("theme"),
      genre: payload.optionalChoice("genre"), keywords: payload.list("keywords"),
      effectiveFrom: payload.optionalDay("effectiveFrom"),
      effectiveThrough: payload.optionalDay("effectiveThrough"), attribute: try payload.choice("attribute"),
      attributeReason: try payload.text("attributeReason"))
  }
}

extension ItemLink {
  fileprivate init(_ payload: Payload) throws(UnreadableEvent) {
    guard let target = FileID(try payload.text("target")) else { throw .missing("target") }
    self.init(try payload.choice("relation"), to: target)
  }
}

extension ScreeningOutcome {
  func write(into payload: inout Payload) {
    payload.set("attachment", attachment)
    payload.set("blocks", blocks.map(\.stored))
    payload.set("warnings", warnings.map(\.stored))
    if !unread.isEmpty { payload.set("unread", unread) }
  }

  init(_ payload: Payload) {
    self.init(
      attachment: payload.optionalText("attachment"),
      blocks: payload.list("blocks").compactMap { Finding(stored: $0) },
      warnings: payload.list("warnings").compactMap { Finding(stored: $0) }, unread: payload.list("unread"))
  }
}
