import Statute
import Testing

@Suite("The edition of 2008 counts what was received before 15 May 2019")
struct Edition2008Tests {
  @Test(arguments: [
    ("2019-05-14", 15, "2019-06-04"), ("2019-05-15", 20, "2019-06-13"), ("2008-05-05", 15, "2008-05-26"),
  ])
  func `article 24: 15 working days, since the new edition 20`(receipt: String, limit: Int, due: String)
    throws
  {
    let reply = try #require(try reckon(story(receipt), today: receipt).reply)
    #expect(reply.limit == limit)
    #expect(reply.due == day(due))
  }

  @Test func `article 24: at most 15 more`() throws {
    let whole = try reckon(story("2018-03-05", ["2018-03-20 extended 15"]), today: "2018-03-20")
    #expect(whole.reply?.limit == 30)
    let more = try reckon(story("2018-03-05", ["2018-03-20 extended 16"]), today: "2018-03-20")
    #expect(more.refusalLines == ["2008.art.24 extended 2018-03-20"])
    #expect(more.refusals.first?.citation.contains("2008年") == true)
  }

  @Test func `articles 23 and 24: third parties stop the clock for as long as they take, other organs not`()
    throws
  {
    let waiting = try reckon(story("2018-03-05", ["2018-03-07 thirdPartyConsulted"]), today: "2018-06-20")
    #expect(waiting.lines == ["reply - suspended"])
    let answered = try reckon(
      story("2018-03-05", ["2018-03-07 thirdPartyConsulted", "2018-04-18 thirdPartyAnswered"]),
      today: "2018-04-19")
    #expect(answered.lines == ["reply 2018-05-08 running"])
    let organ = try reckon(story("2018-03-05", ["2018-03-07 organConsulted"]), today: "2018-03-08")
    #expect(organ.lines == ["reply 2018-03-26 running"])
  }

  @Test func `there was no limit of 7 days for asking what is meant`() throws {
    let asked = try reckon(
      story("2018-03-05", ["2018-03-20 clarificationAsked", "2018-03-22 clarified"]), today: "2018-03-23")
    #expect(asked.lines == ["reply 2018-03-26 void", "reply 2018-04-13 running"])
  }

  @Test func `a suit within three months before 2015-05-01, within six since`() throws {
    let old = try reckon(story("2015-03-02", ["2015-03-10 posted"]), today: "2015-03-11")
    #expect(old.clock(.suit)?.due == day("2015-06-10"))
    #expect(old.clock(.suit)?.term.rule == "litigation1989.art.39")
    let new = try reckon(story("2015-04-30", ["2015-05-11 posted"]), today: "2015-05-12")
    #expect(new.clock(.suit)?.due == day("2015-11-11"))
  }
}
