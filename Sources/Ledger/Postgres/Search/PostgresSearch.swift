import Statute

/// Search on PostgreSQL: GIN over the tokens of each document, as numbers, and the text beside it in which phrases are
/// looked for letter by letter; positions in a `tsvector` end after 16,383, and texts do not.
final class PostgresSearch: SearchIndex {
  let pace: SearchPace

  init(pace: SearchPace = SearchPace()) {
    self.pace = pace
  }

  let stamp = "postgres 2, text \(SearchText.revision)"

  let tables = ["search_index", "search_year"] + SearchTables.names

  let schema =
    SearchTables.schema.map(PostgresDialect.words) + [
      // Tokens and text stand apart from the row where they are long, so that counting rows does not read them.
      """
      CREATE TABLE search_index (
        row BIGINT PRIMARY KEY, tokens BIGINT[] NOT NULL, head TEXT COLLATE "C" NOT NULL,
        body TEXT COLLATE "C" NOT NULL)
      """,
      "ALTER TABLE search_index ALTER tokens SET STORAGE EXTERNAL",
      // Of a word that it knows to be common the planner would rather read the whole table, as it does not reckon with what
      // it takes to fetch the tokens. Without statistics it takes all words for rare and goes by the index.
      "ALTER TABLE search_index ALTER tokens SET STATISTICS 0",
      // A phrase is looked for in many texts, and LZ4 unpacks them several times as fast; a server may be built without it.
      """
      DO $$ BEGIN
        ALTER TABLE search_index ALTER body SET COMPRESSION lz4;
      EXCEPTION WHEN feature_not_supported THEN
      END $$
      """,
      "CREATE INDEX search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate = on)",
      "CREATE TABLE search_year (year BIGINT PRIMARY KEY, documents BIGINT NOT NULL)",
    ]

  /// While many documents are put in, a list of what is not yet in order saves putting each token in its place alone. Later
  /// there is none: it would be put in order by one who holds the chain.
  let ending = [
    "ALTER INDEX search_index_tokens SET (fastupdate = off)",
    "SELECT gin_clean_pending_list('search_index_tokens')",
  ]

  // MARK: Keeping

  func add(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    let title = SearchText.tokens(of: document.title)
    let identifiers = [document.documentNumber, document.indexNumber].compactMap { $0 }.joined(
      separator: "\n")
    let numbers = SearchText.tokens(of: identifiers)
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
        .text("\(SearchText.uncut(document.title))\n\(SearchText.uncut(identifiers))"),
        .text(SearchText.uncut(document.text)),
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

  /// All that the index gives of some years, in no order: to put it in order, or to take a part of it, from outside keeps
  /// the planner from reading the rows in their order instead, each with its tokens.
  func indexed(_ match: PostgresMatch, _ years: some Sequence<Year>, _ arguments: inout [SQLValue]) -> String
  {
    var each: [String] = []
    for year in years {
      arguments.append(PostgresToken.array(match.needed, in: year.year))
      var condition = "tokens @> $\(arguments.count)::bigint[]"
      // The year is part of each token.
      if year.rows != SearchRow.rows(of: year.year) {
        arguments += [SQLValue(year.rows.lowerBound), SQLValue(year.rows.upperBound)]
        condition += " AND row BETWEEN $\(arguments.count - 1)::bigint AND $\(arguments.count)::bigint"
      }
      each.append(condition)
    }
    let condition = each.joined(separator: " OR ")
    return "(SELECT row, tokens, head, body FROM search_index WHERE \(condition) OFFSET 0) AS c"
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
