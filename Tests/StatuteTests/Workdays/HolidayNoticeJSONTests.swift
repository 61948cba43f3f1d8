import Foundation
import Testing

@testable import Statute

/// The shape that other programs rely on (`huabiao calendar YEAR --json`).
@Suite struct HolidayNoticeJSONTests {
  struct Answer: Decodable, Equatable {
    struct Holiday: Decodable, Equatable {
      let on: String
      let name: String
    }
    struct Other: Decodable, Equatable {
      let on: String
      let name: String
      let works: Bool
      let source: String
    }
    let year: Int
    let source: String
    let holidays: [Holiday]
    let makeUpWorkdays: [String]
    let fromOtherYears: [Other]?
  }

  func answer(_ year: Int) throws -> Answer {
    let notice = try #require(WorkCalendar.published.notices[year])
    let json = notice.json(neighbours: .published).pretty
    return try JSONDecoder().decode(Answer.self, from: Data(json.utf8))
  }

  @Test func `a year tells all its days off and worked weekends in order`() throws {
    let answer = try answer(2024)
    #expect(answer.year == 2024)
    #expect(answer.source == "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）")
    #expect(answer.holidays.count == 28)
    #expect(answer.holidays.first == .init(on: "2024-01-01", name: "元旦"))
    #expect(
      answer.makeUpWorkdays == [
        "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
        "2024-10-12",
      ])
    #expect(answer.fromOtherYears == [])
  }

  @Test func `days that the next year's notice decides are told with their source`() throws {
    let answer = try answer(2018)
    #expect(answer.fromOtherYears?.map(\.on) == ["2018-12-29", "2018-12-30", "2018-12-31"])
    #expect(answer.fromOtherYears?.first?.works == true)
    #expect(try self.answer(2019).holidays.first?.on == "2018-12-30")
  }

  @Test func `a year with a later document cites both`() throws {
    let notice = try #require(WorkCalendar.published.notices[2020])
    #expect(notice.source.contains("国办发明电〔2019〕16号") && notice.source.contains("国办发明电〔2020〕1号"))
    let text = notice.json(neighbours: nil).pretty
    #expect(text.contains(#""number": "国办发明电〔2020〕1号""#) && !text.contains("fromOtherYears"))
  }
}
