import Foundation
import Ledger
import Paper
package import Statute

/// Why no masked copy was put in the place of a paper, in a sentence for the person who asked.
package struct MaskingFailed: Error, Hashable, Sendable {
  package let sentence: String
}

extension Desk {
  /// What the screening finds in a paper that is kept. What cannot be opened is said to be unread: a person has to look
  /// at it.
  func screening(of attachment: Attachment, by screen: Screen) async -> ScreeningOutcome {
    func unread(_ why: String) -> ScreeningOutcome {
      ScreeningOutcome(attachment: attachment.digest, unread: ["整个文件未能识别，须人工审查。\(why)"])
    }
    guard let digest = Fingerprint(hex: attachment.digest),
      let bytes = try? await attachments.bytes(of: digest)
    else { return unread("文件无法读取。") }
    do {
      let document = try await DocumentScreen(screen: screen).screen(Data(bytes))
      return ScreeningOutcome(attachment: attachment.digest, document)
    } catch {
      return unread(error.sentence)
    }
  }

  /// A masked copy of a paper that is kept, read again to prove it clean, and what the screening still finds in it.
  ///
  /// - Parameter chosen: which findings are masked; the others stand and go on to stop what they stop.
  /// - Throws: `MaskingFailed`.
  func maskedCopy(
    of attachment: Attachment, masking chosen: Set<ScreeningOutcome.Finding>, by screen: Screen
  ) async throws -> (copy: Attachment, outcome: ScreeningOutcome) {
    guard let digest = Fingerprint(hex: attachment.digest) else { throw DeskError.notFound }
    let data = Data(try await attachments.bytes(of: digest))
    let documentScreen = DocumentScreen(screen: screen)
    let copy: Data
    do {
      let found = try await documentScreen.screen(data).findings
      let kept = found.filter { !chosen.contains(ScreeningOutcome.Finding($0)) }
      guard kept.count < found.count else { throw MaskingFailed(sentence: "没有选择要遮盖的内容。") }
      copy = try await documentScreen.maskedCopy(of: data, keeping: Set(kept))
    } catch let refusal as MaskingRefusal {
      throw MaskingFailed(sentence: refusal.sentence)
    } catch let fault as ContainerFault {
      throw MaskingFailed(sentence: fault.sentence)
    }
    guard copy != data else { throw MaskingFailed(sentence: "遮盖后的文件与原件相同，没有替换。") }
    let stored = try await attachments.keep([UInt8](copy))
    let paper = Attachment(
      digest: stored.digest.hex, name: attachment.name, size: stored.bytes,
      fromApplicant: attachment.fromApplicant)
    return (paper, await screening(of: paper, by: screen))
  }

  /// The screen of a body as its settings now stand.
  func screen(of body: String) async throws -> Screen {
    try await store.read { try $0.itemRules(of: body).screen }
  }
}

extension Desk {
  /// What the screening finds in words that are still being written, field by field; nothing is kept.
  package func findings(in content: ItemContent, by officer: Officer) async throws -> [ItemFinding] {
    content.findings(by: try await screen(of: officer.body))
  }

  /// 遮盖附件: makes a masked copy of an attachment of a draft and puts it in its place.
  ///
  /// - Throws: `MaskingFailed`, and as `act`.
  @discardableResult
  package func maskAttachment(
    _ digest: String, of file: FileID, masking chosen: Set<ScreeningOutcome.Finding>, expecting version: Int,
    by officer: Officer, once key: String? = nil
  ) async throws -> Int {
    let dossier = try await item(file, for: .officer(officer))
    guard dossier.actions.contains(.maskAttachment) else {
      throw ItemRefusal.notNow(.maskAttachment, at: dossier.item.step)
    }
    guard let attachment = dossier.item.draft.attachments.first(where: { $0.digest == digest }) else {
      throw ItemRefusal.notThere(field: "digest")
    }
    let made = try await maskedCopy(of: attachment, masking: chosen, by: try await screen(of: officer.body))
    return try await act(
      ItemCommand.maskAttachment(digest: digest, copy: made.copy, made.outcome), on: file, expecting: version,
      by: officer,
      once: key)
  }

  /// 重新检查: screens the words and all attachments of a draft by the rules as they now stand.
  @discardableResult
  package func rescreen(
    _ file: FileID, expecting version: Int, by officer: Officer, once key: String? = nil
  ) async throws -> Int {
    let dossier = try await item(file, for: .officer(officer))
    guard dossier.actions.contains(.rescreen) else {
      throw ItemRefusal.notNow(.rescreen, at: dossier.item.step)
    }
    let screen = try await screen(of: officer.body)
    var outcomes: [ScreeningOutcome] = []
    for attachment in dossier.item.draft.attachments {
      outcomes.append(await screening(of: attachment, by: screen))
    }
    return try await act(
      ItemCommand.rescreen(outcomes), on: file, expecting: version, by: officer, once: key)
  }

  /// 遮盖材料: the same for a paper of the body's in the file of a request.
  ///
  /// - Throws: `MaskingFailed`, and as `act`.
  @discardableResult
  package func maskPaper(
    _ digest: String, of file: FileID, masking chosen: Set<ScreeningOutcome.Finding>, on day: Day,
    expecting version: Int, by officer: Officer, once key: String? = nil
  ) async throws -> Int {
    let dossier = try await request(file, for: .officer(officer))
    guard dossier.actions.contains(.maskAttachment) else {
      throw RequestRefusal.notNow(.maskAttachment, at: dossier.request.step)
    }
    guard let paper = dossier.request.maskable.first(where: { $0.digest == digest }) else {
      throw RequestRefusal.empty(field: "digest")
    }
    let made = try await maskedCopy(of: paper, masking: chosen, by: try await screen(of: officer.body))
    return try await act(
      RequestCommand.maskAttachment(digest: digest, copy: made.copy, made.outcome), on: file, day: day,
      expecting: version,
      by: officer, once: key)
  }

  /// 重新检查: screens the words of a reply and the papers of the body by the rules as they now stand.
  @discardableResult
  package func rescreenReply(
    _ file: FileID, on day: Day, expecting version: Int, by officer: Officer, once key: String? = nil
  ) async throws -> Int {
    let dossier = try await request(file, for: .officer(officer))
    guard dossier.actions.contains(.rescreen) else {
      throw RequestRefusal.notNow(.rescreen, at: dossier.request.step)
    }
    let screen = try await screen(of: officer.body)
    var outcomes: [ScreeningOutcome] = []
    for paper in dossier.request.attachments where !paper.fromApplicant {
      outcomes.append(await screening(of: paper, by: screen))
    }
    return try await act(
      RequestCommand.rescreen(outcomes), on: file, day: day, expecting: version, by: officer, once: key)
  }

  /// What the screening finds in a reply in the making; nothing is kept.
  package func screen(_ decision: Decision, of dossier: RequestDossier) async throws -> ScreeningOutcome {
    let intake = dossier.request.intake
    return ScreeningOutcome(of: decision, under: try await store.read { try $0.letterRules(for: intake) })
  }
}

extension LedgerReader {
  /// How letters on a request are screened; what the applicant said of themselves is no alarm in a letter to them.
  func letterRules(for intake: RequestEvent.Intake) throws -> LetterRules {
    let particulars = try sealed(intake.particulars).map(Particulars.init)
    let own = particulars.map {
      [$0.name, $0.proofNumber, $0.phone, $0.email, $0.address, $0.contactPerson]
    }
    let rules = try itemRules(of: intake.body)
    return LetterRules(screen: rules.screen, own: own ?? [], wordListSetAt: rules.wordListSetAt)
  }
}

extension ScreeningOutcome {
  /// What was found in a document, as it stays in the file.
  init(attachment digest: String, _ document: ScreenedDocument) {
    func found(_ severity: ScreenFinding.Severity) -> [Finding] {
      document.findings.filter { $0.finding.severity == severity }.map { Finding($0) }
    }
    self.init(
      attachment: digest, blocks: found(.block), warnings: found(.warn), unread: document.unread)
  }
}

extension ScreeningOutcome.Finding {
  init(_ found: DocumentFinding) {
    self.init(
      kind: found.finding.kind.rawValue, line: found.finding.line, excerpt: found.finding.excerpt,
      place: found.whereabouts)
  }
}
