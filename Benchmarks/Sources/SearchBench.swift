import ArgumentParser
import Foundation
import GRDB
import Ledger
import Statute
import TestSupport

/// Search over many items: how fast the index is drawn and how long a page of hits takes.
struct SearchBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search over 100,000 generated items: building, median, 95th percentile."
  )

  @Option(help: "How many items.") var items = 100_000
  @Option(help: "How many queries.") var queries = 200
  @Option(help: "Rounds; all kinds of query take turns.") var rounds = 3
  @Option(help: "Characters of an item's text.") var characters = 600
  @Option(help: "Where the database is made.") var folder = ".build/bench"
  @Flag(help: "Use the database of the last time.") var again = false

  func run() async throws {
    let path = folder + "/search/items.sqlite"
    var shelf = BookShelf()
    shelf.add(feed: ItemFeed())
    Report.title("Search, \(items) items of about \(characters) characters")
    if !again || !FileManager.default.fileExists(atPath: path) {
      _ = try Scratch.folder(folder, "search")
      try await fill(path)
      let time = try await milliseconds { _ = try await SQLiteStore.open(path: path, shelf: shelf) }
      Report.line("drawing the index from the ledger", Double(items) / time * 1_000, "items/s")
    }
    let boxed = try await SQLiteStore.open(path: path, shelf: shelf)
    let exact = try await SQLiteStore.open(
      path: path, shelf: shelf, pace: SearchPace(countBudget: .infinity, facetBudget: .infinity))
    var choice = QueryChoice(seed: 9)
    let chosen = try await choice.choose(queries, in: exact)
    let hits = chosen.map { Double($0.hits) }
    Report.remark(
      "\(chosen.count) queries, log-uniform in hits: median \(Int(hits.median)), p95 \(Int(hits.percentile(95))), "
        + "most \(Int(hits.max() ?? 0))")
    try await measure(chosen.map(\.text), boxed: boxed, exact: exact)
    try await scan(chosen, path)
  }

  // MARK: The items

  private func fill(_ path: String) async throws {
    let store = try await SQLiteStore.open(path: path, shelf: BookShelf())
    var text = GeneratedText(seed: 3)
    let first = Day(number: 16_500)
    let step = 500
    for start in stride(from: 0, to: items, by: step) {
      var batch: [(file: FileID, day: Day, events: [ItemEvent])] = []
      for index in start..<min(items, start + step) {
        let day = first.adding(days: index * 4_000 / items)
        let content = ItemContent(
          title: text.title(), text: text.text(characters: characters), formedOn: day,
          documentNumber: "云政发〔\(day.year)〕\(index % 900 + 1)号", issuer: "云岭县人民政府",
          column: Column.allCases[index % 15])
        let body = "body-\(index % 18)"
        batch.append(
          (
            FileID(.item, "i-\(index)"), day,
            Item.adoption(
              by: .init(body: body, section: nil), content, indexNumber: "YL-\(index)/\(day.year)-\(index)")
          ))
      }
      let made = batch
      try await store.write { ledger in
        for item in made {
          try ledger.append(
            item.events, to: item.file, expecting: 0, on: item.day, at: Instant(item.day, hour: 9),
            by: .system)
        }
      }
    }
  }

  // MARK: Asking

  private func measure(_ texts: [String], boxed: SQLiteStore, exact: SQLiteStore) async throws {
    let kinds: [(name: String, store: SQLiteStore, ask: @Sendable (String) -> SearchQuery)] = [
      ("newest 20 and exact count", exact, { SearchQuery($0) }),
      ("newest 20 and count stopped in time", boxed, { SearchQuery($0) }),
      ("newest 20 alone", boxed, { SearchQuery($0, isCounted: false) }),
      ("nearest 20 and count stopped in time", boxed, { SearchQuery($0, order: .relevance) }),
      (
        "nearest 20, count and facets, as the page asks", boxed,
        { SearchQuery($0, order: .relevance, isFaceted: true) }
      ),
    ]
    var times = Array(repeating: Array(repeating: [Double](), count: texts.count), count: kinds.count)
    var chance = SplitMix64(seed: 4)
    var inexact = 0
    for _ in 0..<rounds {
      for place in texts.indices.shuffled(using: &chance) {
        for (kind, side) in kinds.enumerated() {
          let query = side.ask(texts[place])
          times[kind][place].append(
            try await milliseconds {
              let answer = try await side.store.read { try $0.search(query) }
              if kind == 1, answer.count?.isExact == false { inexact += 1 }
            })
        }
      }
    }
    let medians = times.map { $0.map(\.median) }
    for (kind, side) in kinds.enumerated() {
      let of = medians[kind]
      Report.line(
        side.name, of.median, "ms median",
        ratio: kind == 0 ? nil : of.percentile(95) / medians[0].percentile(95),
        to: "the p95 of the exact count",
        "p95 \(Report.written(of.percentile(95))) ms, p99 \(Report.written(of.percentile(99))) ms")
    }
    Report.remark("\(inexact) of \(rounds * texts.count) counts stopped in time and shown as 约")
  }

  /// What it costs to look through the texts instead.
  private func scan(_ chosen: [QueryChoice.Chosen], _ path: String) async throws {
    let queue = try DatabaseQueue(path: path)
    var times: [Double] = []
    for query in chosen.filter({ !$0.text.contains(" ") }).prefix(5) {
      times.append(
        try await milliseconds {
          _ = try await queue.read { database in
            try Int.fetchOne(
              database, sql: "SELECT count(*) FROM search_text WHERE text LIKE ?",
              arguments: ["%\(query.text)%"])
          }
        })
    }
    Report.line("the same by LIKE over the texts (5 queries)", times.median, "ms median")
  }
}
