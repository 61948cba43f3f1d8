import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Statute
import Testing
import WebParts

@testable import Portal

@Suite("Public calculator of limits")
struct CalculatorTests {
  /// What is asked, and what the page must say.
  struct Case: Sendable, CustomTestStringConvertible {
    let query: String
    let says: [String]
    var testDescription: String { query }
  }

  static let cases: [Case] = [
    // regulation.md 7.7 and 7.8.
    Case(
      query: "by=inPerson&on=2024-03-04&today=2024-03-05", says: ["4月1日止", "3月13日止", "收到申请之日：2024年3月4日"]),
    Case(query: "by=inPerson&on=2024-09-27&today=2024-10-08", says: ["10月30日止", "还剩 17 个工作日"]),
    Case(query: "by=online&on=2024-09-25&confirmed=2024-09-27&today=2024-10-08", says: ["10月30日止"]),
    Case(query: "by=fax&on=2024-09-27&today=2024-10-08", says: ["期限尚未起算"]),
    Case(
      query: "by=inPerson&on=2024-09-27&today=2024-10-16&event1=extended&day1=2024-10-16&workdays1=20",
      says: ["11月27日止"]),
    // The order of the rows is of no account, and an empty row is none.
    Case(
      query: "by=inPerson&on=2024-09-27&today=2024-10-16&event1=clarified&day1=2024-10-15&event2=&day2="
        + "&event3=clarificationAsked&day3=2024-10-09", says: ["11月12日止", "不再计算的期限"]),
    Case(
      query: "by=inPerson&on=2024-09-27&today=2024-11-05&event1=posted&day1=2024-10-30&arrived1=2024-11-04",
      says: ["10月30日完成，在期限之内", "提起行政诉讼的期限"]),
    Case(
      query: "by=inPerson&on=2024-09-27&today=2024-11-05&event1=extended&day1=2024-10-31&workdays1=20",
      says: ["不合规定的事项", "第三十三条", "已逾期"]),
    Case(
      query: "by=inPerson&on=2026-12-07&today=2026-12-08",
      says: ["2027年1月4日止", "暂定", "最早12月31日", "最迟1月7日"]),
    // A last day at the end of December may be taken by the notice for the next year.
    Case(query: "matter=doublePublicity&on=2026-12-21&today=2026-12-22", says: ["12月30日止", "2027年放假安排尚未公布"]),
    Case(query: "matter=clarificationNotice&on=2024-09-27&today=2024-10-08", says: ["10月12日止", "一次性告知"]),
    Case(query: "matter=thirdParty&on=2024-03-04&today=2024-03-05", says: ["3月25日止", "不视为同意"]),
    Case(
      query: "matter=organ&on=2024-03-04&event1=done&day1=2024-03-26&today=2024-03-26",
      says: ["2024年3月26日完成，已超过期限", "视为同意公开"]),
    Case(query: "matter=feePayment&on=2024-03-04&today=2024-03-05", says: ["4月1日止", "视为放弃申请"]),
    Case(query: "matter=publication&on=2024-03-04&today=2024-03-05", says: ["4月1日止", "第二十六条"]),
    Case(query: "matter=doublePublicity&on=2024-09-27&today=2024-09-29", says: ["10月12日止", "还剩 6 个工作日"]),
    Case(query: "matter=consultation&on=2026-03-13&today=2026-03-16", says: ["4月13日止", "缩短期限"]),
    Case(query: "matter=consultation&on=2026-03-13&rest=counted&today=2026-03-16", says: ["4月12日止"]),
    Case(
      query: "matter=publicOpinion&as=major&on=2026-02-27&time=22:10&today=2026-02-28&hour=10:00"
        + "&event1=published&day1=2026-02-28&time1=02:30",
      says: ["2月28日03:10止", "在期限之内", "2月28日22:10止", "还剩 13 小时"]),
    Case(query: "matter=annualReport&as=department&year=2024&today=2025-01-20", says: ["1月31日止", "第四十九条"]),
    Case(query: "matter=annualReport&as=government&year=2017&today=2018-03-01", says: ["3月31日止", "第三十一条"]),
    Case(
      query: "matter=dispute&as=withheld&on=2024-10-12&today=2024-11-04&event1=suitFiled&day1=2024-11-01",
      says: ["应当先申请行政复议", "12月11日止", "《行政复议法》第二十三条"]),
    Case(
      query: "matter=dispute&as=other&on=2024-03-01&today=2024-05-10&event1=reviewFiled&day1=2024-03-04"
        + "&event2=reviewAccepted&day2=2024-03-08&event3=reviewExtended&day3=2024-05-06&workdays3=30",
      says: ["6月6日止", "作出行政复议决定的期限"]),
    Case(query: "matter=suitAfterReview&on=2024-09-20&today=2024-09-23", says: ["10月8日止"]),
    Case(query: "matter=reviewAnswer&as=simplified&on=2024-09-27&today=2024-09-29", says: ["10月10日止"]),
    Case(query: "matter=courtAnswer&on=2024-09-20&today=2024-09-23", says: ["10月8日止", "还剩 12 日"]),
    Case(
      query: "matter=inquiry&as=ordinaryAtOffice&on=2024-03-04&today=2024-03-12"
        + "&event1=toOffice&day1=2024-03-11&event2=toDepartment&day2=2024-03-11&event3=extended&day3=2024-03-12",
      says: ["查询转办期限", "延长后的查询答复期限", "4月9日止", "互不占用"]),
    Case(
      query: "matter=complaint&on=2024-03-04&today=2024-03-25&event1=extended&day1=2024-03-25",
      says: ["4月16日止", "还剩 15 个工作日"]),
  ]

  @Test(arguments: cases)
  func `tells the limits of a story`(_ one: Case) async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.get("/calculator?" + one.query)
      #expect(page.status == .ok)
      for words in one.says { #expect(page.says(words), "\(words)") }
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let query: String
    let field: String
    let says: String
    var testDescription: String { query }
  }

  @Test(arguments: [
    Fault(query: "by=&on=2024-09-27", field: "by", says: "请选择提出方式"),
    Fault(query: "by=inPerson&on=2024-02-30", field: "on", says: "应当是日期"),
    Fault(query: "by=inPerson&on=2003-02-03", field: "on", says: "不在可以计算的"),
    Fault(query: "by=inPerson&on=2024-09-27&event1=clarified", field: "day1", says: "请填写事项 1 的日期"),
    Fault(query: "by=inPerson&on=2024-09-27&event1=extended&day1=2024-10-09", field: "workdays1", says: "延长"),
    Fault(query: "by=inPerson&on=2024-09-27&event1=stolen&day1=2024-10-09", field: "event1", says: "选择事项 1"),
    Fault(
      query: "by=inPerson&on=2024-09-27&event1=clarified&day1=2049-01-01", field: "day1", says: "不在可以计算的"),
    Fault(query: "matter=inquiry&on=2024-09-27", field: "as", says: "请选择问题的类别"),
    Fault(query: "matter=organ&on=1999-01-04", field: "on", says: "不在可以计算的"),
    Fault(
      query: "matter=publicOpinion&as=other&on=2026-02-27&time=25:00", field: "time", says: "请按24小时制填写时间"),
    Fault(
      query: "matter=publicOpinion&as=other&on=2026-02-27&time=09:00&event1=responded&day1=2026-02-27",
      field: "time1",
      says: "事项 1 的时间"),
    Fault(query: "matter=annualReport&as=government&year=1990", field: "year", says: "不在可以计算的"),
    Fault(query: "matter=annualReport&as=government&year=now", field: "year", says: "应当是整数"),
    Fault(
      query: "matter=organ&on=2024-09-27&event1=answered&day1=2024-10-09", field: "event1", says: "选择事项 1"),
    Fault(
      query: "matter=dispute&as=other&on=2024-03-01&event1=reviewExtended&day1=2024-05-06",
      field: "workdays1",
      says: "延长的日数"),
  ])
  func `says what is wrong beside the field and keeps what was typed`(_ one: Fault) async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.get("/calculator?" + one.query)
      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains("id=\"f-\(one.field)-error\""))
      #expect(page.says(one.says))
      let typed = one.query.split(separator: "&").map { $0.split(separator: "=") }
      for pair in typed where pair.count == 2 && !["stolen", "answered"].contains(pair[1]) {
        #expect(page.field(String(pair[0])) == String(pair[1]))
      }
    }
  }

  @Test func `the empty form scolds nobody, and a long one is bounded`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let empty = try await browser.get(Link.calculator)
      #expect(empty.status == .ok)
      #expect(!empty.says("请更正"))
      #expect(empty.field("today") == "2026-03-02")
      let events = (1...40).map { "event\($0)=organConsulted&day\($0)=2024-10-08" }.joined(separator: "&")
      let long = try await browser.get("/calculator?by=inPerson&on=2024-09-27&today=2024-10-08&" + events)
      #expect(long.status == .ok)
      #expect(long.field("event16") == "organConsulted")
      #expect(long.field("event17") == nil)
    }
  }

  @Test func `each submission leaves one more row to fill in, and an emptied row is gone`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.get(
        "/calculator?by=inPerson&on=2024-09-27&event1=&day1=&event2=feePaid&day2=2024-10-10")
      #expect(page.field("event1") == "feePaid")
      #expect(page.field("event2") == "")
      #expect(page.field("event3") == nil)
    }
  }

  @Test func `the sheet shows every day, its reason and its source`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let sheet = try await browser.get("/calculator/sheet?by=inPerson&on=2024-09-27&today=2024-10-08")
      #expect(sheet.status == .ok)
      for words in ["第20日", "国庆节", "调休上班", "《政府信息公开条例》第三十三条", "国办发明电"] {
        #expect(sheet.says(words), "\(words)")
      }
      let back = try await browser.get("/calculator/sheet?by=inPerson")
      #expect(back.status == .seeOther)
    }
  }

  @Test func `the sheet of hours shows every hour, and the heading names the matter without a stray blank`()
    async throws
  {
    let site = try await TestSite()
    try await site.test { browser in
      let hours = try await browser.get(
        "/calculator/sheet?matter=publicOpinion&as=other&on=2024-10-11&time=18:00&rest=skipped&today=2024-10-12"
      )
      #expect(hours.status == .ok)
      for words in ["时限的逐时计算", "政务舆情回应（试算）", "第 48 小时", "周末", "国庆节调休上班", "休息日不计入"] {
        #expect(hours.says(words), "\(words)")
      }
      let days = try await browser.get("/calculator/sheet?by=inPerson&on=2024-09-27&today=2024-10-08")
      #expect(days.says("依申请公开（试算）"))
      let report = try await browser.get(
        "/calculator/sheet?matter=annualReport&as=department&year=2025&today=2026-01-05")
      #expect(report.says("最近的工作日为2026年1月30日"))
    }
  }

  @Test func `every matter can be chosen, and every term stands in the table`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let terms = try await browser.get(Link.calculatorTerms)
      for term in Term.all { #expect(terms.says(term.article)) }
      let map = try await browser.get("/sitemaps/pages.xml")
      #expect(map.text.contains("/calculator</loc>") && map.text.contains("/calculator/terms</loc>"))
      for matter in Matter.allCases {
        let page = try await browser.get("/calculator?matter=" + matter.rawValue)
        #expect(page.status == .ok)
        #expect(page.says("事项：\(matter.title)"))
        #expect(!page.says("请更正"))
      }
      let wrong = try await browser.get("/calculator?matter=weather")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.says("没有“weather”这一事项"))
    }
  }

  @Test func `the calendar file holds an event for each limit that runs`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let file = try await browser.get("/calculator/limits.ics?by=inPerson&on=2024-09-27&today=2024-10-08")
      #expect(file.status == .ok)
      #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(file.text.contains("DTSTART;VALUE=DATE:20241030\r\n"))
      #expect(file.text.contains("SUMMARY:答复期限届满\r\n"))
      #expect(file.text.split(separator: "BEGIN:VEVENT").count == 3)
      let same = try await browser.get("/calculator/limits.ics?by=inPerson&on=2024-09-27&today=2024-10-08")
      #expect(same.text == file.text)
      let none = try await browser.get("/calculator/limits.ics?by=fax&on=2024-09-27")
      #expect(none.status == .notFound)
    }
  }

  @Test func `programs get the same JSON as from the command line, by address and by body`() async throws {
    let site = try await TestSite()
    let story = #"{"received":{"on":"2024-09-27","by":"inPerson"},"today":"2024-10-08"}"#
    let document = try RequestStoryDocument(json: story.utf8)
    let today = try #require(document.today)
    let reckoning = try RequestClocks(calendar: .published, today: today).reckon(document.story)
    let expected = try reckoning.json(today: today, in: .published).pretty + "\n"
    try await site.test { browser in
      let encoded = PercentCoding.encode(story)
      #expect(try await browser.get("/api/v1/limits?story=" + encoded).text == expected)
      let wrong = try await browser.get("/api/v1/limits?story=" + PercentCoding.encode(#"{"received":{}}"#))
      #expect(wrong.status == .badRequest)
      #expect(wrong.text.contains("received.by"))
      let posted = try await browser.post("/api/v1/limits", json: story)
      #expect(posted.status == .ok)
      #expect(posted.text == expected)
      let outside = try await browser.post(
        "/api/v1/limits", json: #"{"received":{"on":"1999-09-27","by":"inPerson"}}"#)
      #expect(outside.status == .badRequest)
      #expect(outside.text.contains("received.on"))
      let inquiry = try await browser.post(
        "/api/v1/limits",
        json: #"{"matter":"inquiry","began":{"on":"2024-03-04","as":"complex"},"today":"2024-03-05"}"#)
      #expect(inquiry.status == .ok)
      #expect(inquiry.text.contains(#""due": "2024-03-18""#))
      let unknown = try await browser.post("/api/v1/limits", json: #"{"matter":"weather"}"#)
      #expect(unknown.status == .badRequest && unknown.text.contains("matter"))
      let long = try await browser.post("/api/v1/limits", json: String(repeating: " ", count: 70_000))
      #expect(long.status == .contentTooLarge)
    }
  }
}

extension TestBrowser {
  /// As a program sends it: no cookie, no sign of a browser.
  fileprivate func post(_ path: String, json: String) async throws -> (
    status: HTTPResponse.Status, text: String
  ) {
    try await client.execute(
      uri: path, method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: json)
    ) { ($0.status, String(buffer: $0.body)) }
  }
}
