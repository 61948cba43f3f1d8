/// The stored form of a request's events: names and keys are a promise, held by a golden test each.
extension RequestEvent {
  package var name: String {
    switch self {
    case .received: "received"
    case .receiptConfirmed: "receiptConfirmed"
    case .assigned: "assigned"
    case .clarificationAsked: "clarificationAsked"
    case .clarified: "clarified"
    case .clarificationLapsed: "clarificationLapsed"
    case .thirdPartyConsulted: "thirdPartyConsulted"
    case .thirdPartyAnswered: "thirdPartyAnswered"
    case .organConsulted: "organConsulted"
    case .organAnswered: "organAnswered"
    case .extended: "extended"
    case .feeNoticed: "feeNoticed"
    case .feeNoticeReceived: "feeNoticeReceived"
    case .feePaid: "feePaid"
    case .feeLapsed: "feeLapsed"
    case .replyDrafted: "replyDrafted"
    case .draftReturned: "draftReturned"
    case .draftApproved: "draftApproved"
    case .secrecyCleared: "secrecyCleared"
    case .signed: "signed"
    case .replied: "replied"
    case .withdrawn: "withdrawn"
    case .reviewFiled: "reviewFiled"
    case .reviewDecided: "reviewDecided"
    case .suitFiled: "suitFiled"
    case .suitDecided: "suitDecided"
    case .attachmentAdded: "attachmentAdded"
    case .limitRecounted: LimitRecount.eventName
    case .attachmentMasked: "attachmentMasked"
    case .screened: "screened"
    case .screeningOverridden: "screeningOverridden"
    case .noted: "noted"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .received(let intake): intake.write(into: &payload)
    case .receiptConfirmed, .clarificationLapsed, .feeNoticeReceived, .feePaid, .feeLapsed, .draftApproved,
      .secrecyCleared:
      break
    case .assigned(let section): payload.set("section", section)
    case .clarificationAsked(let what, let replyBy, let letter):
      payload.set("what", what)
      payload.set("replyBy", replyBy)
      payload.set("letter", letter)
    case .clarified(let summary): payload.set("summary", summary)
    case .thirdPartyConsulted(let party, let receivedOn):
      payload.set("party", party)
      payload.set("receivedOn", receivedOn)
    case .organConsulted(let organ, let receivedOn):
      payload.set("organ", organ)
      payload.set("receivedOn", receivedOn)
    case .thirdPartyAnswered(let answer, let reasons), .organAnswered(let answer, let reasons):
      payload.set("answer", answer)
      payload.set("reasons", reasons)
    case .extended(let workdays, let reason, let letter):
      payload.set("workdays", workdays)
      payload.set("reason", reason)
      payload.set("letter", letter)
    case .feeNoticed(let tariff, let amount, let receivedOn, let letter):
      tariff.write(into: &payload)
      payload.set("amount", amount)
      payload.set("receivedOn", receivedOn)
      payload.set("letter", letter)
    case .replyDrafted(let decision): decision.write(into: &payload)
    case .draftReturned(let reason), .withdrawn(let reason), .screeningOverridden(let reason):
      payload.set("reason", reason)
    case .signed(let letter): payload.set("letter", letter)
    case .replied(let method, let servedOn):
      payload.set("by", method)
      payload.set("servedOn", servedOn)
    case .reviewFiled(let organ): payload.set("organ", organ)
    case .reviewDecided(let result), .suitDecided(let result): payload.set("result", result)
    case .suitFiled(let court, let afterReview):
      payload.set("court", court)
      payload.set("afterReview", afterReview)
    case .attachmentAdded(let attachment): attachment.write(into: &payload)
    case .limitRecounted(let recount): recount.write(into: &payload)
    case .attachmentMasked(let original, let copy):
      payload.set("original", original)
      copy.write(into: &payload)
    case .screened(let outcome): outcome.write(into: &payload)
    case .noted(let text): payload.set("text", text)
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "received": self = .received(try Intake(payload))
    case "receiptConfirmed": self = .receiptConfirmed
    case "assigned": self = .assigned(section: try payload.text("section"))
    case "clarificationAsked":
      self = .clarificationAsked(
        what: try payload.text("what"), replyBy: try payload.day("replyBy"),
        letter: try payload.text("letter"))
    case "clarified": self = .clarified(summary: try payload.text("summary"))
    case "clarificationLapsed": self = .clarificationLapsed
    case "thirdPartyConsulted":
      self = .thirdPartyConsulted(
        party: try payload.text("party"), receivedOn: payload.optionalDay("receivedOn"))
    case "thirdPartyAnswered":
      self = .thirdPartyAnswered(try payload.choice("answer"), reasons: try payload.text("reasons"))
    case "organConsulted":
      self = .organConsulted(organ: try payload.text("organ"), receivedOn: payload.optionalDay("receivedOn"))
    case "organAnswered":
      self = .organAnswered(try payload.choice("answer"), reasons: try payload.text("reasons"))
    case "extended":
      self = .extended(
        workdays: try payload.number("workdays"), reason: try payload.text("reason"),
        letter: try payload.text("letter"))
    case "feeNoticed":
      self = .feeNoticed(
        try FeeTariff(payload), amount: try payload.number("amount"),
        receivedOn: payload.optionalDay("receivedOn"), letter: try payload.text("letter"))
    case "feeNoticeReceived": self = .feeNoticeReceived
    case "feePaid": self = .feePaid
    case "feeLapsed": self = .feeLapsed
    case "replyDrafted": self = .replyDrafted(try Decision(payload))
    case "draftReturned": self = .draftReturned(reason: try payload.text("reason"))
    case "draftApproved": self = .draftApproved
    case "secrecyCleared": self = .secrecyCleared
    case "signed": self = .signed(letter: try payload.text("letter"))
    case "replied": self = .replied(by: try payload.choice("by"), servedOn: payload.optionalDay("servedOn"))
    case "withdrawn": self = .withdrawn(reason: try payload.text("reason"))
    case "reviewFiled": self = .reviewFiled(organ: try payload.text("organ"))
    case "reviewDecided": self = .reviewDecided(try payload.choice("result"))
    case "suitFiled":
      self = .suitFiled(court: try payload.text("court"), afterReview: payload.flag("afterReview"))
    case "suitDecided": self = .suitDecided(try payload.choice("result"))
    case "attachmentAdded": self = .attachmentAdded(try Attachment(payload))
    case LimitRecount.eventName: self = .limitRecounted(try LimitRecount(payload))
    case "attachmentMasked":
      self = .attachmentMasked(original: try payload.text("original"), copy: try Attachment(payload))
    case "screened": self = .screened(ScreeningOutcome(payload))
    case "screeningOverridden": self = .screeningOverridden(reason: try payload.text("reason"))
    case "noted": self = .noted(text: try payload.text("text"))
    default: throw .unknownName(name)
    }
  }
}

extension RequestEvent.Intake {
  fileprivate func write(into payload: inout Payload) {
    payload.set("body", body)
    payload.set("number", number)
    payload.set("channel", channel)
    payload.set("receivedOn", receivedOn)
    payload.set("applicant", applicant)
    payload.set("particulars", particulars)
    payload.set("particularsDigest", particularsDigest)
    payload.set("wanted", wanted)
    payload.set("form", form)
    payload.set("codeDigest", codeDigest)
  }

  fileprivate init(_ payload: Payload) throws(UnreadableEvent) {
    self.init(
      body: try payload.text("body"), number: try payload.text("number"),
      channel: try payload.choice("channel"),
      receivedOn: try payload.day("receivedOn"), applicant: try payload.choice("applicant"),
      particulars: try payload.text("particulars"),
      particularsDigest: try payload.text("particularsDigest"), wanted: try payload.text("wanted"),
      form: try payload.choice("form"), codeDigest: try payload.text("codeDigest"))
  }
}

extension Decision {
  fileprivate func write(into payload: inout Payload) {
    payload.set("outcome", outcome)
    payload.set("reasons", reasons)
    payload.set("guidance", guidance)
    payload.set("withheld", withheld.map(\.rawValue))
    payload.set("publicInterest", publicInterest)
    payload.set("provided", provided)
  }

  fileprivate init(_ payload: Payload) throws(UnreadableEvent) {
    self.init(
      outcome: try payload.choice("outcome"), reasons: try payload.text("reasons"),
      guidance: try payload.text("guidance"), withheld: payload.list("withheld").compactMap(Outcome.init),
      publicInterest: try payload.text("publicInterest"), provided: payload.list("provided"))
  }
}

extension FeeTariff {
  fileprivate func write(into payload: inout Payload) {
    payload.set("tariff", name)
    switch self {
    case .perItem(let before, let items):
      payload.set("before", before)
      payload.set("items", items)
    case .perPage(let pages): payload.set("pages", pages)
    }
  }

  fileprivate init(_ payload: Payload) throws(UnreadableEvent) {
    switch try payload.text("tariff") {
    case "perItem": self = .perItem(before: try payload.number("before"), items: try payload.number("items"))
    case "perPage": self = .perPage(pages: try payload.number("pages"))
    default: throw .missing("tariff")
    }
  }
}

extension Attachment {
  package func write(into payload: inout Payload) {
    payload.set("digest", digest)
    payload.set("attachmentName", name)
    payload.set("size", size)
    payload.set("fromApplicant", fromApplicant)
  }

  package init(_ payload: Payload) throws(UnreadableEvent) {
    self.init(
      digest: try payload.text("digest"), name: try payload.text("attachmentName"),
      size: try payload.number("size"),
      fromApplicant: payload.flag("fromApplicant"))
  }
}
