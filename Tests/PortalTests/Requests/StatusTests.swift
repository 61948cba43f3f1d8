import Desk
import HTTPTypes
import Statute
import Testing
import WebParts

@testable import Portal

@Suite struct StatusTests {
  /// A browser that has shown number and code.
  private func follow(_ receipt: RequestReceipt, _ browser: TestBrowser) async throws -> TestBrowser {
    let found = try await browser.post(Link.status, [("number", receipt.number), ("code", receipt.code)])
    #expect(found.status == .seeOther)
    return browser.signedIn(String(try #require(found.headers[.setCookie]?.prefix { $0 != ";" })))
  }

  @Test func `a wrong number and a wrong code are one and the same answer`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { browser in
      let wrongCode = try await browser.post(
        Link.status, [("number", receipt.number), ("code", "AAAA-BBBB-CCCC")])
      let wrongNumber = try await browser.post(
        Link.status, [("number", "2026-9999"), ("code", receipt.code)])
      #expect(wrongCode.status == .unprocessableContent)
      #expect(wrongNumber.status == wrongCode.status)
      #expect(wrongNumber.text.replacing("2026-9999", with: receipt.number) == wrongCode.text)
      #expect(wrongCode.headers[.setCookie] == nil)
      #expect(!wrongCode.says("AAAA-BBBB"))
    }
  }

  @Test func `whoever keeps guessing is slowed down`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { browser in
      for _ in 0..<5 {
        let page = try await browser.post(
          Link.status, [("number", receipt.number), ("code", "AAAA-BBBB-CCCC")])
        #expect(page.status == .unprocessableContent)
      }
      let slowed = try await browser.post(Link.status, [("number", receipt.number), ("code", receipt.code)])
      #expect(slowed.status == .tooManyRequests)
      #expect(slowed.headers[.retryAfter] != nil)
      site.wind(by: 3600)
      _ = try await follow(receipt, browser)
    }
  }

  @Test func `an applicant sees the course in their words, and nobody's name`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.act(.assign(section: "office"), on: receipt.file, as: .disclosureOfficer)
    try await site.act(.note(text: "内部备注"), on: receipt.file, as: .informationOfficer)
    let party = try await site.desk.keep(ThirdParty(name: "惠民粮油公司", contact: "0000"), for: receipt.file)
    try await site.act(
      .consultThirdParty(party: party, receivedOn: nil), on: receipt.file, as: .disclosureOfficer)
    try await site.test { browser in
      let page = try await follow(receipt, browser).get(Link.statusRequest)
      #expect(page.says("书面征求第三方意见"))
      #expect(page.says("查看逐日计算"))
      for hidden in ["惠民粮油", "王秀兰", "内部备注", "李晓芸", "周宁", "交办"] { #expect(!page.says(hidden), "\(hidden)") }
      #expect(page.headers[.cacheControl] == "no-store")
    }
  }

  @Test func `the count can be followed day by day and taken into a calendar`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { browser in
      let applicant = try await follow(receipt, browser)
      let page = try await applicant.get(Link.statusLimits)
      #expect(page.status == .ok)
      #expect(page.says("2026年3月"))
      #expect(page.says("还剩 <strong>20</strong> 个工作日"))
      let file = try await applicant.get(Link.statusCalendar)
      #expect(file.headers[.contentType]?.hasPrefix("text/calendar") == true)
      #expect(file.text.contains("DTSTART;VALUE=DATE:20260330"))
      #expect(!file.text.contains("王秀兰"))
    }
  }

  @Test func `a clarification that is awaited can be supplied, once`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.act(
      .askClarification(what: "请写明年度和学校", replyBy: Day("2026-03-23")!), on: receipt.file,
      as: .disclosureOfficer)
    site.wind(to: "2026-03-05")
    try await site.test { browser in
      let applicant = try await follow(receipt, browser)
      let page = try await applicant.get(Link.statusRequest)
      #expect(page.says("请在2026年3月23日前补正") && page.says("请写明年度和学校"))
      let hidden = page.fields.filter { ["_token", "once"].contains($0.0) }
      let empty = try await applicant.upload(Link.clarifying, hidden + [("summary", " ")], [])
      #expect(empty.status == .unprocessableContent && empty.says("请填写补正内容"))
      let send = hidden + [("summary", "2025 年度，县一中")]
      let done = try await applicant.upload(Link.clarifying, send, [.png("papers", "线索.png")])
      #expect(done.status == .seeOther)
      let again = try await applicant.upload(Link.clarifying, send, [])
      #expect(again.status == .seeOther)
      let after = try await applicant.get(Link.statusRequest)
      #expect(after.says("收到补正") && after.says("正在办理"))
    }
    let clerk = try await site.officer(TestSite.key(of: .disclosureOfficer))
    let dossier = try await site.desk.request(receipt.file, for: .officer(clerk))
    #expect(dossier.request.clarification?.summary == "2025 年度，县一中")
    #expect(dossier.request.attachments.map(\.name) == ["补正-线索.png"])
    #expect(dossier.course.count { if case .clarified = $0.event { true } else { false } } == 1)
  }

  @Test func `without number and code there is nothing to see`() async throws {
    let site = try await TestSite()
    _ = try await site.received()
    try await site.test { browser in
      for path in [Link.statusRequest, Link.statusLimits] {
        let page = try await browser.get(path)
        #expect(page.status == .seeOther && page.headers[.location] == Link.status)
      }
      #expect(try await browser.get(Link.statusCalendar).status == .notFound)
      #expect(try await browser.get(Link.statusPaper(String(repeating: "a", count: 64))).status == .notFound)
    }
  }

  @Test func `looking ends by itself`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { browser in
      let applicant = try await follow(receipt, browser)
      #expect(try await applicant.get(Link.statusRequest).status == .ok)
      site.wind(by: 31 * 60)
      #expect(try await applicant.get(Link.statusRequest).status == .seeOther)
    }
  }
}
