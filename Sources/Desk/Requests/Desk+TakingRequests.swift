import Ledger
package import Statute

/// What an applicant or an intake clerk hands in (article 29).
package struct RequestDraft: Hashable, Sendable {
  package var body: String
  package var channel: RequestChannel
  package var receivedOn: Day
  package var applicant: ApplicantKind
  package var particulars: Particulars
  package var wanted: String
  package var form: ProvisionForm
  /// Papers already stored by their digest: proof of identity, power of attorney.
  package var attachments: [Attachment]

  package init(
    body: String, channel: RequestChannel, receivedOn: Day, applicant: ApplicantKind,
    particulars: Particulars,
    wanted: String, form: ProvisionForm, attachments: [Attachment] = []
  ) {
    self.body = body
    self.channel = channel
    self.receivedOn = receivedOn
    self.applicant = applicant
    self.particulars = particulars
    self.wanted = wanted
    self.form = form
    self.attachments = attachments
  }
}

/// What the applicant is given: with number and code together the file can be looked at, with neither alone.
package struct RequestReceipt: Hashable, Sendable {
  package let file: FileID
  package let number: String
  /// Told once, kept nowhere.
  package let code: String
}

extension Desk {
  /// 网上提交申请: somebody sends the form of a body.
  ///
  /// - Parameter key: the one-time key of the form, so that sending it twice makes one request.
  package func submit(_ draft: RequestDraft, once key: String? = nil) async throws -> RequestReceipt {
    try await take(draft, by: .citizen, once: key)
  }

  /// 登记: an officer of the disclosure office enters what came in by hand, post, fax or e-mail.
  package func register(_ draft: RequestDraft, by officer: Officer, once key: String? = nil) async throws
    -> RequestReceipt
  {
    let roles = officer.roles.intersection([.disclosureOfficer, .disclosureOfficeHead])
    // Of somebody who has both the same one stands in the record each time.
    guard officer.body == draft.body, let role = Role.allCases.first(where: roles.contains) else {
      throw DeskError.forbidden
    }
    return try await take(draft, by: .person(key: officer.key, as: role), once: key)
  }

  /// The receipt of a form that has been taken already; `nil` for one that has not.
  package func receipt(once key: String) async throws -> RequestReceipt? {
    let marks = RequestMarks(Chance.drawn(from: key))
    return try await store.read { ledger in
      try ledger.load(InformationRequest.self, marks.file).map { known in
        RequestReceipt(file: marks.file, number: known.file.intake.number, code: marks.code)
      }
    }
  }

  private func take(_ draft: RequestDraft, by actor: Actor, once key: String?) async throws
    -> RequestReceipt
  {
    let marks = RequestMarks(key.map { Chance.drawn(from: $0) } ?? chance)
    let file = marks.file
    let instant = now()
    let year = instant.day.year
    let screenings = await screenings(ofPapers: draft.attachments, to: draft.body)
    return try await store.write { ledger in
      if let known = try ledger.load(InformationRequest.self, file) {
        return RequestReceipt(file: file, number: known.file.intake.number, code: marks.code)
      }
      guard let known = UnifiedCode(draft.body)?.file, let body = try ledger.load(Body.self, known)?.file,
        body.takesRequests
      else { throw DeskError.takesNoRequests }
      let serial = try ledger.nextNumber(NumberSeries(.request, body: draft.body, year: year))
      let number = NumberSeries.requestNumber(year: year, serial: serial)
      let digest = try ledger.seal(
        draft.particulars.payload, key: marks.vaultKey, salt: marks.salt, for: file)
      let intake = RequestEvent.Intake(
        body: draft.body, number: number, channel: draft.channel, receivedOn: draft.receivedOn,
        applicant: draft.applicant, particulars: marks.vaultKey, particularsDigest: digest.hex,
        wanted: draft.wanted, form: draft.form,
        codeDigest: Desk.digest(ofCode: marks.code))
      try ledger.register(draft.attachments, at: instant)
      let events = [.received(intake)] + draft.attachments.map(RequestEvent.attachmentAdded) + screenings
      try ledger.append(
        events, to: file, expecting: 0, on: draft.receivedOn, at: instant, by: actor,
        command: key.map { CommandID($0) })
      return RequestReceipt(file: file, number: number, code: marks.code)
    }
  }

  /// What is found in papers that people hand in: it stops nothing, and those who handle the file see it before they give
  /// any of it to anybody.
  func screenings(ofPapers papers: [Attachment], to body: String) async -> [RequestEvent] {
    guard !papers.isEmpty, let screen = try? await screen(of: body) else { return [] }
    var events: [RequestEvent] = []
    for paper in papers {
      let outcome = await screening(of: paper, by: screen)
      if !outcome.isClean { events.append(.screened(outcome)) }
    }
    return events
  }

  /// The digest under which a query code is known: letters folded to upper case, anything else but letters and
  /// digits left out, so that a code copied by hand is understood.
  static func digest(ofCode code: String) -> String {
    let plain = code.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return Fingerprint(of: plain.utf8).hex
  }
}

/// Keys and code of a new request. They come out of the form's one-time key, so that a form sent twice is one request
/// and says the same.
private struct RequestMarks {
  let file: FileID
  let code: String
  let vaultKey: String
  let salt: String

  init(_ chance: Chance) {
    file = FileID(.request, chance.fileKey())
    code = chance.queryCode()
    vaultKey = chance.fileKey()
    salt = chance.fileKey()
  }
}
