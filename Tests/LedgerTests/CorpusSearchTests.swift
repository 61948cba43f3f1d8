import Foundation
import Ledger
import Statute
import TestSupport
import Testing

/// Real regulations, where they are at hand: the texts whose title holds one of the words, and every tenth of the others.
private struct Corpus {
  private struct Line: Decodable {
    let title: String
    let date: String?
    let text: String
  }

  static let path: String? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent("shared/corpus/regulations.jsonl.gz").path
      if FileManager.default.fileExists(atPath: file) { return file }
    }
    return nil
  }()

  static func documents(about words: [String]) async throws -> [(document: SearchDocument, isLatest: Bool)] {
    guard let path else { return [] }
    let data = Data(try await OtherProgram.output(["gunzip", "-c", path]))
    var chosen: [Line] = []
    for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      let line = try JSONDecoder().decode(Line.self, from: line)
      guard line.date != nil else { continue }
      if index % 10 == 0 || words.contains(where: { line.title.contains($0) }) { chosen.append(line) }
    }
    let latest = Dictionary(chosen.map { ($0.title, $0.date ?? "") }) { max($0, $1) }
    return chosen.compactMap { line in
      Day(line.date ?? "").map { day in
        let isLatest = latest[line.title] == line.date
        let document = SearchDocument(
          title: line.title, text: String(line.text.prefix(3_000)), day: day, body: "B",
          validity: isLatest ? "inForce" : "superseded", isInForce: isLatest)
        return (document, isLatest)
      }
    }
  }
}

@Suite struct `Searching real regulations` {
  @Test(.enabled(if: Corpus.path != nil), arguments: Engine.allCases)
  func `finds the right ones first`(engine: Engine) async throws {
    let words = ["噪声污染", "不动产登记", "旅游条例"]
    let documents = try await Corpus.documents(about: words)
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish(documents.map(\.document))
      for (number, document) in documents.enumerated() where !document.isLatest {
        try await store.change(number, .repealed)
      }
      for word in words {
        let titled = documents.filter { $0.document.title.contains(word) }.count
        let results = try await store.read { try $0.search(SearchQuery(word, order: .relevance, limit: 200)) }
        let hits = results.hits
        #expect(hits.count >= min(titled, 200))
        let first = hits.prefix(titled)
        #expect(first.allSatisfy { $0.title.contains(word) }, "\(word)")
        // In force before superseded, and among those in force the nearest title first.
        let states = first.map(\.isInForce)
        #expect(states == states.sorted { $0 && !$1 })
        let lengths = first.filter(\.isInForce).dropFirst().map { hit in
          hit.title.unicodeScalars.filter { !"（）()〔〕《》、—".unicodeScalars.contains($0) }.count
        }
        #expect(lengths == lengths.sorted(), "\(word): \(first.map(\.title))")
        let plain = documents.filter { ($0.document.title + "\n" + $0.document.text).contains(word) }.count
        #expect(results.count == SearchCount(plain, isExact: true))
      }
    }
  }
}
