import Ledger
import Statute
import TestSupport
import Testing

/// Few characters, so that what is looked for is often nearly there.
private let characters = Array("甲乙丙丁国发号一")
private let between = ["，", "。", "\n", " ", "〔", "〕", "、", "（", "）", "—"]
private let words = ["2024", "15", "a1", "2"]

private func generated(_ length: Int, _ numbers: inout SeededNumbers) -> String {
  var text = ""
  for _ in 0..<length {
    switch Int.random(in: 0..<20, using: &numbers) {
    case 0, 1: text += between.randomElement(using: &numbers)!
    case 2: text += words.randomElement(using: &numbers)!
    default: text.append(characters.randomElement(using: &numbers)!)
    }
  }
  return text
}

/// A text as a plain search sees it: one sign between two runs of Chinese, none beside words, words fenced in.
private func plain(_ text: String) -> String {
  var plain = ""
  var word = ""
  var isGap = false
  func endWord() {
    if !word.isEmpty { plain += "<\(word)>" }
    word = ""
  }
  for character in text {
    if character.isASCII, character.isLetter || character.isNumber {
      if isGap { endWord() }
      word.append(character)
      isGap = false
    } else if between.contains(String(character)) {
      endWord()
      isGap = true
    } else {
      endWord()
      if isGap, plain.last.map({ $0 != ">" && $0 != "|" }) ?? false { plain += "|" }
      plain.append(character)
      isGap = false
    }
  }
  endWord()
  return plain
}

@Suite struct `What the search finds` {
  @Test(arguments: [1, 2, 3] as [UInt64], Engine.allCases)
  func `is what a plain look through every text finds, no more and no less`(seed: UInt64, engine: Engine)
    async throws
  {
    var numbers = SeededNumbers(seed: seed)
    var documents: [SearchDocument] = []
    for index in 0..<150 {
      documents.append(
        SearchDocument(
          title: generated(8, &numbers), text: generated(60, &numbers),
          documentNumber: index % 3 == 0 ? generated(6, &numbers) : nil,
          day: Day.on("2020-01-01").adding(days: Int.random(in: 0...1_500, using: &numbers)), body: "B"))
    }
    let looked = documents.map { [$0.title, $0.text, $0.documentNumber ?? ""].map(plain) }
    var queries: [String] = []
    for length in 1...7 {
      for _ in 0..<12 {
        let source = documents.randomElement(using: &numbers)!.text
        let start = Int.random(in: 0..<source.count, using: &numbers)
        queries.append(String(source.dropFirst(start).prefix(length)))
        queries.append(generated(length, &numbers))
      }
    }
    let cases = queries
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish(documents)
      for query in cases {
        // Each piece between spaces and between runs of Chinese has to be there.
        let wanted = query.split(whereSeparator: \.isWhitespace)
          .flatMap { plain(String($0)).split(separator: "|").map(String.init) }.filter { !$0.isEmpty }
        guard !wanted.isEmpty, wanted.count <= 8 else { continue }
        let expected = documents.indices.filter { index in
          wanted.allSatisfy { piece in looked[index].contains { $0.contains(piece) } }
        }
        let results = try await store.read { try $0.search(SearchQuery(query, limit: 300)) }
        let found = results.hits.compactMap { Int($0.file.key.dropFirst("leaflet-".count)) }
        #expect(Set(found) == Set(expected), "\(query)")
        #expect(results.count == SearchCount(expected.count, isExact: true), "\(query)")
        let days = found.map { documents[$0].day }
        #expect(days == days.sorted(by: >))
        let ranked = try await store.found(SearchQuery(query, order: .relevance, limit: 300))
        #expect(Set(ranked) == Set(expected) && ranked.count == expected.count, "\(query)")
      }
    }
  }
}
