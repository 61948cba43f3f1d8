import Foundation
package import Ledger

/// The engines that a store can stand on.
package enum Engine: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// The engine of the suites that are run a second time on the other one: `HUABIAO_TEST_ENGINE=postgres`.
  package static let ofThisRun =
    ProcessInfo.processInfo.environment["HUABIAO_TEST_ENGINE"].flatMap(Engine.init) ?? .sqlite
}

/// A store that is there for one test: a folder, and a database of its own on either engine.
package final class TestStore: Sendable {
  package let engine: Engine
  package let folder: DataFolder
  /// Where the database is, on PostgreSQL.
  package let address: PostgresAddress?
  package let store: any Store
  private let cluster: TestCluster?

  package init(
    _ engine: Engine = .ofThisRun, shelf: BookShelf, pace: SearchPace = SearchPace(),
    options: PostgresOptions = PostgresOptions()
  ) async throws {
    self.engine = engine
    folder = try DataFolder(
      FileManager.default.temporaryDirectory.path + "/huabiao-store-" + UUID().uuidString, create: true)
    cluster = engine == .postgres ? try await TestCluster.shared() : nil
    address = try cluster?.makeDatabase()
    if let address {
      store = try await PostgresStore.open(address, shelf: shelf, options: options, pace: pace)
    } else {
      store = try await SQLiteStore.open(path: folder.database, shelf: shelf, pace: pace)
    }
  }

  /// Opens the same database once more, as another process would.
  package func again(
    shelf: BookShelf, options: PostgresOptions = PostgresOptions(),
    progress: @escaping @Sendable (LedgerProgress) -> Void = { _ in }
  ) async throws -> any Store {
    if let address {
      return try await PostgresStore.open(address, shelf: shelf, options: options, progress: progress)
    }
    return try await SQLiteStore.open(path: folder.database, shelf: shelf, progress: progress)
  }

  /// Opens the same database to read only.
  package func reading() throws -> any Store {
    if let address { return PostgresStore.openForReading(address) }
    return try SQLiteStore.openForReading(path: folder.database)
  }

  deinit {
    (store as? PostgresStore)?.close()
    if let address { try? cluster?.dropDatabase(address) }
    try? FileManager.default.removeItem(atPath: folder.path)
  }
}
