import ArgumentParser
import Ledger
import Statute
import TestSupport

/// One engine with the items in it.
final class SearchSite {
  let name: String
  private let path: String
  private let cluster: TestCluster?
  private let address: PostgresAddress?
  private var stores: (boxed: any Store, exact: any Store)?

  /// - Parameter path: of the SQLite database; PostgreSQL gets a server of its own, with a gigabyte of memory.
  init(_ engine: Engine, path: String) async throws {
    name = engine == .sqlite ? "SQLite" : "PostgreSQL"
    self.path = path
    cluster = engine == .postgres ? try await TestCluster(.full, settings: ["shared_buffers = 1GB"]) : nil
    address = try cluster?.makeDatabase()
  }

  /// Counts no longer than the page lets it.
  var boxed: any Store {
    get throws { try opened.boxed }
  }

  /// Counts to the end.
  var exact: any Store {
    get throws { try opened.exact }
  }

  private var opened: (boxed: any Store, exact: any Store) {
    get throws {
      guard let stores else { throw ValidationError("\(name): the index is not drawn") }
      return stores
    }
  }

  /// A store that draws nothing.
  func plain() async throws -> any Store { try await open(BookShelf()) }

  /// Draws the index from the ledger, and has the server count what it holds, as it does by itself in time.
  func draw() async throws {
    var shelf = BookShelf()
    shelf.add(feed: ItemFeed())
    let boxed = try await open(shelf)
    if let address { try PostgresConnection.open(address, statementTimeout: 0).execute("VACUUM ANALYZE") }
    stores = (
      boxed, try await open(shelf, SearchPace(countBudget: .infinity, facetBudget: .infinity))
    )
  }

  /// How much the database takes.
  func bytes() async throws -> Int {
    let size =
      address == nil
      ? "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
      : "SELECT pg_database_size(current_database())"
    let store: any Store = if let stores { stores.boxed } else { try await plain() }
    return try await store.read { try $0.count(size) }
  }

  private func open(_ shelf: BookShelf, _ pace: SearchPace = SearchPace()) async throws -> any Store {
    guard let address else { return try await SQLiteStore.open(path: path, shelf: shelf, pace: pace) }
    return try await PostgresStore.open(address, shelf: shelf, pace: pace)
  }
}

extension Engine: ExpressibleByArgument {}
