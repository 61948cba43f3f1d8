import Foundation
import Statute
import Testing

@testable import Paper

/// Whatever comes in: a clear answer in bounded time, and no figure that is not there.
@Suite struct HostileInputTests {
  static func reading(_ bytes: [UInt8], _ name: String = "report.html") -> ReportReading? {
    guard let document = try? DocumentReading.readWithoutTools(bytes, named: name) else { return nil }
    return try? ReportReader.read(document)
  }

  @Test(arguments: ReportLayout.allCases.filter { !$0.isGlued && $0 != .programString && $0 != .chrome })
  func `A text that is cut off anywhere gives no figure that is not there`(layout: ReportLayout) {
    var numbers = SeededNumbers(seed: 7)
    for seed in UInt64(3)...5 {
      let report = GeneratedReport(seed: seed, edition: seed % 2 == 0 ? .of2021 : .of2019)
      let text = Array(layout.render(report))
      for _ in 0..<6 {
        let cut = Int.random(in: 0..<text.count, using: &numbers)
        guard let reading = Self.reading(Array(String(text[..<cut]).utf8), layout.fileName) else { continue }
        let score = LayoutTests.score(report, reading.figures)
        #expect(score.wrong.isEmpty, "\(layout) seed \(seed) cut at \(cut): \(score.wrong.prefix(3))")
        let audit = ReportAudit(reading)
        let errors = audit.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "seed \(seed) cut at \(cut): \(errors) \(String(text[..<cut].suffix(40)))")
      }
    }
  }

  @Test(arguments: [ReportLayout.html, .wordHTML, .bars, .lines, .glued, .commaSeparated])
  func `Damaged bytes never stop the reader`(layout: ReportLayout) {
    var numbers = SeededNumbers(seed: 11)
    let report = GeneratedReport(seed: 3, edition: .of2021)
    let bytes = Array(layout.render(report).utf8)
    for _ in 0..<12 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...40, using: &numbers) {
        let place = Int.random(in: damaged.indices, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: damaged.remove(at: place)
        case 2: damaged.insert(contentsOf: [0x3C, 0x74, 0x64], at: place)
        default:
          let end = min(place + 400, damaged.count)
          damaged.insert(contentsOf: damaged[place..<end], at: place)
        }
      }
      if let reading = Self.reading(damaged, layout.fileName) {
        _ = AuditJSON.answer(file: "x", ReportAudit(reading))
      }
    }
  }

  static let monsters: [(String, String)] = [
    ("nesting", String(repeating: "<table><tr><td>", count: 30_000)),
    (
      "spans",
      "<table><tr>" + String(repeating: "<td colspan=999999 rowspan=999999>1</td>", count: 3_000)
        + "</tr></table>"
    ),
    (
      "wide",
      "<table>" + String(repeating: "<tr>" + String(repeating: "<td>0", count: 300), count: 300) + "</table>"
    ),
    ("comments", String(repeating: "<!--", count: 60_000)),
    ("scripts", String(repeating: "<script>", count: 60_000)),
    ("quotes", String(repeating: "<td a=\"", count: 60_000)),
    ("angles", String(repeating: "<", count: 200_000)),
    ("entities", String(repeating: "&#x4e00", count: 60_000)),
    ("bars", String(repeating: "|", count: 200_000)),
    ("labels", String(repeating: "总计0其他0予以公开0行政许可", count: 8_000)),
    ("digits", "一、本年新收政府信息公开申请数量" + String(repeating: "1", count: 100_000)),
    (
      "glued",
      String(
        repeating: "本年新收政府信息公开申请数量123412341234123412341234上年结转政府信息公开申请数量111111111111111111111111", count: 20)
    ),
    ("indicators", "政府信息公开情况统计表" + String(repeating: "主动公开信息数条12121212", count: 4_000)),
    ("brackets", String(repeating: "总(zǒng", count: 40_000)),
    (
      "merged cells without end",
      "<table><row><cell ss:mergeacross=\"9223372036854775807\">1</cell><cell ss:mergeacross=\"-9223372036854775808\">1</cell></row></table>"
    ),
  ]

  /// A whole report whose figures are larger than any sum of them can be.
  static let giants: [(String, [UInt8], String)] = {
    let report = GeneratedReport(seed: 3, edition: .of2021)
    let most = "9000000000000000000"
    let isRow: (Substring) -> Bool = { $0.matches(of: #/   -?[0-9]+/#).count == 7 }
    let spaced = ReportLayout.spaced.render(report).split(separator: "\n").map { line in
      isRow(line) ? line.replacing(#/   -?[0-9]+/#, with: "   " + most) + "   " + most : String(line)
    }
    let years = String(decoding: WildLayout.twoYears.render(report), as: UTF8.self)
    let page = ReportLayout.html.render(report)
    return [
      ("a number behind each row", Array(spaced.joined(separator: "\n").utf8), "x.txt"),
      ("two years", Array(years.replacing(">0</td>", with: ">\(most)</td>").utf8), "x.html"),
      ("万 of cases", Array(page.replacing(#/>0</td>/#, with: ">900000000000000万</td>").utf8), "x.html"),
    ]
  }()

  @Test(arguments: giants.indices)
  func `Figures too large to be added up are left open`(giant: Int) throws {
    let (_, bytes, name) = Self.giants[giant]
    let reading = try #require(Self.reading(bytes, name))
    for cell in ReportCell.cells(of: .of2021) {
      if case .table2 = cell { continue }
      #expect(reading.figures[cell].map { $0 < 1_000_000_000_000_000 } ?? true, "\(cell.name)")
    }
    _ = AuditJSON.answer(file: "x", ReportAudit(reading))
  }

  @Test(arguments: monsters)
  func `A monster is read in bounded time or refused`(name: String, text: String) {
    if let reading = Self.reading(Array(text.utf8), "x.html") {
      _ = AuditJSON.answer(file: "x", ReportAudit(reading))
    }
    _ = Self.reading(Array(text.utf8), "x.csv")
  }

  static func sheet(rows: String, after: String = "") throws -> DocumentText {
    let sheet = OfficeSamples.xlsx(rows: rows, after: after)
    return try DocumentReading.readWithoutTools([UInt8](sheet), named: "x.xlsx")
  }

  @Test func `Rows of one far cell do not fill the memory with empty ones`() throws {
    let document = try Self.sheet(
      rows: (1...4_000).map { "<row r='\($0)'><c r='GR\($0)'><v>7</v></c></row>" }.joined())
    let isShortened = document.isShortened
    #expect(isShortened)
    #expect(document.lines.reduce(0) { $0 + $1.cells.count } <= 400_200)
    #expect(document.lines.first?.cells.last?.text == "7")
  }

  @Test func `Words that cover many columns row by row do not fill the memory`() throws {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='200'/><w:vMerge/></w:tcPr><w:p/></w:tc>"
    let table =
      "<w:tbl><w:tr>\(cell.replacing("<w:vMerge/>", with: "<w:vMerge w:val='restart'/>"))</w:tr>"
      + String(repeating: "<w:tr>\(cell)</w:tr>", count: 4_000) + "</w:tbl>"
    let file = OfficeSamples.docx(body: table)
    let document = try DocumentReading.readWithoutTools([UInt8](file), named: "x.docx")
    let isShortened = document.isShortened
    #expect(isShortened)
    #expect(document.lines.reduce(0) { $0 + $1.cells.count } <= 400_200)
  }

  /// What costs the square of its size would not come back while anybody waits for the tests.
  @Test func `Merged cells of every row are found in time that grows with their number`() throws {
    let rows = 1...20_000
    let document = try Self.sheet(
      rows: rows.map { "<row r='\($0)'><c r='A\($0)'><v>\($0)</v></c><c r='C\($0)'><v>1</v></c></row>" }
        .joined(),
      after: "<mergeCells>" + rows.map { "<mergeCell ref='A\($0):B\($0)'/>" }.joined() + "</mergeCells>")
    #expect(document.lines.count == rows.count)
    #expect(document.lines.allSatisfy { $0.cells.map(\.span) == [2, 1] })
  }

  @Test func `Merged cells cover the rows below them`() throws {
    let document = try Self.sheet(
      rows:
        "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>2</v></c></row><row r='2'><c r='C2'><v>3</v></c></row>"
        + "<row r='3'><c r='A3'><v>4</v></c></row>",
      after: "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='B3:C3'/></mergeCells>")
    let cells = document.lines.map { line in line.cells.map { $0.isCovered ? "^" : "\($0.text)×\($0.span)" } }
    #expect(cells == [["1×2", "2×1"], ["^", "^", "3×1"], ["4×1", "×2"]])
  }

  @Test func `A row without end is read in time that grows with it`() throws {
    let html = "<table><tr>" + String(repeating: "<td>1", count: 120_000) + "</tr><tr><td>末行</table>"
    let document = try DocumentReading.readWithoutTools(Array(html.utf8), named: "x.html")
    #expect(document.lines.reduce(0) { $0 + $1.cells.count } == 120_001)
    #expect(document.lines.last?.cells.map(\.text) == ["末行"])
  }

  private static let archive =
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n"

  @Test func `A header folded over thousands of lines is read in time that grows with it`() throws {
    let fold = " " + String(repeating: "y", count: 999) + "\r\n"
    let page =
      Self.archive + "X-Long: a\r\n" + String(repeating: fold, count: 15_000)
      + "\r\n<html><p>年度报告</p></html>\r\n--x--"
    let document = try DocumentReading.readWithoutTools(Array(page.utf8), named: "x.mht")
    #expect(document.plainText == "年度报告")
  }

  @Test(arguments: ["", "Content-Transfer-Encoding: quoted-printable\r\n"])
  func `A page saved as one file may have millions of lines`(encoding: String) throws {
    let page =
      Self.archive + encoding + "\r\n<html><p>年度报告</p>" + String(repeating: "\n", count: 1_000_000)
      + "</html>\r\n--x--"
    let document = try DocumentReading.readWithoutTools(Array(page.utf8), named: "x.mht")
    #expect(document.plainText == "年度报告")
  }

  @Test func `A page saved as one file is read or refused wherever it ends and whatever is changed in it`() {
    var numbers = SeededNumbers(seed: 17)
    let whole = WildLayout.webArchive.render(GeneratedReport(seed: 3, edition: .of2021))
    for _ in 0..<12 {
      _ = Self.reading(Array(whole.prefix(Int.random(in: 0..<whole.count, using: &numbers))), "x.mht")
    }
    for length in 0..<400 {
      _ = try? DocumentReading.readWithoutTools(Array(whole.prefix(length)), named: "x.mht")
    }
    for _ in 0..<16 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...30, using: &numbers) {
        // Most of what says how the file is made stands at its beginning.
        let end = Bool.random(using: &numbers) ? 300 : damaged.count
        damaged[Int.random(in: 0..<end, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      }
      if let reading = Self.reading(damaged, "x.mht") {
        _ = AuditJSON.answer(file: "x", ReportAudit(reading))
      }
    }
  }

  static func batch() -> [UInt8] {
    var writer = ZipWriter()
    for (seed, layout) in [ReportLayout.bars, .html, .lines].enumerated() {
      let report = GeneratedReport(seed: UInt64(seed), edition: .of2021)
      writer.add("报告/\(seed)\(report.organ).txt", Data(layout.render(report).utf8))
    }
    return [UInt8](writer.finish())
  }

  @Test
  func `An archive of reports is taken apart or handed on, wherever it ends and whatever is changed in it`() {
    var numbers = SeededNumbers(seed: 19)
    let whole = Self.batch()
    #expect(DocumentArchive.parts(of: whole, most: 10)?.count == 3)
    #expect(DocumentArchive.parts(of: whole, most: 2) == nil)
    for _ in 0..<200 {
      let part = Array(whole.prefix(Int.random(in: 0..<whole.count, using: &numbers)))
      #expect(DocumentArchive.parts(of: part, most: 10) == nil)
    }
    for _ in 0..<400 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        // The directory stands at the end.
        let first = Bool.random(using: &numbers) ? damaged.count - 300 : 0
        damaged[Int.random(in: first..<damaged.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      let parts = DocumentArchive.parts(of: damaged, most: 10)
      #expect(parts?.isEmpty != true)
    }
  }

  @Test(arguments: ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "OFD.xml"])
  func `A document that is an archive by itself is not taken apart`(part: String) {
    let file = OfficeSamples.archive([(part, "<x/>"), ("docProps/core.xml", "<x/>")])
    #expect(DocumentArchive.parts(of: [UInt8](file), most: 10) == nil)
  }

  @Test func `Binary, empty and foreign files are refused by name`() {
    func fault(_ bytes: [UInt8]) -> UnreadableFile? {
      do {
        _ = try DocumentReading.readWithoutTools(bytes, named: "x")
        return nil
      } catch { return error }
    }
    #expect(fault([]) == .empty)
    #expect(fault((0..<4000).map { UInt8($0 % 251) }) == .notText)
    #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 1, 2]) == .unsupported("DOC、WPS、XLS"))
    if case .damaged? = fault([0x50, 0x4B, 0x03, 0x04, 9, 9, 9]) {
    } else {
      Issue.record("a torn archive passed")
    }
  }
}
