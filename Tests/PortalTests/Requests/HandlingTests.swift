import Desk
import HTTPTypes
import Statute
import Testing
import WebParts

@testable import Portal

@Suite struct HandlingTests {
  private func browser(_ role: Role, _ browser: TestBrowser, _ site: TestSite) async throws -> TestBrowser {
    browser.signedIn(try await site.cookie(of: TestSite.key(of: role)))
  }

  /// Opens the form of an act, fills it in and sends it.
  @discardableResult
  private func act(
    _ action: RequestAction, _ fields: [(String, String)] = [], on file: FileID, by browser: TestBrowser
  ) async throws -> TestBrowser.Page {
    let page = try await browser.get(Link.act(file.key, action))
    #expect(page.status == .ok, "\(action)")
    let names = Set(fields.map(\.0))
    return try await browser.post(
      Link.act(file.key, action), page.fields.filter { !names.contains($0.0) } + fields)
  }

  @Test func `a request is confirmed, clarified, extended, decided, signed and served by forms alone`()
    async throws
  {
    let site = try await TestSite()
    let receipt = try await site.received(by: .email)
    let file = receipt.file
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      #expect(try await act(.confirmReceipt, on: file, by: clerk).status == .seeOther)
      #expect(try await act(.assign, [("section", "finance")], on: file, by: clerk).status == .seeOther)
      let asked = try await act(
        .askClarification, [("what", "请写明学校"), ("replyBy", "2026-03-20")], on: file, by: clerk)
      #expect(asked.status == .seeOther)
      site.wind(to: "2026-03-10")
      let back = try await browser(.disclosureOfficer, anyone, site)
      try await act(.recordClarification, [("summary", "县一中")], on: file, by: back)
      let head = try await browser(.disclosureOfficeHead, anyone, site)
      let extended = try await act(
        .extend, [("workdays", "10"), ("reason", "材料较多")], on: file, by: head)
      #expect(extended.status == .seeOther)
      let drafter = try await browser(.informationOfficer, anyone, site)
      let drafted = try await act(
        .draftReply,
        [("outcome", "notHeld"), ("reasons", "经检索本机关档案，没有该信息"), ("guidance", ""), ("provided", "")], on: file,
        by: drafter)
      #expect(drafted.status == .seeOther)
      #expect(
        try await act(.approveDraft, on: file, by: browser(.sectionHead, anyone, site)).status == .seeOther)
      let reviewer = try await browser(.secrecyReviewer, anyone, site)
      #expect(try await act(.clearSecrecy, on: file, by: reviewer).status == .seeOther)
      let deputy = try await browser(.deputyInCharge, anyone, site)
      #expect(try await act(.sign, on: file, by: deputy).status == .seeOther)
      let letter = try await back.get(Link.requestLetter(file.key))
      #expect(letter.says("云教信公〔2026〕") && letter.says("第三十六条第（四）项") && letter.says("王秀兰："))
      #expect(!letter.says("要素不全") && !letter.says("草稿"))
      let served = try await act(
        .serve, [("method", "online"), ("servedOn", "2026-03-10")], on: file, by: back)
      #expect(served.status == .seeOther)
      let done = try await back.get(Link.request(file.key))
      #expect(done.says("已办结") && done.says("按期完成") && done.says("登记行政复议"))
      let inbox = try await back.get(Link.requestInbox + "?state=closed")
      #expect(inbox.says(receipt.number) && inbox.says("按期"))
      // As many cells as columns, each under its own head.
      let columns = inbox.text.matches(of: /<th scope="col"/).count
      #expect(columns == 5 && inbox.text.matches(of: /<td/).count == columns - 1)
      // The applicant reads the letter that was served online.
      let found = try await anyone.post(Link.status, [("number", receipt.number), ("code", receipt.code)])
      let applicant = anyone.signedIn(String(try #require(found.headers[.setCookie]?.prefix { $0 != ";" })))
      #expect(try await applicant.get(Link.statusRequest).says("查看答复书"))
      #expect(try await applicant.get(Link.statusLetter).says("该政府信息不存在"))
      // Both may take it away as a file, which no cache keeps and whose name says nothing of the person.
      for page in [
        try await applicant.get(Link.statusLetter(.docx)),
        try await back.get(Link.requestLetter(file.key, .reply, 0, .docx)),
      ] {
        #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
        #expect(page.headers[.contentType]?.contains("wordprocessingml") == true)
        let name = PercentCoding.encode("答复书 \(receipt.number).docx")
        #expect(page.headers[.contentDisposition]?.hasSuffix("filename*=UTF-8''\(name)") == true)
      }
      #expect(try await anyone.get(Link.statusLetter(.docx)).status == .seeOther)
    }
  }

  @Test func `what the law refuses stands beside its field, with the article, and what was typed stays`()
    async throws
  {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let drafter = try await browser(.informationOfficer, anyone, site)
      let page = try await act(
        .draftReply, [("outcome", "partlyGranted"), ("guidance", "来<取>")], on: receipt.file, by: drafter)
      #expect(page.status == .unprocessableContent)
      #expect(page.says("请列明不予公开部分的依据（《政府信息公开条例》第三十七条）"))
      #expect(page.says("请说明不予公开部分的理由（《政府信息公开条例》第三十七条）"))
      #expect(page.field("guidance") == "来<取>" && page.field("outcome") == "partlyGranted")
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let early = try await act(
        .askClarification, [("on", "2026-02-27"), ("what", "学校"), ("replyBy", "2026-03-20")],
        on: receipt.file,
        by: clerk)
      #expect(
        early.status == .unprocessableContent && early.says("第三十一条") && early.field("on") == "2026-02-27")
      let head = try await browser(.disclosureOfficeHead, anyone, site)
      let long = try await act(.extend, [("workdays", "21"), ("reason", "")], on: receipt.file, by: head)
      #expect(long.says("延长的工作日应当在 1 到 20 之间") && long.says("请填写原因"))
    }
  }

  @Test func `whoever is overtaken sees what changed and keeps what was typed`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let open = try await clerk.get(Link.act(receipt.file.key, .assign))
      let drafter = try await browser(.informationOfficer, anyone, site)
      try await act(.note, [("text", "已电话联系申请人")], on: receipt.file, by: drafter)
      let fields = open.fields.filter { $0.0 != "section" } + [("section", "finance")]
      let late = try await clerk.post(Link.act(receipt.file.key, .assign), fields)
      #expect(late.status == .conflict)
      #expect(late.says("已电话联系申请人") && late.says("信息员 周宁") && late.field("section") == "finance")
      let again = try await clerk.post(Link.act(receipt.file.key, .assign), late.fields)
      #expect(again.status == .seeOther)
    }
  }

  @Test func `a form of the desk sent twice is done once`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let open = try await clerk.get(Link.act(receipt.file.key, .note))
      let fields = open.fields.filter { $0.0 != "text" } + [("text", "一次")]
      for _ in 0..<2 {
        #expect(try await clerk.post(Link.act(receipt.file.key, .note), fields).status == .seeOther)
      }
      #expect(try await clerk.get(Link.request(receipt.file.key)).text.matches(of: /一次/).count == 1)
    }
  }

  @Test func `who goes back and mends a word is told that the form was overtaken, and keeps the words`()
    async throws
  {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let open = try await clerk.get(Link.act(receipt.file.key, .note))
      let hidden = open.fields.filter { $0.0 != "text" }
      let path = Link.act(receipt.file.key, .note)
      #expect(try await clerk.post(path, hidden + [("text", "电话已联系")]).status == .seeOther)
      let mended = try await clerk.post(path, hidden + [("text", "电话已联系，申请人同意")])
      #expect(mended.status == .conflict && mended.field("text") == "电话已联系，申请人同意")
      #expect(try await clerk.post(path, mended.fields).status == .seeOther)
      #expect(try await clerk.get(Link.request(receipt.file.key)).says("电话已联系，申请人同意"))
    }
  }

  @Test func `what came over the counter is registered with a receipt`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let empty = try await clerk.get(Link.registering)
      let hidden = empty.fields.filter { ["_token", "once"].contains($0.0) }
      let wrong = try await clerk.upload(
        Link.registering,
        hidden + typed(["name": ""]) + [("channel", "signedPost"), ("receivedOn", "2026-03-09")], [])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.says("收到日期不能晚于今天") && wrong.says("请填写申请人姓名或者名称"))
      #expect(wrong.field("channel") == "signedPost" && wrong.field("title") == "学校食堂大宗食材采购中标结果")
      let right = hidden + typedApplication + [("channel", "signedPost"), ("receivedOn", "2026-02-27")]
      let receipt = try await clerk.upload(Link.registering, right, [.png("papers", "申请书.png")])
      #expect(receipt.status == .ok && receipt.says("2026-0001"))
      #expect(receipt.says("2026年2月27日为收到申请之日"))
      let again = try await clerk.upload(Link.registering, right, [.png("papers", "申请书.png")])
      #expect(again.says("2026-0001"))
      // 28 February 2026 is a Saturday on which people work for the Spring Festival.
      #expect(try await clerk.get(Link.requestInbox).says("还剩 18 个工作日"))
    }
  }

  @Test func `the fee is shown before the notice goes out`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let fee = [("tariff", "perPage"), ("quantity", "68"), ("before", "")]
      let shown = try await act(.noticeFee, fee + [("step", "calculate")], on: receipt.file, by: clerk)
      #expect(shown.status == .ok && shown.says("信息处理费 380 元") && shown.says("第31页至第68页，每页10元，计380元"))
      let free = try await act(
        .noticeFee, [("tariff", "perPage"), ("quantity", "30")], on: receipt.file, by: clerk)
      #expect(free.status == .unprocessableContent && free.says("没有超过免费的数量"))
      #expect(try await act(.noticeFee, fee, on: receipt.file, by: clerk).status == .seeOther)
      #expect(try await clerk.get(Link.requestLetter(receipt.file.key, .fee)).says("合计人民币380元"))
    }
  }

  @Test func `papers are for those who handle the file`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let clerk = try await browser(.disclosureOfficer, anyone, site)
      let open = try await clerk.get(Link.act(receipt.file.key, .addAttachment))
      let added = try await clerk.upload(
        Link.act(receipt.file.key, .addAttachment), open.fields, [.png("file", "查找记录.png")])
      #expect(added.status == .seeOther)
      // A second one of the same name is refused beside its field, and what is there can be screened again.
      let again = try await clerk.get(Link.act(receipt.file.key, .addAttachment))
      let refused = try await clerk.upload(
        Link.act(receipt.file.key, .addAttachment), again.fields, [.png("file", "查找记录.png")])
      #expect(refused.status == .unprocessableContent && refused.says("已有同名材料“查找记录.png”"))
      #expect(try await act(.rescreen, on: receipt.file, by: clerk).status == .seeOther)
      let page = try await clerk.get(Link.request(receipt.file.key))
      let path = try #require(page.text.firstMatch(of: /href="([^"]*\/attachments\/[0-9a-f]{64})"/)?.output.1)
      #expect(try await clerk.get(String(path)).status == .ok)
      for role in [Role.supervisor, .systemAdministrator, .securityAdministrator, .auditAdministrator] {
        #expect(try await browser(role, anyone, site).get(String(path)).status == .notFound, "\(role)")
      }
      let other = anyone.signedIn(try await site.cookie(of: "qingshi-office"))
      #expect(try await other.get(String(path)).status == .notFound)
      #expect(try await anyone.get(String(path)).status == .unauthorized)
    }
  }

  @Test func `a supervisor sees the register and no person`() async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let register = try await supervisor.get(Link.requestInbox + "?body=\(TestSite.department)")
      #expect(register.status == .ok && register.says(receipt.number))
      let page = try await supervisor.get(Link.request(receipt.file.key))
      #expect(page.status == .ok && page.says("2025 年学校食堂大宗食材采购中标结果"))
      for hidden in ["王秀兰", "13800002041", "431299199001010017", "wang@example.cn"] {
        #expect(!page.says(hidden), "\(hidden)")
      }
      #expect(!page.says("现在可以办理"))
      #expect(try await supervisor.get(Link.act(receipt.file.key, .note)).status == .forbidden)
      #expect(try await supervisor.get(Link.requestLetter(receipt.file.key, .receipt)).status == .notFound)
    }
  }

  /// What each role gets from each address of the desk of requests.
  @Test(arguments: Role.allCases)
  func `every address answers every role as its duty has it`(role: Role) async throws {
    let site = try await TestSite()
    let receipt = try await site.received()
    let key = receipt.file.key
    try await site.test { anyone in
      let officer = try await browser(role, anyone, site)
      let works = Role.caseworkers.contains(role)
      let watches = role == .supervisor
      let inbox = Link.requestInbox + "?body=\(TestSite.department)"
      #expect(try await officer.get(Link.desk).status == .ok)
      #expect(try await officer.get(inbox).status == (works || watches ? .ok : .forbidden))
      #expect(try await officer.get(Link.request(key)).status == (works || watches ? .ok : .notFound))
      #expect(try await officer.get(Link.requestLimits(key)).status == (works || watches ? .ok : .notFound))
      #expect(try await officer.get(Link.requestLetter(key, .receipt)).status == (works ? .ok : .notFound))
      let takes = role == .disclosureOfficer || role == .disclosureOfficeHead
      #expect(try await officer.get(Link.registering).status == (takes ? .ok : .forbidden))
      for action in RequestAction.allCases {
        let page = try await officer.get(Link.act(key, action))
        let mayEver = InformationRequest.flow.rules.contains {
          $0.action == action && $0.roles.contains(role)
        }
        if !works {
          #expect(page.status == (watches ? .forbidden : .notFound), "\(action)")
        } else if !mayEver {
          #expect(page.status == .forbidden, "\(action)")
        } else {
          #expect(page.status == .ok || page.status == .conflict, "\(action)")
        }
        let sent = try await officer.post(Link.act(key, action), [("on", "2026-03-02"), ("version", "1")])
        #expect(sent.status != .seeOther && sent.status != .ok, "\(action) without a token")
        #expect(try await anyone.get(Link.act(key, action)).status == .unauthorized)
      }
    }
  }
}
