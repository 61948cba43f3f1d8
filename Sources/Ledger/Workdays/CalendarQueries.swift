package import Statute

/// One event by which a file recorded that a calendar moved a limit of it.
package struct RecordedRecount: Hashable, Sendable {
  package let file: FileID
  package let recount: LimitRecount
}

extension LedgerReader {
  /// The calendars of this installation; `nil` where its file was never opened.
  package func calendarEditions() throws(LedgerError) -> CalendarEditions? {
    try load(CalendarFile.self, CalendarFile.file)?.file.editions
  }

  /// Requests with limits that a calendar may move, a batch at a time in the order of their files.
  ///
  /// - Parameters:
  ///   - file: the last file of the batch before; `nil` for the first batch.
  ///   - ended: of the closed ones, those closed on it or later.
  ///   - decided: and those with a review or suit that is open, or was decided on it or later.
  package func requestsUnderLimit(
    after file: FileID?, endedSince ended: Day, disputeDecidedSince decided: Day, limit: Int
  ) throws(LedgerError) -> [FileID] {
    try files(
      """
      SELECT file FROM request_row
      WHERE file > $1 AND (step <> 'closed' OR ended_on >= $2 OR file IN (
        SELECT file FROM request_dispute WHERE decided_on IS NULL OR decided_on >= $3))
      ORDER BY file LIMIT $4
      """, [.text(file?.description ?? ""), SQLValue(ended), SQLValue(decided), SQLValue(limit)])
  }

  /// Items in hand, a batch at a time in the order of their files.
  package func itemsUnderLimit(after file: FileID?, limit: Int) throws(LedgerError) -> [FileID] {
    try files(
      "SELECT file FROM item_row WHERE file > $1 AND in_hand = 1 ORDER BY file LIMIT $2",
      [.text(file?.description ?? ""), SQLValue(limit)])
  }

  /// What a command that recounted limits recorded, in the order of the ledger.
  package func recounts(by command: CommandID, limit: Int) throws(LedgerError) -> [RecordedRecount] {
    var found: [RecordedRecount] = []
    for row in try rows(
      "SELECT file, version, payload FROM entry WHERE command = $1 ORDER BY position LIMIT $2",
      [.text(command.text), SQLValue(limit)])
    {
      let file = try row.file(0)
      let text = try row.text(2)
      let version = try row.int(1)
      do throws(UnreadableEvent) {
        let payload = try Payload(json: text)
        found.append(RecordedRecount(file: file, recount: try LimitRecount(payload)))
      } catch {
        throw .unreadable(file: file, version: version, error)
      }
    }
    return found
  }

  /// How many limits a command recounted.
  package func recountCount(by command: CommandID) throws(LedgerError) -> Int {
    try count("SELECT count(*) FROM entry WHERE command = $1", [.text(command.text)])
  }

  private func files(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [FileID] {
    try rows(sql, arguments).map { (row) throws(LedgerError) in try row.file(0) }
  }
}
