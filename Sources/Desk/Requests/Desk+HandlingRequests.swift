import Ledger
package import Statute

/// A request as an officer sees it: its state, its course, its limits, and what this person may do now.
package struct RequestDossier: Sendable {
  package let request: InformationRequest
  package let version: Int
  package let course: [Entry<RequestEvent>]
  package let reckoning: RequestReckoning
  /// The calendars by which it was counted.
  package let calendars: CalendarEditions
  /// `nil` where the viewer may not know who asks.
  package let particulars: Particulars?
  /// The third parties by vault key, where the viewer may know them.
  package let thirdParties: [String: ThirdParty]
  package let showsAttachments: Bool
  package let actions: [RequestAction]
  /// What the post would allow but other hands must do (article 17).
  package let barred: [RequestAction]
  /// What the people who acted are called, by their key; nobody's for an applicant.
  package let names: [String: String]
  /// The body that handles it, with its sections.
  package let body: Body?

  /// What calendars moved since the file was opened, oldest first.
  package var recounts: [LimitRecount] {
    course.compactMap(\.event.recount)
  }

  /// What a section is called.
  package func sectionName(_ key: String) -> String { body?.section(key)?.name ?? key }
}

extension Desk {
  /// One request with everything the viewer may see of it.
  ///
  /// - Throws: `DeskError.notFound` both where there is none and where the viewer may not see it.
  package func request(_ file: FileID, for viewer: Viewer) async throws -> RequestDossier {
    let today = today
    let calendars = calendars
    return try await store.read { ledger in
      guard let loaded = try ledger.load(InformationRequest.self, file) else { throw DeskError.notFound }
      let request = loaded.file
      let body = request.intake.body
      guard Visibility.may(viewer, see: .request(file, body: body)) else { throw DeskError.notFound }
      let knowsPeople = Visibility.may(viewer, see: .particulars(file, body: body))
      var thirdParties: [String: ThirdParty] = [:]
      if knowsPeople {
        for consultation in request.consultations where consultation.side == .thirdParty {
          thirdParties[consultation.whom] = try ledger.sealed(consultation.whom).map(ThirdParty.init)
        }
      }
      let officer = viewer.officer.flatMap { $0.body == body ? $0 : nil }
      let possible = request.actions(for: officer?.roles ?? [])
      let actions = request.actions(for: officer?.roles ?? [], by: officer?.key ?? "")
      return RequestDossier(
        request: request, version: loaded.version, course: loaded.entries,
        reckoning: try request.reckoning(in: calendars, today: today), calendars: calendars,
        particulars: knowsPeople ? try ledger.sealed(request.intake.particulars).map(Particulars.init) : nil,
        thirdParties: thirdParties,
        showsAttachments: Visibility.may(viewer, see: .papers(file, body: body)),
        actions: actions, barred: possible.filter { !actions.contains($0) },
        names: viewer.officer == nil ? [:] : try ledger.names(of: loaded.entries.flatMap(\.people)),
        body: try UnifiedCode(body).flatMap { try ledger.load(Body.self, $0.file)?.file })
    }
  }

  /// Does to a request what an officer asks, as far as the law lets it be done.
  ///
  /// - Parameters:
  ///   - day: the legal day of the act; today, or an earlier one for a paper that came in earlier.
  ///   - version: the version of the file on which the form was opened.
  /// - Throws: `RequestRefusal` where the law or the flow forbids it, `DeskError.stale` where the file has moved on.
  @discardableResult
  package func act(
    _ command: RequestCommand, on file: FileID, day: Day? = nil, expecting version: Int, by officer: Officer,
    once key: String? = nil
  ) async throws -> Int {
    let instant = now()
    let day = day ?? instant.day
    let calendar = calendar
    var command = command
    if case .addAttachment(let attachment, nil) = command {
      command = .addAttachment(
        attachment, await screening(of: attachment, by: try await screen(of: officer.body)))
    }
    return try await store.write { [command] ledger in
      guard let loaded = try ledger.load(InformationRequest.self, file),
        Visibility.may(.officer(officer), see: .request(file, body: loaded.file.intake.body))
      else { throw DeskError.notFound }
      let request = loaded.file
      guard officer.body == request.intake.body else { throw DeskError.forbidden }
      // A form sent twice: the first one has been done and the second says the same.
      let id = key.map { CommandID($0) }
      if let id, let reached = try ledger.version(reachedBy: id, on: file) { return reached }
      guard loaded.version == version else { throw DeskError.stale }
      var letter = ""
      if command.action.sendsLetter {
        let serial = try ledger.nextNumber(NumberSeries(.letter, body: officer.body, year: instant.day.year))
        letter = "〔\(instant.day.year)〕\(serial)号"
      }
      let ruling = try request.decide(
        command, under: try ledger.letterRules(for: request.intake),
        Situation(
          person: officer.key, roles: officer.roles, on: day, today: instant.day, calendar: calendar,
          letter: letter))
      switch command {
      case .addAttachment(let attachment, _), .maskAttachment(_, let attachment, _):
        try ledger.register([attachment], at: instant)
      default: break
      }
      return try ledger.append(
        ruling.events, to: file, expecting: version, on: day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }

  /// Names a third party in the vault, so that a consultation can point to it.
  package func keep(_ party: ThirdParty, for file: FileID) async throws -> String {
    let key = chance.fileKey()
    let salt = chance.fileKey()
    try await store.write { _ = try $0.seal(party.payload, key: key, salt: salt, for: file) }
    return key
  }
}

extension LedgerReader {
  /// What is sealed under a key and has not been erased.
  func sealed(_ key: String) throws -> Payload? {
    guard case .sealed(let payload)? = try vaultContent(key) else { return nil }
    return payload
  }
}

extension Desk {
  /// Whether a form that was sent has been done already.
  package func hasDone(_ key: String, on file: FileID) async throws -> Bool {
    try await store.read { try $0.version(reachedBy: CommandID(key), on: file) != nil }
  }
}
