import Statute

/// Books that are being drawn anew, some files in each transaction: so that a long rebuild neither holds one huge
/// transaction nor flushes at each file.
struct BookDrawing: Sendable {
  private let volumes: [BookShelf.Volume]
  private let kinds: Set<FileKind>
  private let keeping: BookKeeping
  private let total: Int
  private var done = 0
  private var last = ""
  /// Whether all are drawn and stamped.
  private(set) var isOver = false

  /// Begins with tables that are there and empty; see `BookKeeping.empty`.
  init(
    _ volumes: [BookShelf.Volume], _ keeping: BookKeeping, in connection: any SQLConnection
  ) throws(LedgerError) {
    self.volumes = volumes
    self.keeping = keeping
    kinds = volumes.reduce(into: Set()) { $0.formUnion($1.kinds) }
    var total = 0
    for kind in kinds {
      total += try connection.count(
        "SELECT count(*) FROM entry WHERE kind = $1 AND version = 1", [SQLValue(kind)])
    }
    self.total = total
  }

  var progress: LedgerProgress { LedgerProgress(.drawingBooks, done: done, total: total) }

  /// Draws the next files in the transaction that is under way; where none are left, stamps the books.
  /// - Returns: how far it has come once that transaction is committed.
  func next(in connection: any LedgerReader) throws(LedgerError) -> BookDrawing {
    var drawing = self
    let session = try LedgerSession(connection, shelf: keeping.shelf)
    let files = try keeping.files(of: kinds, after: last, in: connection)
    for file in files {
      session.begin()
      for volume in volumes where volume.kinds.contains(file.kind) {
        try BookShelf.draw(file, volume, in: session)
      }
    }
    if let end = files.last {
      drawing.done += files.count
      drawing.last = end.description
    } else {
      for volume in volumes {
        for statement in volume.ending(connection.dialect) { try connection.execute(statement) }
      }
      try keeping.stamp(volumes, in: connection)
      drawing.isOver = true
    }
    return drawing
  }
}
