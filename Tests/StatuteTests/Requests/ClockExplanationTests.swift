import Statute
import Testing

@Suite("Every limit can be explained")
struct ClockExplanationTests {
  @Test func `receipt, start, holidays, make-up days, suspension, extension, last day, each with its source`()
    throws
  {
    let story = story(
      "2024-09-27",
      ["2024-10-16 thirdPartyConsulted", "2024-10-24 thirdPartyAnswered", "2024-11-01 extended 5"])
    let reckoning = try reckon(story, today: "2024-11-01")
    let clock = try #require(reckoning.reply)
    let explanation = try ClockExplanation(clock, of: story, in: .published, today: day("2024-11-01"))
    #expect(
      explanation.text == """
        申请于2024年9月27日以当面提交方式提出，当日为收到申请之日（《政府信息公开条例》第三十一条）。
        答复期限为25个工作日，自2024年9月27日起算，当日不计入（其中经批准延长5个工作日），第1日为2024年9月29日（《政府信息公开条例》第三十三条）。
        2024年10月1日至10月7日为国庆节假期，不计入（国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号））。
        2024年9月29日（星期日）因国庆节调休上班，计入（国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号））。
        2024年10月12日（星期六）因国庆节调休上班，计入（国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号））。
        其间周六、周日共10天不计入。
        2024年10月17日至10月24日征求第三方意见，其间6个工作日不计入（《政府信息公开条例》第三十三条第三款）。
        第25个计入的工作日为2024年11月14日，期限于该日届满。
        截至2024年11月1日已计入16个工作日，剩余9个工作日。
        """)
  }

  @Test func `a last day on a rest day is explained by the Civil Code`() throws {
    let reckoning = try reckon(story("2024-09-27", ["2024-10-12 posted"]), today: "2024-10-14")
    let clock = try #require(reckoning.clock(.suit))
    #expect(clock.due == day("2025-04-14"))
    let explanation = try ClockExplanation(clock, in: .published, today: day("2024-10-14"))
    #expect(explanation.sentences.contains { $0.source == "《民法典》第二百零三条" })
    let days = try clock.days(today: day("2024-10-14"), in: .published)
    #expect(days.last { $0.counts }?.on == clock.due)
  }

  @Test func `a provisional limit says so, and between which days it ends`() throws {
    let reckoning = try reckon(story("2026-12-10"), today: "2026-12-10")
    let clock = try #require(reckoning.reply)
    let bounds = try #require(clock.provisional)
    #expect(bounds.earliest <= bounds.latest)
    let text = try ClockExplanation(clock, in: .published, today: day("2026-12-10")).text
    #expect(text.contains("尚未公布"))
    #expect(text.contains(bounds.latest.chinese))
  }

  @Test func `a clock that stands still has no last day to tell`() throws {
    let reckoning = try reckon(
      story("2024-09-27", ["2024-10-15 feeNoticed 2024-10-15"]), today: "2024-10-20")
    let clock = try #require(reckoning.reply)
    let text = try ClockExplanation(clock, in: .published, today: day("2024-10-20")).text
    #expect(text.contains("届满之日尚不能确定"))
    #expect(text.contains("等待申请人缴费"))
  }

  @Test func `the calendar file has one all-day event on the last day, in lines of 75 octets`() throws {
    let clock = try #require(try reckon(story("2024-09-27"), today: "2024-09-27").reply)
    let explanation = try ClockExplanation(clock, in: .published, today: day("2024-09-27"))
    let file = try #require(
      clock.iCalendar(
        identity: "2024-0042.reply@example", summary: "答复期限届满:2024-0042", note: explanation.text,
        at: Instant(day("2024-09-27"), hour: 9, minute: 30)))
    let lines = file.components(separatedByCRLF: ())
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains("DTSTART;VALUE=DATE:20241030"))
    #expect(lines.contains("DTEND;VALUE=DATE:20241031"))
    #expect(lines.contains("DTSTAMP:20240927T013000Z"))
    #expect(file.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(file.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
    // Unfolded and unescaped, the description is the explanation again.
    let unfolded = unfold(lines)
    let description = try #require(unfolded.first { $0.hasPrefix("DESCRIPTION:") }).dropFirst(12)
    #expect(unescape(String(description)) == explanation.text)
  }

  @Test func `text in a calendar file cannot end its line`() throws {
    let clock = try #require(try reckon(story("2024-09-27"), today: "2024-09-27").reply)
    let file = try #require(
      clock.iCalendar(
        identity: "a", summary: "x\r\nEND:VCALENDAR;,\\", note: "", at: Instant(day("2024-09-27"))))
    #expect(file.components(separatedByCRLF: ()).contains("SUMMARY:x\\nEND:VCALENDAR\\;\\,\\\\"))
  }

  private func unfold(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { unfolded, line in
      if line.hasPrefix(" "), !unfolded.isEmpty {
        unfolded[unfolded.count - 1] += line.dropFirst()
      } else {
        unfolded.append(line)
      }
    }
  }

  private func unescape(_ text: String) -> String {
    var out = ""
    var escaped = false
    for character in text {
      if escaped {
        out.append(character == "n" ? "\n" : character)
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}

extension String {
  /// CR LF is one character to Swift, so the text is cut at it.
  fileprivate func components(separatedByCRLF _: ()) -> [String] {
    split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }
}
