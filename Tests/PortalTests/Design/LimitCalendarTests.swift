import Statute
import Testing
import WebParts

@testable import Portal

@Suite struct LimitCalendarTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

  @Test func `each month has whole weeks that begin on Monday`() throws {
    let first = try day("2024-01-30")
    let days = (0..<34).map { LimitDay(on: first.adding(days: $0), kind: .counted, ordinal: $0 + 1) }
    let html = LimitCalendar(title: "期限", days: days).html
    let page = Markup(html)
    #expect(page.faults == [])
    // 30 and 31 January, the 29 days of February 2024, 1 to 3 March, with blanks before and after each.
    let grids = html.string.split(separator: "<table class=\"month\">").dropFirst().map { grid in
      Markup(HTML.raw("<table>" + grid.prefix(upTo: grid.ranges(of: "</table>")[0].lowerBound) + "</table>"))
    }
    #expect(grids.count == 3)
    for grid in grids { #expect(grid.all("td").count.isMultiple(of: 7)) }
    let blanks = grids.map { grid in
      grid.all("td").prefix { $0.attributes["class"] == "blank" }.count
    }
    #expect(blanks == [1, 3, 4])
  }

  @Test func `the first and the last day are named in the grid, and the last in the table`() {
    let page = Markup(LimitCalendar(title: "期限", days: Gallery.limitDays).html)
    let kinds = page.all("td").compactMap { $0.attributes["class"] }
    #expect(kinds.filter { $0.hasPrefix("day") && $0.contains("first") }.count == 1)
    #expect(kinds.filter { $0.hasPrefix("day") && $0.contains("last") }.count == 1)
    #expect(page.text.contains("期限最后一日"))
  }

  @Test(arguments: LimitDay.Kind.allCases)
  func `a kind of day that does not count has a letter or stands outside`(kind: LimitDay.Kind) throws {
    let day = LimitDay(on: try day("2026-03-02"), kind: kind)
    #expect(day.sign.isEmpty == (kind == .counted || kind == .outside))
  }

  @Test func `the legend explains what occurs and nothing else`() throws {
    let days = [LimitDay(on: try day("2026-03-02"), kind: .counted, ordinal: 1)]
    let text = Markup(LimitCalendar(title: "期限", days: days).html).text
    #expect(text.contains("计算的工作日"))
    #expect(!text.contains("法定节假日"))
  }

  @Test func `no days make no grid`() {
    #expect(Markup(LimitCalendar(title: "期限", days: []).html).faults == [])
  }
}
