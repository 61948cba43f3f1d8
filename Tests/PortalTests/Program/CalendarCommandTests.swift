import Foundation
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// Taking a notice up at the machine, and counting by it.
@Suite("huabiao calendar")
struct CalendarCommandTests {
  private static let lengthening = """
    国务院办公厅关于延长2027年春节假期的通知
    国办发明电〔2027〕1号
    经国务院批准，现将延长2027年春节假期的具体安排通知如下。
    一、延长2027年春节假期至2月14日（农历正月初九，星期日），2月15日（星期一）起正常上班。
    国务院办公厅
    2027年2月9日
    """

  /// Twenty working days from here end on 4 January 2027 by weekends, on the 5th by the notice.
  private static let story = """
    {"received": {"on": "2026-12-07", "by": "inPerson"}, "events": [], "today": "2026-12-14"}
    """

  private func take(_ place: ProgramPlace, _ more: String...) async throws -> ProgramRun {
    try await ProgramRun.of(["calendar", "take", "--json"] + place.options + more, input: Notice2027.text)
  }

  private func due(_ options: [String]) async throws -> String? {
    let run = try await ProgramRun.of(["due", "--json"] + options, input: Self.story)
    let clocks = run["clocks"] as? [[String: Any]]
    return clocks?.first { $0["name"] as? String == "reply" }?["due"] as? String
  }

  @Test(arguments: Engine.allCases)
  func `a notice is taken up and back; commands that are told of the installation count by it`(engine: Engine)
    async throws
  {
    let place = try await ProgramPlace(engine)
    let looked = try await take(place, "--by", "chen-xt", "--dry-run")
    #expect(looked.status == 0 && looked["edition"] is NSNull && looked["limits"] is [Any])
    #expect(try await ProgramRun.of(["calendar", "2027"] + place.calendar).isRefused)

    let taken = try await take(place, "--by", "chen-xt", "--reason", "新通知")
    #expect(taken.status == 0 && taken["edition"] as? Int == 2, "\(taken.messages)")
    let year = try await ProgramRun.of(["calendar", "2027", "--json"] + place.calendar)
    #expect(year.status == 0 && year["year"] as? Int == 2027)
    #expect(try await due(place.calendar) == "2027-01-05")
    let longer = try await ProgramRun.of(
      ["calendar", "read", "--json"] + place.calendar, input: Self.lengthening)
    #expect(longer.status == 0 && longer.output.contains("2027-02-14"), "\(longer.messages)")
    // Where no installation is named, the calendar of the program is the one that counts.
    #expect(try await ProgramRun.of(["calendar", "2027"]).isRefused)
    #expect(try await due([]) == "2027-01-04")
    #expect(try await ProgramRun.of(["calendar", "read"], input: Self.lengthening).isRefused)

    let back = try await ProgramRun.of(
      ["calendar", "take-back", "2", "--by", "chen-xt", "--reason", "文本有误", "--json"] + place.options)
    #expect(back.status == 0 && back["edition"] as? Int == 3, "\(back.messages)")
    #expect(try await ProgramRun.of(["calendar", "2027"] + place.calendar).isRefused)
    let editions = try await ProgramRun.of(["calendar", "editions", "--json"] + place.options)
    #expect((editions.json as? [[String: Any]])?.map { $0["edition"] as? Int } == [1, 2, 3])
  }

  @Test
  func `whoever may not, gives no reason or hands in what is no notice is refused, and nothing changes`()
    async throws
  {
    let place = try await ProgramPlace()
    #expect(try await take(place, "--by", "nobody", "--reason", "新通知").isRefused)
    #expect(try await take(place, "--by", "li-1", "--reason", "新通知").isRefused)
    let silent = try await take(place, "--by", "chen-xt")
    #expect(silent.isRefused && silent.messages.contains("请写明理由"))
    let text = try await ProgramRun.of(
      ["calendar", "take", "--by", "chen-xt", "--reason", "新通知"] + place.options, input: "放假三天。")
    #expect(text.isRefused && text.messages.hasPrefix("标准输入"))
    let back = try await ProgramRun.of(
      ["calendar", "take-back", "2", "--by", "chen-xt", "--reason", "有误"] + place.options)
    #expect(back.isRefused && back.messages.contains("只能撤回最近一次"))
    let editions = try await ProgramRun.of(["calendar", "editions", "--json"] + place.options)
    #expect((editions.json as? [Any])?.count ?? 0 <= 1)
  }
}
