import Ledger
import Logging
package import Statute

/// What the nightly work found and did.
package struct NightlyReport: Hashable, Sendable {
  /// A limit that the register had otherwise than the events say.
  package struct Difference: Hashable, Sendable {
    package let file: FileID
    package let registered: Day?
    package let recounted: Day?
    /// Whether the row, drawn anew, now says what the events say.
    package let isRepaired: Bool
  }

  /// Items whose period ended.
  package var lapsedItems = 0
  /// Open requests whose limits were counted anew.
  package var recounted = 0
  package var differences: [Difference] = []
  /// Limits recorded as moved by a calendar whose taking up had been broken off.
  package var resumed = 0
  package var endedSessions = 0
  /// Parts of the work that failed, by name; the others were done all the same.
  package var failures: [String] = []
  /// Whether a part failed for something that goes by itself, so that the night's work is to be begun again.
  package fileprivate(set) var isPutOff = false
}

extension Desk {
  /// Does the nightly work where it is for this process to do: it leads, and nobody has done it this night.
  ///
  /// - Parameter sessionLife: how long a session can last, in seconds.
  /// - Returns: whether it has been done this night, here or elsewhere; what was done here.
  package func nightlyInTurn(sessionLife: Int64) async -> (isDone: Bool, report: NightlyReport?) {
    let night = NightShift.last(before: now()).description
    do {
      if try await store.read({ try $0.setting(Self.nightDone) }) == night { return (true, nil) }
      guard store.leads else { return (false, nil) }
      let report = await nightly(sessionLife: sessionLife)
      // What lasts is told and left for the next night: asked again by the minute, it would fail again.
      guard !report.isPutOff else { return (false, report) }
      try await store.write { try $0.set(Self.nightDone, to: night) }
      return (true, report)
    } catch {
      logger.error("nightly work put off", metadata: ["error": "\(String(reflecting: type(of: error)))"])
      return (false, nil)
    }
  }

  private static let nightDone = "nightly.done"

  /// What is done once a night: documents whose period ended lapse, what a new calendar moved and could not be recorded
  /// is, every open limit is counted anew from its events and held against the register, sessions that are over go.
  ///
  /// - Parameter sessionLife: how long a session can last, in seconds.
  package func nightly(sessionLife: Int64) async -> NightlyReport {
    var report = NightlyReport()
    do { report.lapsedItems = try await lapseAllEndedItems() } catch { note("items", error, &report) }
    do {
      try await reload()
      report.resumed = try await recountUnfinished()
    } catch { note("calendar", error, &report) }
    do { try await recountOpenRequests(&report) } catch { note("limits", error, &report) }
    do {
      let oldest = now().adding(seconds: -sessionLife)
      report.endedSessions = try await store.write { try $0.removeSessions(createdBefore: oldest) }
    } catch { note("sessions", error, &report) }
    logger.info(
      "nightly work done",
      metadata: [
        "lapsedItems": "\(report.lapsedItems)", "recounted": "\(report.recounted)",
        "differences": "\(report.differences.count)", "resumed": "\(report.resumed)",
        "endedSessions": "\(report.endedSessions)",
        "failures": "\(report.failures.joined(separator: " "))",
      ])
    return report
  }

  private func note(_ part: String, _ error: any Error, _ report: inout NightlyReport) {
    report.failures.append(part)
    if PassingFault.isOne(error) { report.isPutOff = true }
    logger.error(
      "nightly work failed", metadata: ["part": "\(part)", "error": "\(String(reflecting: type(of: error)))"])
  }

  private func lapseAllEndedItems() async throws -> Int {
    var all = 0
    while true {
      let marked = try await lapseEndedItems()
      all += marked
      if marked == 0 { return all }
    }
  }

  private func recountOpenRequests(_ report: inout NightlyReport) async throws {
    let (today, editions) = (today, calendars)
    try await eachBatch(
      { ledger, after in
        try ledger.openRequests(after: after, limit: Self.batch).map { row in
          guard let request = try ledger.load(InformationRequest.self, row.file)?.file else {
            return (row, true)
          }
          return (row, try request.reckoning(in: editions, today: today).reply?.due != row.due)
        }
      }, fileOf: { $0.row.file }
    ) { (rows: [(row: RequestSummary, isSuspect: Bool)]) in
      report.recounted += rows.count
      for (row, isSuspect) in rows where isSuspect { try await mend(row, &report) }
    }
  }

  /// Draws a row anew, and says what was wrong with it. Somebody may have acted on the file since it was read, so it is
  /// counted once more inside the transaction.
  private func mend(_ row: RequestSummary, _ report: inout NightlyReport) async throws {
    let (today, editions) = (today, calendars)
    let book = RequestBook(calendars: live.calendars)
    let difference: NightlyReport.Difference? = try await store.write { ledger in
      guard let loaded = try ledger.load(InformationRequest.self, row.file) else {
        return .init(file: row.file, registered: row.due, recounted: nil, isRepaired: false)
      }
      let due = try loaded.file.reckoning(in: editions, today: today).reply?.due
      guard let before = try ledger.requestRow(row.file), before.due != due else { return nil }
      try book.draw(loaded, into: ledger)
      let after = try ledger.requestRow(row.file)?.due
      return .init(file: row.file, registered: before.due, recounted: due, isRepaired: after == due)
    }
    guard let difference else { return }
    report.differences.append(difference)
    logger.warning(
      "a limit in the register differed from its events",
      metadata: [
        "file": "\(difference.file.key)", "registered": "\(difference.registered?.description ?? "none")",
        "recounted": "\(difference.recounted?.description ?? "none")", "repaired": "\(difference.isRepaired)",
      ])
  }
}
