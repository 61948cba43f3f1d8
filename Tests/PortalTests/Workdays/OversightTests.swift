import Desk
import HTTPTypes
import Statute
import Testing
import WebParts

@testable import Portal

@Suite("Looking ahead on the desk, and watching over it")
struct OversightTests {
  @Test func `what if shows the limits now and then, and writes nothing`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    let officer = Viewer.officer(try await site.officer(TestSite.key(of: .disclosureOfficer)))
    let before = try await site.desk.request(receipt.file, for: officer)
    let address = Link.whatIf(receipt.file.key)
    try await site.test { browser in
      let browser = browser.signedIn(clerk)
      let plain = try await browser.get(address)
      #expect(plain.status == .ok)
      for words in ["2026-03-30", "保密审查", "签发", "最迟2026年3月30日告知申请人"] {
        #expect(plain.says(words), "\(words)")
      }
      let extended = try await browser.get(address + "?step=extension&workdays=10")
      #expect(extended.says("2026年4月14日止"))
      let asked = try await browser.get(address + "?step=clarification&until=2026-03-10")
      #expect(asked.says("2026年4月8日止"))
      let consulted = try await browser.get(address + "?step=thirdParty&until=2026-03-09")
      #expect(consulted.says("2026年4月7日止"))
      let wrong = try await browser.get(address + "?step=extension&workdays=21&until=2026-02-01")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("f-workdays-error") && wrong.text.contains("f-until-error"))
      #expect(wrong.field("workdays") == "21")
    }
    let after = try await site.desk.request(receipt.file, for: officer)
    #expect(after.version == before.version)
    #expect(after.course == before.course)
  }

  @Test func `a body sets how long its stages take and when it is told, and a number of days must be one`()
    async throws
  {
    let site = try await TestSite()
    let receipt = try await site.received()
    let office = try await site.officer(TestSite.key(of: .disclosureOfficeHead))
    func set(_ practice: Practice, _ value: String) async throws {
      let version = try await site.desk.bodyDossier(TestSite.department, for: office).version
      try await site.desk.act(
        .setPractice(practice, value: value), on: TestSite.department, expecting: version, by: office)
    }
    #expect(try await site.desk.vigilance(for: office).dueSoon == 5)
    try await set(.watchDueSoon, "20")
    try await set(.leadServing, "4")
    await #expect(throws: BodyRefusal.noWorkdays) { try await set(.leadSigning, "三天") }
    await #expect(throws: BodyRefusal.noWorkdays) { try await set(.leadSigning, "61") }
    #expect(try await site.desk.vigilance(for: office).dueSoon == 20)
    #expect(try await site.desk.supervision(for: office).map(\.row.summary.file) == [receipt.file])
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      // The last day is 2026-03-30; four working days for service, and so on backwards.
      let page = try await browser.signedIn(clerk).get(Link.whatIf(receipt.file.key))
      #expect(page.says("2026-03-24") && page.says("2026-03-30"))
    }
    try await set(.watchDueSoon, "")
    #expect(try await site.desk.vigilance(for: office).dueSoon == 5)
  }

  @Test func `a body settles whether the date of its report moves from a rest day`() async throws {
    let site = try await TestSite()
    site.wind(to: "2026-01-05")
    let office = try await site.officer(TestSite.key(of: .disclosureOfficeHead))
    func reportDue() async throws -> [String] {
      try await site.desk.deadlines(for: office).compactMap { deadline in
        if case .report = deadline.subject, deadline.body.code == TestSite.department {
          deadline.clock.due.map(\.description)
        } else {
          nil
        }
      }
    }
    func set(_ value: String) async throws {
      let version = try await site.desk.bodyDossier(TestSite.department, for: office).version
      try await site.desk.act(
        .setPractice(.reportRestDays, value: value), on: TestSite.department, expecting: version, by: office)
    }
    // 31 January 2027 is a Sunday.
    #expect(try await reportDue() == ["2027-01-31"])
    try await set("skipped")
    #expect(try await reportDue() == ["2027-02-01"])
    await #expect(throws: BodyRefusal.noRestDays) { try await set("顺延") }
    try await set("")
    #expect(try await reportDue() == ["2027-01-31"])
    let head = try await site.cookie(of: TestSite.key(of: .disclosureOfficeHead))
    try await site.test { browser in
      let page = try await browser.signedIn(head).get("/desk/body/act/setPractice?practice=reportRestDays")
      #expect(page.says("顺延到下一个工作日") && page.says("第四十九条没有写明"))
    }
  }

  @Test func `what the law would not allow is refused with its article`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    site.wind(to: "2026-04-01")
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      let page = try await browser.signedIn(clerk).get(
        Link.whatIf(receipt.file.key) + "?step=extension&workdays=10")
      #expect(page.says("现在不能这样办理") && page.says("第三十三条"))
    }
  }

  @Test func `the board of deadlines names the report to come, with its article`() async throws {
    let site = try await TestSite()
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      let page = try await browser.signedIn(clerk).get(Link.deadlines)
      #expect(page.status == .ok)
      for words in ["年报和复议诉讼期限", "2026年度报告", "第四十九条", "还剩"] { #expect(page.says(words), "\(words)") }
      #expect(page.text.contains("href=\"\(Link.reportDesk(2026))\""))
    }
  }

  @Test func `nobody looks ahead in the file of another body`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    let stranger = try await site.cookie(of: "qingshi-office")
    try await site.test { browser in
      let theirs = try await browser.signedIn(stranger).get(Link.whatIf(receipt.file.key))
      let anyone = try await browser.get(Link.whatIf(receipt.file.key))
      #expect(theirs.status == .notFound)
      #expect(anyone.status != .ok)
    }
  }

  @Test func `a limit that ended on a Friday is over on the Sunday after it, and is not said to end today`()
    async throws
  {
    let site = try await TestSite()
    site.wind(to: "2026-03-06")
    let receipt = try await site.received()
    site.wind(to: "2026-04-03")
    let onTheDay = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      let inbox = try await browser.signedIn(onTheDay).get(Link.requestInbox)
      #expect(inbox.says("今日到期"))
    }
    site.wind(to: "2026-04-05")
    let supervisor = try await site.cookie(of: TestSite.key(of: .supervisor))
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      for (cookie, path) in [
        (clerk, Link.requestInbox), (clerk, Link.request(receipt.file.key)), (supervisor, Link.supervision),
      ] {
        let page = try await browser.signedIn(cookie).get(path)
        #expect(page.says("已逾期") && !page.says("今日到期") && !page.says("逾期 0 "), "\(path)")
      }
    }
  }

  @Test func `supervision sorts what is pressing and shows covered bodies only, and nobody's name`()
    async throws
  {
    let site = try await TestSite()
    let late = try await site.received("逾期的申请")
    let elsewhere = try await site.received("青石镇的申请", of: TestSite.township, name: "赵小军")
    let faxed = try await site.received("没有确认的申请", by: .fax)
    let asked = try await site.received("征求意见的申请")
    let party = try await site.desk.keep(ThirdParty(name: "惠民粮油公司", contact: "0000"), for: asked.file)
    site.wind(to: "2026-03-27")
    try await site.act(
      .consultThirdParty(party: party, receivedOn: nil), on: asked.file, as: .disclosureOfficer)
    site.wind(to: "2026-04-03")
    let fresh = try await site.received("新的申请")

    let supervisor = try await site.cookie(of: TestSite.key(of: .supervisor))
    let head = try await site.cookie(of: "qingshi-office")
    let clerk = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      let all = try await browser.signedIn(supervisor).get(Link.supervision)
      #expect(all.status == .ok)
      for receipt in [late, elsewhere, faxed] { #expect(all.text.contains(Link.request(receipt.file.key))) }
      for receipt in [fresh, asked] { #expect(!all.text.contains(Link.request(receipt.file.key))) }
      for name in ["王秀兰", "赵小军", "惠民粮油公司", "13800002041"] { #expect(!all.says(name)) }
      let places = [late, faxed].compactMap { all.text.firstRange(of: $0.file.key)?.lowerBound }
      #expect(places.count == 2 && places[0] < places[1])
      let waiting = try await browser.signedIn(supervisor).get(Link.supervision + "?cause=unconfirmedLong")
      #expect(waiting.text.contains(faxed.file.key) && !waiting.text.contains(late.file.key))

      let own = try await browser.signedIn(head).get(Link.supervision)
      #expect(own.text.contains(elsewhere.file.key) && !own.text.contains(late.file.key))
      #expect(own.text.contains("href=\"\(Link.supervision)\""))

      let refused = try await browser.signedIn(clerk).get(Link.supervision)
      #expect(refused.status == .forbidden)
      #expect(
        !(try await browser.signedIn(clerk).get(Link.desk)).text.contains("href=\"\(Link.supervision)\""))
    }
    site.wind(to: "2026-04-14")
    let later = try await site.cookie(of: TestSite.key(of: .supervisor))
    try await site.test { browser in
      let still = try await browser.signedIn(later).get(Link.supervision + "?cause=suspendedLong")
      #expect(still.text.contains(asked.file.key) && !still.text.contains(late.file.key))
      #expect(still.says("中止 11 个工作日") && still.says("自2026年3月27日起"))
      #expect(!still.says("惠民粮油公司"))
    }
  }
}
