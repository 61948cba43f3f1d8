import Statute
import Synchronization

/// Search on SQLite: an FTS5 index without content over pre-cut text, beside the documents themselves.
///
/// Rows rise with the date, so the newest hits are the first that the index gives; what costs is counting, and that is
/// stopped in time (`SearchCounting`).
final class SQLiteSearch: SearchIndex {
  let pace: SearchPace
  /// How the documents lie over the days, as last seen.
  let spread = Mutex(SearchSpread.none)

  init(pace: SearchPace = SearchPace()) {
    self.pace = pace
  }

  let stamp = "sqlite 1, text \(SearchText.revision)"

  let tables = ["search_index"] + SearchTables.names

  let schema =
    SearchTables.schema.map { $0 + " STRICT" } + [
      // SQLite 3.40 cannot delete from an index without content by row alone; the text kept beside it serves for that.
      """
      CREATE VIRTUAL TABLE search_index
      USING fts5(title, numbers, text, facets, content = '', columnsize = 0, tokenize = 'ascii')
      """
    ]

  let ending: [String] = []

  // MARK: Keeping

  func add(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    try connection.send(
      "INSERT INTO search_index (rowid, title, numbers, text, facets) VALUES ($1, $2, $3, $4, $5)",
      [SQLValue(row)] + cut(document, kind: kind))
  }

  func remove(
    _ document: SearchDocument, kind: FileKind, row: Int, in connection: any SQLConnection
  ) throws(LedgerError) {
    try connection.send(
      """
      INSERT INTO search_index (search_index, rowid, title, numbers, text, facets)
      VALUES ('delete', $1, $2, $3, $4, $5)
      """, [SQLValue(row)] + cut(document, kind: kind))
  }

  /// What the index holds of a document; taking it out needs exactly the same.
  private func cut(_ document: SearchDocument, kind: FileKind) -> [SQLValue] {
    let numbers = [document.documentNumber, document.indexNumber].compactMap { $0 }
    return [
      .text(SearchText.tokens(of: document.title)),
      .text(SearchText.tokens(of: numbers.joined(separator: "\n"))),
      .text(SearchText.tokens(of: document.text)),
      .text(SearchFacetToken.all(of: document, kind: kind).joined(separator: " ")),
    ]
  }
}
