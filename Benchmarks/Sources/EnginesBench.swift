import ArgumentParser
import Desk
import Foundation
import Ledger
import Statute
import TestSupport

/// Entries a second on SQLite and on PostgreSQL, with few and many writers, each beside the engine's own ceiling: the same
/// rows without chain, versions and books, by a bare loop and by pgbench.
struct EnginesBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engines", abstract: "Entries a second on both engines, beside what each can do at most.")

  @Option(help: "Rounds; all sides take turns.") var rounds = 3
  @Option(help: "Seconds a side and round.") var seconds = 2.0
  @Option(help: "Writers at once.") var writers = [1, 8, 64]
  @Option(help: "Where the SQLite databases are made. The server lies under /tmp.") var folder =
    ".build/bench"

  func run() async throws {
    let folder = try Scratch.folder(folder, "engines")
    let time = Duration.seconds(seconds)
    let cluster = try await TestCluster(.full)
    let bare = try BareServer(cluster)
    let loop = try EngineLoop(path: folder + "/bare.sqlite")
    var sides: [Side] = []
    for count in writers {
      sides += [
        Side(.pgbench, count), Side(.postgres(.advisory), count), Side(.postgres(.row), count),
        Side(.postgresBooks, count), Side(.sqliteBare, count), Side(.sqlite, count),
        Side(.sqliteBooks, count),
      ]
    }
    let stores = try await Stores(cluster, folder: folder)
    for round in 0..<rounds {
      for index in sides.indices {
        let count = sides[index].writers
        switch sides[index].kind {
        case .pgbench: sides[index].rates.append(try await bare.rate(writers: count, seconds: seconds))
        case .sqliteBare: sides[index].rates.append(try loop.single(for: time).rate)
        default:
          let load = LedgerLoad(stores[sides[index].kind], round, index)
          sides[index].rates.append(try await load.run(writers: count, for: time).rate)
        }
      }
    }
    Report.title("Engines: entries of about \(LedgerLoad.payloadBytes) bytes, every commit flushed")
    Report.remark(
      "flush of 4 KB: \(Report.written(try FlushTime.measure(in: folder))) ms in the folder, "
        + "\(Report.written(try FlushTime.measure(in: "/tmp"))) ms under /tmp")
    for side in sides {
      let ceiling = sides.first { $0.writers == side.writers && $0.kind == side.kind.ceiling }
      Report.line(
        "\(side.kind.title), \(side.writers) writers", side.rates.median, "entries/s",
        ratio: ceiling.map { side.ratio(to: $0) }, to: ceiling?.kind.title ?? "")
    }
    withExtendedLifetime(cluster) {}
  }
}

/// One way of writing with so many writers.
private struct Side {
  let kind: Kind
  let writers: Int
  var rates: [Double] = []

  init(_ kind: Kind, _ writers: Int) {
    self.kind = kind
    self.writers = writers
  }

  func ratio(to other: Side) -> Double { zip(rates, other.rates).map { $0 / $1 }.median }
}

private enum Kind: Hashable {
  case pgbench, postgres(PostgresOptions.ChainLock), postgresBooks, sqliteBare, sqlite, sqliteBooks

  var title: String {
    switch self {
    case .pgbench: "pgbench"
    case .postgres(.advisory): "PostgreSQL, advisory lock"
    case .postgres(.row): "PostgreSQL, locked row"
    case .postgresBooks: "PostgreSQL with all books"
    case .sqliteBare: "bare SQLite"
    case .sqlite: "SQLite"
    case .sqliteBooks: "SQLite with all books"
    }
  }

  var ceiling: Kind? {
    switch self {
    case .pgbench, .sqliteBare: nil
    case .postgres, .postgresBooks: .pgbench
    case .sqlite, .sqliteBooks: .sqliteBare
    }
  }
}

/// A store for each side that has one.
private struct Stores {
  private var stores: [Kind: any Store] = [:]
  private let none: any Store

  init(_ cluster: TestCluster, folder: String) async throws {
    let plain = try await SQLiteStore.open(path: folder + "/plain.sqlite", shelf: BookShelf())
    none = plain
    stores[.sqlite] = plain
    stores[.sqliteBooks] = try await SQLiteStore.open(
      path: folder + "/full.sqlite", shelf: .all(calendar: .published))
    for lock in PostgresOptions.ChainLock.allCases {
      var options = PostgresOptions()
      options.chainLock = lock
      stores[.postgres(lock)] = try await PostgresStore.open(
        try cluster.makeDatabase(), shelf: BookShelf(), options: options)
    }
    stores[.postgresBooks] = try await PostgresStore.open(
      try cluster.makeDatabase(), shelf: .all(calendar: .published))
  }

  subscript(kind: Kind) -> any Store { stores[kind] ?? none }
}

/// The server without a ledger before it: pgbench inserts the same rows under the same indexes, one transaction each.
private struct BareServer {
  private let cluster: TestCluster
  private let words: [String]

  init(_ cluster: TestCluster) throws {
    self.cluster = cluster
    let address = try cluster.makeDatabase()
    let connection = try PostgresConnection.open(address)
    try connection.execute(
      """
      CREATE TABLE entry (position BIGINT PRIMARY KEY, file TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL,
        version BIGINT NOT NULL, name TEXT COLLATE "C" NOT NULL, payload TEXT COLLATE "C" NOT NULL,
        on_day TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, actor TEXT COLLATE "C" NOT NULL,
        command TEXT COLLATE "C", part BIGINT NOT NULL, previous BYTEA NOT NULL, digest BYTEA NOT NULL,
        UNIQUE (file, version))
      """)
    try connection.execute("CREATE UNIQUE INDEX entry_command ON entry (command, file, part)")
    try connection.execute("CREATE SEQUENCE place")
    let payload = String(repeating: "x", count: LedgerLoad.payloadBytes)
    // A colon before a letter or a digit is a variable of pgbench.
    let script = """
      INSERT INTO entry SELECT n, 'request/bare-' || n / 5, 'request', n % 5, 'noted', '\(payload)', '2026-02-16', \
      replace('2026-02-16T09.00.00+08.00', '.', ':'), replace('person.zhang.disclosureOfficer', '.', ':'), 'bare-' || n, 1, d, d \
      FROM (SELECT nextval('place') AS n, decode(repeat('07', 32), 'hex') AS d) AS next;
      """
    try script.write(toFile: cluster.folder + "/insert.sql", atomically: true, encoding: .utf8)
    words = [
      "-h", cluster.folder, "-U", "huabiao", "-n", "-M", "prepared",
      "-f",
      cluster.folder + "/insert.sql", "-j", "2", address.databaseName ?? "",
    ]
  }

  /// Transactions a second.
  func rate(writers: Int, seconds: Double) async throws -> Double {
    let said = String(
      decoding: try await cluster.run(
        "pgbench", ["-c", "\(writers)", "-T", "\(max(1, Int(seconds)))"] + words), as: UTF8.self)
    guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
      let rate = Double(line.dropFirst(6).prefix { $0.isNumber || $0 == "." })
    else { throw ValidationError("pgbench said: \(said)") }
    return rate
  }
}
