import Foundation
import Ledger
import Statute
import TestSupport
import Testing

/// Few characters and many filters, so that much is nearly found.
private struct Words {
  var numbers: SeededNumbers

  mutating func text(_ length: Int) -> String {
    let pieces = [
      "甲", "乙", "丙", "丁", "国", "发", "号", "，", "。", " ", "〔", "〕", "2024", "15", "a1", "Ｂ２", "ab", "甲乙", "丙丁",
    ]
    var text = ""
    for _ in 0..<length { text += pieces.randomElement(using: &numbers)! }
    return text
  }

  mutating func document(_ index: Int) -> SearchDocument {
    SearchDocument(
      title: text(4), text: text(40), documentNumber: index % 3 == 0 ? text(3) : nil,
      indexNumber: index % 4 == 0 ? "B/2024-\(index)" : nil,
      day: Day.on("2019-06-01").adding(days: Int.random(in: 0...2_000, using: &numbers)),
      body: ["B1", "b1", "B-2"].randomElement(using: &numbers)!,
      columns: [["c1", "c"], ["c2", "c"], ["d"], []].randomElement(using: &numbers)!, validity: "inForce")
  }

  mutating func query() -> SearchQuery {
    var query = SearchQuery(text(Int.random(in: 0...4, using: &numbers)), limit: 15, isFaceted: true)
    if Bool.random(using: &numbers) { query.order = .relevance }
    if Int.random(in: 0..<4, using: &numbers) == 0 {
      query.body = ["B1", "B-2"].randomElement(using: &numbers)
    }
    if Int.random(in: 0..<4, using: &numbers) == 0 {
      query.column = ["c", "c1", "d"].randomElement(using: &numbers)
    }
    if Int.random(in: 0..<5, using: &numbers) == 0 { query.year = 2_021 }
    if Int.random(in: 0..<6, using: &numbers) == 0 { query.validity = "repealed" }
    if Int.random(in: 0..<5, using: &numbers) == 0 { query.days = .on("2020-03-01") ... .on("2022-01-15") }
    query.offset = [0, 0, 0, 7, 20, 60].randomElement(using: &numbers)!
    return query
  }
}

@Suite struct `Searching on either engine` {
  /// Others are asked for by number: `HUABIAO_SEEDS=1000-1299 swift test --filter SearchParityTests`.
  private static let seeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment["HUABIAO_SEEDS"]?.split(separator: "-").compactMap {
      UInt64($0)
    }
    guard let asked, let first = asked.first, let last = asked.last, first <= last else { return [1, 2, 3] }
    return Array(first...last)
  }()

  @Test(arguments: seeds)
  func `finds the same, in the same order, with the same counts`(seed: UInt64) async throws {
    var words = Words(numbers: SeededNumbers(seed: seed))
    let documents = (0..<220).map { words.document($0) }
    var changes: [(Int, Leaflet.Event)] = []
    for _ in 0..<60 {
      let number = Int.random(in: 0..<220, using: &words.numbers)
      changes.append(
        (
          number,
          [.repealed, .takenDown, .rewritten(text: words.text(30))].randomElement(using: &words.numbers)!
        ))
    }
    let queries = (0..<120).map { _ in words.query() }
    let descriptions = (0..<12).map { _ in words.text(8) }
    // On a machine that is busy a count must not run out of time here.
    let pace = SearchPace(stopwatch: Stopwatch { 0 })
    var answers: [[SearchResults]] = []
    var suggested: [[[SearchHit]]] = []
    for engine in Engine.allCases {
      let test = try await TestStore(engine, shelf: .leaflets, pace: pace)
      try await test.store.publish(documents)
      for (number, event) in changes { try await test.store.change(number, event) }
      answers.append(try await test.store.read { reader in try queries.map { try reader.search($0) } })
      suggested.append(
        try await test.store.read { reader in try descriptions.map { try reader.suggestions(for: $0) } })
    }
    for (index, query) in queries.enumerated() { #expect(answers[0][index] == answers[1][index], "\(query)") }
    #expect(suggested[0] == suggested[1])
    #expect(answers[0].contains { $0.hits.count == 15 } && suggested[0].contains { !$0.isEmpty })
  }
  /// Sums of the same weights in another order differ in their last digit, and with them the order of titles that share the
  /// same words.
  @Test(arguments: Engine.allCases)
  func `suggests the same, in the same order, each time`(engine: Engine) async throws {
    var words = Words(numbers: SeededNumbers(seed: 1_038))
    let documents = (0..<220).map { words.document($0) }
    let descriptions = (0..<40).map { _ in words.text(8) }
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish(documents)
      let suggested = try await store.read { reader in
        try (0..<10).map { _ in try descriptions.map { try reader.suggestions(for: $0).map(\.file) } }
      }
      #expect(Set(suggested).count == 1)
    }
  }
}
