package import Statute

/// All books of a program and what can be searched in it, put together once before the store is opened.
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
    let kinds: Set<FileKind>
    let schema: @Sendable (any SQLDialect) -> [String]
    let tables: @Sendable (any SQLDialect) -> [String]
    /// What is done once all is drawn.
    var ending: @Sendable (any SQLDialect) -> [String] = { _ in [] }
    /// Differs from the stored one where the book has to be drawn anew.
    let stamp: @Sendable (any SQLDialect) -> String
    let draw: @Sendable (FileID, LedgerSession) throws -> Void
  }

  /// What is searched, its kind of file forgotten as well.
  private struct Feed: Sendable {
    let name: String
    let put: @Sendable (FileID, LedgerSession) throws -> Void
  }

  private var books: [Volume] = []
  private var feeds: [FileKind: Feed] = [:]
  private(set) var volumes: [Volume] = []
  private var byKind: [FileKind: [Volume]] = [:]
  private var namers: [FileKind: @Sendable (FileID, LedgerSession) throws -> Set<String>] = [:]

  package init() {
    arrange()
  }

  package mutating func add<B: Book>(_ book: B) {
    let stamp =
      "\(book.revision):" + Fingerprint(of: book.schema.joined(separator: ";\n").utf8).hex.prefix(16)
    books.append(
      Volume(
        name: book.name, kinds: [B.File.kind], schema: { dialect in book.schema.map(dialect.schema) },
        tables: { _ in book.tables }, stamp: { _ in stamp }
      ) { id, session in
        guard let loaded = try session.load(B.File.self, id) else { return }
        try book.draw(loaded, into: session)
      })
    arrange()
  }

  /// - Parameter feed: the one feed of its kind of file; a later one takes the place of an earlier one.
  package mutating func add<F: SearchFeed>(feed: F) {
    feeds[F.File.kind] = Feed(name: "\(feed.name) \(feed.revision)") { id, session in
      guard let loaded = try session.load(F.File.self, id) else { return }
      try session.dialect.search.put(feed.document(of: loaded), for: id, opened: loaded.opened, in: session)
    }
    arrange()
  }

  /// Says what pages show of a file of one kind: whoever keeps such pages is told of these subjects (without blanks) when
  /// something is appended to the file. Asked after the books were drawn, in the transaction of the append.
  package mutating func add<File: CaseFile>(
    subjectsOf: File.Type,
    _ subjects: @escaping @Sendable (Loaded<File>, any LedgerReader) throws -> Set<String>
  ) {
    namers[File.kind] = { id, session in
      guard let loaded = try session.load(File.self, id) else { return [] }
      return try subjects(loaded, session)
    }
  }

  func subjects(of file: FileID, in session: LedgerSession) throws(LedgerError) -> Set<String> {
    do {
      return try namers[file.kind]?(file, session) ?? []
    } catch {
      throw (error as? LedgerError) ?? .book(name: "subjects", reason: String(describing: error))
    }
  }

  /// Redraws one file in every book of its kind.
  func draw(_ file: FileID, in session: LedgerSession) throws(LedgerError) {
    for volume in byKind[file.kind] ?? [] { try BookShelf.draw(file, volume, in: session) }
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

  private mutating func arrange() {
    volumes = books + [search]
    byKind = [:]
    for volume in volumes {
      for kind in volume.kinds { byKind[kind, default: []].append(volume) }
    }
  }

  static let searchName = "search"

  /// All feeds together are one book, since they share the index.
  private var search: Volume {
    let feeds = feeds
    let names = feeds.values.map(\.name).sorted().joined(separator: ", ")
    return Volume(
      name: BookShelf.searchName, kinds: Set(feeds.keys), schema: { $0.search.schema },
      tables: { $0.search.tables }, ending: { $0.search.ending },
      stamp: { "\($0.search.stamp): \(names)" }
    ) { id, session in
      try feeds[id.kind]?.put(id, session)
    }
  }
}
