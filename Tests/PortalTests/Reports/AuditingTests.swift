import Desk
import Foundation
import HTTPTypes
import Statute
import Testing

@testable import Portal

@Suite("Checking published reports on the desk")
struct AuditingTests {
  @Test func `two reports handed in: one is wrong, is ordered to be put right, and is right the second time`()
    async throws
  {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let batch = try await upload([report("云溪县教育局", broken: true), report("云溪县水利局")], by: supervisor)
      let page = try await supervisor.get(batch)
      #expect(page.says("云溪县教育局") && page.says("数据有误") && page.says("云溪县水利局") && page.says("数据自洽"))

      let wrong = try await supervisor.get(batch + "/reports/1")
      #expect(wrong.says("E3.") && wrong.says("勾稽不符") && wrong.says("发出整改通知"))
      let right = try await supervisor.get(batch + "/reports/2")
      #expect(!right.says("发出整改通知") && !right.says("勾稽不符"))
      #expect(try await supervisor.get(batch + "/reports/3").status == .notFound)

      let order = try await supervisor.get(batch + "/reports/1/order")
      #expect(order.field("organ") == "云溪县教育局")
      #expect(order.says("文号"))
      let none = try await supervisor.post(
        batch + "/reports/1/order", order.fields.map { $0.0 == "days" ? ("days", "0") : $0 })
      #expect(none.status == .unprocessableContent && none.says("整改期限应当为 1 至 60 个工作日"))
      #expect(try await supervisor.post(batch + "/reports/1/order", none.fields.tenDays).status == .seeOther)
      let letter = try await supervisor.get(batch + "/reports/1/letter")
      // 2 March 2026 is a Monday: ten working days end on Monday the 16th.
      #expect(letter.says("2026年3月16日") && letter.says("第四十七条") && letter.says("云溪县教育局："))
      #expect(try await supervisor.get(batch + "/reports/2/letter").status == .notFound)
      let word = try await supervisor.get(batch + "/reports/1/letter.docx")
      #expect(word.status == .ok && word.headers[.contentType]?.contains("wordprocessingml") == true)
      #expect(try await supervisor.get(batch + "/reports/2/letter.docx").status == .notFound)
      #expect(letter.says(batch + "/reports/1/letter.docx"))
      #expect(try await supervisor.get(batch + "/findings.docx").status == .ok)
      let early = try await supervisor.post(
        batch + "/close", try await supervisor.get(batch + "/close").fields)
      #expect(early.status == .unprocessableContent && early.says("尚未复核"))

      let recheck = try await supervisor.get(batch + "/reports/1/recheck")
      let same = try await supervisor.upload(
        batch + "/reports/1/recheck", recheck.fields, [report("云溪县教育局", broken: true)])
      #expect(same.status == .unprocessableContent && same.says("完全相同"))
      let mended = try await supervisor.upload(
        batch + "/reports/1/recheck", recheck.fields, [report("云溪县教育局")])
      #expect(mended.status == .seeOther)
      let after = try await supervisor.get(batch + "/reports/1")
      #expect(after.says("整改前后对照") && after.says("已改正") && !after.says("仍然存在"))
      #expect(try await supervisor.get(batch).says("已整改"))
      // The letter goes on saying what was found when it was sent.
      #expect(try await supervisor.get(batch + "/reports/1/letter").says("（一）"))
      let close = try await supervisor.get(batch + "/close")
      #expect(try await supervisor.post(batch + "/close", close.fields).status == .seeOther)
      #expect(try await supervisor.get(batch + "/reports/1/recheck").status == .forbidden)
    }
  }

  @Test func `what is no report is told in clear words, and the list and the spreadsheet say so`()
    async throws
  {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let other = TestBrowser.File(field: "reports", name: "通知.txt", bytes: Array("关于放假的通知".utf8))
      let batch = try await upload([other, report("=云溪县教育局", broken: true)], by: supervisor)
      #expect(try await supervisor.get(batch).says("不是政府信息公开工作年度报告"))
      #expect(try await supervisor.get(Link.auditDesk).says("2025年度报告核查"))
      let file = try await supervisor.get(batch + "/findings.csv")
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(file.text.contains("通知.txt,无法核查") && !file.text.contains("\n="))
      #expect(try await supervisor.get(batch + "/findings").says("不是政府信息公开工作年度报告"))
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("-3", "-3"), ("甲,\"乙\"", "\"甲,\"\"乙\"\"\""), ("甲\n乙", "\"甲\n乙\""),
  ])
  func `a cell of the spreadsheet is quoted and never a formula`(text: String, field: String) {
    #expect(AuditSpreadsheet.field(text) == field)
  }

  @Test func `reports whose words are the same are told`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let words =
        String(
          repeating: "本机关认真贯彻落实政府信息公开条例，健全工作机制，规范办理流程，及时回应群众关切，", count: 2)
        + "全年召开专题会议研究部署公开事项，组织业务培训并开展自查，主动接受社会各界监督，不断提升服务水平和透明程度，努力建设人民满意的服务型机关。"
      let batch = try await upload(
        [report("云溪县教育局", words: words), report("云溪县水利局", words: words)], by: supervisor)
      #expect(try await supervisor.get(batch + "/reports/1").says("与同批云溪县水利局的报告内容雷同"))
      #expect(try await supervisor.get(batch + "/reports/2").says("与同批云溪县教育局的报告内容雷同"))
      // One that comes later is compared with those that are there; what was said of them stands.
      let form = try await supervisor.get(batch + "/add")
      _ = try await supervisor.upload(batch + "/add", form.fields, [report("云溪县交通局", words: words)])
      let added = try await supervisor.get(batch + "/reports/3")
      #expect(added.says("与同批云溪县教育局的报告内容雷同") && added.says("与同批云溪县水利局的报告内容雷同"))
      #expect(try await !supervisor.get(batch + "/reports/1").says("与同批云溪县交通局"))
    }
  }

  @Test func `last year's report is laid beside the one it precedes`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      var last = report("云溪县教育局", year: 2024, open: 3)
      last.field = "previous"
      let batch = try await upload([report("云溪县教育局"), report("云溪县水利局"), last], by: supervisor)
      let page = try await supervisor.get(batch + "/reports/1")
      // Three requests were carried out of 2024, none into 2025.
      #expect(page.says("Y3.") && page.says("已对照"))
      #expect(try await supervisor.get(batch + "/reports/2").says("没有对照"))
    }
  }

  @Test func `a form sent twice opens one check, an empty one none`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let form = try await supervisor.get(Link.auditDesk)
      let empty = try await supervisor.upload(Link.auditDesk, form.fields, [])
      #expect(empty.status == .unprocessableContent && empty.says("请选择要核查的年度报告文件"))
      let first = try await supervisor.upload(Link.auditDesk, form.fields, [report("云溪县教育局")])
      let second = try await supervisor.upload(Link.auditDesk, form.fields, [report("云溪县教育局")])
      #expect(first.status == .seeOther && first.headers[.location] == second.headers[.location])
    }
  }

  @Test func `many reports are read after the person has gone on, and nothing is lost`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let files = (1...8).map { report("云溪县第\($0)局", broken: $0 == 2) }
      let batch = try await upload(files, by: supervisor)
      let before = try await supervisor.get(batch)
      #expect(
        before.says("正在核查") && before.says("本次上传 8 份") && before.headers[HTTPField.Name("Refresh")!] == "5")
      #expect(try await supervisor.get(Link.auditDesk).says("正在核查"))
      let close = try await supervisor.get(batch + "/close")
      #expect(try await supervisor.post(batch + "/close", close.fields).says("正在核查"))
      #expect(try await site.desk.readHandedIn() == 1)
      let after = try await supervisor.get(batch)
      #expect(!after.says("正在核查") && after.says("云溪县第8局") && after.says("数据有误"))
      #expect(try await site.desk.readHandedIn() == 0)
    }
  }

  @Test func `reports are added to a check, from an archive or a folder, each of them once`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let batch = try await upload([report("云溪县教育局")], by: supervisor)
      let form = try await supervisor.get(batch + "/add")
      let packed = ["云溪县水利局", "云溪县教育局"].map { ("年报/\($0).html", report($0).bytes) }
      let archive = TestBrowser.File(
        field: "reports", name: "年报.zip",
        bytes: PackedFiles.archive(packed + [("__MACOSX/._x.html", [1, 2, 3])]))
      var inFolder = report("云溪县交通局")
      inFolder.field = "folder"
      let hidden = TestBrowser.File(field: "folder", name: ".DS_Store", bytes: [1])
      let added = try await supervisor.upload(batch + "/add", form.fields, [archive, inFolder, hidden])
      #expect(added.status == .seeOther)
      let page = try await supervisor.get(batch)
      #expect(page.says("云溪县水利局") && page.says("云溪县交通局") && !page.says("DS_Store") && !page.says("__MACOSX"))
      #expect(try await supervisor.get(batch + "/reports/4").status == .notFound)
      let again = try await supervisor.upload(batch + "/add", form.fields, [report("云溪县教育局")])
      #expect(again.status == .unprocessableContent && again.says("都已经在本批中"))
      let paper = try await supervisor.get(batch + "/findings.docx")
      #expect(paper.status == .ok && paper.headers[.contentType]?.contains("wordprocessingml") == true)
    }
  }

  @Test func `a previous report that cannot be read is said`() async throws {
    let site = try await TestSite()
    try await site.test { anyone in
      let supervisor = try await browser(.supervisor, anyone, site)
      let last = TestBrowser.File(field: "previous", name: "上年.txt", bytes: Array("关于放假的通知".utf8))
      let batch = try await upload([report("云溪县教育局"), last], by: supervisor)
      #expect(try await supervisor.get(batch + "/reports/1").says("未作跨年核对"))
    }
  }

  @Test(arguments: Role.allCases)
  func `a check is for those who check, of the body that checks, and only who supervises orders`(role: Role)
    async throws
  {
    let site = try await TestSite()
    try await site.test { anyone in
      let own = try await browser(role, anyone, site)
      let mayCheck = ReportAuditFile.checkers.contains(role)
      let list = try await own.get(Link.auditDesk)
      #expect(list.status == (mayCheck ? .ok : .forbidden))
      let county = try await browser(.supervisor, anyone, site)
      let foreign = try await upload([report("云溪县教育局", broken: true)], by: county)
      let document = try #require(
        try await county.get(foreign + "/reports/1").text.firstMatch(
          of: /href="([^"]*\/documents\/[0-9a-f]{64})"/)?.output.1)
      let isCounty = role == .supervisor
      for path in [
        foreign, foreign + "/findings.csv", foreign + "/findings.docx", foreign + "/reports/1",
        String(document),
      ] {
        #expect(try await own.get(path).status == (isCounty ? .ok : .notFound))
      }
      #expect(try await anyone.get(foreign).status == .unauthorized)
      guard mayCheck, !isCounty else { return }
      let batch = try await upload([report("云溪县教育局", broken: true)], by: own)
      #expect(try await own.get(batch + "/reports/1").says("整改后复核"))
      #expect(try await own.get(batch + "/reports/1/order").status == .forbidden)
    }
  }

  // MARK: Parts

  private func browser(_ role: Role, _ anyone: TestBrowser, _ site: TestSite) async throws -> TestBrowser {
    anyone.signedIn(try await site.cookie(of: TestSite.key(of: role)))
  }

  /// Hands reports in and gives the address of the batch.
  private func upload(_ files: [TestBrowser.File], by browser: TestBrowser) async throws -> String {
    let form = try await browser.get(Link.auditDesk)
    let answer = try await browser.upload(Link.auditDesk, form.fields, files)
    #expect(answer.status == .seeOther)
    return try #require(answer.headers[.location])
  }

  /// A report as a site publishes it: twelve requests by persons, two by enterprises.
  ///
  /// - Parameter open: requests carried over to the next year.
  private func report(
    _ organ: String, year: Int = 2025, open: Int = 0, words: String? = nil, broken: Bool = false
  ) -> TestBrowser.File {
    var requests: [CountedRequest?] = []
    for index in 0..<14 {
      requests.append(
        CountedRequest(
          applicant: index < 12 ? .natural : .enterprise, isCarriedIn: false,
          outcome: index < open ? nil : .granted))
    }
    var figures = ReportFigures.tabulate(requests.compactMap { $0 })
    figures.tabulate([DisputeSummary](), year: year)
    figures = figures.withZeros()
    if broken { figures[.granted, .natural] = (figures[.granted, .natural] ?? 0) + 3 }
    let prose: [ReportSection: String] = [
      .overview: words ?? "\(organ)按照条例的要求开展政府信息公开工作。", .problems: words ?? "公开的内容还不够具体，下一步改进。",
      .other: "无其他需要报告的事项。",
    ]
    return TestBrowser.File(
      field: "reports", name: "\(organ).html",
      bytes: Array(ReportPrint.html(figures, prose, organ: organ, year: year).utf8))
  }
}

/// An archive of files that are not compressed.
private enum PackedFiles {
  static func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let offset = bytes.count
      let common =
        two(20) + two(0x800) + two(0) + four(0) + four(checksum(content)) + four(content.count)
        + four(content.count) + two(name.utf8.count) + two(0)
      bytes += four(0x0403_4B50) + common + Array(name.utf8) + content
      directory +=
        four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(offset)
        + Array(name.utf8)
    }
    let start = bytes.count
    return bytes + directory + four(0x0605_4B50) + two(0) + two(0) + two(files.count) + two(files.count)
      + four(directory.count) + four(start) + two(0)
  }

  private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private static func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(value ^ 0xFFFF_FFFF)
  }
}

extension [(String, String)] {
  fileprivate var tenDays: [(String, String)] { map { $0.0 == "days" ? ("days", "10") : $0 } }
}
