import Statute
import Synchronization

/// How the documents lie over the days, cut into stretches of about the same number.
struct SearchSpread {
  struct Stretch {
    let rows: ClosedRange<Int>
    let documents: Int
  }

  /// In the order in which they are counted: spread over the whole range from the first on, because what is written
  /// about changes over the years.
  let stretches: [Stretch]
  let documents: Int
  let days: Int

  static let none = SearchSpread(days: [], stretch: 1)

  /// - Parameter stretch: as many documents as are counted between two looks at the time.
  init(days: [(day: Int, documents: Int)], stretch: Int) {
    self.days = days.count
    documents = days.reduce(0) { $0 + $1.documents }
    let aim = max(stretch, documents / 64)
    var stretches: [Stretch] = []
    var from = 0
    var sum = 0
    for (day, documents) in days {
      sum += documents
      if sum >= aim {
        let end = SearchRow.first(of: day + 1)
        stretches.append(Stretch(rows: from...(end - 1), documents: sum))
        from = end
        sum = 0
      }
    }
    // The last one is open, so that what came in since is counted with it.
    stretches.append(Stretch(rows: from...Int(Int64.max), documents: sum))
    self.stretches = stretches.scattered()
  }
}

extension SQLiteSearch {
  /// Counts what matches; exactly where that is done in time, else by what was seen until then.
  func count(
    _ sought: Sought<SQLiteMatch>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchCount {
    guard let match = sought.match else {
      let all = try documents(of: sought.rows, in: connection)
      return SearchCount(all, isExact: true)
    }
    let spread = try currentSpread(in: connection)
    let start = pace.stopwatch.milliseconds()
    var found = 0
    var seen = 0
    var isExact = true
    for (index, stretch) in spread.stretches.enumerated() {
      guard stretch.rows.overlaps(sought.rows) else { continue }
      if index > 0, pace.stopwatch.milliseconds() - start > pace.countBudget {
        isExact = false
        break
      }
      found += try counted(match, stretch.rows.clamped(to: sought.rows), in: connection)
      seen += stretch.documents
    }
    if isExact { return SearchCount(found, isExact: true) }
    let all = spread.stretches.reduce(0) { $0 + ($1.rows.overlaps(sought.rows) ? $1.documents : 0) }
    let guess = Double(found) * Double(all) / Double(max(seen, 1))
    return SearchCount(max(SearchCount.rounded(guess), least, found), isExact: false)
  }

  func counted(
    _ match: SQLiteMatch?, _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    guard let match else { return 0 }
    return try connection.count(
      "SELECT count(*) FROM search_index WHERE search_index MATCH $1 AND rowid BETWEEN $2 AND $3",
      [.text(match.text), SQLValue(rows.lowerBound), SQLValue(rows.upperBound)])
  }

  func facets(_ sought: Sought<SQLiteMatch>, in connection: any SQLConnection) throws(LedgerError)
    -> SearchFacets
  {
    let spread = try currentSpread(in: connection)
    let start = pace.stopwatch.milliseconds()
    var tally = SearchTally()
    var seen = 0
    var all = 0
    var isExact = true
    for (index, stretch) in spread.stretches.enumerated() where stretch.rows.overlaps(sought.rows) {
      all += stretch.documents
      if index > 0, pace.stopwatch.milliseconds() - start > pace.facetBudget {
        isExact = false
        continue
      }
      seen += stretch.documents
      for row in try grouped(sought.match, stretch.rows.clamped(to: sought.rows), in: connection) {
        try tally.add(row)
      }
    }
    return tally.facets(isExact: isExact, factor: Double(all) / Double(max(seen, 1)))
  }

  private func grouped(
    _ match: SQLiteMatch?, _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    guard let match else { return try groupedOfAll(rows, in: connection) }
    return try connection.rows(
      """
      SELECT d.body, substr(d.day, 1, 4), d.columns, d.validity, count(*)
      FROM search_index i JOIN search_document d ON d.row = i.rowid
      WHERE search_index MATCH $1 AND i.rowid BETWEEN $2 AND $3
      GROUP BY 1, 2, 3, 4
      """, [.text(match.text), SQLValue(rows.lowerBound), SQLValue(rows.upperBound)])
  }

  /// Read anew once the documents have changed by a fiftieth; in between it is near enough, and every stretch is
  /// counted as it is.
  private func currentSpread(in connection: any SQLConnection) throws(LedgerError) -> SearchSpread {
    let known = spread.withLock { $0 }
    let documents = try connection.count("SELECT coalesce(sum(documents), 0) FROM search_day")
    if known.days > 0, abs(documents - known.documents) <= known.documents / 50 { return known }
    var days: [(day: Int, documents: Int)] = []
    for row in try connection.rows("SELECT day, documents FROM search_day ORDER BY day") {
      days.append((try row.int(0), try row.int(1)))
    }
    let fresh = SearchSpread(days: days, stretch: pace.stretch)
    spread.withLock { $0 = fresh }
    return fresh
  }
}
