import ArgumentParser
import Foundation
import Ledger
import Statute
import TestSupport

/// Search over many items on both engines: how fast the index is drawn, what it takes and how long a page of hits takes.
struct SearchBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search over 100,000 generated items: building, median, 95th percentile."
  )

  @Option(help: "How many items.") var items = 100_000
  @Option(help: "How many queries.") var queries = 200
  @Option(help: "Rounds; all kinds of query take turns.") var rounds = 3
  @Option(help: "Characters of an item's text.") var characters = 600
  @Option(help: "sqlite or postgres; both where it is left out.") var engine: Engine?
  @Option(help: "Where the SQLite database is made. The server lies under /tmp.") var folder = ".build/bench"

  func run() async throws {
    Report.title("Search, \(items) items of about \(characters) characters")
    let path = try Scratch.folder(folder, "search") + "/items.sqlite"
    var sites: [SearchSite] = []
    for engine in engine.map({ [$0] }) ?? Engine.allCases {
      let site = try await SearchSite(engine, path: path)
      try await fill(site)
      sites.append(site)
    }
    guard let first = sites.first else { return }
    var choice = QueryChoice(seed: 9)
    let chosen = try await choice.choose(queries, in: try first.exact)
    let hits = chosen.map { Double($0.hits) }
    Report.remark(
      "\(chosen.count) queries, log-uniform in hits: median \(Int(hits.median)), p95 \(Int(hits.percentile(95))), "
        + "most \(Int(hits.max() ?? 0))")
    try await measure(chosen.map(\.text), sites)
    for site in sites { try await scan(chosen, site) }
  }

  // MARK: The items

  private func fill(_ site: SearchSite) async throws {
    let appending = try await milliseconds { try await append(to: try await site.plain()) }
    let before = try await site.bytes()
    let drawing = try await milliseconds { try await site.draw() }
    let after = try await site.bytes()
    Report.line("\(site.name): appending to the ledger", Double(items) / appending * 1_000, "items/s")
    Report.line(
      "\(site.name): drawing the index", Double(items) / drawing * 1_000, "items/s",
      "ledger \(Report.written(Double(before) / 1e6)) MB, texts and index \(Report.written(Double(after - before) / 1e6)) MB"
    )
  }

  private func append(to store: any Store) async throws {
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

  private static let kinds: [(name: String, isExact: Bool, ask: @Sendable (String) -> SearchQuery)] = [
    ("newest 20 and exact count", true, { SearchQuery($0) }),
    ("newest 20 and count stopped in time", false, { SearchQuery($0) }),
    ("newest 20 alone", false, { SearchQuery($0, isCounted: false) }),
    ("nearest 20 and count stopped in time", false, { SearchQuery($0, order: .relevance) }),
    (
      "nearest 20, count and facets, as the page asks", false,
      { SearchQuery($0, order: .relevance, isFaceted: true) }
    ),
  ]

  private func measure(_ texts: [String], _ sites: [SearchSite]) async throws {
    var chance = SplitMix64(seed: 4)
    var times = sites.map { _ in SearchBench.kinds.map { _ in texts.map { _ in [Double]() } } }
    var inexact = sites.map { _ in 0 }
    for _ in 0..<rounds {
      for place in texts.indices.shuffled(using: &chance) {
        for (kind, side) in SearchBench.kinds.enumerated() {
          let query = side.ask(texts[place])
          for (index, site) in sites.enumerated() {
            let store = side.isExact ? try site.exact : try site.boxed
            times[index][kind][place].append(
              try await milliseconds {
                let answer = try await store.read { try $0.search(query) }
                if kind == 1, answer.count?.isExact == false { inexact[index] += 1 }
              })
          }
        }
      }
    }
    let medians = times.map { $0.map { $0.map(\.median) } }
    for (index, site) in sites.enumerated() {
      for (kind, side) in SearchBench.kinds.enumerated() {
        let of = medians[index][kind]
        let peer = index > 0 ? medians[0][kind] : kind > 0 ? medians[0][0] : nil
        Report.line(
          "\(site.name): \(side.name)", of.median, "ms median",
          ratio: peer.map { of.percentile(95) / $0.percentile(95) },
          to: index > 0 ? "the p95 of \(sites[0].name)" : "the p95 of the exact count",
          "p95 \(Report.written(of.percentile(95))) ms, p99 \(Report.written(of.percentile(99))) ms")
      }
      Report.remark(
        "\(site.name): \(inexact[index]) of \(rounds * texts.count) counts stopped in time and shown as 约")
    }
  }

  /// What it costs to look through the texts instead.
  private func scan(_ chosen: [QueryChoice.Chosen], _ site: SearchSite) async throws {
    var times: [Double] = []
    for query in chosen.filter({ !$0.text.contains(" ") }).prefix(5) {
      times.append(
        try await milliseconds {
          _ = try await site.exact.read {
            try $0.count("SELECT count(*) FROM search_text WHERE text LIKE $1", [.text("%\(query.text)%")])
          }
        })
    }
    Report.line("\(site.name): the same by LIKE over the texts (5 queries)", times.median, "ms median")
  }
}
