import Desk
import Statute
import Testing

@testable import Portal

@Suite("Administration: three people, none of whom sees a file")
struct AdministrationTests {
  @Test func `a person is entered, gets a password, gains and loses a role, and leaves`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let security = try await town.browser("securityadministrator", client)
      let entered = try await security.send(
        "/desk/people/new",
        [("key", "zhang-1"), ("name", "张三"), ("body", DeskTown.town), ("role", "informationOfficer")])
      #expect(entered.location == "/desk/people/zhang-1")
      let short = try await security.send(
        "/desk/people/zhang-1/act/password", [("password", "short"), ("again", "short")])
      #expect(short.status == 422 && short.says("至少 10 个字符"))
      #expect(!short.says("value=\"short\""))
      let password = "changjie-2026"
      #expect(
        try await security.send(
          "/desk/people/zhang-1/act/password", [("password", password), ("again", password)]
        ).status == 303)
      #expect(try await town.desk.signIn(name: "zhang-1", password: password).roles == [.informationOfficer])
      #expect(
        try await security.send("/desk/people/zhang-1/act/grant", [("role", "sectionHead")]).status == 303)
      let clash = try await security.send("/desk/people/zhang-1/act/grant", [("role", "auditAdministrator")])
      #expect(clash.status == 422 && clash.says("GB/T 22239-2019"))
      #expect(
        try await security.send("/desk/people/zhang-1/act/revoke", [("role", "informationOfficer")]).status
          == 303)
      #expect(try await security.send("/desk/people/zhang-1/act/leave").status == 303)
      #expect(try await town.desk.officer("zhang-1") == nil)
    }
  }

  @Test func `a taken name and missing fields come back beside their fields with what was typed`()
    async throws
  {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let security = try await town.browser("securityadministrator", client)
      let taken = try await security.send(
        "/desk/people/new", [("key", "sectionhead"), ("name", "李四"), ("body", DeskTown.town)])
      #expect(taken.status == 422 && taken.says("已经有人使用") && taken.says("李四"))
      let nameless = try await security.send(
        "/desk/people/new", [("key", "li-4"), ("name", ""), ("body", DeskTown.town)])
      #expect(nameless.status == 422 && nameless.says("id=\"f-name-error\"") && nameless.says("li-4"))
    }
  }

  @Test func `the record tells who did what when, never what it said`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      let path = try await ItemDeskTests.draft(clerk)
      #expect(try await clerk.send(path + "/act/note", [("text", "不可外传的备注")]).status == 303)
      let audit = try await town.browser("auditadministrator", client)
      let record = try await audit.get("/desk/administration/record")
      #expect(record.status == 200)
      #expect(record.says("甲信息员"))
      #expect(record.says("noted") && record.says("drafted"))
      #expect(!record.says("不可外传的备注") && !record.says("清溪镇农村饮水安全管理办法"))
      let checked = try await audit.send("/desk/administration/record")
      #expect(checked.says("条记录全部完好"))
    }
  }

  @Test func `a body is entered with a code that checks, and a wrong code is named`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let system = try await town.browser("systemadministrator", client)
      let fields = [
        ("name", "云溪县水利局"), ("shortName", "县水利局"), ("kind", "department"), ("parent", DeskTown.county),
      ]
      let code = try #require(UnifiedCode(completing: "11990000000000009")).text
      let wrong = try await system.send(
        "/desk/administration/bodies/new",
        fields + [("code", code.dropLast() + (code.last == "1" ? "2" : "1"))])
      #expect(wrong.status == 422 && wrong.says("GB 32100-2015") && wrong.says("云溪县水利局"))
      #expect(
        try await system.send("/desk/administration/bodies/new", fields + [("code", code)]).status == 303)
      #expect(try await town.desk.body(code).name == "云溪县水利局")
    }
  }

  @Test func `the guide lacks nothing of article 12, and the public sees it at once`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let head = try await town.browser("disclosureofficehead", client)
      let nobody = try await town.browser(nil, client)
      _ = try await nobody.get("/bodies/\(DeskTown.town)/guide")
      let empty = try await head.send("/desk/body/act/reviseGuide", [("classification", "按栏目分类")])
      #expect(empty.status == 422 && empty.says("第十二条") && empty.says("按栏目分类"))
      let fields: [(String, String)] = [
        ("classification", "按栏目分类"), ("arrangement", "编有索引号"), ("waysToObtain", "在线查阅"),
        ("officeName", "公开办"),
        ("officeAddress", "文峰路1号"), ("officeHours", "工作日"), ("officeTelephone", "0999-6210000"),
        ("officeFax", "无"),
        ("officeInternet", "xxgk@town.example"), ("channel", "inPerson"), ("how-inPerson", "到文峰路1号"),
        ("supervision", "县政府办公室"),
      ]
      #expect(try await head.send("/desk/body/act/reviseGuide", fields).status == 303)
      #expect(try await nobody.get("/bodies/\(DeskTown.town)/guide").says("文峰路1号"))
    }
  }

  @Test func `a notice is shown with what it changes before it is taken up`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let system = try await town.browser("systemadministrator", client)
      let unreadable = try await system.send(
        "/desk/administration/calendars/new", [("text", "关于放假的通知"), ("then", "show")])
      #expect(unreadable.status == 422 && unreadable.says("关于放假的通知"))
      let list = try await system.get("/desk/administration/calendars")
      #expect(list.says("国办发明电〔2024〕12号"))
      #expect(try await system.get("/desk/administration/calendars/2026").status == 200)
    }
  }
}
