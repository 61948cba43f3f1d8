/// The nearest first, found among a bounded number of candidates: ranking everything would read everything.
extension SearchIndex {
  /// So many of the newest with the terms in title or number are ranked, and so many with them in the text alone.
  private static var headlineCandidates: Int { 1_000 }
  private static var textCandidates: Int { 100 }

  func ranked(
    _ sought: Sought<Match>, _ terms: [SearchTerm], offset: Int, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    let most = Self.headlineCandidates
    let above = try rankedByTitle(sought, terms, in: connection)
    var page = Array(above.dropFirst(offset).prefix(limit))
    var before = above.count
    if page.count < limit, above.count == most {
      // Past what was ranked, by date.
      page += try newest(
        sought.headline, sought.rows, offset: max(most, offset), limit: limit - page.count, in: connection)
      if page.count < limit { before = try counted(sought.headline, sought.rows, in: connection) }
    }
    guard page.count < limit else { return page }
    let below = try rankedByText(sought, terms, in: connection)
    let skipped = max(0, offset - before)
    page += below.dropFirst(skipped).prefix(limit - page.count)
    if page.count < limit, below.count == Self.textCandidates {
      page += try newest(
        sought.rest, sought.rows, offset: max(skipped, below.count), limit: limit - page.count, in: connection
      )
    }
    return page
  }

  /// The very title or number first; then what is in force; then the shorter title, of which the terms are the greater
  /// part; then the newer.
  private func rankedByTitle(
    _ sought: Sought<Match>, _ terms: [SearchTerm], in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    let wanted = terms.map(\.text).joined()
    let length = terms.reduce(0) { $0 + $1.length }
    var ranked: [(row: Int, rank: (Int, Int, Double))] = []
    guard let headline = sought.headline else { return [] }
    for row in try titles(headline, sought.rows, limit: Self.headlineCandidates, in: connection) {
      let title = try row.text(1)
      let names = [title, try row.optionalText(2), try row.optionalText(3)].compactMap { $0 }
      let isExact = names.contains { name in
        SearchText.length(of: name) == length && SearchTerm.terms(of: name).map(\.text).joined() == wanted
      }
      let share = Double(length) / Double(max(SearchText.length(of: title), length))
      ranked.append((try row.int(0), (isExact ? 1 : 0, try row.flag(4) ? 1 : 0, share)))
    }
    return ranked.sorted { $0.rank == $1.rank ? $0.row > $1.row : $0.rank > $1.rank }.map(\.row)
  }

  /// In force first; then by how often the text says it for its length, each further time worth less.
  private func rankedByText(
    _ sought: Sought<Match>, _ terms: [SearchTerm], in connection: any SQLConnection
  ) throws(LedgerError) -> [Int] {
    var ranked: [(row: Int, rank: (Int, Double))] = []
    guard let rest = sought.rest else { return [] }
    for row in try texts(rest, sought.rows, limit: Self.textCandidates, in: connection) {
      let text = try row.text(2)
      // Bytes; 2,000 Chinese characters are taken for a text of ordinary length.
      let slowness = 1.2 * (0.25 + 0.75 * Double(text.utf8.count) / 6_000)
      var score = 0.0
      for term in terms {
        let times = Double(ByteSearch.count(term.text, in: text))
        score += times / (times + slowness)
      }
      ranked.append((try row.int(0), (try row.flag(1) ? 1 : 0, score)))
    }
    return ranked.sorted { $0.rank == $1.rank ? $0.row > $1.row : $0.rank > $1.rank }.map(\.row)
  }
}
