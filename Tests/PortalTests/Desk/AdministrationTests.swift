import Desk
import HTTPTypes
import Statute
import Testing
import WebParts

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

  @Test func `the administrator of a township enters and places bodies below it alone, and keeps no site`()
    async throws
  {
    let town = try await DeskTown.founded()
    try await town.desk.install(
      key: "town-xt", name: "丁", body: DeskTown.town, roles: [.systemAdministrator])
    try await town.visit { client in
      let own = try await town.browser("town-xt", client)
      let code = try #require(UnifiedCode(completing: "11990000000000009")).text
      let path = "/desk/administration/bodies/new"
      let form = try await own.get(path)
      #expect(form.says("清溪镇人民政府") && !form.says("石桥镇人民政府") && !form.says("没有上级机关"))
      func fields(_ parent: String) -> [(String, String)] {
        [
          ("name", "清溪镇水利站"), ("shortName", "水利站"), ("kind", "department"), ("parent", parent),
          ("code", code),
        ]
      }
      let nowhere = try #require(UnifiedCode(completing: "11990000000000008")).text
      for parent in ["", DeskTown.county, DeskTown.neighbour, nowhere] {
        let refused = try await own.send(path, fields(parent))
        #expect(refused.status == 422 && refused.says("请从您管理的机关中选择上级机关"), "\(parent)")
      }
      for _ in 1...2 {
        #expect(try await own.post(path, form.hidden + fields(DeskTown.town)).status == 303)
      }
      // The site, its calendar and what it moved are the county's.
      for path in [
        "/desk/administration/site", "/desk/administration/calendars", "/desk/administration/calendars/2026",
        "/desk/administration/calendars/new", "/desk/administration/calendars/take-back",
        "/desk/administration/calendars/editions/1",
      ] {
        #expect(try await own.get(path).status == 403, "\(path)")
      }
      for (path, purpose) in [
        ("/desk/administration/site", "keep@site"),
        ("/desk/administration/calendars/new", "notice@calendar"),
        ("/desk/administration/calendars/take-back", "takeBack@calendar"),
      ] {
        let token = town.portal.tokens.token(for: try #require(own.session), purpose: purpose)
        #expect(try await own.post(path, [("_token", token)]).status == 403, "\(path)")
      }
      let doors = try await own.get("/desk/administration")
      #expect(doors.says(">机关<") && !doors.says("网站设置") && !doors.says("工作日历"))
    }
  }

  @Test func `a body is not placed under itself, under one below it, or where nobody has charge`()
    async throws
  {
    let town = try await DeskTown.founded()
    let below = try #require(UnifiedCode(completing: "11990000000000009")).text
    try await town.desk.found(
      code: below, name: "清溪镇水利站", shortName: "水利站", kind: .department, parent: DeskTown.town, order: 9,
      by: town.officer(.systemAdministrator))
    try await town.visit { client in
      let system = try await town.browser("systemadministrator", client)
      func place(_ code: String, under parent: String) async throws -> Browser.Answer {
        try await system.send(
          "/desk/administration/bodies/\(code)/act/placeUnder", [("parent", parent)])
      }
      let form = try await system.get("/desk/administration/bodies/\(DeskTown.town)/act/placeUnder")
      #expect(form.says("石桥镇人民政府") && !form.says("<option value=\"\(below)\""))
      for parent in [DeskTown.town, below] {
        let refused = try await place(DeskTown.town, under: parent)
        #expect(refused.status == 422 && refused.says("也不能隶属于自己的下级机关"))
      }
      for parent in ["", "不存在"] {
        #expect(try await place(DeskTown.town, under: parent).says("请从您管理的机关中选择上级机关"))
      }
      #expect(try await town.desk.body(DeskTown.town).parent == DeskTown.county)
      #expect(try await place(below, under: DeskTown.neighbour).status == 303)
      #expect(try await town.desk.body(below).parent == DeskTown.neighbour)
    }
  }

  @Test func `what stands at the foot of every page is set on the settings page`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let system = try await town.browser("systemadministrator", client)
      let nobody = try await town.browser(nil, client)
      let path = "/desk/administration/site"
      let settings: [(String, String)] = [
        ("place", "云溪县"), ("siteName", "云溪县政府信息公开"), ("siteCode", "3300000001"),
        ("organizer", "云溪县人民政府办公室"), ("operatedBy", "云溪县大数据中心"), ("hours", "工作日 9:00—17:00"),
        ("icpNumber", "某ICP备00000001号"), ("policeNumber", "某公网安备 00000000000001号"),
        ("faultAddress", "https://zhaocuo.example"), ("knownHosts", "www.yunxi.example，gis.yunxi.example"),
      ]
      let wrong = try await system.send(
        path, settings + [("certificateAddress", "javascript:alert(1)")])
      #expect(wrong.status == 422 && wrong.says("id=\"f-certificateAddress-error\""))
      #expect(try await system.send(path, settings).status == 200)
      let front = try await nobody.get("/")
      for words in ["云溪县大数据中心", "9:00—17:00", "某ICP备00000001号", "00000000000001号", "https://zhaocuo.example"]
      {
        #expect(front.says(words), "\(words)")
      }
      #expect(town.desk.settings.foot.knownHosts == ["www.yunxi.example", "gis.yunxi.example"])
      #expect(town.desk.settings.rootBody == DeskTown.county)
      // Another process reads the same.
      #expect(try await system.get(path).says("www.yunxi.example gis.yunxi.example"))
      #expect(try await system.send(path, settings.filter { $0.0 != "hours" }).status == 200)
      #expect(!(try await nobody.get("/")).says("9:00—17:00"))
    }
  }

  @Test func `a person is entered once by a form sent twice, and an overtaken form keeps what was typed`()
    async throws
  {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let security = try await town.browser("securityadministrator", client)
      let form = try await security.get("/desk/people/new")
      let fields = [
        ("key", "zhang-1"), ("name", "张三"), ("body", DeskTown.town), ("role", "informationOfficer"),
      ]
      for _ in 1...2 {
        #expect(try await security.post("/desk/people/new", form.hidden + fields).status == 303)
      }
      let path = "/desk/people/zhang-1/act/rename"
      let old = try await security.get(path)
      #expect(
        try await security.send("/desk/people/zhang-1/act/grant", [("role", "sectionHead")]).status == 303)
      let overtaken = try await security.post(path, old.hidden + [("name", "张三丰")])
      #expect(overtaken.status == 409 && overtaken.says("value=\"张三丰\""))
      #expect(try await security.post(path, overtaken.hidden + [("name", "张三丰")]).status == 303)
    }
  }

  @Test func `who signs out leaves nothing of the desk in the browser`() async throws {
    let town = try await DeskTown.founded()
    try await town.visit { client in
      let clerk = try await town.browser("informationofficer", client)
      #expect(try await clerk.get("/desk/items").headers[.cacheControl] == "private, no-cache")
      let token = town.portal.tokens.token(for: try #require(clerk.session), purpose: "sign-out")
      let out = try await clerk.post("/sign-out", [("_token", token)])
      #expect(out.status == 303)
      #expect(out.headers[HTTPField.Name("Clear-Site-Data")!] == "\"cache\"")
    }
  }
}
