import Statute

extension SQLiteSearch {
  func results(of query: SearchQuery, in connection: any SQLConnection) throws(LedgerError) -> SearchResults {
    let terms = SearchTerm.terms(of: query.text)
    let sought = Sought(query, terms)
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
    var hits: [SearchHit] = []
    for row in rows {
      if let hit = try hit(row, terms, in: connection) { hits.append(hit) }
    }
    let count = query.isCounted ? try count(sought, atLeast: query.offset + hits.count, in: connection) : nil
    let facets = query.isFaceted ? try facets(sought, in: connection) : nil
    return SearchResults(hits: hits, count: count, facets: facets)
  }

  /// A page of what matches, newest first.
  func newest(
    _ match: String?, _ rows: ClosedRange<Int>, offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    guard let match else {
      return try numbers(
        connection.rows(
          """
          SELECT row FROM search_document
          WHERE row BETWEEN $1 AND $2
          ORDER BY row DESC LIMIT $3 OFFSET $4
          """,
          [SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit), SQLValue(offset)]))
    }
    return try numbers(
      connection.rows(
        """
        SELECT rowid FROM search_index
        WHERE search_index MATCH $1 AND rowid BETWEEN $2 AND $3
        ORDER BY rowid DESC LIMIT $4 OFFSET $5
        """,
        [
          .text(match), SQLValue(rows.lowerBound), SQLValue(rows.upperBound), SQLValue(limit),
          SQLValue(offset),
        ]))
  }

  func hit(_ row: Int, _ terms: [SearchTerm], in connection: any SQLConnection) throws(LedgerError)
    -> SearchHit?
  {
    guard
      let found = try connection.row(
        """
        SELECT d.file, d.title, d.document_number, d.index_number, d.day, d.body, d.columns, d.validity,
          d.is_in_force, t.text
        FROM search_document d JOIN search_text t ON t.row = d.row
        WHERE d.row = $1
        """, [SQLValue(row)])
    else { return nil }
    let title = try found.text(1)
    return SearchHit(
      file: try found.file(0), title: title, documentNumber: try found.optionalText(2),
      indexNumber: try found.optionalText(3), day: try found.day(4), body: try found.text(5),
      column: try found.text(6).split(separator: " ").first.map(String.init), validity: try found.text(7),
      isInForce: try found.flag(8), titleParts: Excerpt.marked(title, terms),
      excerpt: Excerpt.around(try found.text(9), terms))
  }

  func numbers(_ rows: [SQLRow]) throws(LedgerError) -> [Int] {
    try rows.map { (row) throws(LedgerError) in try row.int(0) }
  }
}

/// A query in the words of the index.
struct Sought {
  /// What matches; `nil` where everything does.
  let match: String?
  /// What matches by title or number alone.
  let headline: String?
  /// What matches, and not by title or number alone.
  let rest: String?
  let rows: ClosedRange<Int>

  init(_ query: SearchQuery, _ terms: [SearchTerm]) {
    let filter = SearchFacetToken.all(of: query).map { "facets : \"\($0)\"" }.joined(separator: " AND ")
    let phrases = terms.map(Sought.phrase).joined(separator: " AND ")
    func filtered(_ expression: String) -> String {
      filter.isEmpty ? expression : "\(expression) AND \(filter)"
    }
    if terms.isEmpty {
      match = filter.isEmpty ? nil : filter
      headline = nil
      rest = nil
    } else {
      let anywhere = "({title numbers text} : (\(phrases)))"
      let above = "({title numbers} : (\(phrases)))"
      match = filtered(anywhere)
      headline = filtered(above)
      rest = filtered("(\(anywhere) NOT \(above))")
    }
    rows = query.days.map(SearchRow.rows) ?? 0...Int(Int64.max)
  }

  /// The tokens of a term side by side. They hold no quotes, so nothing typed can be read as an operator.
  static func phrase(_ term: SearchTerm) -> String {
    "\"\(term.tokens.joined(separator: " "))\"" + (term.endsOpen ? " *" : "")
  }
}
