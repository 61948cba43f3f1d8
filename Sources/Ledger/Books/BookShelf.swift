import Statute

/// All books of a program and what it searches, put together once before the store is opened.
///
/// ```swift
/// var shelf = BookShelf()
/// shelf.add(RequestBook())
/// shelf.add(feed: ItemFeed())
/// ```
package struct BookShelf: Sendable {
  /// A book whose kind of file has been forgotten.
  struct Volume: Sendable {
    let name: String
    let stamp: String
    let kind: FileKind
    let schema: [String]
    let tables: [String]

    let draw: @Sendable (FileID, LedgerSession) throws -> Void
  }

  private(set) var volumes: [Volume] = []
  private var byKind: [FileKind: [Volume]] = [:]

  package init() {}

  package mutating func add<B: Book>(_ book: B) {
    insert(
      Volume(
        name: book.name, stamp: BookShelf.stamp(book.revision, book.schema), kind: B.File.kind,
        schema: book.schema, tables: book.tables
      ) { id, session in
        guard let loaded = try session.load(B.File.self, id) else { return }
        try book.draw(loaded, into: session)
      })
  }

  private mutating func insert(_ volume: Volume) {
    volumes.append(volume)
    byKind[volume.kind, default: []].append(volume)
  }

  private static func stamp(_ revision: Int, _ schema: [String]) -> String {
    "\(revision):" + Fingerprint(of: schema.joined(separator: ";\n").utf8).hex.prefix(16)
  }

  /// Redraws one file in every book of its kind.
  func draw(_ file: FileID, in session: LedgerSession) throws(LedgerError) {
    for volume in byKind[file.kind] ?? [] {
      try BookShelf.draw(file, volume, in: session)
    }
  }

  static func draw(_ file: FileID, _ volume: Volume, in session: LedgerSession) throws(LedgerError) {
    do {
      try volume.draw(file, session)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .book(name: volume.name, reason: String(describing: error))
    }
  }
}
