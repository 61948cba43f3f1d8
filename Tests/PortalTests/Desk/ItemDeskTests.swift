import Desk
import Foundation
import Statute
import Testing
import WebParts

@testable import Portal

@Suite("Items on the desk")
struct ItemDeskTests {
  static let written: [(String, String)] = [
    ("title", "清溪镇农村饮水安全管理办法"), ("abstract", "规定农村饮水工程的建设和管护。"), ("text", "# 总则\n为了保障饮水安全，制定本办法。"),
    ("column", "A01.3"), ("issuer", "清溪镇人民政府"), ("formedOn", "2026-06-01"), ("attribute", "proactive"),
    ("then", "save"),
  ]

  static func draft(_ browser: Browser, changing changes: [String: String] = [:]) async throws -> String {
    let answer = try await browser.send("/desk/items/new", written.map { ($0.0, changes[$0.0] ?? $0.1) })
    #expect(answer.status == 303)
    return try #require(answer.location)
  }

  @Test func `the editor keeps everything typed and names each fault beside its field`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let answer = try await clerk.send(
        "/desk/items/new",
        [
          ("title", ""), ("abstract", "概述<b>"), ("text", "正文第一段\r\n\r\n第二段"), ("documentNumber", "没有格式"),
          ("formedOn", "六月一日"), ("keywords", "一、二"), ("column", "A07.1"), ("attribute", "onRequest"),
          ("attributeReason", "第十六条"), ("then", "save"),
        ])
      #expect(answer.status == 422)
      #expect(answer.says("id=\"f-title-error\""))
      #expect(answer.says("id=\"f-documentNumber-error\""))
      #expect(answer.says("id=\"f-formedOn-error\""))
      #expect(answer.says("请更正以下 3 处"))
      for typed in ["概述&lt;b&gt;", "正文第一段", "第二段", "没有格式", "六月一日", "一、二", "第十六条"] {
        #expect(answer.says(typed), "\(typed)")
      }
      #expect(answer.says("<option value=\"A07.1\" selected>"))
      #expect(answer.says("value=\"onRequest\" checked"))
    }
  }

  @Test func `a preview shows text and findings, and saves nothing`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let fields = Self.written.map { $0.0 == "then" ? ("then", "preview") : $0 }
      let answer = try await clerk.send(
        "/desk/items/new", fields.map { $0.0 == "text" ? ("text", "联系人身份证号码11010519491231002X") : $0 })
      #expect(answer.status == 200)
      #expect(answer.says("预览（尚未保存）"))
      #expect(answer.says("身份证号码：1101**********002X"))
      #expect(
        try await town.desk.itemInbox(of: DeskTown.town, for: town.officer(.informationOfficer)).inHand
          .isEmpty)
    }
  }

  @Test func `the editor offers to mask what it finds and takes over what is ticked`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let words = "张三身份证号码11010519491231002X，电话13812345678。"
      let path = try await Self.draft(clerk, changing: ["text": words])
      let file = try await clerk.get(path)
      #expect(file.says("内容检查发现 2 处不得公开的内容"))
      #expect(file.says("遮盖正文"))
      let editor = try await clerk.get(path + "/act/revise")
      #expect(editor.says("内容检查：2 处，其中 2 处不得公开"))
      let fields =
        Self.written.filter { $0.0 != "then" && $0.0 != "text" } + [("text", words), ("then", "mask")]
      let masked = try await clerk.send(path + "/act/revise", fields + [("mask", "text-7-18-identityNumber")])
      #expect(masked.says("已遮盖 1 处，尚未保存"))
      #expect(masked.says("张三身份证号码1101**********002X，电话13812345678。"))
      #expect(masked.says("内容检查：1 处，其中 1 处不得公开"))
    }
  }

  @Test func `the office keeps the word list of its body`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let office = try await town.browser("disclosureofficer", client)
      let path = "/desk/body/act/setWordList"
      let wrong = try await office.send(path, [("words", "长"), ("lookedFor", "")])
      #expect(wrong.status == 422)
      #expect(wrong.says("“长”不能作为词条"))
      let right = try await office.send(path, [("words", "青龙专案｜未结案件代号\n"), ("lookedFor", "内部代号")])
      #expect(right.status == 303)
      #expect(try await office.get("/desk/body").says("2 条，其中 1 条阻止发布"))
      #expect(try await office.get(path).says("青龙专案｜未结案件代号"))
      let clerk = try await town.browser("informationofficer", client)
      #expect(try await clerk.get(path).status == 403)
      let draft = try await Self.draft(clerk, changing: ["text": "青龙专案的情况"])
      #expect(try await clerk.get(draft).says("本机关词表中的词"))
    }
  }

  @Test func `an item goes through five pairs of hands to publication by forms alone`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk)
      #expect(try await clerk.send(path + "/act/submit").status == 303)
      let steps: [(Role, String, [(String, String)])] = [
        (.sectionHead, "approveSection", []), (.secrecyReviewer, "clearSecrecy", [("basis", "不涉及国家秘密")]),
        (.disclosureOfficer, "approveOffice", []), (.deputyInCharge, "approve", []),
        (.disclosureOfficer, "publish", []),
      ]
      for (role, action, values) in steps {
        let browser = try await town.browser(role.signInName, client)
        let list = try await browser.get("/desk/items")
        #expect(list.says(path), "\(role) finds it among what waits")
        #expect(try await browser.send(path + "/act/" + action, values).status == 303, "\(action)")
      }
      let file = try await clerk.get(path)
      #expect(file.says("已公开"))
      #expect(file.says(DeskTown.town + "/"))
      let key = try #require(path.split(separator: "/").last)
      let nobody = try await town.browser(nil, client)
      #expect(try await nobody.get("/items/\(key)").says("清溪镇农村饮水安全管理办法"))
    }
  }

  @Test func `the public page shows a revision at once and a withdrawal at once`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk)
      let key = String(try #require(path.split(separator: "/").last))
      try await Self.publish(key, in: town)
      let nobody = try await town.browser(nil, client)
      #expect(try await nobody.get("/items/\(key)").status == 200)
      let office = try await town.browser("disclosureofficer", client)
      #expect(try await office.send(path + "/act/withdraw", [("reason", "内容有误")]).status == 303)
      #expect(try await nobody.get("/items/\(key)").status == 410)
    }
  }

  /// The way through all reviews without the browser.
  static func publish(_ key: String, in town: DeskTown) async throws {
    let file = FileID(.item, key)
    var version = try await town.desk.item(file, for: .officer(town.officer(.informationOfficer))).version
    let steps: [(ItemCommand, Role)] = [
      (.submit, .informationOfficer), (.approveSection, .sectionHead),
      (.clearSecrecy(basis: "不涉密"), .secrecyReviewer),
      (.approveOffice, .disclosureOfficer), (.approve, .deputyInCharge), (.publish, .disclosureOfficer),
    ]
    for (command, role) in steps {
      version = try await town.desk.act(command, on: file, expecting: version, by: town.officer(role))
    }
  }

  @Test func `who wrote a draft is not offered its secrecy review, and cannot send it`() async throws {
    let town = try await DeskTown.founded()
    try await town.desk.install(
      key: "both", name: "丙", body: DeskTown.town,
      roles: [.informationOfficer, .secrecyReviewer, .sectionHead])
    try await town.visit { client in
      let both = try await town.browser("both", client)
      let path = try await Self.draft(both)
      #expect(try await both.send(path + "/act/submit").status == 303)
      #expect(try await both.get(path + "/act/approveSection").status == 403)
      let head = try await town.browser("sectionhead", client)
      #expect(try await head.send(path + "/act/approveSection").status == 303)
      let page = try await both.get(path)
      #expect(!page.says(path + "/act/clearSecrecy"))
      #expect(page.says("起草人和前一环节审查人以外"))
      let key = String(try #require(path.split(separator: "/").last))
      let token = town.portal.tokens.token(for: try #require(both.session), purpose: "clearSecrecy@\(key)")
      let answer = try await both.post(
        path + "/act/clearSecrecy", [("_token", token), ("version", "5"), ("basis", "不涉密")])
      #expect(answer.status != 303)
      let dossier = try await town.desk.item(FileID(.item, key), for: .officer(town.officer(.sectionHead)))
      #expect(dossier.item.step == .secrecyReview)
    }
  }

  @Test func `what the screening found stops publication, and the refusal names article 17`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk, changing: ["text": "联系人身份证号码11010519491231002X"])
      let file = try await clerk.get(path)
      #expect(file.says("内容检查发现 1 处不得公开的内容"))
      #expect(!file.says("<td class=\"\" data-label=\"内容（已遮盖）\"><span class=\"figures\">11010519491231002X"))
      let key = String(try #require(path.split(separator: "/").last))
      try? await Self.publish(key, in: town)
      let office = try await town.browser("disclosureofficer", client)
      let refused = try await office.send(path + "/act/publish")
      #expect(refused.status == 422)
      #expect(refused.says("《政府信息公开条例》第十七条"))
      let head = try await town.browser("disclosureofficehead", client)
      let empty = try await head.send(path + "/act/overrideScreening", [("reason", " ")])
      #expect(empty.status == 422 && empty.says("id=\"f-reason-error\""))
      #expect(try await head.send(path + "/act/overrideScreening", [("reason", "已取得本人同意")]).status == 303)
      #expect(try await office.send(path + "/act/publish").status == 303)
    }
  }

  @Test func `a form opened before somebody else acted keeps what was typed and shows what changed`()
    async throws
  {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk)
      let stale = try await clerk.get(path + "/act/revise")
      let office = try await town.browser("disclosureofficer", client)
      let changed = Self.written.map { $0.0 == "title" ? ("title", "清溪镇饮水办法（修订）") : $0 }
      #expect(try await office.send(path + "/act/revise", changed).status == 303)
      let mine = Self.written.map { $0.0 == "abstract" ? ("abstract", "我写的概述") : $0 }
      let answer = try await clerk.post(path + "/act/revise", stale.hidden + mine)
      #expect(answer.status == 409)
      #expect(answer.says("我写的概述"))
      #expect(answer.says("清溪镇饮水办法（修订）"))
      #expect(answer.says("打开表单之后，有人办理了这条信息"))
      #expect(try await clerk.post(path + "/act/revise", answer.hidden + mine).status == 303)
    }
  }

  @Test func `a form sent twice is done once`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let form = try await clerk.get("/desk/items/new")
      let first = try await clerk.post("/desk/items/new", form.hidden + Self.written)
      let second = try await clerk.post("/desk/items/new", form.hidden + Self.written)
      #expect(first.location == second.location)
      let path = try #require(first.location)
      let note = try await clerk.get(path + "/act/note")
      for _ in 1...2 {
        #expect(try await clerk.post(path + "/act/note", note.hidden + [("text", "待核")]).status == 303)
      }
      #expect(try await clerk.get(path).text.components(separatedBy: ">备注</h3>").count == 2)
    }
  }

  @Test func `who goes back to a form that was saved and mends a word loses nothing`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk)
      let editor = try await clerk.get(path + "/act/revise")
      func words(_ abstract: String) -> [(String, String)] {
        Self.written.map { $0.0 == "abstract" ? ("abstract", abstract) : $0 }
      }
      #expect(
        try await clerk.post(path + "/act/revise", editor.hidden + words("第一次写的概述")).status == 303)
      // The browser's Back shows the form as it was sent, token and version included.
      let mended = try await clerk.post(path + "/act/revise", editor.hidden + words("回头改过的概述"))
      #expect(mended.status == 409)
      #expect(mended.says("回头改过的概述") && mended.says("打开表单之后，有人办理了这条信息"))
      #expect(
        try await clerk.post(path + "/act/revise", mended.hidden + words("回头改过的概述")).status == 303)
      #expect(try await clerk.get(path).says("回头改过的概述"))
    }
  }

  @Test func `a file chosen after going back is put in as well, and the same one once`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await Self.draft(clerk)
      let form = try await clerk.get(path + "/act/revise")
      for _ in 1...2 {
        let sent = try await clerk.upload(
          path + "/act/revise", form.hidden + Self.written, [("甲.txt", "第一份")])
        #expect(sent.status == 303)
      }
      let key = String(try #require(path.split(separator: "/").last))
      let dossier = try await town.desk.item(
        FileID(.item, key), for: .officer(town.officer(.informationOfficer)))
      #expect(dossier.item.draft.attachments.map(\.name) == ["甲.txt"])
      let added = dossier.course.filter { if case .attachmentAdded = $0.event { true } else { false } }
      #expect(added.count == 1)
    }
  }

  @Test func `a preview counts the files that were chosen, and says that they have to be chosen again`()
    async throws
  {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      for path in ["/desk/items/new", try await Self.draft(clerk) + "/act/revise"] {
        let form = try await clerk.get(path)
        let fields = Self.written.filter { !["then", "text"].contains($0.0) } + [("text", "")]
        for then in ["preview", "mask"] {
          let answer = try await clerk.upload(
            path, form.hidden + fields + [("then", then)], [("办法.txt", "全文")])
          #expect(answer.status == 200)
          #expect(answer.says("请重新选择 1 个附件"), "\(then)")
          // The text is in the file that was chosen: nothing is missing.
          #expect(!answer.says("送审前还要补充"))
        }
      }
    }
  }

  @Test func `a supervisor goes from body to body, in items and reports`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let supervisor = try await town.browser("supervisor", client)
      let clerk = try await town.browser("informationofficer", client)
      for list in ["/desk/items", "/desk/reports"] {
        let page = try await supervisor.get(list)
        #expect(page.says("href=\"\(list)?body=\(DeskTown.town)\""))
        let other = try await supervisor.get("\(list)?body=\(DeskTown.town)")
        #expect(other.status == 200 && other.says("<p class=\"soft\">清溪镇人民政府</p>"))
        #expect(try await clerk.get(list).says("?body=") == false)
      }
    }
  }

  @Test func `a linked document of another body leads to its public page, one's own to the desk`()
    async throws
  {
    let town = try await DeskTown.founded()
    let content = ItemContent(
      title: "云溪县饮水条例", abstract: "概述。", text: "正文", formedOn: Day("2026-06-01"), issuer: "清溪镇人民政府",
      column: .basis)
    let file = try await town.desk.draft(content, by: town.officer(.informationOfficer))
    try await Self.publish(file.key, in: town)
    try await town.visit { client in
      for (name, way) in [
        ("neighbour", "<a href=\"/items/\(file.key)\">"),
        ("informationofficer", "<a href=\"/desk/items/\(file.key)\">"),
      ] {
        let browser = try await town.browser(name, client)
        let path = try await Self.draft(browser)
        #expect(
          try await browser.send(
            path + "/act/link", [("relation", "interprets"), ("target", "/items/\(file.key)")]
          ).status == 303)
        let page = try await browser.get(path)
        #expect(page.says(way + "云溪县饮水条例"), "\(name)")
      }
    }
  }
}
