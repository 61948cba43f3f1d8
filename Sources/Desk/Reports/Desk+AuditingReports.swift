import Ledger
import Paper
package import Statute

/// A check of published reports with what the one who looks may do with it.
package struct ReportAuditDossier: Sendable {
  package let audit: ReportAuditFile
  package let version: Int
  /// The name of the body that checks.
  package let bodyName: String
  package let actions: [AuditAction]
}

extension Desk {
  /// The checks of an officer's body, newest first.
  package func reportAudits(for officer: Officer) async throws -> [ReportAuditRow] {
    guard Visibility.may(.officer(officer), see: .audit(body: officer.body)) else {
      throw DeskError.forbidden
    }
    return try await store.read { try $0.reportAudits(of: officer.body) }
  }

  /// One check of published reports.
  ///
  /// - Throws: `DeskError.notFound` both where there is none and where the officer may not see it.
  package func reportAudit(_ file: FileID, for officer: Officer) async throws -> ReportAuditDossier {
    try await store.read { ledger in
      guard let loaded = try ledger.load(ReportAuditFile.self, file),
        Visibility.may(.officer(officer), see: .audit(body: loaded.file.body))
      else { throw DeskError.notFound }
      return ReportAuditDossier(
        audit: loaded.file, version: loaded.version, bodyName: try ledger.body(loaded.file.body)?.name ?? "",
        actions: loaded.file.actions(for: officer.roles))
    }
  }

  /// 整改通知 about one report of a check; `nil` where nothing was ordered.
  package func rectification(_ subject: ReportAuditFile.Subject, of dossier: ReportAuditDossier)
    -> LetterSheet?
  {
    RectificationNotice(subject, from: dossier.bodyName).map { notice in
      LetterSheet(
        from: notice.from, number: notice.number, title: notice.title, to: notice.to,
        paragraphs: notice.paragraphs,
        date: notice.date, isDraft: false, gaps: [])
    }
  }

  /// So many documents are read while the person waits; more are read afterwards.
  private static let readAtOnce = 6
  /// So many that stand in the check already are read again beside them to be compared.
  private static let readBeside = 20

  /// Opens a check of published reports that were handed in together. Few are read at once, many as soon as there is
  /// time: see ``readHandedIn()``.
  ///
  /// - Parameters:
  ///   - handedIn: kept already, by ``keepUpload(stagedAt:name:fromApplicant:)``; archives are unpacked.
  ///   - key: the one-time key of the form: sent twice, it opens one file.
  package func auditReports(
    named name: String, _ handedIn: ReportAuditFile.HandedIn, by officer: Officer, once key: String
  ) async throws -> FileID {
    try mayCheck(officer)
    let file = FileID(.audit, String(Fingerprint(of: "\(officer.key) \(key)".utf8).hex.prefix(32)))
    if try await store.read({ try $0.load(ReportAuditFile.self, file) }) != nil { return file }
    let handedIn = try await unpacked(handedIn)
    let isSoon = handedIn.documents.count <= Self.readAtOnce
    let reports = isSoon ? try await checked(handedIn) : []
    let instant = now()
    let ruling = try ReportAuditFile.open(
      body: officer.body, name: name, reports, handedIn: isSoon ? nil : handedIn,
      situation(of: officer, at: instant))
    try await store.write { ledger in
      try ledger.register(handedIn.documents + handedIn.previous, at: instant)
      try ledger.append(
        ruling.events, to: file, expecting: 0, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role))
    }
    return file
  }

  /// Takes further documents into a check that stands open.
  ///
  /// - Parameter key: the one-time key of the form: sent twice, it adds once.
  package func addReports(
    _ handedIn: ReportAuditFile.HandedIn, to file: FileID, by officer: Officer, once key: String? = nil
  ) async throws {
    let audit = try await reportAudit(file, for: officer).audit
    let known = Set(audit.subjects.flatMap { $0.checks.map(\.report.document.digest) })
    var handedIn = try await unpacked(handedIn)
    // The same document sent twice is in the check already.
    handedIn = ReportAuditFile.HandedIn(
      handedIn.documents.filter { !known.contains($0.digest) }, previous: handedIn.previous,
      isReorganized: handedIn.isReorganized)
    let documents = handedIn.documents + handedIn.previous
    let others = audit.readDocuments
    if handedIn.documents.count <= Self.readAtOnce, others.count <= Self.readBeside {
      let reports = try await checked(handedIn, beside: others)
      try await actOnAudit(.add(reports), on: file, keeping: documents, by: officer, once: key)
    } else {
      try await actOnAudit(.handIn(handedIn), on: file, keeping: documents, by: officer, once: key)
    }
  }

  /// Reads and checks a report that was handed in again, against the same last year's report as before.
  package func recheckReport(
    _ number: Int, of file: FileID, _ document: Attachment, by officer: Officer
  ) async throws {
    let subject = try await reportAudit(file, for: officer).audit.subject(number)
    guard let subject else { throw AuditRefusal.noSuchReport(number) }
    let previous = subject.checks.compactMap(\.report.previous).last.map {
      Attachment(digest: $0, name: "", size: 0, fromApplicant: false)
    }
    let handedIn = ReportAuditFile.HandedIn([document], previous: previous.map { [$0] } ?? [])
    guard let report = try await checked(handedIn).first else { return }
    try await actOnAudit(.recheck(number: number, report), on: file, keeping: [document], by: officer)
  }

  /// Orders a report to be put right, or closes the file.
  ///
  /// - Parameter key: the one-time key of the form: sent twice, it is done once.
  package func act(_ command: AuditCommand, on file: FileID, by officer: Officer, once key: String? = nil)
    async throws
  {
    try await actOnAudit(command, on: file, keeping: [], by: officer, once: key)
  }

  private func actOnAudit(
    _ command: AuditCommand, on file: FileID, keeping documents: [Attachment], by officer: Officer,
    once key: String? = nil
  ) async throws {
    let instant = now()
    let situation = situation(of: officer, at: instant)
    try await store.write { ledger in
      guard let loaded = try ledger.load(ReportAuditFile.self, file),
        Visibility.may(.officer(officer), see: .audit(body: loaded.file.body))
      else { throw DeskError.notFound }
      let id = key.map { CommandID($0) }
      if let id, try ledger.version(reachedBy: id, on: file) != nil { return }
      let ruling = try loaded.file.decide(command, situation)
      try ledger.register(documents, at: instant)
      // The law weighs each act against the file as it stands, so that nobody needs to have seen the last version.
      try ledger.append(
        ruling.events, to: file, expecting: loaded.version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }

  /// A document of a check, for download.
  package func auditedDocument(_ digest: String, of file: FileID, for officer: Officer) async throws
    -> AttachmentFile
  {
    let audit = try await reportAudit(file, for: officer).audit
    let documents = audit.subjects.flatMap { $0.checks.map(\.report.document) }
    guard let document = documents.first(where: { $0.digest == digest }), let print = Fingerprint(hex: digest)
    else { throw DeskError.notFound }
    return AttachmentFile(attachment: document, path: attachments.path(of: print))
  }

  /// Whether somebody may hand in reports at all; asked before anything is read.
  package func mayCheck(_ officer: Officer) throws(AuditRefusal) {
    guard !officer.roles.isDisjoint(with: ReportAuditFile.checkers) else { throw .notYours(.check) }
  }
}
