import Statute

extension PostgresSearch {
  /// So many rows of a year are looked through for a phrase; of more, a sample of the newest.
  private static let mostLookedThrough = 2_000
  private static let sample = 500
  private static let anew = PostgresStatements.plannedAnew

  func count(
    _ sought: Sought<PostgresMatch>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchCount {
    guard let match = sought.match else {
      return SearchCount(try documents(of: sought.rows, in: connection), isExact: true)
    }
    let all = try years(sought.rows, in: connection)
    if let few = try few(match, all, in: connection) { return SearchCount(few, isExact: true) }
    let years = all.scattered()
    let start = pace.stopwatch.milliseconds()
    var found = 0.0
    var seen = 0
    var isWhole = true
    var isExact = true
    for (index, year) in years.enumerated() {
      if index > 0, pace.stopwatch.milliseconds() - start > pace.countBudget {
        isWhole = false
        break
      }
      let part = try counted(match, year, in: connection)
      found += part.count
      isExact = isExact && part.isExact
      seen += year.documents
    }
    if isWhole, isExact { return SearchCount(Int(found), isExact: true) }
    let guess = found * (isWhole ? 1 : Double(all.reduce(0) { $0 + $1.documents }) / Double(max(seen, 1)))
    return SearchCount(max(SearchCount.rounded(guess), least), isExact: false)
  }

  /// How many there are of what is so rare that all years are looked through at once; `nil` of anything else.
  private func few(
    _ match: PostgresMatch, _ years: [Year], in connection: any SQLConnection
  ) throws(LedgerError) -> Int? {
    guard !years.isEmpty else { return 0 }
    let most = min(pace.stretch, Self.mostLookedThrough)
    var arguments: [SQLValue] = []
    let indexed = indexed(match, years, &arguments)
    let condition = match.condition(in: years.map(\.year), &arguments)
    arguments.append(SQLValue(most + 1))
    let row = try connection.row(
      """
      \(Self.anew) SELECT count(*), count(*) FILTER (WHERE \(condition)) FROM (
        SELECT row, tokens, head, body FROM search_index WHERE \(indexed) LIMIT $\(arguments.count)::bigint) AS c
      """, arguments)
    guard let row, try row.int(0) <= most else { return nil }
    return try row.int(1)
  }

  func counted(
    _ match: PostgresMatch?, _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    guard let match else { return 0 }
    var sum = 0
    for year in try years(rows, in: connection) {
      var arguments: [SQLValue] = []
      let indexed = indexed(match, [year], &arguments)
      let condition = match.condition(in: [year.year], &arguments)
      sum += try connection.count(
        "\(Self.anew) SELECT count(*) FROM search_index WHERE \(indexed) AND \(condition)", arguments)
    }
    return sum
  }

  /// Of one year: by the index alone where that says it, else by looking into the texts, all of them or some.
  private func counted(
    _ match: PostgresMatch, _ year: Year, in connection: any SQLConnection
  ) throws(LedgerError) -> (count: Double, isExact: Bool) {
    var arguments: [SQLValue] = []
    let indexed = indexed(match, [year], &arguments)
    let candidates = try connection.count(
      "\(Self.anew) SELECT count(*) FROM search_index WHERE \(indexed)", arguments)
    if match.isPlain || candidates == 0 { return (Double(candidates), true) }
    let looked = candidates <= Self.mostLookedThrough ? candidates : Self.sample
    let condition = match.condition(in: [year.year], &arguments)
    arguments.append(SQLValue(looked))
    let found = try connection.count(
      """
      \(Self.anew) SELECT count(*) FROM (
        SELECT row, tokens, head, body FROM search_index WHERE \(indexed)
        ORDER BY row DESC LIMIT $\(arguments.count)::bigint) AS c
      WHERE \(condition)
      """, arguments)
    return (Double(found) * Double(candidates) / Double(looked), looked == candidates)
  }

  func facets(
    _ sought: Sought<PostgresMatch>, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchFacets {
    let all = try years(sought.rows, in: connection)
    var tally = SearchTally()
    let most = min(pace.stretch, Self.mostLookedThrough)
    let isFew = try sought.match.map { (match) throws(LedgerError) in
      try few(match, all, in: connection) != nil
    }
    if !all.isEmpty, isFew ?? (all.reduce(0) { $0 + $1.documents } <= most) {
      for row in try grouped(sought.match, all, in: connection) { try tally.add(row) }
      return tally.facets(isExact: true, factor: 1)
    }
    let years = all.scattered()
    let start = pace.stopwatch.milliseconds()
    var seen = 0
    var isExact = true
    for (index, year) in years.enumerated() {
      if index > 0, pace.stopwatch.milliseconds() - start > pace.facetBudget {
        isExact = false
        break
      }
      seen += year.documents
      for row in try grouped(sought.match, [year], in: connection) { try tally.add(row) }
    }
    let sum = all.reduce(0) { $0 + $1.documents }
    return tally.facets(isExact: isExact, factor: Double(sum) / Double(max(seen, 1)))
  }

  private func grouped(
    _ match: PostgresMatch?, _ years: [Year], in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    guard let match else {
      // The latest year comes first.
      guard let first = years.last, let last = years.first else { return [] }
      return try groupedOfAll(first.rows.lowerBound...last.rows.upperBound, in: connection)
    }
    var arguments: [SQLValue] = []
    let indexed = indexed(match, years, &arguments)
    let condition = match.condition(in: years.map(\.year), &arguments)
    return try connection.rows(
      """
      \(Self.anew) SELECT d.body, substr(d.day, 1, 4), d.columns, d.validity, count(*)
      FROM (SELECT row FROM search_index WHERE \(indexed) AND \(condition)) AS i
      JOIN search_document d ON d.row = i.row
      GROUP BY 1, 2, 3, 4
      """, arguments)
  }
}
