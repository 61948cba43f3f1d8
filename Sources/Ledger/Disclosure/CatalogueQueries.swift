package import Statute

extension LedgerReader {
  /// One page of the catalogue, newest first.
  ///
  /// - Parameter today: the day on which validity is asked about.
  package func catalogue(_ filter: CatalogueFilter, on today: Day, offset: Int, limit: Int)
    throws(LedgerError)
    -> CataloguePage
  {
    let (condition, arguments) = filter.condition(on: today)
    let total = try count("SELECT count(*) FROM catalogue_row WHERE \(condition)", arguments)
    let rows = try rows(
      """
      SELECT \(CatalogueEntry.columns) FROM catalogue_row
      WHERE \(condition)
      ORDER BY listed_on DESC, opened DESC
      LIMIT $\(arguments.count + 1) OFFSET $\(arguments.count + 2)
      """, arguments + [SQLValue(limit), SQLValue(offset)])
    return CataloguePage(entries: try entries(rows, on: today), total: total, offset: offset)
  }

  /// The entry of one item; `nil` where it is not public.
  package func catalogueEntry(_ file: FileID, on today: Day) throws(LedgerError) -> CatalogueEntry? {
    try row("SELECT \(CatalogueEntry.columns) FROM catalogue_row WHERE file = $1", [SQLValue(file)])
      .map { (row) throws(LedgerError) in try CatalogueEntry(row, on: today) }
  }

  /// The item that bears an index number: a number is given with publication and kept after withdrawal.
  package func item(indexNumber: String) throws(LedgerError) -> FileID? {
    // The number begins with the code of the body, which the index of the book knows.
    let body = String(indexNumber.prefix { $0 != "/" })
    return try row(
      "SELECT file FROM item_row WHERE body = $1 AND index_number = $2",
      [SQLValue(body), SQLValue(indexNumber)])?
      .file(0)
  }

  /// The years in which a body has something in the catalogue, latest first, each with how much.
  package func catalogueYears(_ filter: CatalogueFilter, on today: Day) throws(LedgerError)
    -> [(year: Int, items: Int)]
  {
    let (condition, arguments) = filter.condition(on: today)
    var years: [(year: Int, items: Int)] = []
    for row in try rows(
      "SELECT year, count(*) FROM catalogue_row WHERE \(condition) GROUP BY year ORDER BY year DESC",
      arguments)
    {
      years.append((try row.int(0), try row.int(1)))
    }
    return years
  }

  /// How many public items a body has in each column, and the day of the newest.
  package func columnCounts(of body: String) throws(LedgerError) -> [Column: (items: Int, latest: Day)] {
    var counts: [Column: (items: Int, latest: Day)] = [:]
    let rows = try rows(
      """
      SELECT column_code, count(*), max(revised_on) FROM catalogue_row
      WHERE body = $1 AND column_code IS NOT NULL
      GROUP BY column_code
      """, [SQLValue(body)])
    for row in rows {
      let column: Column = try row.choice(0)
      counts[column] = (try row.int(1), try row.day(2))
    }
    return counts
  }

  /// How many public items a body has in each part of a column, by the part's code.
  package func partCounts(of body: String, in column: Column) throws(LedgerError) -> [String: Int] {
    var counts: [String: Int] = [:]
    let rows = try rows(
      """
      SELECT part, count(*) FROM catalogue_row
      WHERE body = $1 AND column_code = $2 AND part IS NOT NULL
      GROUP BY part
      """, [SQLValue(body), SQLValue(column)])
    for row in rows { counts[try row.text(0)] = try row.int(1) }
    return counts
  }

  /// How many public items each body has.
  package func itemCounts() throws(LedgerError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in try rows("SELECT body, count(*) FROM catalogue_row GROUP BY body") {
      counts[try row.text(0)] = try row.int(1)
    }
    return counts
  }

  /// What became public last, new and revised, for front pages and feeds; of one body or of all.
  package func latestVersions(of body: String?, limit: Int) throws(LedgerError) -> [VersionSummary] {
    let columns = "file, number, title, published_on, published_at, reason"
    let order = "ORDER BY published_at DESC, file, number DESC"
    let rows =
      if let body {
        try rows(
          "SELECT \(columns) FROM catalogue_version WHERE body = $1 \(order) LIMIT $2",
          [SQLValue(body), SQLValue(limit)])
      } else {
        try rows("SELECT \(columns) FROM catalogue_version \(order) LIMIT $1", [SQLValue(limit)])
      }
    var versions: [VersionSummary] = []
    for row in rows {
      versions.append(
        VersionSummary(
          file: try row.file(0), number: try row.int(1), title: try row.text(2), publishedOn: try row.day(3),
          publishedAt: try row.instant(4), reason: try row.optionalText(5)))
    }
    return versions
  }

  /// The public items that a public item names, and those that name it, each once.
  package func related(to file: FileID, on today: Day) throws(LedgerError) -> [RelatedEntry] {
    var related: [RelatedEntry] = []
    for (isInverse, from, to) in [(false, "file", "target"), (true, "target", "file")] {
      let rows = try rows(
        """
        SELECT \(CatalogueEntry.columns), relation FROM catalogue_row
        JOIN (SELECT \(to) AS other, relation FROM catalogue_link WHERE \(from) = $1) AS link ON file = other
        ORDER BY relation, listed_on DESC, opened DESC
        """, [SQLValue(file)])
      for row in rows {
        related.append(
          RelatedEntry(
            relation: try row.choice(CatalogueEntry.columnCount), isInverse: isInverse,
            entry: try CatalogueEntry(row, on: today)))
      }
    }
    return related
  }

  /// Public items whose own period ended before a day and of which nobody has said so yet.
  package func itemsWithEndedPeriod(before day: Day, limit: Int) throws(LedgerError) -> [FileID] {
    var files: [FileID] = []
    let rows = try rows(
      "SELECT file FROM catalogue_row WHERE effective_through < $1 AND ended IS NULL ORDER BY file LIMIT $2",
      [SQLValue(day), SQLValue(limit)])
    for row in rows { files.append(try row.file(0)) }
    return files
  }

  private func entries(_ rows: [SQLRow], on today: Day) throws(LedgerError) -> [CatalogueEntry] {
    var entries: [CatalogueEntry] = []
    for row in rows { entries.append(try CatalogueEntry(row, on: today)) }
    return entries
  }
}

extension CatalogueFilter {
  /// What the rows must fulfil. The text depends only on which fields are set, so there are few statements.
  func condition(on today: Day) -> (sql: String, arguments: [SQLValue]) {
    var parts: [String] = []
    var arguments: [SQLValue] = []
    func add(_ condition: (String) -> String, _ value: SQLValue) {
      arguments.append(value)
      parts.append(condition("$\(arguments.count)"))
    }
    if let body { add({ "body = " + $0 }, SQLValue(body)) }
    if let column { add({ "column_code = " + $0 }, SQLValue(column)) }
    if let part { add({ "part = " + $0 }, SQLValue(part)) }
    if let year { add({ "year = " + $0 }, SQLValue(year)) }
    if let theme {
      // A class takes in its subclasses: `02` is before `02.1` and all of them before `02/`.
      add({ "theme >= " + $0 }, SQLValue(theme))
      add({ "theme < " + $0 }, SQLValue(theme + "/"))
    }
    switch validity {
    case .inForce?:
      add(
        {
          "(ended IS NULL OR ended_on > \($0)) AND (effective_through IS NULL OR effective_through >= \($0))"
        },
        SQLValue(today))
    case .repealed?: add({ "ended = 'repealed' AND ended_on <= " + $0 }, SQLValue(today))
    case .lapsed?:
      add(
        {
          "((ended = 'lapsed' AND ended_on <= \($0)) OR ((ended IS NULL OR ended_on > \($0)) AND effective_through < \($0)))"
        }, SQLValue(today))
    case nil: break
    }
    return (parts.isEmpty ? "1 = 1" : parts.joined(separator: " AND "), arguments)
  }
}

extension CatalogueEntry {
  static let columns = """
    file, body, index_number, title, abstract, document_number, issuer, column_code, part, theme, genre, formed_on,
    published_on, revised_on, version, attachments, ended, ended_on, effective_through
    """
  static let columnCount = 19

  init(_ row: SQLRow, on today: Day) throws(LedgerError) {
    let ended: Validity? = try row.optionalChoice(16)
    let endedOn = try row.optionalDay(17)
    let through = try row.optionalDay(18)
    let validity: Validity
    if let ended, let endedOn, endedOn <= today {
      validity = ended
    } else {
      validity = through.map { $0 < today } == true ? .lapsed : .inForce
    }
    self.init(
      file: try row.file(0), body: try row.text(1), indexNumber: try row.text(2), title: try row.text(3),
      abstract: try row.text(4), documentNumber: try row.text(5), issuer: try row.text(6),
      column: try row.optionalChoice(7), part: try row.optionalText(8), theme: try row.optionalText(9),
      genre: try row.optionalChoice(10), formedOn: try row.optionalDay(11), publishedOn: try row.day(12),
      revisedOn: try row.day(13), version: try row.int(14), validity: validity, attachments: try row.int(15))
  }
}
