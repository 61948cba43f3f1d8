import Statute

/// Keeps the books in step with the program: which are current, and drawing them anew.
struct BookKeeping: Sendable {
  let shelf: BookShelf

  /// How many files are drawn in one transaction: so that a long rebuild neither holds one huge transaction nor
  /// flushes at each file.
  static let filesPerStep = 500

  /// The books whose stamp is not the one of this program. Their tables cannot be used.
  func outdated(in connection: any SQLConnection) throws(LedgerError) -> [BookShelf.Volume] {
    let stamps = try stamps(in: connection)
    return shelf.volumes.filter { stamps[$0.name]?.stamp != $0.stamp(connection.dialect) }
  }

  /// Drops what earlier programs drew and makes empty tables. The stamp is written when all is drawn, so a rebuild that
  /// was cut short is begun again.
  func empty(_ volumes: [BookShelf.Volume], in connection: any SQLConnection) throws(LedgerError) {
    let stamps = try stamps(in: connection)
    let current = Set(shelf.volumes.map(\.name))
    for (name, old) in stamps where !current.contains(name) {
      try drop(name, old.tables, in: connection)
    }
    for volume in volumes {
      let tables = volume.tables(connection.dialect)
      try drop(volume.name, (stamps[volume.name]?.tables ?? []) + tables, in: connection)
      for statement in volume.schema(connection.dialect) { try connection.execute(statement) }
    }
    try stamp(volumes, mark: BookKeeping.isBeingDrawn, in: connection)
  }

  /// Stands before the stamp of a book that is being drawn: it may be written to, and is not yet whole.
  static let isBeingDrawn = "drawing "

  /// The book that another version of the program has drawn; `nil` where all are those of this one.
  func foreign(in stamps: [String: String], _ dialect: any SQLDialect) -> String? {
    shelf.volumes.first { volume in
      let stamp = volume.stamp(dialect)
      return stamps[volume.name] != stamp && stamps[volume.name] != BookKeeping.isBeingDrawn + stamp
    }?.name
  }

  func stamp(
    _ volumes: [BookShelf.Volume], mark: String = "", in connection: any SQLConnection
  ) throws(LedgerError) {
    for volume in volumes {
      try connection.execute(
        """
        INSERT INTO book (name, stamp, tables) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET stamp = excluded.stamp, tables = excluded.tables
        """,
        [
          .text(volume.name), .text(mark + volume.stamp(connection.dialect)),
          .text(volume.tables(connection.dialect).joined(separator: " ")),
        ])
    }
  }

  /// The files of the kinds that these books show, after a file, in the order of their names.
  func files(
    of kinds: Set<FileKind>, after file: String, in connection: any SQLConnection
  ) throws(LedgerError) -> [FileID] {
    var found: [FileID] = []
    for kind in kinds.map(\.rawValue).sorted() {
      // Names begin with the kind, so one range of the index holds all files of it.
      let from = max(file, kind + "/")
      guard from < kind + "0" else { continue }
      found += try connection.rows(
        "SELECT file FROM entry WHERE file > $1 AND file < $2 AND version = 1 ORDER BY file LIMIT $3",
        [.text(from), .text(kind + "0"), SQLValue(BookKeeping.filesPerStep - found.count)]
      ).map { (row) throws(LedgerError) in try row.file(0) }
      if found.count >= BookKeeping.filesPerStep { break }
    }
    return found
  }

  private func stamps(
    in connection: any SQLConnection
  ) throws(LedgerError) -> [String: (stamp: String, tables: [String])] {
    var stamps: [String: (stamp: String, tables: [String])] = [:]
    for row in try connection.rows("SELECT name, stamp, tables FROM book") {
      stamps[try row.text(0)] = (try row.text(1), try row.text(2).split(separator: " ").map(String.init))
    }
    return stamps
  }

  private func drop(_ name: String, _ tables: [String], in connection: any SQLConnection) throws(LedgerError)
  {
    for table in Set(tables).sorted() { try connection.execute("DROP TABLE IF EXISTS \(table)") }
    try connection.execute("DELETE FROM book WHERE name = $1", [.text(name)])
  }
}
