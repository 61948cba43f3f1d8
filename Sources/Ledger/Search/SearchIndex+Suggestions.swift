import Glibc
import Statute

/// What a description may be about: published titles that share its rarer pairs of characters.
extension SearchIndex {
  private static var mostTokens: Int { 40 }
  private static var rarest: Int { 10 }
  private static var candidates: Int { 300 }
  /// Titles with a pair are counted up to here.
  static var countCap: Int { 1_000 }

  func suggestions(
    for text: String, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SearchHit] {
    var seen: Set<Substring> = []
    let tokens = SearchText.tokens(of: String(text.prefix(200))).split(separator: " ")
      .filter { $0.unicodeScalars.count > 1 && seen.insert($0).inserted }
      .prefix(Self.mostTokens)
    var weights: [Substring: Double] = [:]
    for token in tokens {
      let count = try titleCount(of: String(token), atMost: Self.countCap, in: connection)
      if count > 0 { weights[token] = 1 / (1 + log2(Double(count))) }
    }
    let chosen = weights.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      .prefix(Self.rarest)
    guard !chosen.isEmpty else { return [] }
    var ranked: [(row: Int, score: Double)] = []
    for row in try titles(withAnyOf: chosen.map { String($0.key) }, limit: Self.candidates, in: connection) {
      let title = Set(SearchText.tokens(of: try row.text(1)).split(separator: " "))
      // In the order of the description: a set has another one each time, and a sum added up in another order may differ
      // in its last digit, by which titles that share the same pairs would change places.
      let shared = tokens.filter(title.contains)
      // One pair in common says nothing, unless there was only one to share.
      guard shared.count >= min(2, tokens.count) else { continue }
      let weight = shared.reduce(0) { $0 + (weights[$1] ?? 0) } * (try row.flag(4) ? 1 : 0.6)
      ranked.append((try row.int(0), weight / Double(title.count + 4).squareRoot()))
    }
    let terms = SearchTerm.terms(of: text)
    return try hits(
      ranked.sorted { $0.score == $1.score ? $0.row > $1.row : $0.score > $1.score }.prefix(limit).map(\.row),
      terms,
      in: connection)
  }
}
