import Glibc
import Statute

/// What a description may be about: published titles that share its rarer pairs of characters.
extension SQLiteSearch {
  private static let mostTokens = 40
  private static let rarest = 10
  private static let candidates = 300
  private static let countCap = 1_000

  func suggestions(
    for text: String, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SearchHit] {
    var seen: Set<Substring> = []
    let tokens = SearchText.tokens(of: String(text.prefix(200))).split(separator: " ")
      .filter { $0.unicodeScalars.count > 1 && seen.insert($0).inserted }
      .prefix(SQLiteSearch.mostTokens)
    var weights: [Substring: Double] = [:]
    for token in tokens {
      let count = try connection.count(
        "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH $1 LIMIT $2)",
        [.text("title : \"\(token)\""), SQLValue(SQLiteSearch.countCap)])
      if count > 0 { weights[token] = 1 / (1 + log2(Double(count))) }
    }
    let chosen = weights.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      .prefix(SQLiteSearch.rarest)
    guard !chosen.isEmpty else { return [] }
    let match = "title : (" + chosen.map { "\"\($0.key)\"" }.joined(separator: " OR ") + ")"
    var ranked: [(row: Int, score: Double)] = []
    for row in try connection.rows(
      """
      SELECT d.row, d.title, d.is_in_force
      FROM search_index i JOIN search_document d ON d.row = i.rowid
      WHERE search_index MATCH $1
      ORDER BY i.rowid DESC LIMIT $2
      """, [.text(match), SQLValue(SQLiteSearch.candidates)])
    {
      let title = Set(SearchText.tokens(of: try row.text(1)).split(separator: " "))
      let shared = title.intersection(tokens)
      // One pair in common says nothing, unless there was only one to share.
      guard shared.count >= min(2, tokens.count) else { continue }
      let weight = shared.reduce(0) { $0 + (weights[$1] ?? 0) } * (try row.flag(2) ? 1 : 0.6)
      ranked.append((try row.int(0), weight / Double(title.count + 4).squareRoot()))
    }
    let terms = SearchTerm.terms(of: text)
    var hits: [SearchHit] = []
    for candidate in ranked.sorted(by: { $0.score == $1.score ? $0.row > $1.row : $0.score > $1.score })
      .prefix(limit)
    {
      if let hit = try hit(candidate.row, terms, in: connection) { hits.append(hit) }
    }
    return hits
  }
}
