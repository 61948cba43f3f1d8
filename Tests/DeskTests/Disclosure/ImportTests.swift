import Desk
import Foundation
import Ledger
import Paper
import Statute
import Testing

@Suite("Taking a collection of laws into the catalogue")
struct ImportTests {
  private static func law(_ title: String, _ date: String?, _ text: String = "第一条 为了试验,制定本法。")
    -> CollectedText
  {
    CollectedText(
      title: title, kind: "行政法规", place: nil, date: date.flatMap { Day($0) }, promulgation: ["某日 国务院令公布"],
      text: text)
  }

  static let laws = [
    law("安静条例", "2010-01-01"), law("安静条例", "2020-05-01"), law("安静条例", "2015-03-01"),
    law("喧哗管理办法", "2001-01-01"),
    law("安宁法", "2022-06-05", "第一条 为了安宁。\n\n第二条 本法自2022年7月1日起施行。《喧哗管理办法》《后来的法》同时废止。"),
    law("后来的法", "2024-01-01"), law("无日期的法", nil), law("无日期的法", nil, "第一条 第二编。"),
    law("安静条例", "2020-05-01"),
  ]

  @Test func `versions of one title are chained by date and what a later law repeals is repealed`()
    async throws
  {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let outcome = try await desk.importCollection(ImportTests.laws, into: DeskBench.code) { _, _ in }
      #expect(outcome.added == 8)
      #expect(outcome.ended == 3)
      let entries = try await desk.catalogue(CatalogueFilter(), limit: 100).entries
      let quiet = entries.filter { $0.title == "安静条例" }
      #expect(quiet.map { $0.formedOn?.year } == [2020, 2015, 2010])
      #expect(quiet.map(\.validity) == [.inForce, .lapsed, .lapsed])
      let related = try await desk.publicItem(quiet[1].file).related
      #expect(related.map { "\($0.title) \($0.entry.formedOn?.year ?? 0)" } == ["替代 2010", "被替代 2020"])
      let noise = try #require(entries.first { $0.title == "喧哗管理办法" })
      #expect(noise.validity == .repealed)
      guard case .item(let page) = try await desk.publicItem(noise.file).face else {
        Issue.record("not public")
        return
      }
      #expect(page.end?.reason == "被《安宁法》废止。")
      #expect(page.end?.on == Day("2022-06-05"))
      // A law does not repeal what came after it.
      #expect(entries.first { $0.title == "后来的法" }?.validity == .inForce)
      let peace = try #require(entries.first { $0.title == "安宁法" })
      #expect(peace.issuer == "国务院")
      #expect(peace.part == "A01.1")
      #expect(peace.abstract == "为了安宁。")
      #expect(Set(entries.map(\.indexNumber)).count == 8)
      // An old law taken over today is no news of today.
      #expect(try await desk.latestItems(limit: 3).map(\.title) == ["无日期的法", "无日期的法", "后来的法"])
      #expect(
        try await desk.latestItems(limit: 20).filter { $0.title == "安宁法" }.map(\.publishedAt.day) == [
          Day("2022-06-05")
        ])
    }
  }

  @Test func `taking it in again changes nothing, a grown collection adds what is new`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let some = Array(ImportTests.laws.prefix(3).filter { $0.date != Day("2020-05-01") })
      #expect(try await desk.importCollection(some, into: DeskBench.code) { _, _ in }.added == 2)
      let grown = try await desk.importCollection(ImportTests.laws, into: DeskBench.code) { _, _ in }
      #expect(grown.added == 6)
      #expect(grown.known == 2)
      let before = try await desk.catalogue(CatalogueFilter(), limit: 100)
      let head = try await bench.store.read { try $0.head() }
      let again = try await desk.importCollection(ImportTests.laws.reversed(), into: DeskBench.code) { _, _ in
      }
      #expect(again.added == 0 && again.ended == 0 && again.known == 8)
      #expect(try await desk.catalogue(CatalogueFilter(), limit: 100) == before)
      #expect(try await bench.store.read { try $0.head() } == head)
      #expect(
        before.entries.filter { $0.title == "安静条例" }.map(\.validity) == [.inForce, .lapsed, .lapsed])
    }
  }

  @Test func `a line that is no law is not taken for one`() {
    #expect(
      CollectedText(json: Array("{\"title\":\"\",\"kind\":\"x\",\"text\":\"y\",\"promulgation\":[]}".utf8))
        == nil)
    #expect(CollectedText(json: Array("not json".utf8)) == nil)
    let line = #"{"title":"法","kind":"行政法规","issuer":null,"date":null,"promulgation":[],"text":"第一条"}"#
    #expect(CollectedText(json: Array(line.utf8))?.date == nil)
  }

  /// The real collection, where it is there: what people look for and every fortieth text beside it.
  @Test(.enabled(if: SharedFolder.file("corpus/regulations.jsonl.gz") != nil))
  func `of real laws the right one is found first`() async throws {
    let path = try #require(SharedFolder.file("corpus/regulations.jsonl.gz"))
    let lines = try GzipLines(path)
    let wanted = ["噪声污染", "不动产登记", "旅游条例"]
    var texts: [CollectedText] = []
    var number = 0
    while let line = try lines.next() {
      number += 1
      let head = String(decoding: line.prefix(240), as: UTF8.self)
      guard number % 40 == 0 || wanted.contains(where: { head.contains($0) }) else { continue }
      texts.append(try #require(CollectedText(json: line)))
    }
    #expect(number == 3_407)
    try await DeskBench.with { bench in
      let desk = bench.desk
      let outcome = try await desk.importCollection(texts, into: DeskBench.code) { _, _ in }
      #expect(outcome.added == texts.count)
      let noise = try await desk.search(SearchQuestion("噪声污染"))
      let titles = noise.findings.map { $0.title.map(\.text).joined() }
      let inTitle = titles.prefix { $0.contains("噪声污染") }
      #expect(inTitle.count == texts.filter { $0.title.contains("噪声污染") }.count)
      let repealed = try #require(titles.firstIndex(of: "中华人民共和国环境噪声污染防治法"))
      let inForce = try #require(titles.firstIndex(of: "中华人民共和国噪声污染防治法"))
      #expect(inForce < repealed)
      #expect(noise.findings[repealed].validity == .repealed)
      let land = try await desk.search(SearchQuestion("不动产登记")).findings.prefix(2)
      #expect(
        Set(land.map { $0.title.map(\.text).joined() }) == ["不动产登记暂行条例", "上海市不动产登记若干规定"])
      let tours = try await desk.search(SearchQuestion("旅游条例"))
      #expect(tours.findings.prefix(7).allSatisfy { $0.title.map(\.text).joined().contains("旅游条例") })
    }
  }
}

/// Real inputs that lie beside the checkout on some machines.
enum SharedFolder {
  static func file(_ name: String) -> String? {
    var candidates: [URL] = []
    if let named = ProcessInfo.processInfo.environment["HUABIAO_SHARED"] {
      candidates.append(URL(filePath: named))
    }
    var folder = URL(filePath: #filePath)
    for _ in 0..<8 {
      folder.deleteLastPathComponent()
      candidates.append(folder.appending(path: "shared"))
    }
    return candidates.map { $0.appending(path: name).path() }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }
}
