import Statute

extension PostgresSearch {
  /// What so few have that all years are asked at once.
  private static let few = 2_000
  /// So many are looked at however long it takes.
  private static let least = 500
  private static let anew = PostgresStatements.plannedAnew

  func count(
    _ sought: Sought<PostgresMatch>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchCount {
    guard let match = sought.match else {
      return SearchCount(try documents(of: sought.rows, in: connection), isExact: true)
    }
    var found = 0.0
    let sample = try sample(match, sought.rows, within: pace.countBudget, in: connection) {
      (look) throws(LedgerError) in
      let count =
        if let known = look.known {
          known
        } else {
          try connection.count("\(Self.anew) SELECT count(*) FROM (\(look.rows)) AS i", look.arguments)
        }
      return { found += Double(count) * $0 }
    }
    if sample.isExact { return SearchCount(Int(found), isExact: true) }
    return SearchCount(max(SearchCount.rounded(found * sample.factor), least), isExact: false)
  }

  func facets(
    _ sought: Sought<PostgresMatch>, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchFacets {
    try countAndFacets(sought, atLeast: 0, in: connection).1
  }

  func countAndFacets(
    _ sought: Sought<PostgresMatch>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> (SearchCount, SearchFacets) {
    guard let match = sought.match else {
      return (
        try count(sought, atLeast: least, in: connection), try facetsOfAll(sought.rows, in: connection)
      )
    }
    var tally = SearchTally()
    let budget = pace.countBudget + pace.facetBudget
    let sample = try sample(match, sought.rows, within: budget, in: connection) {
      (look) throws(LedgerError) in
      let rows = try connection.rows(
        """
        \(Self.anew) SELECT d.body, substr(d.day, 1, 4), d.columns, d.validity, count(*)
        FROM (\(look.rows)) AS i JOIN search_document d ON d.row = i.row
        GROUP BY 1, 2, 3, 4
        """, look.arguments)
      return { (weight) throws(LedgerError) in for row in rows { try tally.add(row, weight: weight) } }
    }
    let count =
      sample.isExact
      ? SearchCount(Int(tally.total), isExact: true)
      : SearchCount(max(SearchCount.rounded(tally.total * sample.factor), least), isExact: false)
    return (count, tally.facets(isExact: sample.isExact, factor: sample.factor))
  }

  private func facetsOfAll(
    _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchFacets {
    let all = try years(rows, in: connection)
    let sum = all.reduce(0) { $0 + $1.documents }
    var tally = SearchTally()
    // The latest year comes first.
    if sum <= min(pace.stretch, Self.few), let first = all.last, let last = all.first {
      let rows = try groupedOfAll(first.rows.lowerBound...last.rows.upperBound, in: connection)
      for row in rows { try tally.add(row) }
      return tally.facets(isExact: true, factor: 1)
    }
    let start = pace.stopwatch.milliseconds()
    var seen = 0
    for year in all.scattered() {
      if seen > 0, pace.stopwatch.milliseconds() - start > pace.facetBudget { break }
      seen += year.documents
      for row in try groupedOfAll(year.rows, in: connection) { try tally.add(row) }
    }
    return tally.facets(isExact: seen == sum, factor: Double(sum) / Double(max(seen, 1)))
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
        "\(Self.anew) SELECT count(*) FROM \(indexed) WHERE \(condition)", arguments)
    }
    return sum
  }

  // MARK: As much as there is time for

  /// A statement that gives the rows of the newest so many of some years that match.
  private struct Look {
    let rows: String
    let arguments: [SQLValue]
    /// How many they are, where the index says it.
    let known: Int?
  }

  private struct Sample {
    /// Whether all was looked at.
    var isExact = true
    /// What was left out for lack of time, in proportion.
    var factor = 1.0
  }

  /// Takes in what one look has found, each of its rows standing for so many.
  private typealias Taking = (_ weight: Double) throws(LedgerError) -> Void

  /// Looks at all that matches where the time allows; else at as many of each year as it allows, and at as many years.
  private func sample(
    _ match: PostgresMatch, _ rows: ClosedRange<Int>, within budget: Double, in connection: any SQLConnection,
    look: (Look) throws(LedgerError) -> Taking
  ) throws(LedgerError) -> Sample {
    let end = pace.stopwatch.milliseconds() + budget
    let all = try years(rows, in: connection)
    guard !all.isEmpty else { return Sample() }
    if let few = try few(match, all, in: connection) {
      return Sample(isExact: try take(match, all, few, until: end, look: look))
    }
    var sample = Sample()
    var seen = 0
    for year in all.scattered() {
      if seen > 0, pace.stopwatch.milliseconds() > end { break }
      seen += year.documents
      let candidates = try self.candidates(match, [year], in: connection)
      let isWhole = try take(match, [year], candidates, until: end, look: look)
      sample.isExact = sample.isExact && isWhole
    }
    let sum = all.reduce(0) { $0 + $1.documents }
    sample.factor = Double(sum) / Double(max(seen, 1))
    sample.isExact = sample.isExact && seen == sum
    return sample
  }

  /// How many the index gives of all years, where they are few. What is common is so in the latest year already.
  private func few(
    _ match: PostgresMatch, _ years: [Year], in connection: any SQLConnection
  ) throws(LedgerError) -> Int? {
    let most = min(pace.stretch, Self.few)
    var candidates = try candidates(match, years.prefix(1), in: connection)
    if candidates <= most, years.count > 1 {
      candidates += try self.candidates(match, years.dropFirst(), in: connection)
    }
    return candidates <= most ? candidates : nil
  }

  /// How many the index gives: all that match are among them.
  private func candidates(
    _ match: PostgresMatch, _ years: some Sequence<Year>, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    var arguments: [SQLValue] = []
    let indexed = indexed(match, years, &arguments)
    return try connection.count("\(Self.anew) SELECT count(*) FROM \(indexed)", arguments)
  }

  /// Looks at some, and from the time that took at as many more as can be done by the end.
  /// - Returns: whether at all.
  private func take(
    _ match: PostgresMatch, _ years: [Year], _ candidates: Int, until end: Double,
    look: (Look) throws(LedgerError) -> Taking
  ) throws(LedgerError) -> Bool {
    guard candidates > 0 else { return true }
    var looked = min(candidates, Self.least)
    let start = pace.stopwatch.milliseconds()
    var taking = try look(newest(looked, match, years))
    let now = pace.stopwatch.milliseconds()
    let more = Double(looked) * max(0, end - now) / max(now - start, 0.001)
    if looked < candidates, more > 2 * Double(looked) {
      looked = more < Double(candidates) ? Int(more) : candidates
      taking = try look(newest(looked, match, years))
    }
    try taking(Double(candidates) / Double(looked))
    return looked == candidates
  }

  private func newest(_ most: Int, _ match: PostgresMatch, _ years: [Year]) -> Look {
    var arguments: [SQLValue] = []
    let indexed = indexed(match, years, &arguments)
    let condition = match.condition(in: years.map(\.year), &arguments)
    arguments.append(SQLValue(most))
    return Look(
      rows: """
        SELECT row FROM (SELECT * FROM \(indexed) ORDER BY row DESC LIMIT $\(arguments.count)::bigint) AS newest
        WHERE \(condition)
        """, arguments: arguments, known: match.isPlain ? most : nil)
  }
}
