import Foundation
import Ledger
import Logging
import Paper
package import Statute

/// How far the reading of documents handed in has come, while this process reads them.
package actor ReadingProgress {
  /// In seconds: how long a check rests that could not be read and may not be the next time either.
  private static let rest: Int64 = 600

  private var done: [FileID: Int] = [:]
  private var restsUntil: [FileID: Instant] = [:]

  /// How many documents of a check are read; nil where this process reads none of them.
  package func count(of file: FileID) -> Int? { done[file] }

  func set(_ count: Int?, for file: FileID) { done[file] = count }

  func rests(_ file: FileID, at instant: Instant) -> Bool { restsUntil[file].map { instant < $0 } ?? false }

  func rest(_ file: FileID, from instant: Instant) { restsUntil[file] = instant.adding(seconds: Self.rest) }
}

/// Reading what was handed in to be checked.
extension Desk {
  /// Reads the documents of all checks that wait, one check after the other, and says what was found. What is broken
  /// off is begun again the next time: the documents stay on the file until all of them are read. A check that cannot be
  /// read is told of and rests a while; the others are read all the same.
  ///
  /// - Returns: how many checks were read.
  /// - Throws: what goes by itself (`PassingFault`), for all of them alike.
  @discardableResult
  package func readHandedIn() async throws -> Int {
    var count = 0
    for file in try await store.read({ try $0.unreadAudits() }) where await !reading.rests(file, at: now()) {
      do {
        if try await readHandedIn(to: file) { count += 1 }
        await reading.set(nil, for: file)
      } catch {
        await reading.set(nil, for: file)
        if PassingFault.isOne(error) { throw error }
        await reading.rest(file, from: now())
        logger.error(
          "documents handed in not read",
          metadata: ["file": "\(file)", "error": "\(String(reflecting: type(of: error)))"])
      }
    }
    return count
  }

  private func readHandedIn(to file: FileID) async throws -> Bool {
    let loaded = try await store.read { try $0.load(ReportAuditFile.self, file) }
    guard let audit = loaded?.file, let waiting = audit.waiting else { return false }
    let reports = try await checked(waiting, beside: audit.readDocuments) {
      await reading.set($0, for: file)
    }
    let instant = now()
    return try await store.write { ledger in
      guard let loaded = try ledger.load(ReportAuditFile.self, file), loaded.file.waiting == waiting else {
        return false
      }
      try ledger.append(
        loaded.file.taken(reports), to: file, expecting: loaded.version, on: instant.day, at: instant,
        by: .system)
      return true
    }
  }

  /// How many documents of a check that waits are read so far; `nil` where another process reads them, or nobody yet.
  package func documentsRead(of file: FileID) async -> Int? { await reading.count(of: file) }

  // MARK: Archives

  /// Most documents that one archive may hold.
  private static let archiveLimit = 500

  /// The documents with those inside archives (ZIP) in place of the archives.
  func unpacked(_ handedIn: ReportAuditFile.HandedIn) async throws -> ReportAuditFile.HandedIn {
    ReportAuditFile.HandedIn(
      try await unpacked(handedIn.documents), previous: try await unpacked(handedIn.previous),
      isReorganized: handedIn.isReorganized)
  }

  private func unpacked(_ documents: [Attachment]) async throws -> [Attachment] {
    var result: [Attachment] = []
    for document in documents {
      guard document.name.lowercased().hasSuffix(".zip"), let digest = Fingerprint(hex: document.digest),
        let parts = DocumentArchive.parts(
          of: try await attachments.bytes(of: digest), most: Self.archiveLimit)
      else {
        result.append(document)
        continue
      }
      for part in parts {
        let stored = try await attachments.keep(part.bytes)
        result.append(
          Attachment(digest: stored.digest.hex, name: part.name, size: stored.bytes, fromApplicant: false))
      }
    }
    // The same document twice in a folder is one document.
    var seen: Set<String> = []
    return result.filter { seen.insert($0.digest).inserted }
  }

  // MARK: Reading

  private typealias Outcome = Result<ReportReading, UnreadableReport>

  /// One after the other: a large batch leaves the other threads to those who wait for pages.
  ///
  /// - Parameter others: documents of the same check that were read before; the new ones are compared with them.
  func checked(
    _ handedIn: ReportAuditFile.HandedIn, beside others: [Attachment] = [],
    progress: (Int) async -> Void = { _ in }
  ) async throws -> [AuditedReport] {
    var outcomes: [Outcome] = []
    for document in handedIn.documents {
      outcomes.append(try await read(document))
      await progress(outcomes.count)
    }
    var older: [(digest: String, reading: ReportReading)] = []
    var faults: [String] = []
    for document in handedIn.previous {
      switch try await read(document) {
      case .success(let reading): older.append((document.digest, reading))
      case .failure(let fault): faults.append("\(document.name)：\(fault.message)")
      }
    }
    var beside: [ReportReading] = []
    for document in others {
      if case .success(let reading) = try await read(document) { beside.append(reading) }
    }
    let batch = ReportBatch(
      outcomes.compactMap { try? $0.get() }, beside: beside, previous: older.map(\.reading),
      isReorganized: handedIn.isReorganized,
      unreadablePrevious: faults.isEmpty ? nil : faults.joined(separator: "；"))
    var checks = batch.checked.makeIterator()
    return zip(handedIn.documents, outcomes).map { document, outcome in
      switch outcome {
      case .failure(let reason):
        AuditedReport(document: document, verdict: .unreadable, reason: reason.message)
      case .success:
        AuditedReport(document, checks.next(), previous: older.map(\.digest))
      }
    }
  }

  private func read(_ document: Attachment) async throws -> Outcome {
    guard let digest = Fingerprint(hex: document.digest) else { return .failure(.file(.missing)) }
    do {
      let bytes = try await attachments.bytes(of: digest)
      return .success(try await ReportReader.read(bytes, named: document.name))
    } catch let fault as UnreadableReport {
      return .failure(fault)
    } catch LedgerError.noAttachment {
      // One that is lost is said to be; those beside it are read.
      return .failure(.file(.missing))
    }
  }
}

extension ReportAuditFile {
  /// The documents that stand in the check now, as far as they could be read.
  var readDocuments: [Attachment] {
    subjects.map(\.latest).filter { $0.verdict != .unreadable }.map(\.document)
  }
}

extension AuditedReport {
  fileprivate init(_ document: Attachment, _ checked: ReportBatch.Checked?, previous: [String]) {
    let reading = checked?.reading
    self.init(
      document: document, previous: checked?.previous.map { previous[$0] }, organ: reading?.organ,
      year: reading?.year, edition: reading?.edition, verdict: checked?.verdict ?? .unreadable,
      findings: checked?.findings.map { AuditedFinding($0) } ?? [],
      figures: reading?.edition?.hasTables == true ? reading?.figures.named ?? [:] : [:],
      indicators: reading?.indicators.map { line in
        [
          line.label, line.unit, line.value.map(String.init) ?? "", line.cumulative.map(String.init) ?? "",
        ]
      } ?? [])
  }
}
