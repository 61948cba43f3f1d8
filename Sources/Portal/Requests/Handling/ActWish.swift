import Desk
import Statute
import WebParts

/// What a person wants done, before names are sealed and files kept.
enum ActWish {
  case command(RequestCommand)
  case consult(ThirdParty, receivedOn: Day?)
  /// The findings to mask, by paper.
  case mask([(digest: String, findings: Set<ScreeningOutcome.Finding>)])
  case rescreen
  case add(StagedFile, name: String, fromApplicant: Bool)
}

extension ActForm {
  /// What is asked for, in one line.
  var subject: String {
    dossier.request.intake.wanted.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  /// By how many working days the limit of this request may be put off at most (article 33).
  var longestExtension: Int {
    Term.inForce(.extensionOfReply, on: dossier.request.receiptDay ?? today)?.count ?? 0
  }

  /// Reads the fields of the act; faults are collected in the reader.
  func wish(_ reader: inout FormReader, file: StagedFile?) -> ActWish? {
    switch action {
    case .consultThirdParty:
      let name = reader.text("partyName", max: 200)
      let contact = reader.optionalText("partyContact", max: 200) ?? ""
      let receivedOn = reader.optionalDay("receivedOn") { Day($0) }
      return .consult(ThirdParty(name: name, contact: contact), receivedOn: receivedOn)
    case .addAttachment:
      guard let file else {
        reader.fault("file", .rule("请选择文件"))
        return nil
      }
      let name = reader.optionalText("name", max: 150) ?? (file.filename.isEmpty ? "未命名" : file.filename)
      return .add(file, name: name, fromApplicant: self["from"] == "applicant")
    case .maskAttachment:
      let chosen = MaskChoices.chosen(form, among: maskable)
      guard !chosen.isEmpty else {
        reader.fault("mask", .rule("请选择要遮盖的内容"))
        return nil
      }
      return .mask(chosen)
    case .rescreen: return .rescreen
    default: return command(&reader).map(ActWish.command)
    }
  }

  private func command(_ reader: inout FormReader) -> RequestCommand? {
    switch action {
    case .confirmReceipt: return .confirmReceipt
    case .assign:
      let sections = (dossier.body?.sections ?? []).map(\.key)
      return reader.choice("section", among: sections).map { .assign(section: $0) }
    case .askClarification:
      let what = reader.lines("what")
      return reader.day("replyBy") { Day($0) }.map { .askClarification(what: what, replyBy: $0) }
    case .recordClarification: return .recordClarification(summary: reader.lines("summary"))
    case .lapseClarification: return .lapseClarification
    case .recordThirdPartyAnswer:
      let answer: ConsultationAnswer? = reader.choice("answer")
      let reasons = reader.optionalLines("reasons") ?? ""
      return answer.map { .recordThirdPartyAnswer($0, reasons: reasons) }
    case .consultOrgan:
      let organ = reader.text("organ", max: 200)
      return .consultOrgan(organ: organ, receivedOn: reader.optionalDay("receivedOn") { Day($0) })
    case .recordOrganAnswer:
      let answer: ConsultationAnswer? = reader.choice("answer")
      let reasons = reader.optionalLines("reasons") ?? ""
      return answer.map { .recordOrganAnswer($0, reasons: reasons) }
    case .extend:
      let workdays = reader.integer("workdays", in: 1...max(1, longestExtension))
      let reason = reader.lines("reason")
      return workdays.map { .extend(workdays: $0, reason: reason) }
    case .noticeFee:
      let isKnown = reader.choice("tariff", among: ["perItem", "perPage"]) != nil
      let quantity = reader.integer("quantity", in: 1...FeeTariff.most)
      _ = reader.optionalInteger("before", in: 0...FeeTariff.most)
      let receivedOn = reader.optionalDay("receivedOn") { Day($0) }
      guard isKnown, quantity != nil, let tariff else { return nil }
      guard tariff.amount > 0 else {
        reader.fault("quantity", .rule("没有超过免费的数量，不收取费用"))
        return nil
      }
      return .noticeFee(tariff, receivedOn: receivedOn)
    case .recordFeeNoticeReceipt: return .recordFeeNoticeReceipt
    case .recordPayment: return .recordPayment
    case .lapseFee: return .lapseFee
    case .draftReply: return decision(&reader).map { .draftReply($0) }
    case .returnDraft: return .returnDraft(reason: reader.lines("reason"))
    case .approveDraft: return .approveDraft
    case .clearSecrecy: return .clearSecrecy
    case .sign: return .sign
    case .serve:
      let method: ServiceMethod? = reader.choice("method")
      let servedOn = reader.optionalDay("servedOn") { Day($0) }
      return method.map { .serve(by: $0, servedOn: servedOn) }
    case .overrideScreening: return .overrideScreening(reason: reader.lines("reason"))
    case .withdraw: return .withdraw(reason: reader.optionalLines("reason") ?? "")
    case .fileReview: return .fileReview(organ: reader.text("organ"))
    case .decideReview: return reader.choice("result", of: DisputeResult.self).map { .decideReview($0) }
    case .fileSuit:
      let court = reader.text("court")
      return reader.choice("afterReview", among: ["yes", "no"]).map {
        .fileSuit(court: court, afterReview: $0 == "yes")
      }
    case .decideSuit: return reader.choice("result", of: DisputeResult.self).map { .decideSuit($0) }
    case .note: return .note(text: reader.lines("text"))
    case .consultThirdParty, .addAttachment, .maskAttachment, .rescreen: return nil
    }
  }
}

extension Form {
  /// A decision as the form of a reply shows it.
  init(_ decision: Decision) {
    self.init([
      "outcome": decision.outcome.rawValue, "reasons": decision.reasons, "guidance": decision.guidance,
      "publicInterest": decision.publicInterest, "provided": decision.provided.joined(separator: "\n"),
    ])
    fields += decision.withheld.map { Field(name: "withheld", value: $0.rawValue) }
  }
}
