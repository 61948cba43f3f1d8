import Statute

/// Search on PostgreSQL: GIN over the tokens of each document, as numbers, and the cut text beside it in which phrases are
/// looked for letter by letter; positions in a `tsvector` end after 16,383, and texts do not.
final class PostgresSearch: SearchIndex {
  let pace: SearchPace

  init(pace: SearchPace = SearchPace()) {
    self.pace = pace
  }

  let stamp = "postgres 1, text \(SearchText.revision)"

  let tables = ["search_index", "search_year"] + SearchTables.names

  let schema =
    SearchTables.schema.map(PostgresDialect.words) + [
      // Tokens and cut text stand apart from the row where they are long, so that counting rows does not read them.
      """
      CREATE TABLE search_index (
        row BIGINT PRIMARY KEY, tokens BIGINT[] NOT NULL, head TEXT COLLATE "C" NOT NULL,
        body TEXT COLLATE "C" NOT NULL)
      """,
      "ALTER TABLE search_index ALTER tokens SET STORAGE EXTERNAL",
      // Without a list of what is not yet in order: it would be put in order by one who holds the chain.
      "CREATE INDEX search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate = off)",
      "CREATE TABLE search_year (year BIGINT PRIMARY KEY, documents BIGINT NOT NULL)",
    ]

  // MARK: Keeping

  func add(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    let title = SearchText.tokens(of: document.title)
    let numbers = SearchText.tokens(
      of: [document.documentNumber, document.indexNumber].compactMap { $0 }.joined(separator: "\n"))
    let text = SearchText.tokens(of: document.text)
    var tokens: Set<PostgresToken> = []
    PostgresToken.all(.title, character: nil, in: title, into: &tokens)
    for above in [title, numbers] {
      PostgresToken.all(.above, character: .characterAbove, in: above, into: &tokens)
      PostgresToken.all(.anywhere, character: .characterAnywhere, in: above, into: &tokens)
    }
    PostgresToken.all(.anywhere, character: .characterAnywhere, in: text, into: &tokens)
    for facet in SearchFacetToken.all(of: document, kind: kind) {
      tokens.insert(PostgresToken(.facet, facet))
    }
    let year = SearchRow.year(of: row)
    try connection.send(
      "INSERT INTO search_index (row, tokens, head, body) VALUES ($1, $2, $3, $4)",
      [
        SQLValue(row), PostgresToken.array(tokens.map { $0.stored(in: year) }.sorted()),
        // A phrase does not go on from the title into the numbers.
        .text(" \(title)\n \(numbers)"), .text(" \(text)"),
      ])
    try connection.send(
      """
      INSERT INTO search_year (year, documents) VALUES ($1, 1)
      ON CONFLICT (year) DO UPDATE SET documents = search_year.documents + 1
      """, [SQLValue(year)])
  }

  func remove(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    try connection.send("DELETE FROM search_index WHERE row = $1", [SQLValue(row)])
    let year = SQLValue(SearchRow.year(of: row))
    try connection.send("UPDATE search_year SET documents = documents - 1 WHERE year = $1", [year])
    try connection.send("DELETE FROM search_year WHERE year = $1 AND documents <= 0", [year])
  }

  // MARK: Years

  struct Year {
    let year: Int
    let rows: ClosedRange<Int>
    let documents: Int
  }

  /// The years of which there is something, the latest first.
  func years(
    _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> [Year] {
    var years: [Year] = []
    for row in try connection.rows("SELECT year, documents FROM search_year ORDER BY year DESC") {
      let year = try row.int(0)
      let all = SearchRow.rows(of: year)
      guard all.overlaps(rows) else { continue }
      years.append(Year(year: year, rows: all.clamped(to: rows), documents: try row.int(1)))
    }
    return years
  }

  /// The condition that some years have to fulfil, as far as the index goes.
  func indexed(_ match: PostgresMatch, _ years: some Sequence<Year>, _ arguments: inout [SQLValue]) -> String
  {
    var each: [String] = []
    for year in years {
      arguments += [
        PostgresToken.array(match.needed, in: year.year), SQLValue(year.rows.lowerBound),
        SQLValue(year.rows.upperBound),
      ]
      let last = arguments.count
      each.append(
        "tokens @> $\(last - 2)::bigint[] AND row BETWEEN $\(last - 1)::bigint AND $\(last)::bigint")
    }
    return "(\(each.joined(separator: " OR ")))"
  }
}

extension SearchRow {
  static func year(of row: Int) -> Int { date(of: row).year }

  /// The rows of a year.
  static func rows(of year: Int) -> ClosedRange<Int> {
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return 0...0
    }
    return rows(of: first...last)
  }
}
