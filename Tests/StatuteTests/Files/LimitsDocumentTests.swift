import Statute
import Testing

@Suite("Every matter as a document")
struct LimitsDocumentTests {
  private func answer(_ json: String, now: String = "2024-10-12") throws -> String {
    let document = try LimitsDocument(json: Array(json.utf8))
    return try document.answer(now: Instant(day(now)), in: .published).json.pretty
  }

  private func fault(_ json: String) -> StoryFault? {
    do throws(StoryFault) {
      _ = try LimitsDocument(json: Array(json.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `a document without a matter is a request, word for word`() throws {
    let text = #"{"received": {"on": "2024-09-27", "by": "inPerson"}, "today": "2024-10-08"}"#
    let plain = try reckon(story("2024-09-27"), today: "2024-10-08").json(
      today: day("2024-10-08"), in: .published)
    #expect(try answer(text) == plain.pretty)
    #expect(try answer(#"{"matter": "request", "# + text.dropFirst()) == plain.pretty)
  }

  @Test(arguments: Matter.allCases.filter { $0 != .request })
  func `every matter can be asked about, with each of its kinds and steps, and is explained`(matter: Matter)
    throws
  {
    let questions = matter.questions
    let began =
      switch questions.beginning {
      case .day: #""on": "2024-09-27""#
      case .moment: #""at": "2024-09-27T22:10""#
      case .year: #""year": 2023"#
      }
    let when = questions.beginning == .moment ? #""at": "2024-10-11T08:30""# : #""on": "2024-10-11""#
    let manners = questions.manners.isEmpty ? [nil] : questions.manners.map(\.name)
    for manner in manners {
      let kind = manner.map { #", "as": "\#($0)""# } ?? ""
      var seen: Set<String> = []
      for step in questions.steps {
        let number = step.number == nil ? "" : #", "days": 7"#
        let json =
          #"{"matter": "\#(matter.rawValue)", "began": {\#(began)\#(kind)}, "events": [{"kind": "\#(step.name)", \#(when)\#(number)}]}"#
        let document = try LimitsDocument(json: Array(json.utf8))
        guard case .matter(let story) = document.story else { Issue.record("no matter"); return }
        let now = Instant(day("2024-10-12"))
        let reckoning = try story.reckon(in: .published, now: now)
        #expect(!reckoning.clocks.isEmpty)
        for clock in reckoning.clocks {
          let text = try ClockExplanation(clock, in: .published, today: now.day).text
          #expect(text.contains(clock.term.article), "\(matter) \(text)")
        }
        let answer = try document.answer(now: now, in: .published)
        #expect(answer.json.pretty.contains(#""matter": "\#(matter.rawValue)""#))
        seen.insert(answer.json.pretty)
      }
      #expect(!seen.isEmpty)
    }
  }

  @Test func `hours are told by moments`() throws {
    let json = try answer(
      #"{"matter": "publicOpinion", "began": {"at": "2024-10-11T18:00", "as": "other"}, "now": "2024-10-12T18:00", "restDays": "skipped"}"#
    )
    #expect(json.contains(#""dueAt": "2024-10-14T18:00:00+08:00""#))
    #expect(json.contains(#""why": "weekend""#))
  }

  @Test(arguments: [
    (#"{"matter": "weather"}"#, "matter"), (#"{"matter": "inquiry"}"#, "began"),
    (#"{"matter": "inquiry", "began": {"on": "2024-09-27"}}"#, "began.as"),
    (#"{"matter": "inquiry", "began": {"on": "2024-09-27", "as": "urgent"}}"#, "began.as"),
    (#"{"matter": "publicOpinion", "began": {"at": "2024-09-27", "as": "other"}}"#, "began.at"),
    (#"{"matter": "annualReport", "began": {"year": 0, "as": "department"}}"#, "began.year"),
    (
      #"{"matter": "organ", "began": {"on": "2024-09-27"}, "events": [{"kind": "answered", "on": "2024-09-27"}]}"#,
      "events[0].kind"
    ),
    (#"{"matter": "organ", "began": {"on": "2024-09-27"}, "events": [{"kind": "done"}]}"#, "events[0].on"),
    (#"{"matter": "consultation", "began": {"on": "2024-09-27"}, "restDays": "maybe"}"#, "restDays"),
  ])
  func `a fault names the field`(json: String, field: String) {
    #expect(fault(json)?.field == field)
  }

  @Test func `a day beyond the calendar is refused, with the field in which it stands`() throws {
    let json =
      #"{"matter": "organ", "began": {"on": "2024-09-27"}, "events": [{"kind": "done", "on": "2030-01-01"}]}"#
    let document = try LimitsDocument(json: Array(json.utf8))
    #expect(throws: OutsideCalendar.self) {
      try document.answer(now: Instant(day("2024-10-01")), in: .published)
    }
    #expect(document.field(naming: day("2030-01-01")) == "events[0].on")
  }
}
