import Statute
import Testing
import WebParts

@testable import Portal

@Suite struct PartsTests {
  @Test func `each state has a mark of its own beside its word`() {
    let marks = Badge.Tone.allCases.map { StateMark(tone: $0).html.string }
    #expect(Set(marks).count == Badge.Tone.allCases.count)
    #expect(Markup(Badge(.late, "已逾期").html).text.contains("已逾期"))
  }

  @Test func `a row says what, from whom, when, number and state in that order`() throws {
    let html = RowList(rows: [
      .init("标题", "/1", body: "机关", date: "2026-01-02", number: "甲发〔2026〕1号", state: Badge(.good, "有效"))
    ]).html.string
    let places = ["标题", "机关", "2026-01-02", "甲发〔2026〕1号", "有效"].map { html.ranges(of: $0).last?.lowerBound }
    let found = places.compactMap(\.self)
    #expect(found.count == 5)
    #expect(found == found.sorted())
  }

  @Test(
    arguments: [
      (1, 1, []), (1, 3, ["1", "2", "3"]), (1, 9, ["1", "2", "…", "9"]),
      (5, 9, ["1", "…", "4", "5", "6", "…", "9"]),
      (4, 9, ["1", "2", "3", "4", "5", "…", "9"]), (9, 9, ["1", "…", "8", "9"]),
      (3, 5, ["1", "2", "3", "4", "5"]),
    ] as [(Int, Int, [String])])
  func `pages show the ends and the neighbours, and no gap of one`(
    current: Int, last: Int, expected: [String]
  ) {
    let html = Pagination(current: current, last: last, total: "共 9 条") { "/?page=\($0)" }.html
    let list = html.string.split(separator: "<li>").dropFirst().map { item in
      Markup(HTML.raw("<li>\(item.prefix(upTo: item.ranges(of: "</li>")[0].lowerBound))</li>")).text
    }
    #expect(list.filter { !$0.hasSuffix("一页") } == expected)
  }

  @Test(arguments: [
    ("云岭县人民政府关于印发云岭县节水办法的通知", "云岭县人民政府|关于印发|云岭县节水办法|的通知"),
    ("关于公开征求《办法（征求意见稿）》意见的公告", "关于公开征求|《办法|（征求意见稿）|》|意见|的公告"),
    ("节水办法", "节水办法"), ("", ""),
  ])
  func `a title may break at its joints`(title: String, expected: String) {
    #expect(TitleText(title).html.string.replacing("<wbr>", with: "|") == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (11_398_889, "11,398,889"),
  ])
  func `whole numbers are grouped by threes`(number: Int, expected: String) {
    #expect(Grouped.text(number) == expected)
  }

  @Test(arguments: [(0, "0em"), (1.5, "1.50em"), (-0.4, "-0.40em"), (33.3333, "33.33em")])
  func `lengths are written with two decimals at most`(value: Double, expected: String) {
    #expect(Length.em(value) == expected)
  }

  @Test func `a figure of the statutory table opens its files, and a sum that fails says so`() {
    let table = StatutoryTable(
      caption: "表", head: [[.corner("注", rows: 2), .head("甲", columns: 2)]],
      rows: [[.label("行"), .figure(3, address: "/cell"), .figure(nil, fails: true)]], faults: ["3 ≠ 4"])
    let page = Markup(table.html)
    #expect(page.faults == [])
    #expect(page.all("a").first?.attributes["href"] == "/cell")
    #expect(page.text.contains("勾稽不符"))
    #expect(page.text.contains("3 ≠ 4"))
    #expect(page.all("td").map { $0.attributes["rowspan"] } == ["2", nil, nil])
    #expect(!page.text.contains("0"))
  }

  @Test func `a bar without a value and a chart without bars are drawn all the same`() {
    for direction in [BarChart.Direction.lying, .standing] {
      for bars in [[], [BarChart.Bar("甲", 0)], [BarChart.Bar("甲", 5), .init("乙", 0)]] {
        let chart = BarChart(
          id: "c", title: "图", unit: "件", bars: bars, direction: direction, labelTitle: "项")
        #expect(Markup(chart.html).faults == [])
      }
    }
    for values in [[], [nil], [0, nil, 0], [1, 2_000_000, 3]] as [[Int?]] {
      let chart = LineChart(
        id: "c", title: "图", unit: "件", labels: ["一", "二", "三"], lines: [.init("甲", values), .init("乙", [])],
        labelTitle: "月")
      #expect(Markup(chart.html).faults == [])
    }
  }

  @Test func `the text of a letter is text`() {
    let page = Markup(
      Letter(
        from: "<i>", title: "<i>", to: "<i>", paragraphs: ["一、<i>", "<i>。"], signedBy: "<i>",
        date: "2026年3月5日"
      ).html)
    #expect(page.faults == [])
    #expect(page.all("i").isEmpty)
    #expect(page.all("h2").count == 1)
  }
}
