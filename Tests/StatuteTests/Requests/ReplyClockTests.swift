import Statute
import Testing

@Suite("Articles 30 to 34: the limits of a request")
struct ReplyClockTests {
  @Test(arguments: [
    ("2024-03-04", "2024-03-13", "2024-04-01"),
    ("2024-09-27", "2024-10-12", "2024-10-30"),
    // Received on a make-up Saturday, on a rest day, on the eve of a long holiday.
    ("2024-10-12", "2024-10-22", "2024-11-08"),
    ("2024-10-05", "2024-10-15", "2024-11-01"),
    ("2024-09-30", "2024-10-15", "2024-11-01"),
  ])
  func `articles 30 and 33: 7 and 20 working days after the day of receipt`(
    receipt: String, clarification: String, reply: String
  ) throws {
    let reckoning = try reckon(story(receipt), today: receipt)
    #expect(reckoning.receiptDay == day(receipt))
    #expect(
      reckoning.lines == [
        "clarificationNotice \(clarification) running", "reply \(reply) running",
      ])
  }

  @Test(arguments: RequestChannel.allCases)
  func `article 31: the day of receipt by channel`(channel: RequestChannel) throws {
    func receiptDay(confirmedOn: Day?) throws -> Day? {
      let story = RequestStory(
        received: .init(on: day("2024-03-02"), by: channel, confirmedOn: confirmedOn), events: [])
      return try reckon(story, today: "2024-03-06").receiptDay
    }
    switch channel {
    case .inPerson, .signedPost:
      #expect(try receiptDay(confirmedOn: nil) == day("2024-03-02"))
      #expect(try receiptDay(confirmedOn: day("2024-03-05")) == day("2024-03-02"))
    case .ordinaryPost, .online, .email, .fax:
      #expect(try receiptDay(confirmedOn: nil) == nil)
      #expect(try receiptDay(confirmedOn: day("2024-03-05")) == day("2024-03-05"))
    }
  }

  @Test func `article 31: without a needed confirmation no clock runs and nothing can be done`() throws {
    let story = RequestStory(
      received: .init(on: day("2024-03-04"), by: .online), events: [event("2024-03-05 extended 5")])
    let reckoning = try reckon(story, today: "2024-05-04")
    #expect(reckoning.clocks.isEmpty)
    #expect(reckoning.refusalLines == ["art.31 extended 2024-03-05"])
  }

  @Test func `article 31: receipt cannot be confirmed before the request came in`() throws {
    let story = RequestStory(
      received: .init(on: day("2024-03-04"), by: .fax, confirmedOn: day("2024-03-01")), events: [])
    #expect(try reckon(story, today: "2024-03-04").refusalLines == ["art.31 received 2024-03-01"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let events: [String]
    let today: String
    let clocks: [String]
    var refusals: [String] = []
    var testDescription: String { what }
  }

  /// Received in person on Friday 2024-09-27; the holiday is 1 to 7 October, 29 September and 12 October are worked.
  static let cases: [Case] = [
    Case(
      what: "article 30: asking makes the clock void, and the clarified request starts it at zero",
      events: ["2024-10-09 clarificationAsked", "2024-10-15 clarified"], today: "2024-10-20",
      clocks: [
        "clarificationNotice 2024-10-12 met", "reply 2024-10-30 void", "reply 2024-11-12 running",
      ]),
    Case(
      what: "article 30: the notice on the seventh working day is in time",
      events: ["2024-10-12 clarificationAsked"], today: "2024-10-20",
      clocks: ["clarificationNotice 2024-10-12 met", "reply 2024-10-30 void"]),
    Case(
      what: "article 30: a notice after the seventh working day is missed, and still a notice",
      events: ["2024-10-14 clarificationAsked", "2024-10-15 clarified"], today: "2024-10-20",
      clocks: [
        "clarificationNotice 2024-10-12 missed", "reply 2024-10-30 void", "reply 2024-11-12 running",
      ]),
    Case(
      what: "article 30: a notice after the limit of the reply is refused",
      events: ["2024-10-31 clarificationAsked"], today: "2024-11-01",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 overdue"],
      refusals: ["art.30 clarificationAsked 2024-10-31"]),
    Case(
      what: "article 30: a second notice is refused",
      events: [
        "2024-10-09 clarificationAsked", "2024-10-15 clarified", "2024-10-16 clarificationAsked",
      ], today: "2024-10-20",
      clocks: [
        "clarificationNotice 2024-10-12 met", "reply 2024-10-30 void", "reply 2024-11-12 running",
      ], refusals: ["art.30 clarificationAsked 2024-10-16"]),
    Case(
      what: "article 30: where nothing was asked nothing can be clarified or lapse",
      events: ["2024-10-09 clarified", "2024-10-10 clarificationLapsed"], today: "2024-10-20",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 running"],
      refusals: ["art.30 clarified 2024-10-09", "art.30 clarificationLapsed 2024-10-10"]),
    Case(
      what: "article 30: the lapse closes the request",
      events: [
        "2024-10-09 clarificationAsked", "2024-10-25 clarificationLapsed", "2024-10-28 clarified",
      ], today: "2024-11-20",
      clocks: ["clarificationNotice 2024-10-12 met", "reply 2024-10-30 void"],
      refusals: ["art.33 clarified 2024-10-28"]),
    Case(
      what: "article 33: an extension on the last day holds",
      events: ["2024-10-30 extended 20"], today: "2024-10-31",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-11-27 running"]),
    Case(
      what: "article 33: an extension after the last day is refused",
      events: ["2024-10-31 extended 20"], today: "2024-10-31",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 overdue"],
      refusals: ["art.33 extended 2024-10-31"]),
    Case(
      what: "article 33: one extension only, even where the first was short",
      events: ["2024-10-10 extended 1", "2024-10-11 extended 19"], today: "2024-10-31",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-31 running"],
      refusals: ["art.33 extended 2024-10-11"]),
    Case(
      what: "article 33: no fewer than 1 and no more than 20 working days",
      events: ["2024-10-10 extended 0", "2024-10-11 extended 21"], today: "2024-10-12",
      clocks: ["clarificationNotice 2024-10-12 running", "reply 2024-10-30 running"],
      refusals: ["art.33 extended 2024-10-10", "art.33 extended 2024-10-11"]),
    Case(
      what: "article 33: an extension within the time that a consultation has added",
      events: [
        "2024-10-16 thirdPartyConsulted", "2024-10-24 thirdPartyAnswered", "2024-11-05 extended 20",
      ], today: "2024-11-06",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-12-05 running", "thirdParty 2024-11-06 met",
      ]),
    Case(
      what: "articles 32 and 33: without an answer the count goes on after 15 working days",
      events: ["2024-10-16 thirdPartyConsulted"], today: "2024-11-06",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-11-20 suspended",
        "thirdParty 2024-11-06 running",
      ]),
    Case(
      what: "articles 32 and 33: an answer that comes late takes out the days up to it",
      events: ["2024-10-16 thirdPartyConsulted", "2024-11-08 thirdPartyAnswered"], today: "2024-11-08",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-11-22 running", "thirdParty 2024-11-06 missed",
      ]),
    Case(
      what: "article 32: the 15 working days run from the day the party has the letter",
      events: ["2024-10-16 thirdPartyConsulted 2024-10-18"], today: "2024-11-11",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-11-22 running",
        "thirdParty 2024-11-08 overdue",
      ]),
    Case(
      what: "articles 32 to 34: overlapping consultations are one stretch",
      events: [
        "2024-10-10 thirdPartyConsulted", "2024-10-12 organConsulted", "2024-10-16 organAnswered",
        "2024-10-18 thirdPartyAnswered",
      ], today: "2024-10-19",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-11-08 running", "thirdParty 2024-10-30 met",
        "organ 2024-11-01 met",
      ]),
    Case(
      what: "articles 30 and 32: a consultation begun before the clarified request is taken out after it",
      events: [
        "2024-10-08 thirdPartyConsulted", "2024-10-09 clarificationAsked", "2024-10-11 clarified",
        "2024-10-15 thirdPartyAnswered",
      ], today: "2024-10-16",
      clocks: [
        "clarificationNotice 2024-10-12 met", "reply 2024-11-20 void", "reply 2024-11-12 running",
        "thirdParty 2024-10-28 met",
      ]),
    Case(
      what: "article 33: a reply posted on the last day is in time, whenever it arrives",
      events: ["2024-10-30 posted 2024-11-04"], today: "2024-11-05",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-10-30 met", "review 2025-01-03 running",
        "suit 2025-05-06 running",
      ]),
    Case(
      what: "article 33: a reply handed over counts on the day it is signed for",
      events: ["2024-10-30 handed 2024-10-31"], today: "2024-11-05",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-10-30 missed", "review 2024-12-30 running",
        "suit 2025-04-30 running",
      ]),
    Case(
      what: "article 33: a reply that has not reached the applicant does not stop the clock",
      events: ["2024-10-30 handed"], today: "2024-11-05",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 overdue"]),
    Case(
      what: "article 42: the fee notice stops the clock, and payment starts it anew",
      events: ["2024-10-15 feeNoticed 2024-10-16", "2024-10-22 feePaid"], today: "2024-10-23",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-10-30 void", "reply 2024-11-19 running",
        "feePayment 2024-11-13 met",
      ]),
    Case(
      what: "article 42: unpaid, the clock stands still",
      events: ["2024-10-15 feeNoticed 2024-10-16"], today: "2024-12-02",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply - suspended", "feePayment 2024-11-13 overdue",
      ]),
    Case(
      what: "article 42: the request lapses when the time to pay has passed, not before",
      events: [
        "2024-10-15 feeNoticed 2024-10-16", "2024-11-13 feeLapsed", "2024-11-14 feeLapsed",
      ], today: "2024-11-14",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-10-30 void", "feePayment 2024-11-13 missed",
      ], refusals: ["fee feeLapsed 2024-11-13"]),
    Case(
      what: "article 42: a notice that has not arrived cannot lapse",
      events: ["2024-10-15 feeNoticed", "2024-12-02 feeLapsed"], today: "2024-12-02",
      clocks: ["clarificationNotice 2024-10-12 void", "reply - suspended"],
      refusals: ["fee feeLapsed 2024-12-02"]),
    Case(
      what: "article 42: the notice that arrives later starts the time to pay",
      events: ["2024-10-15 feeNoticed", "2024-10-18 feeNoticeReceived"], today: "2024-10-20",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply - suspended", "feePayment 2024-11-15 running",
      ]),
    Case(
      what: "article 42: a fee cannot be asked for when the limit is over",
      events: ["2024-10-31 feeNoticed 2024-10-31"], today: "2024-10-31",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 overdue"],
      refusals: ["fee feeNoticed 2024-10-31"]),
    Case(
      what: "a reply while the fee is unpaid is in time",
      events: ["2024-10-15 feeNoticed 2024-10-16", "2024-11-20 posted"], today: "2024-11-21",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-12-05 met", "feePayment 2024-11-13 void",
        "review 2025-01-20 running", "suit 2025-05-20 running",
      ]),
    Case(
      what: "article 42: a notice on the last day still stops the clock",
      events: ["2024-10-30 feeNoticed 2024-10-30"], today: "2024-11-05",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply - suspended", "feePayment 2024-11-27 running",
      ]),
    Case(
      what: "a withdrawn request is closed",
      events: ["2024-10-09 withdrawn", "2024-10-10 extended 5"], today: "2024-11-21",
      clocks: ["clarificationNotice 2024-10-12 void", "reply 2024-10-30 void"],
      refusals: ["art.33 extended 2024-10-10"]),
    Case(
      what: "what is dated before the receipt is refused",
      events: ["2024-09-26 extended 5"], today: "2024-09-28",
      clocks: ["clarificationNotice 2024-10-12 running", "reply 2024-10-30 running"],
      refusals: ["art.31 extended 2024-09-26"]),
    Case(
      what: "Reconsideration Law, article 29: while reconsideration is sought no suit can be brought",
      events: ["2024-10-30 posted", "2024-11-18 reviewFiled"], today: "2024-11-20",
      clocks: [
        "clarificationNotice 2024-10-12 void", "reply 2024-10-30 met", "review 2024-12-30 met",
        "suit 2025-04-30 void",
      ]),
  ]

  @Test(arguments: cases)
  func `a story has these limits`(_ example: Case) throws {
    let story = story("2024-09-27", example.events)
    let reckoning = try reckon(story, today: example.today)
    #expect(reckoning.lines == example.clocks)
    #expect(reckoning.refusalLines == example.refusals)
    // The order in which papers were entered does not matter.
    let reversed = story.with(story.events.reversed())
    #expect(try reckon(reversed, today: example.today) == reckoning)
  }
}
