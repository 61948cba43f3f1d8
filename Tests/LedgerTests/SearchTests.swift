import Ledger
import Statute
import TestSupport
import Testing

private func leaflet(
  _ title: String, _ text: String = "", number: String? = nil, index: String? = nil,
  on day: String = "2024-05-01",
  body: String = "B1", columns: [String] = ["c1"]
) -> SearchDocument {
  SearchDocument(
    title: title, text: text, documentNumber: number, indexNumber: index, day: .on(day), body: body,
    columns: columns, validity: "inForce")
}

@Suite struct `Searching` {
  @Test(arguments: Engine.allCases)
  func `numbers of documents and of the index are found however they are typed`(engine: Engine) async throws {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([
        leaflet("关于公文的通知", number: "国办发〔2024〕15号", index: "11440000000000000A/2024-00042"),
        leaflet("关于会议的通知", number: "国办发〔2024〕150号", index: "11440000000000000A/2024-00420"),
        leaflet("提到别的文号", "见国办发〔2024〕15号"),
      ])
      for typed in ["国办发〔2024〕15号", "国办发[2024]15号", "国办发（２０２４）１５号", "国办发2024 15号"] {
        #expect(Set(try await store.found(SearchQuery(typed))) == [0, 2], "\(typed)")
      }
      #expect(try await store.found(SearchQuery("国办发〔2024〕15号", order: .relevance)) == [0, 2])
      #expect(try await store.found(SearchQuery("11440000000000000a/2024-00042")) == [0])
      #expect(try await store.found(SearchQuery("2024-00042")) == [0])
    }
  }

  @Test(arguments: Engine.allCases)
  func `two characters are found, one is found, and what was not written is not`(engine: Engine) async throws
  {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([leaflet("甲乙，乙丙"), leaflet("甲乙丙"), leaflet("丙"), leaflet("丁 丙")])
      #expect(try await store.found(SearchQuery("甲乙")) == [1, 0])
      #expect(try await store.found(SearchQuery("甲乙丙")) == [1])
      #expect(try await store.found(SearchQuery("丙")) == [3, 2, 1, 0])
      #expect(try await store.found(SearchQuery("甲 丙")) == [1, 0])
      #expect(try await store.found(SearchQuery("丁丙")) == [])
      #expect(try await store.found(SearchQuery("“，。")) == [])
      #expect(try await store.found(SearchQuery("\"OR* NEAR(甲乙")) == [])
    }
  }

  @Test(arguments: Engine.allCases) func `what is amended, repealed or taken down is found as it now stands`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([leaflet("停车办法", "旧的内容"), leaflet("停车办法", "别的")])
      try await store.change(0, .rewritten(text: "新的规定"))
      #expect(try await store.found(SearchQuery("内容")) == [])
      #expect(try await store.found(SearchQuery("规定")) == [0])
      try await store.change(1, .repealed)
      #expect(try await store.found(SearchQuery("停车", order: .relevance)) == [0, 1])
      #expect(try await store.found(SearchQuery("停车", validity: "repealed")) == [1])
      try await store.change(0, .takenDown)
      #expect(try await store.found(SearchQuery("停车")) == [1])
      #expect(try await store.found(SearchQuery("规定")) == [])
      let results = try await store.read { try $0.search(SearchQuery()) }
      #expect(results.count == SearchCount(1, isExact: true))
    }
  }

  @Test(arguments: Engine.allCases)
  func
    `the nearest come first: the very title, then the shorter title, then the text; in force before repealed`(
      engine: Engine
    )
    async throws
  {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([
        leaflet("关于宣传的通知", "旅游条例旅游条例旅游条例", on: "2025-01-01"),
        leaflet("关于宣传的长通知", "说到旅游条例一次" + String(repeating: "其他内容", count: 500), on: "2025-02-01"),
        leaflet("某省旅游条例", on: "2010-01-01"),
        leaflet("某省某州旅游条例实施办法", on: "2020-01-01"),
        leaflet("旅游条例", on: "2001-01-01"),
        leaflet("某市旅游条例", on: "2022-01-01"),
      ])
      try await store.change(2, .repealed)
      #expect(try await store.found(SearchQuery("旅游条例", order: .relevance)) == [4, 5, 3, 2, 0, 1])
      #expect(try await store.found(SearchQuery("旅游条例", order: .newest)) == [1, 0, 5, 3, 2, 4])
      for offset in 0..<6 {
        let one = try await store.found(SearchQuery("旅游条例", order: .relevance, offset: offset, limit: 1))
        #expect(one == [[4, 5, 3, 2, 0, 1][offset]])
      }
    }
  }

  @Test(arguments: Engine.allCases) func `filters and facets agree with a plain count`(engine: Engine)
    async throws
  {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      var numbers = SeededNumbers(seed: 7)
      var documents: [SearchDocument] = []
      for index in 0..<300 {
        documents.append(
          leaflet(
            ["公告", "通知", "公告通知"].randomElement(using: &numbers)! + "\(index)",
            on: "20\(Int.random(in: 20...24, using: &numbers))-0\(Int.random(in: 1...9, using: &numbers))-11",
            body: ["B1", "b1", "B-2"].randomElement(using: &numbers)!,
            columns: [["c1", "c"], ["c2", "c"], ["d"]].randomElement(using: &numbers)!))
      }
      try await store.publish(documents)
      let hits = documents.filter { $0.title.contains("公告") }
      let results = try await store.read { try $0.search(SearchQuery("公告", isFaceted: true)) }
      #expect(results.count == SearchCount(hits.count, isExact: true))
      let facets = try #require(results.facets)
      #expect(facets.isExact)
      for value in facets.bodies { #expect(value.count == hits.filter { $0.body == value.code }.count) }
      for value in facets.years {
        #expect(value.count == hits.filter { "\($0.day.year)" == value.code }.count)
      }
      for value in facets.columns {
        #expect(value.count == hits.filter { $0.columns[0] == value.code }.count)
      }
      #expect(facets.bodies.count == 3)
      for body in ["B1", "b1", "B-2"] {
        for year in 2020...2024 {
          for column in ["c", "c1", "d", "none"] {
            let query = SearchQuery("公告", body: body, year: year, column: column, limit: 300)
            let expected = documents.indices.filter {
              documents[$0].title.contains("公告") && documents[$0].body == body
                && documents[$0].day.year == year
                && documents[$0].columns.contains(column)
            }
            #expect(Set(try await store.found(query)) == Set(expected))
          }
        }
      }
      let days = Day.on("2021-03-01")...Day.on("2022-02-28")
      let within = documents.indices.filter { days.contains(documents[$0].day) }
      #expect(Set(try await store.found(SearchQuery(days: days, limit: 300))) == Set(within))
      let count = try await store.read { try $0.search(SearchQuery(days: days)) }.count
      #expect(count == SearchCount(within.count, isExact: true))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a count that runs out of time says about, and is near`(engine: Engine) async throws {
    // A stopwatch on which everything takes long; PostgreSQL looks at it once a year.
    let budget = engine == .sqlite ? 3.0 : 1
    let pace = SearchPace(
      stopwatch: TickingStopwatch().stopwatch, countBudget: budget, facetBudget: budget, stretch: 50)
    let test = try await TestStore(engine, shelf: .leaflets, pace: pace)
    let store = test.store
    var documents: [SearchDocument] = []
    for index in 0..<1_000 {
      let day = Day.on("2015-01-01").adding(days: index)
      documents.append(leaflet(index % 4 == 0 ? "公告栏" : "通知书", on: day.description))
    }
    try await store.publish(documents)
    // One that the index says alone, and one for which the texts are looked through.
    for word in ["公告", "公告栏"] {
      for isFaceted in [false, true] {
        let results = try await store.read { try $0.search(SearchQuery(word, isFaceted: isFaceted)) }
        let count = try #require(results.count)
        #expect(!count.isExact)
        #expect((200...300).contains(count.value))
        #expect(results.facets.map(\.isExact) == (isFaceted ? false : nil))
        #expect(results.hits.count == 20)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `a description is met with what was published about it, and nonsense with nothing`(engine: Engine)
    async throws
  {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([
        leaflet("青石县2024年农村公路养护资金安排表"), leaflet("青石县小学招生划片方案"), leaflet("青石县人民政府工作报告"),
        leaflet("关于印发青石县农村饮水安全规划的通知"),
      ])
      let hits = try await store.read { try $0.suggestions(for: "我想知道今年村里公路的养护资金是怎么安排的") }
      #expect(hits.first?.title == "青石县2024年农村公路养护资金安排表")
      #expect(try await store.read { try $0.suggestions(for: "完全无关痛痒") }.isEmpty)
      #expect(try await store.read { try $0.suggestions(for: "") }.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func `what was found is set apart in title and text`(engine: Engine)
    async throws
  {
    try await withStore(on: engine, shelf: .leaflets) { store, _ in
      try await store.publish([
        leaflet("关于ＰＭ２．５的通告", "第一句话。" + String(repeating: "很长的前文", count: 30) + "。这里说到扬尘控制，以及别的。")
      ])
      let hit = try await store.read { try $0.search(SearchQuery("扬尘 pm2.5")) }.hits[0]
      #expect(hit.excerpt.filter(\.isFound).map(\.text) == ["扬尘"])
      #expect(hit.excerpt.map(\.text).joined().hasPrefix("…这里说到扬尘控制") || hit.excerpt.first?.text == "…")
      let whole = hit.titleParts.map(\.text).joined()
      #expect(whole == "关于ＰＭ２．５的通告")
    }
  }
}

/// Says one millisecond more each time it is looked at.
private final class TickingStopwatch: Sendable {
  private let looks = Counter()

  var stopwatch: Stopwatch { Stopwatch { [looks] in Double(looks.next()) } }
}
