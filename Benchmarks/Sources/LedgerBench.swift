import ArgumentParser
import Desk
import Foundation
import Ledger
import Statute

/// Entries a second into the ledger, alone and with many writers, against the bare engine doing the same inserts.
struct LedgerBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Entries a second against a bare loop of the engine.")

  @Option(help: "Rounds; all sides take turns.") var rounds = 3
  @Option(help: "Seconds a side and round.") var seconds = 2.0
  @Option(help: "Writers at once.") var writers = 64
  @Option(help: "Where the databases are made; on the disk that is to be measured.") var folder =
    ".build/bench"

  func run() async throws {
    let folder = try Scratch.folder(folder, "ledger")
    let time = Duration.seconds(seconds)
    let flush = try FlushTime.measure(in: folder)
    Report.title(
      "Ledger: entries of about \(LedgerLoad.payloadBytes) bytes, every commit flushed (synchronous=FULL)")

    let bare = try EngineLoop(path: folder + "/bare.sqlite")
    let bulk = try EngineLoop(path: folder + "/bulk.sqlite")
    let plain = try await SQLiteStore.open(path: folder + "/plain.sqlite", shelf: BookShelf())
    let full = try await SQLiteStore.open(
      path: folder + "/full.sqlite", shelf: .all(calendar: .published))
    var single = Runs()
    var alone = Runs()
    var many = Runs()
    var aloneWithBooks = Runs()
    var manyWithBooks = Runs()
    var thousands: [Double] = []
    for round in 0..<rounds {
      single.add(try bare.single(for: time))
      alone.add(try await LedgerLoad(plain, round, 0).run(writers: 1, for: time))
      many.add(try await LedgerLoad(plain, round, 1).run(writers: writers, for: time))
      aloneWithBooks.add(try await LedgerLoad(full, round, 0).run(writers: 1, for: time))
      manyWithBooks.add(try await LedgerLoad(full, round, 1).run(writers: writers, for: time))
      thousands.append(try bulk.bulk(for: time))
    }

    Report.line("bare engine, one row a transaction", single.rate, "rows/s", single.spread)
    Report.line("bare engine, 1,000 rows a transaction", thousands.median, "rows/s")
    func show(_ name: String, _ runs: Runs) {
      Report.line(
        name, runs.rate, "entries/s", ratio: runs.ratio(to: single), to: "the bare single row", runs.spread)
    }
    show("ledger, 1 writer", alone)
    show("ledger, \(writers) writers", many)
    show("ledger and all books, 1 writer", aloneWithBooks)
    show("ledger and all books, \(writers) writers", manyWithBooks)
    Report.remark(
      "\(writers) writers against one: \(Report.written(many.ratio(to: alone))) x, with books "
        + "\(Report.written(manyWithBooks.ratio(to: aloneWithBooks))) x; against bare bulk "
        + "\(Report.written(zip(many.rates, thousands).map { $0 / $1 }.median)) x")
    Report.remark(
      "a flush (fdatasync of 4 KB) p50 \(Report.written(flush)) ms; p99 of \(writers) writers "
        + "\(Report.written(many.latencies.percentile(99))) ms, aim \(Report.written(30 * flush + 10)) ms")
    let hashes = LedgerLoad.hashesPerSecond(for: time)
    Report.remark(
      "chain: \(Report.written(hashes)) SHA-256 a second over one entry's bytes; \(Report.written(100 * many.rate / hashes))"
        + " % of the time of an entry with \(writers) writers, \(Report.written(100 * alone.rate / hashes)) % alone"
    )
  }
}

/// What several rounds of one side gave.
struct Runs {
  private(set) var rates: [Double] = []
  private(set) var latencies: [Double] = []

  mutating func add(_ run: (rate: Double, latencies: [Double])) {
    rates.append(run.rate)
    latencies += run.latencies
  }

  var rate: Double { rates.median }
  var spread: String {
    "p50 \(Report.written(latencies.median)) ms, p99 \(Report.written(latencies.percentile(99))) ms"
  }

  /// The median of the ratios of each round.
  func ratio(to other: Runs) -> Double {
    zip(rates, other.rates).map { $0 / $1 }.median
  }
}

/// A folder for one measurement, empty at its beginning.
enum Scratch {
  static func folder(_ root: String, _ name: String) throws -> String {
    let path = root + "/" + name
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
