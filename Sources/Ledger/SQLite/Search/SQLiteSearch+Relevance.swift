/// The nearest first, found among a bounded number of candidates: ranking everything would read everything.
extension SQLiteSearch {
  /// So many of the newest with the terms in title or number are ranked, and so many with them in the text alone.
  private static let headlineCandidates = 1_000
  private static let textCandidates = 100

  func ranked(
    _ sought: Sought, _ terms: [SearchTerm], offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    let most = SQLiteSearch.headlineCandidates
    let above = try newest(sought.headline, sought.rows, offset: 0, limit: most, in: connection)
    var page = Array(try rankedByTitle(above, terms, in: connection).dropFirst(offset).prefix(limit))
    var before = above.count
    if page.count < limit, above.count == most {
      // Past what was ranked, by date.
      let skipped = max(0, offset - most)
      page += try newest(
        sought.headline, sought.rows, offset: most + skipped, limit: limit - page.count, in: connection)
      if page.count < limit {
        before = try counted(sought.headline, sought.rows, in: connection)
      }
    }
    guard page.count < limit else { return page }
    let below = try newest(
      sought.rest, sought.rows, offset: 0, limit: SQLiteSearch.textCandidates, in: connection)
    let skipped = max(0, offset - before)
    page += try rankedByText(below, terms, in: connection).dropFirst(skipped).prefix(limit - page.count)
    if page.count < limit, below.count == SQLiteSearch.textCandidates {
      page += try newest(
        sought.rest, sought.rows, offset: max(skipped, below.count), limit: limit - page.count, in: connection
      )
    }
    return page
  }

  /// The very title or number first; then what is in force; then the shorter title, of which the terms are the greater
  /// part; then the newer.
  private func rankedByTitle(
    _ rows: [Int], _ terms: [SearchTerm], in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    let wanted = terms.map(\.text).joined()
    let length = terms.reduce(0) { $0 + $1.length }
    var ranked: [(row: Int, rank: (Int, Int, Double))] = []
    for row in rows {
      guard
        let found = try connection.row(
          "SELECT title, document_number, index_number, is_in_force FROM search_document WHERE row = $1",
          [SQLValue(row)])
      else { continue }
      let names = [try found.text(0), try found.optionalText(1), try found.optionalText(2)].compactMap { $0 }
      let isExact = names.contains { SearchTerm.terms(of: $0).map(\.text).joined() == wanted }
      var units = 0
      SearchText.units(of: names[0]) { if $0 != .gap { units += 1 } }
      let share = Double(length) / Double(max(units, length, 1))
      ranked.append((row, (isExact ? 1 : 0, try found.flag(3) ? 1 : 0, share)))
    }
    return ranked.sorted { $0.rank == $1.rank ? $0.row > $1.row : $0.rank > $1.rank }.map(\.row)
  }

  /// In force first; then by how often the text says it for its length, each further time worth less.
  private func rankedByText(
    _ rows: [Int], _ terms: [SearchTerm], in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    var ranked: [(row: Int, rank: (Int, Double))] = []
    for row in rows {
      guard
        let found = try connection.row(
          """
          SELECT d.is_in_force, t.text FROM search_document d JOIN search_text t ON t.row = d.row
          WHERE d.row = $1
          """, [SQLValue(row)])
      else { continue }
      let text = try found.text(1)
      // Bytes; 2,000 Chinese characters are taken for a text of ordinary length.
      let slowness = 1.2 * (0.25 + 0.75 * Double(text.utf8.count) / 6_000)
      var score = 0.0
      for term in terms {
        let times = Double(SQLiteSearch.occurrences(of: term.text, in: text))
        score += times / (times + slowness)
      }
      ranked.append((row, (try found.flag(0) ? 1 : 0, score)))
    }
    return ranked.sorted { $0.rank == $1.rank ? $0.row > $1.row : $0.rank > $1.rank }.map(\.row)
  }

  private static func occurrences(of term: String, in text: String) -> Int {
    var text = text
    var term = term
    return text.withUTF8 { text in
      term.withUTF8 { term in
        guard let first = term.first, text.count >= term.count else { return 0 }
        var times = 0
        var place = 0
        while place <= text.count - term.count {
          // Most bytes are not the first one wanted; the others are compared.
          if text[place] == first, text[place..<place + term.count].elementsEqual(term) {
            times += 1
            place += term.count
          } else {
            place += 1
          }
        }
        return times
      }
    }
  }
}
