import Statute
import TestSupport
import Testing

@Suite("The story as a document")
struct StoryDocumentTests {
  private func readingFault(_ json: String) -> RequestStoryDocument.Fault? {
    do throws(RequestStoryDocument.Fault) {
      _ = try RequestStoryDocument(json: Array(json.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `the documented story is read`() throws {
    let document = try RequestStoryDocument(
      json: Array(
        """
        {"received": {"on": "2024-09-27", "by": "fax", "confirmedOn": "2024-09-29", "note": {"later": [1.5]}},
         "events": [
           {"kind": "thirdPartyConsulted", "on": "2024-10-16"},
           {"kind": "extended", "on": "2024-11-01", "workdays": 20, "reason": "x"},
           {"kind": "feeNoticed", "on": "2024-11-02", "receivedOn": "2024-11-03"},
           {"kind": "replied", "on": "2024-11-05", "by": "online", "servedOn": null}],
         "today": "2024-11-05", "unknown": true}
        """.utf8))
    #expect(document.today == day("2024-11-05"))
    #expect(document.story.received == .init(on: day("2024-09-27"), by: .fax, confirmedOn: day("2024-09-29")))
    #expect(
      document.story.events == [
        event("2024-10-16 thirdPartyConsulted"), event("2024-11-01 extended 20"),
        event("2024-11-02 feeNoticed 2024-11-03"), event("2024-11-05 sent"),
      ])
  }

  @Test(arguments: [
    ("", nil), ("[]", "文件"), (#"{"events": []}"#, "received"),
    (#"{"received": {"by": "fax"}}"#, "received.by or on"),
    (#"{"received": {"on": "2024-1-2", "by": "fax"}}"#, "received.on"),
    (#"{"received": {"on": 20240102, "by": "fax"}}"#, "received.on"),
    (#"{"received": {"on": "2024-01-02", "by": "pigeon"}}"#, "received.by"),
    (#"{"received": {"on": "2024-01-02", "by": "fax", "confirmedOn": ""}}"#, "received.confirmedOn"),
    (#"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": {}}"#, "events"),
    (#"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [7]}"#, "events[0]"),
    (
      #"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [{"on": "2024-01-03"}]}"#,
      "events[0].kind"
    ),
    (
      #"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [{"kind": "lost", "on": "2024-01-03"}]}"#,
      "events[0].kind"
    ),
    (
      #"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [{"kind": "clarified"}]}"#,
      "events[0].on"
    ),
    (
      #"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [{"kind": "extended", "on": "2024-01-03", "workdays": "5"}]}"#,
      "events[0].workdays"
    ),
    (
      #"{"received": {"on": "2024-01-02", "by": "inPerson"}, "events": [{"kind": "replied", "on": "2024-01-03"}]}"#,
      "events[0].by"
    ),
    (#"{"received": {"on": "2024-01-02", "by": "inPerson"}, "today": "soon"}"#, "today"),
  ])
  func `a fault names the field, in one line`(json: String, field: String?) throws {
    let fault = try #require(readingFault(json))
    if let field, !field.contains(" or ") { #expect(fault.field == field) }
    #expect(!fault.message.contains { $0.isNewline })
  }

  @Test func `what is quoted of a value stays on one line and short`() throws {
    let fault = try #require(
      readingFault(
        #"{"received": {"on": "a\nb\u001b[31m\#(String(repeating: "x", count: 500))", "by": "fax"}}"#))
    #expect(fault.message.count < 100)
    #expect(!fault.message.contains { $0.isNewline || $0 == "\u{1B}" })
  }

  @Test func `nesting without end is refused and not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(readingFault(#"{"received": \#(deep)"#) == .notJSON)
  }

  @Test(arguments: [
    ("2007-12-31", []), ("2028-01-03", []), ("2026-12-01", ["2028-01-04 withdrawn"]),
    ("2026-12-01", ["2026-12-02 feeNoticed 2028-02-02"]),
  ])
  func `a day before 2008 or beyond the provisional year is refused, never guessed`(
    receipt: String, events: [String]
  ) {
    #expect(throws: OutsideCalendar.self) { try reckon(story(receipt, events), today: receipt) }
  }
}
