import Foundation
import Ledger
import TestSupport

/// Queries as people type them, chosen so that rare and common ones are there in equal number: evenly over the
/// logarithm of how many items they find.
struct QueryChoice {
  struct Chosen {
    let text: String
    let hits: Int
  }

  private var chance: SplitMix64
  private var text: GeneratedText

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed)
    // The vocabulary of the items; other sentences.
    text = GeneratedText(seed: 3)
  }

  mutating func choose(_ count: Int, in store: any Store) async throws -> [Chosen] {
    var pool: [Chosen] = []
    var seen: Set<String> = []
    for index in 0..<count * 6 {
      let typed = candidate(index)
      guard seen.insert(typed).inserted else { continue }
      let query = SearchQuery(typed, limit: 1)
      let hits = try await store.read { try $0.search(query) }.count?.value ?? 0
      if hits > 0 { pool.append(Chosen(text: typed, hits: hits)) }
    }
    pool.sort { $0.hits < $1.hits }
    guard let most = pool.last?.hits else { return [] }
    var chosen: [Chosen] = []
    while chosen.count < count, !pool.isEmpty {
      let aim = exp(Double.random(in: 0...log(Double(most)), using: &chance))
      let place = pool.indices.min {
        abs(log(Double(pool[$0].hits) / aim)) < abs(log(Double(pool[$1].hits) / aim))
      }
      if let place { chosen.append(pool.remove(at: place)) }
    }
    return chosen
  }

  /// Two characters, four, a phrase, two words apart.
  private mutating func candidate(_ index: Int) -> String {
    // Any word of the vocabulary for single ones, so that rare ones come up; common ones where two must meet.
    let any = text.words[Int(pow(Double(text.words.count), Double.random(in: 0..<1, using: &chance)))]
    switch index % 10 {
    case 0..<4: return any
    case 4..<6: return text.word() + text.word()
    case 6..<7: return text.word() + text.word() + text.word()
    default: return any + " " + text.word()
    }
  }
}
