import Ledger
import Paper
package import Statute

/// A letter as it is printed: its words, and what it still lacks.
package struct LetterSheet: Hashable, Sendable {
  package let from: String
  /// 发文字号; `nil` where the letter has none.
  package let number: String?
  package let title: String
  /// 主送, without the colon.
  package let to: String
  package let paragraphs: [String]
  package let date: Day
  /// Whether it has not been signed yet.
  package let isDraft: Bool
  /// What the law or the form of letters demands and this one lacks, one sentence each.
  package let gaps: [String]
}

/// The letters that a request has had so far. The raw value stands in addresses.
package enum LetterKind: String, CaseIterable, Sendable {
  case receipt, clarification, `extension`, fee, thirdParty, organ, reply

  package var title: String {
    switch self {
    case .receipt: "登记回执"
    case .clarification: "补正告知书"
    case .extension: "延期答复告知书"
    case .fee: "收费通知书"
    case .thirdParty: "征求第三方意见书"
    case .organ: "征求意见函"
    case .reply: "答复书"
    }
  }
}

extension Desk {
  /// A letter of a request, for those who handle it; the reply for its applicant too, once it has been served online.
  ///
  /// - Parameter index: which one, where several third parties or organs were consulted.
  /// - Throws: `DeskError.notFound` where there is none or the viewer may not see it.
  package func letter(_ kind: LetterKind, index: Int = 0, of file: FileID, for viewer: Viewer) async throws
    -> LetterSheet
  {
    try await letter(kind, index: index, of: try await request(file, for: viewer), for: viewer)
  }

  /// The same of a request that has been read already, for the same viewer.
  func letter(_ kind: LetterKind, index: Int, of dossier: RequestDossier, for viewer: Viewer) async throws
    -> LetterSheet
  {
    let (file, body) = (dossier.request.id, dossier.request.intake.body)
    let isApplicants = kind == .reply && dossier.request.isAnsweredOnline
    guard
      Visibility.may(viewer, see: .papers(file, body: body))
        || isApplicants && Visibility.may(viewer, see: .servedReply(file, body: body))
    else { throw DeskError.notFound }
    // The applicant may read their own name on their own letter.
    var particulars = dossier.particulars
    if particulars == nil, case .applicant(file) = viewer {
      particulars = try await store.read {
        try $0.sealed(dossier.request.intake.particulars).map(Particulars.init)
      }
    }
    let writer = LetterWriter(dossier: dossier, applicant: particulars?.name, today: today)
    guard let sheet = writer.sheet(kind, index: index) else { throw DeskError.notFound }
    return sheet
  }

  /// How a reply in the making would read, before it is put on record.
  package func preview(_ decision: Decision, of dossier: RequestDossier) -> LetterSheet {
    LetterWriter(dossier: dossier, applicant: dossier.particulars?.name, today: today).reply(decision)
  }
}

/// Finds in a file what a letter is written from.
private struct LetterWriter {
  let dossier: RequestDossier
  let applicant: String?
  let today: Day

  private var request: InformationRequest { dossier.request }

  func sheet(_ kind: LetterKind, index: Int) -> LetterSheet? {
    switch kind {
    case .receipt: return sheet(.receipt(facts, date: request.intake.receivedOn))
    case .clarification:
      return first { entry in
        guard case .clarificationAsked(let what, let replyBy, let letter) = entry.event else { return nil }
        var facts = facts
        facts.clarification = nil
        return .clarification(what: what, replyBy: replyBy, facts, recorded: letter, date: entry.on)
      }
    case .extension:
      return first { entry in
        guard case .extended(let workdays, let reason, let letter) = entry.event else { return nil }
        return .extended(
          workdays: workdays, reason: reason, due: dossier.reckoning.reply?.due, facts, recorded: letter,
          date: entry.on)
      }
    case .fee:
      return first { entry in
        guard case .feeNoticed(let tariff, let amount, _, let letter) = entry.event else { return nil }
        return .fee(tariff, amount: amount, facts, recorded: letter, date: entry.on)
      }
    case .thirdParty:
      let asked = request.consultations.filter { $0.side == .thirdParty }
      guard asked.indices.contains(index) else { return nil }
      return sheet(.thirdParty(dossier.thirdParties[asked[index].whom]?.name, facts, date: asked[index].on))
    case .organ:
      let asked = request.consultations.filter { $0.side == .organ }
      guard asked.indices.contains(index) else { return nil }
      return sheet(.organ(asked[index].whom, facts, date: asked[index].on))
    case .reply:
      if let decision = request.decision { return reply(decision) }
      // Closed without a decision: by lapse, or by the applicant.
      guard let ending = request.ending else { return nil }
      let letter = OfficialLetter.reply(
        Decision(outcome: ending.outcome), facts, recorded: nil, date: ending.on)
      return sheet(letter, outcome: ending.outcome)
    }
  }

  func reply(_ decision: Decision) -> LetterSheet {
    let signed = dossier.course.last { if case .signed = $0.event { true } else { false } }
    let isSigned = signed != nil && request.decision == decision && request.signedBy != nil
    let letter = OfficialLetter.reply(
      decision, facts, recorded: isSigned ? request.letter : nil, date: isSigned ? signed?.on ?? today : today
    )
    return sheet(letter, outcome: decision.outcome, isDraft: !isSigned, decision.gaps)
  }

  private func first(_ write: (Entry<RequestEvent>) -> OfficialLetter?) -> LetterSheet? {
    dossier.course.lazy.compactMap(write).first.map { sheet($0) }
  }

  private func sheet(
    _ letter: OfficialLetter, outcome: Outcome? = nil, isDraft: Bool = false, _ gaps: [Decision.Gap] = []
  ) -> LetterSheet {
    LetterSheet(
      from: letter.from, number: letter.number, title: letter.title, to: letter.to,
      paragraphs: letter.paragraphs, date: letter.date, isDraft: isDraft,
      gaps: letter.gaps(outcome: outcome, isSigned: !isDraft).map(\.message)
        + gaps.map { "应当\($0.asks)（\($0.article)）" })
  }

  private var facts: LetterFacts {
    let body = dossier.body
    return LetterFacts(
      bodyName: body?.name ?? "", bodyKind: body?.bodyKind ?? .department,
      letterMark: body?.practices[.letterMark] ?? "", office: body?.guide?.office,
      reviewOrgan: body?.practices[.reviewOrgan], court: body?.practices[.court], applicant: applicant,
      applicantKind: request.intake.applicant, requestNumber: request.intake.number,
      channel: request.intake.channel, receivedOn: request.intake.receivedOn, receiptDay: request.receiptDay,
      wanted: request.intake.wanted, clarification: request.clarification,
      consultations: request.consultations, isServedOnline: request.isAnsweredOnline)
  }
}
