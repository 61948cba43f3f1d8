package import Statute

/// The catalogue of what is public (政府信息公开目录): a row an item, of its published version alone. What is withdrawn
/// or was never published has no row here, and nothing of a draft is ever in one.
package struct CatalogueBook: Book {
  package let name = "catalogue"

  package init() {}

  package let schema = [
    """
    CREATE TABLE catalogue_row (
      file TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      index_number TEXT NOT NULL,
      title TEXT NOT NULL,
      abstract TEXT NOT NULL,
      document_number TEXT NOT NULL,
      issuer TEXT NOT NULL,
      column_code TEXT,
      part TEXT,
      theme TEXT,
      genre TEXT,
      formed_on TEXT,
      published_on TEXT NOT NULL,
      revised_on TEXT NOT NULL,
      version INTEGER NOT NULL,
      attachments INTEGER NOT NULL,
      listed_on TEXT NOT NULL,
      year INTEGER NOT NULL,
      ended TEXT,
      ended_on TEXT,
      effective_through TEXT,
      opened INTEGER NOT NULL
    )
    """,
    "CREATE INDEX catalogue_row_listed ON catalogue_row (listed_on, opened)",
    "CREATE INDEX catalogue_row_body ON catalogue_row (body, listed_on, opened)",
    "CREATE INDEX catalogue_row_column ON catalogue_row (body, column_code, listed_on, opened)",
    "CREATE INDEX catalogue_row_number ON catalogue_row (index_number)",
    "CREATE INDEX catalogue_row_period ON catalogue_row (effective_through)",
    """
    CREATE TABLE catalogue_version (
      file TEXT NOT NULL,
      number INTEGER NOT NULL,
      body TEXT NOT NULL,
      title TEXT NOT NULL,
      published_on TEXT NOT NULL,
      published_at TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (file, number)
    )
    """,
    "CREATE INDEX catalogue_version_latest ON catalogue_version (published_at)",
    """
    CREATE TABLE catalogue_link (
      file TEXT NOT NULL,
      relation TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (file, relation, target)
    )
    """,
    "CREATE INDEX catalogue_link_target ON catalogue_link (target)",
  ]

  package func draw(_ loaded: Loaded<Item>, into connection: any SQLConnection) throws {
    let item = loaded.file
    let file = SQLValue(item.id)
    try connection.send("DELETE FROM catalogue_row WHERE file = $1", [file])
    try connection.send("DELETE FROM catalogue_version WHERE file = $1", [file])
    try connection.send("DELETE FROM catalogue_link WHERE file = $1", [file])
    guard let version = item.publicVersion, let listedOn = item.listedOn else { return }
    let content = version.content
    let values: [SQLValue] = [
      file, SQLValue(item.opening.body), SQLValue(item.indexNumber ?? ""), SQLValue(content.title),
      SQLValue(content.abstract), SQLValue(content.documentNumber), SQLValue(content.issuer),
      SQLValue(content.column), SQLValue(content.part), SQLValue(content.theme), SQLValue(content.genre),
      SQLValue(content.formedOn), SQLValue(item.versions.first?.publishedOn ?? version.publishedOn),
      SQLValue(version.publishedOn), SQLValue(version.number), SQLValue(version.attachments.count),
      SQLValue(listedOn), SQLValue(listedOn.year), SQLValue(item.end?.validity), SQLValue(item.end?.on),
      SQLValue(content.effectiveThrough), SQLValue(loaded.opened),
    ]
    try connection.send(
      """
      INSERT INTO catalogue_row (
        file, body, index_number, title, abstract, document_number, issuer, column_code, part, theme, genre, formed_on,
        published_on, revised_on, version, attachments, listed_on, year, ended, ended_on, effective_through, opened)
      VALUES (
        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
      """, values)
    for version in item.versions where version.withdrawnBecause == nil {
      try connection.send(
        """
        INSERT INTO catalogue_version (file, number, body, title, published_on, published_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          file, SQLValue(version.number), SQLValue(item.opening.body), SQLValue(version.content.title),
          SQLValue(version.publishedOn), SQLValue(item.appeared(version, listedOn)),
          SQLValue(version.reason),
        ])
    }
    for link in version.links {
      try connection.send(
        "INSERT INTO catalogue_link (file, relation, target) VALUES ($1, $2, $3)",
        [file, SQLValue(link.relation), SQLValue(link.target)])
    }
  }
}

extension Item {
  /// When a version became known: a law of twenty years ago that is taken over today is no news of today.
  fileprivate func appeared(_ version: Version, _ listedOn: Day) -> Instant {
    opening.origin == .imported && version.number == 1
      ? min(version.publishedAt, Instant(listedOn)) : version.publishedAt
  }
}

/// What the public can search of the items: their published version.
package struct ItemFeed: SearchFeed {
  package let name = "items"

  package init() {}

  package func document(of loaded: Loaded<Item>) -> SearchDocument? {
    let item = loaded.file
    guard let version = item.publicVersion, let listedOn = item.listedOn else { return nil }
    let content = version.content
    let validity = item.end?.validity ?? .inForce
    let about = [content.abstract, content.keywords.joined(separator: " ")]
    let text = about + [content.document.plain] + version.attachments.map(\.name)
    return SearchDocument(
      title: content.title, text: text.filter { !$0.isEmpty }.joined(separator: "\n"),
      documentNumber: content.documentNumber.isEmpty ? nil : content.documentNumber,
      indexNumber: item.indexNumber,
      day: listedOn, body: item.opening.body,
      columns: [content.part, content.column?.code].compactMap { $0 }, validity: validity.rawValue,
      isInForce: validity == .inForce)
  }
}
