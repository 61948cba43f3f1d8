import Desk
import HTTPTypes
import Statute
import Testing
import WebParts

@testable import Portal

/// What somebody types who asks the department for the results of a tender.
let typedApplication: [(String, String)] = [
  ("applicant", "natural"), ("name", "王秀兰"), ("contactPerson", ""), ("proofKind", "identityCard"),
  ("proofNumber", "11010519491231002X"), ("phone", "0731-8888 0000"), ("email", ""),
  ("address", "云溪县人民路 1 号 <2 单元>"), ("postcode", "418000"), ("title", "学校食堂大宗食材采购中标结果"),
  ("documentNumber", "云教发〔2025〕7号"), ("description", "2025 年全县公办中小学\n含幼儿园"), ("form", "paper"),
  ("route", "post"),
]

func typed(_ changes: [String: String]) -> [(String, String)] {
  typedApplication.map { ($0.0, changes[$0.0] ?? $0.1) }
}

@Suite struct ApplyingTests {
  private let address = Link.applying(TestSite.department)

  @Test func `a request goes from the form over the confirming page to a receipt and a status`() async throws
  {
    let site = try await TestSite()
    try await site.test { browser in
      let empty = try await browser.get(address)
      #expect(empty.status == .ok)
      #expect(!empty.says("请更正"))
      let checking = try await browser.upload(
        address, typedApplication + [("step", "check")],
        [.png("identity"), .png("papers", "委托书.png", size: 90)])
      #expect(checking.status == .ok)
      #expect(checking.says("尚未提交"))
      #expect(checking.says("云溪县人民路 1 号 &lt;2 单元&gt;，邮编 418000"))
      #expect(checking.says("身份证.png（72 字节）"))
      #expect(checking.fields.filter { $0.0 == HeldUpload.input }.count == 2)
      let receipt = try await browser.post(address, checking.fields + [("step", "send")])
      #expect(receipt.status == .ok)
      #expect(receipt.headers[.cacheControl] == "no-store")
      #expect(receipt.says("2026-0001"))
      let code = try #require(
        receipt.text.firstMatch(of: /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/))
      let found = try await browser.post(
        Link.status, [("number", "2026-0001"), ("code", code.output.lowercased())])
      #expect(found.status == .seeOther)
      #expect(found.headers[.location] == Link.statusRequest)
      let cookie = try #require(found.headers[.setCookie]?.prefix { $0 != ";" })
      let status = try await browser.signedIn(String(cookie)).get(Link.statusRequest)
      #expect(status.status == .ok)
      #expect(status.says("等待确认收到"))
      #expect(status.says("学校食堂大宗食材采购中标结果\n文号：云教发〔2025〕7号\n2025 年全县公办中小学\n含幼儿园"))
      #expect(!status.says("王秀兰"))
    }
    let clerk = try await site.officer(TestSite.key(of: .disclosureOfficer))
    let row = try #require(
      try await site.desk.openRequests(of: TestSite.department, for: clerk).first?.summary)
    let dossier = try await site.desk.request(row.file, for: .officer(clerk))
    #expect(dossier.particulars?.name == "王秀兰")
    #expect(dossier.particulars?.route == .post)
    #expect(dossier.request.attachments.map(\.name) == ["身份证明-身份证.png", "委托书.png"])
    let paper = try await site.desk.requestPaper(
      dossier.request.attachments[0].digest, of: row.file, for: .officer(clerk))
    #expect(paper.attachment.size == 72)
  }

  @Test func `sending twice makes one request and says the same`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let checking = try await browser.upload(
        address, typedApplication + [("step", "check")], [.png("identity")])
      let send = checking.fields + [("step", "send")]
      let first = try await browser.post(address, send)
      let second = try await browser.post(address, send)
      let code = /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/
      #expect(first.text.firstMatch(of: code)?.output == second.text.firstMatch(of: code)?.output)
      #expect(second.says("2026-0001"))
    }
    let clerk = try await site.officer(TestSite.key(of: .disclosureOfficer))
    #expect(try await site.desk.openRequests(of: TestSite.department, for: clerk).count == 1)
  }

  @Test func `all that is wrong is said at once, and everything typed is still there`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let wrong = typed([
        "applicant": "enterprise", "name": " ", "proofNumber": "110105194912310021", "phone": "找我",
        "email": "王@", "postcode": "4180", "title": "", "documentNumber": "", "description": "",
        "form": "inspection",
      ])
      let page = try await browser.upload(address, wrong + [("step", "check")], [])
      #expect(page.status == .unprocessableContent)
      for words in [
        "请填写申请人姓名或者名称", "请填写联系人姓名", "法人或者其他组织请选择“营业执照或其他统一社会信用代码证书”",
        "身份证号码不对：应当是 18 位，请逐位核对", "联系电话应当是手机号码或者带区号的固定电话", "电子邮箱的格式不对", "邮政编码应当是 6 位数字",
        "请写明所需信息的名称、文号或者其他特征，至少填写一项", "“当场查阅、抄录”不能通过“邮寄”获取，请另选途径", "请上传身份证明的照片或者扫描件",
        "请更正以下 10 处",
      ] {
        #expect(page.says(words), "\(words)")
      }
      for (name, value) in wrong { #expect(page.field(name) == value, "\(name)") }
    }
  }

  @Test func `an upload that is too large is refused beside its field and nothing typed is lost`()
    async throws
  {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.upload(
        address, typedApplication + [("step", "check")],
        [.png("identity"), .png("papers", "大图.png", size: 1 << 20)])
      #expect(page.status == .unprocessableContent)
      #expect(page.says("文件“大图.png”超过 1 MB，没有保存；请压缩后重新上传"))
      for (name, value) in typedApplication { #expect(page.field(name) == value, "\(name)") }
    }
  }

  @Test func `a file of another kind is refused whatever its name says`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.upload(
        address, typedApplication + [("step", "check")],
        [.init(field: "identity", name: "身份证.png", bytes: Array("<html><script>".utf8))])
      #expect(page.status == .unprocessableContent)
      #expect(page.says("文件“身份证.png”不是 JPG、PNG 或者 PDF，没有保存，请换一个文件"))
      #expect(page.says("请更正以下 1 处"))
    }
  }

  @Test func `uploads stay over a page that comes back, and can be taken out`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.upload(
        address, typed(["name": ""]) + [("step", "check")], [.png("identity", "正面.png")])
      #expect(page.says("请更正以下 1 处"))
      #expect(page.says("删除“正面.png”"))
      let kept = page.fields.filter { $0.0 != "name" } + [("name", "王秀兰"), ("step", "check")]
      #expect(try await browser.post(address, kept).says("尚未提交"))
      let digest = try #require(page.text.firstMatch(of: /name="drop" value="([0-9a-f]{64})"/)?.output.1)
      let dropped = try await browser.post(address, kept + [("drop", String(digest))])
      #expect(dropped.says("请上传身份证明的照片或者扫描件"))
    }
  }

  @Test func `a page left open too long comes back whole and asks to be sent again`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let checking = try await browser.upload(
        address, typedApplication + [("step", "check")], [.png("identity")])
      site.wind(by: 5 * 3600)
      let again = try await browser.post(address, checking.fields + [("step", "send")])
      #expect(again.says("页面打开的时间过长，还没有提交"))
      for (name, value) in typedApplication { #expect(again.field(name) == value, "\(name)") }
      let receipt = try await browser.post(address, again.fields + [("step", "send")])
      #expect(receipt.says("2026-0001"))
    }
  }

  @Test func `no purpose is asked for`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.get(address)
      #expect(page.says("不需要说明用途"))
      #expect(!page.fields.contains { $0.0.lowercased().contains("purpose") })
    }
  }

  @Test func `only bodies that take requests are offered`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let page = try await browser.get(Link.apply)
      #expect(page.says("云溪县教育局") && page.says("云溪县青石镇人民政府") && !page.says("自来水公司"))
      #expect(try await browser.get(Link.applying(TestSite.waterworks)).status == .notFound)
      #expect(try await browser.get(Link.applying("11000000000000000X")).status == .notFound)
    }
  }
}
