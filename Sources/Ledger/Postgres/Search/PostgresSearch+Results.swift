import Statute

extension PostgresSearch {
  private static let anew = PostgresStatements.plannedAnew

  func newest(
    _ match: PostgresMatch?, _ rows: ClosedRange<Int>, offset: Int, limit: Int,
    in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    guard let match else { return try newestOfAll(rows, offset: offset, limit: limit, in: connection) }
    return Array(try newest(match, rows, atMost: offset + limit, in: connection).dropFirst(offset))
  }

  /// Year by year until there are enough, more years at a time the fewer hits there are.
  private func newest(
    _ match: PostgresMatch, _ rows: ClosedRange<Int>, atMost most: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    var left = try years(rows, in: connection)[...]
    var found: [Int] = []
    var some = 1
    while found.count < most, !left.isEmpty {
      let years = left.prefix(some)
      left = left.dropFirst(some)
      some *= 4
      var arguments: [SQLValue] = []
      let indexed = indexed(match, years, &arguments)
      let condition = match.condition(in: years.map(\.year), &arguments)
      arguments.append(SQLValue(most - found.count))
      // The rows are put in order first; the text of as many is looked through as the page needs.
      found += try numbers(
        connection.rows(
          """
          \(Self.anew) SELECT row FROM (SELECT * FROM \(indexed) ORDER BY row DESC OFFSET 0) AS sorted
          WHERE \(condition) ORDER BY row DESC LIMIT $\(arguments.count)::bigint
          """, arguments))
    }
    return found
  }

  func titles(
    _ match: PostgresMatch, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    try titles(newest(match, rows, atMost: limit, in: connection), in: connection)
  }

  private func titles(
    _ rows: [Int], in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    try connection.rows(
      """
      SELECT row, title, document_number, index_number, is_in_force FROM search_document
      WHERE row = ANY($1::bigint[]) ORDER BY row DESC
      """, [PostgresToken.array(rows)])
  }

  func texts(
    _ match: PostgresMatch, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    let found = try newest(match, rows, atMost: limit, in: connection)
    return try connection.rows(
      """
      SELECT d.row, d.is_in_force, t.text
      FROM search_document d JOIN search_text t ON t.row = d.row
      WHERE d.row = ANY($1::bigint[]) ORDER BY d.row DESC
      """, [PostgresToken.array(found)])
  }

  func titleCount(
    of token: String, atMost most: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    let token = PostgresToken(.title, token)
    let years = try years(0...Int(Int64.max), in: connection)
    return try connection.count(
      """
      \(Self.anew) SELECT count(*) FROM (
        SELECT 1 FROM search_index WHERE tokens && $1::bigint[] LIMIT $2::bigint) AS c
      """,
      [PostgresToken.array(years.map { token.stored(in: $0.year) }), SQLValue(most)])
  }

  func titles(
    withAnyOf tokens: [String], limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    let tokens = tokens.map { PostgresToken(.title, $0) }
    let years = try years(0...Int(Int64.max), in: connection)
    let stored = years.flatMap { year in tokens.map { $0.stored(in: year.year) } }
    return try titles(
      numbers(
        connection.rows(
          """
          \(Self.anew) SELECT row FROM (
            SELECT row FROM search_index WHERE tokens && $1::bigint[] OFFSET 0) AS c
          ORDER BY row DESC LIMIT $2::bigint
          """,
          [PostgresToken.array(stored), SQLValue(limit)])), in: connection)
  }
}
