import Statute

/// An index of one engine, and what both do with theirs: the same hits in the same order.
protocol SearchIndex: SearchEngine {
  /// A condition in the words of the index.
  associatedtype Match: SearchMatch

  func add(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError)
  /// - Parameter document: as it was added.
  func remove(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError)

  /// The rows of a page of what matches, newest first.
  func newest(
    _ match: Match?, _ rows: ClosedRange<Int>, offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int]
  /// Row, title, document number, index number and whether it is in force, of the newest that match.
  func titles(
    _ match: Match, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow]
  /// Row, whether it is in force and text, of the newest that match.
  func texts(
    _ match: Match, _ rows: ClosedRange<Int>, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow]
  /// Exactly.
  func counted(
    _ match: Match?, _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> Int
  /// Exactly where that is done in time, else by what was seen until then.
  func count(
    _ sought: Sought<Match>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> SearchCount
  func facets(_ sought: Sought<Match>, in connection: any SQLConnection) throws(LedgerError) -> SearchFacets
  /// Both, where one look serves for both.
  func countAndFacets(
    _ sought: Sought<Match>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> (SearchCount, SearchFacets)
  /// How many titles hold a token, up to a number.
  func titleCount(
    of token: String, atMost most: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> Int
  /// As `titles` gives, of the newest whose title holds one of some tokens.
  func titles(
    withAnyOf tokens: [String], limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow]
}

/// What can be said of a document in the words of an index.
protocol SearchMatch {
  /// All of the filters alone.
  init(filters: [String])
  /// All terms in title or numbers, and the filters.
  init(above terms: [SearchTerm], filters: [String])
  /// All terms in title, numbers or text, and the filters.
  init(anywhere terms: [SearchTerm], filters: [String])
  /// All terms somewhere, and not all of them in title or numbers.
  init(below terms: [SearchTerm], filters: [String])
}

/// A query in the words of the index.
struct Sought<Match: SearchMatch> {
  /// What matches; `nil` where everything does.
  let match: Match?
  /// What matches by title or number alone.
  let headline: Match?
  /// What matches, and not by title or number alone.
  let rest: Match?
  let rows: ClosedRange<Int>

  init(_ query: SearchQuery, _ terms: [SearchTerm]) {
    let filters = SearchFacetToken.all(of: query)
    if terms.isEmpty {
      match = filters.isEmpty ? nil : Match(filters: filters)
      headline = nil
      rest = nil
    } else {
      match = Match(anywhere: terms, filters: filters)
      headline = Match(above: terms, filters: filters)
      rest = Match(below: terms, filters: filters)
    }
    rows = query.days.map(SearchRow.rows) ?? 0...Int(Int64.max)
  }
}

extension SearchIndex {
  func results(of query: SearchQuery, in connection: any SQLConnection) throws(LedgerError) -> SearchResults {
    let terms = SearchTerm.terms(of: query.text)
    let sought = Sought<Match>(query, terms)
    // Something was typed and nothing of it can be looked for: no hits, rather than all.
    if terms.isEmpty, query.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
      return SearchResults(
        hits: [], count: query.isCounted ? SearchCount(0, isExact: true) : nil,
        facets: query.isFaceted ? SearchFacets() : nil)
    }
    let rows =
      if query.order == .relevance, !terms.isEmpty {
        try ranked(sought, terms, offset: query.offset, limit: query.limit, in: connection)
      } else {
        try newest(sought.match, sought.rows, offset: query.offset, limit: query.limit, in: connection)
      }
    let hits = try hits(rows, terms, in: connection)
    let least = query.offset + hits.count
    if query.isCounted, query.isFaceted {
      let (count, facets) = try countAndFacets(sought, atLeast: least, in: connection)
      return SearchResults(hits: hits, count: count, facets: facets)
    }
    return SearchResults(
      hits: hits, count: query.isCounted ? try count(sought, atLeast: least, in: connection) : nil,
      facets: query.isFaceted ? try facets(sought, in: connection) : nil)
  }

  func countAndFacets(
    _ sought: Sought<Match>, atLeast least: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> (SearchCount, SearchFacets) {
    (try count(sought, atLeast: least, in: connection), try facets(sought, in: connection))
  }

  /// All in one question: on the way to a server and back each takes its time.
  func hits(
    _ rows: [Int], _ terms: [SearchTerm], in connection: any SQLConnection
  ) throws(LedgerError) -> [SearchHit] {
    guard !rows.isEmpty else { return [] }
    let places = rows.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    var hits: [Int: SearchHit] = [:]
    for found in try connection.rows(
      """
      SELECT d.file, d.title, d.document_number, d.index_number, d.day, d.body, d.columns, d.validity,
        d.is_in_force, t.text, d.row
      FROM search_document d JOIN search_text t ON t.row = d.row
      WHERE d.row IN (\(places))
      """, rows.map { SQLValue($0) })
    {
      hits[try found.int(10)] = try hit(found, terms)
    }
    return rows.compactMap { hits[$0] }
  }

  private func hit(_ found: SQLRow, _ terms: [SearchTerm]) throws(LedgerError) -> SearchHit {
    let title = try found.text(1)
    return SearchHit(
      file: try found.file(0), title: title, documentNumber: try found.optionalText(2),
      indexNumber: try found.optionalText(3), day: try found.day(4), body: try found.text(5),
      column: try found.text(6).split(separator: " ").first.map(String.init), validity: try found.text(7),
      isInForce: try found.flag(8), titleParts: Excerpt.marked(title, terms),
      excerpt: Excerpt.around(try found.text(9), terms))
  }

  /// Everything, newest first.
  func newestOfAll(
    _ rows: ClosedRange<Int>, offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    try numbers(
      connection.rows(
        """
        SELECT row FROM search_document
        WHERE row BETWEEN $1 AND $2
        ORDER BY row DESC LIMIT $3 OFFSET $4
        """,
        [SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit), SQLValue(offset)]))
  }

  /// How many of all documents of some days fall to each choice of the facets.
  func groupedOfAll(
    _ rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> [SQLRow] {
    try connection.rows(
      """
      SELECT body, substr(day, 1, 4), columns, validity, count(*)
      FROM search_document
      WHERE row BETWEEN $1 AND $2
      GROUP BY 1, 2, 3, 4
      """, [SQLValue(rows.lowerBound), SQLValue(rows.upperBound)])
  }

  /// How many documents there are of some days.
  func documents(
    of rows: ClosedRange<Int>, in connection: any SQLConnection
  ) throws(LedgerError) -> Int {
    try connection.count(
      "SELECT coalesce(sum(documents), 0) FROM search_day WHERE day BETWEEN $1 AND $2",
      [SQLValue(SearchRow.day(of: rows.lowerBound)), SQLValue(SearchRow.day(of: rows.upperBound))])
  }

  func numbers(_ rows: [SQLRow]) throws(LedgerError) -> [Int] {
    try rows.map { (row) throws(LedgerError) in try row.int(0) }
  }
}

extension SearchCount {
  /// Two figures, as one says 约 of it.
  static func rounded(_ number: Double) -> Int {
    var scale = 1.0
    while number / scale >= 100 { scale *= 10 }
    return Int((number / scale).rounded() * scale)
  }
}
