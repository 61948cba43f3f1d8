import Foundation
import GRDB

/// The engine without a ledger around it: the same rows and indexes, prepared once; no chain, no triggers, no look at
/// the version before.
final class EngineLoop {
  private let pool: DatabasePool
  private var last = 0

  init(path: String) throws {
    pool = try DatabasePool(path: path)
    // After opening: turning the write-ahead log on sets NORMAL.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    try pool.write { database in
      try database.execute(
        sql: """
          CREATE TABLE entry (position INTEGER PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL,
            version INTEGER NOT NULL, name TEXT NOT NULL, payload TEXT NOT NULL, on_day TEXT NOT NULL,
            at TEXT NOT NULL, actor TEXT NOT NULL, command TEXT, part INTEGER NOT NULL, previous BLOB NOT NULL,
            digest BLOB NOT NULL, UNIQUE (file, version)) STRICT
          """)
      try database.execute(sql: "CREATE UNIQUE INDEX entry_command ON entry (command, file, part)")
    }
  }

  /// One row a transaction.
  func single(for time: Duration) throws -> (rate: Double, latencies: [Double]) {
    var latencies: [Double] = []
    let clock = ContinuousClock()
    let each = try rate(for: time) {
      let before = clock.now
      try pool.write { try insert(into: $0) }
      latencies.append((clock.now - before).inSeconds * 1_000)
    }
    return (each, latencies)
  }

  /// A thousand rows a transaction.
  func bulk(for time: Duration) throws -> Double {
    try rate(for: time) {
      try pool.write { database in
        for _ in 0..<1_000 { try insert(into: database) }
      }
    } * 1_000
  }

  private static let digest = Data(repeating: 7, count: 32)
  private static let payload = String(repeating: "x", count: LedgerLoad.payloadBytes)

  private func insert(into database: Database) throws {
    last += 1
    let statement = try database.cachedStatement(
      sql: "INSERT INTO entry VALUES (?, ?, 'request', ?, 'noted', ?, ?, ?, ?, ?, 1, ?, ?)")
    try statement.execute(arguments: [
      last, "request/bare-\(last / 5)", last % 5, EngineLoop.payload, "2026-02-16",
      "2026-02-16T09:00:00+08:00",
      "person:zhang:disclosureOfficer", "bare-\(last)", EngineLoop.digest, EngineLoop.digest,
    ])
  }
}
