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
        from: notice.from, number: nil, title: notice.title, to: notice.to, paragraphs: notice.paragraphs,
        date: notice.date, isDraft: false, gaps: [])
    }
  }

  /// Reads and checks published reports that were handed in together, and opens a file of what was found.
  ///
  /// - Parameters:
  ///   - documents: kept already, by ``keepUpload(stagedAt:name:fromApplicant:)``.
  ///   - previous: reports on the year before, in any order.
  ///   - key: the one-time key of the form: sent twice, it opens one file.
  package func auditReports(
    named name: String, _ documents: [Attachment], previous: [Attachment], by officer: Officer,
    once key: String
  ) async throws -> FileID {
    try mayCheck(officer)
    let file = FileID(.audit, String(Fingerprint(of: "\(officer.key) \(key)".utf8).hex.prefix(32)))
    if try await store.read({ try $0.load(ReportAuditFile.self, file) }) != nil { return file }
    let reports = try await checked(documents, previous: previous)
    let instant = now()
    let ruling = try ReportAuditFile.open(
      body: officer.body, name: name, reports, situation(of: officer, at: instant))
    try await store.write { ledger in
      try ledger.register(documents + previous, at: instant)
      try ledger.append(
        ruling.events, to: file, expecting: 0, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role))
    }
    return file
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
    guard let report = try await checked([document], previous: previous.map { [$0] } ?? []).first else {
      return
    }
    try await actOnAudit(.recheck(number: number, report), on: file, keeping: document, by: officer)
  }

  /// Orders a report to be put right, or closes the file.
  package func act(_ command: AuditCommand, on file: FileID, by officer: Officer) async throws {
    try await actOnAudit(command, on: file, keeping: nil, by: officer)
  }

  private func actOnAudit(
    _ command: AuditCommand, on file: FileID, keeping document: Attachment?, by officer: Officer
  ) async throws {
    let instant = now()
    let situation = situation(of: officer, at: instant)
    try await store.write { ledger in
      guard let loaded = try ledger.load(ReportAuditFile.self, file),
        Visibility.may(.officer(officer), see: .audit(body: loaded.file.body))
      else { throw DeskError.notFound }
      let ruling = try loaded.file.decide(command, situation)
      if let document { try ledger.register([document], at: instant) }
      // The law weighs each act against the file as it stands, so that nobody needs to have seen the last version.
      try ledger.append(
        ruling.events, to: file, expecting: loaded.version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role))
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

  // MARK: Reading

  private typealias Outcome = Result<ReportReading, UnreadableReport>

  /// One after the other: a large batch leaves the other threads to those who wait for pages.
  private func checked(_ documents: [Attachment], previous: [Attachment]) async throws -> [AuditedReport] {
    var outcomes: [Outcome] = []
    for document in documents { outcomes.append(try await read(document)) }
    var older: [(digest: String, reading: ReportReading)] = []
    for document in previous {
      if case .success(let reading) = try await read(document) { older.append((document.digest, reading)) }
    }
    let batch = ReportBatch(outcomes.compactMap { try? $0.get() }, previous: older.map(\.reading))
    var checks = batch.checked.makeIterator()
    return zip(documents, outcomes).map { document, outcome in
      switch outcome {
      case .failure(let reason):
        AuditedReport(document: document, verdict: .unreadable, reason: reason.message)
      case .success:
        AuditedReport(document, checks.next(), previous: older.map(\.digest))
      }
    }
  }

  private func read(_ document: Attachment) async throws -> Outcome {
    guard let digest = Fingerprint(hex: document.digest) else { throw DeskError.notFound }
    let bytes = try await attachments.bytes(of: digest)
    do throws(UnreadableReport) {
      return .success(try await ReportReader.read(bytes, named: document.name))
    } catch {
      return .failure(error)
    }
  }
}

extension AuditedReport {
  fileprivate init(_ document: Attachment, _ checked: ReportBatch.Checked?, previous: [String]) {
    let reading = checked?.reading
    self.init(
      document: document, previous: checked?.previous.map { previous[$0] }, organ: reading?.organ,
      year: reading?.year, edition: reading?.edition, verdict: checked?.verdict ?? .unreadable,
      findings: checked?.findings.map { AuditedFinding($0) } ?? [],
      figures: reading?.edition?.hasTables == true ? reading?.figures.named ?? [:] : [:])
  }
}
