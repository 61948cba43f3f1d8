import Ledger
package import Statute

extension Desk {
  /// The request that number and code name together; one and the same answer for a wrong number and a wrong code.
  ///
  /// - Throws: `DeskError.notFound`. Whoever calls it slows down after failures.
  package func find(number: String, code: String) async throws -> FileID {
    let digest = Desk.digest(ofCode: code)
    let number = number.filter { !$0.isWhitespace }
    guard let file = try await store.read({ try $0.request(number: number, codeDigest: digest) }) else {
      throw DeskError.notFound
    }
    return file
  }

  /// 补正: the applicant, known by number and code, answers the notice on the web.
  package func clarify(
    _ file: FileID, summary: String, attachments: [Attachment], by viewer: Viewer, once key: String? = nil
  ) async throws {
    guard viewer == .applicant(of: file) else { throw DeskError.forbidden }
    let instant = now()
    let body = try await store.read { try $0.load(InformationRequest.self, file)?.file.intake.body }
    let screenings = await screenings(ofPapers: attachments, to: body ?? "")
    try await store.write { ledger in
      guard let loaded = try ledger.load(InformationRequest.self, file) else { throw DeskError.notFound }
      let command = key.map { CommandID($0) }
      if let command, try ledger.version(reachedBy: command, on: file) != nil { return }
      guard loaded.file.step == .awaitingClarification else {
        throw RequestRefusal.notNow(.recordClarification, at: loaded.file.step)
      }
      guard !summary.allSatisfy(\.isWhitespace) else { throw RequestRefusal.empty(field: "summary") }
      try ledger.register(attachments, at: instant)
      try ledger.append(
        [.clarified(summary: summary)] + attachments.map(RequestEvent.attachmentAdded) + screenings, to: file,
        expecting: loaded.version, on: instant.day, at: instant, by: .citizen, command: command)
    }
  }
}
