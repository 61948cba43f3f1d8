import Desk
import Foundation
import Ledger
import Statute
import Testing

/// Documents that are read after the person has gone on.
@Suite("Reading reports that were handed in")
struct ReadingReportsTests {
  /// More than are read while the person waits.
  private static let many = 7

  private func handIn(_ batch: String, _ bench: DeskBench) async throws -> FileID {
    var documents: [Statute.Attachment] = []
    for number in 1...Self.many {
      let kept = try await bench.desk.attachments.keep(Array("\(batch)第\(number)份材料。".utf8))
      documents.append(
        Statute.Attachment(
          digest: kept.digest.hex, name: "\(number).txt", size: kept.bytes, fromApplicant: false))
    }
    return try await bench.desk.auditReports(
      named: batch, ReportAuditFile.HandedIn(documents), by: DeskBench.office, once: batch)
  }

  private func audit(_ file: FileID, _ bench: DeskBench) async throws -> ReportAuditFile {
    try await bench.desk.reportAudit(file, for: DeskBench.office).audit
  }

  @Test func `a document that is not in the folder any more is said to be unreadable; the others are read`()
    async throws
  {
    try await DeskBench.with { bench in
      let file = try await handIn("第一批", bench)
      let lost = try #require(try await audit(file, bench).waiting?.documents[2])
      let print = try #require(Fingerprint(hex: lost.digest))
      try FileManager.default.removeItem(atPath: bench.desk.attachments.path(of: print))
      #expect(try await bench.desk.readHandedIn() == 1)
      let read = try await audit(file, bench)
      #expect(read.waiting == nil && read.subjects.count == Self.many)
      #expect(read.subjects[2].latest.verdict == .unreadable)
      #expect(read.subjects[2].latest.reason?.contains("文件不存在") == true)
      #expect(read.subjects[3].latest.reason?.contains("文件不存在") == false)
    }
  }

  @Test func `a check that cannot be read holds up no other, and rests before it is tried again`()
    async throws
  {
    try await DeskBench.with { bench in
      let files = [try await handIn("第一批", bench), try await handIn("第二批", bench)]
      // The checks that wait are asked for, then the first of them is loaded.
      let desk = bench.watched { use in
        if use == 1 { throw LedgerError.column(index: 0, expected: "text") }
      }
      #expect(try await desk.readHandedIn() == 1)
      #expect(await desk.documentsRead(of: files[0]) == nil)
      #expect(try await audit(files[0], bench).waiting != nil)
      #expect(try await audit(files[1], bench).waiting == nil)
      #expect(try await desk.readHandedIn() == 0)
      bench.clock.wind(to: DeskBench.today.adding(days: 1))
      #expect(try await desk.readHandedIn() == 1)
      #expect(try await audit(files[0], bench).waiting == nil)
    }
  }

  @Test func `a database that is away for a moment lets no check rest`() async throws {
    try await DeskBench.with { bench in
      _ = try await handIn("第一批", bench)
      let desk = bench.watched { use in
        if use == 1 { throw LedgerError.unreachable("the server is being replaced") }
      }
      await #expect(throws: LedgerError.self) { try await desk.readHandedIn() }
      #expect(try await desk.readHandedIn() == 1)
    }
  }
}
