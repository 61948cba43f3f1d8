import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Screening: malformed documents", .timeLimit(.minutes(20)))
struct MalformedDocumentTests {
  let screen = DocumentScreen(usesTools: false)

  /// Read or refused with a sentence; anything else is a crash.
  func survives(_ data: Data) async {
    do { _ = try await screen.screen(data) } catch { #expect(!error.sentence.isEmpty) }
  }

  static let samples: [Data] = [
    OfficeSamples.docx(
      body:
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='3'/><w:vMerge/></w:tcPr>\(OfficeSamples.paragraph("手机13812345678"))</w:tc></w:tr></w:tbl>",
      further: [
        ("docProps/core.xml", "<c><t>张三</t></c>"),
        ("word/header1.xml", "<h>\(OfficeSamples.paragraph("页眉"))</h>"),
      ]),
    OfficeSamples.xlsx(
      rows: "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>45413</v></c></row>",
      before: "<cols><col min='1' max='2' hidden='1'/></cols>",
      after: "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
      strings: ["姓名"]),
    // Columns hidden that no sheet has.
    OfficeSamples.xlsx(
      rows: "<row r='1'><c r='A1'><v>1</v></c></row>",
      before: "<cols><col min='20000' max='30000' hidden='1'/><col min='5' max='99999' hidden='1'/></cols>"),
    OfficeSamples.archive([
      ("ppt/presentation.xml", "<p/>"),
      ("ppt/slides/slide1.xml", "<s><cNvPr descr='手机13812345678'/><p><r><t>证号</t></r></p></s>"),
      (
        "ppt/slides/_rels/slide1.xml.rels",
        "<R><Relationship TargetMode='External' Target='mailto:a@qq.com'/></R>"
      ),
    ]),
  ]

  /// A page is never malformed: whatever it is, it is read, and masked where something is found in it.
  @Test func `any page can be masked`() async throws {
    var chance = SeededChance(seed: 3)
    let pieces = [
      "<td>", "</td>", "<tr>", "</table>", "<table", ">", "<", "&", "&#49;", "<!--", "-->", "<script>",
      "</script>",
      "\"", "'", "手机13812345678", "110105", "19491231002X", "<b>", "\n", "身份证", "张三", "\u{FEFF}",
    ]
    for _ in 0..<300 {
      let body = (0..<Int.random(in: 1...40, using: &chance)).map { _ in
        pieces.randomElement(using: &chance) ?? ""
      }.joined()
      let page = Data(("<html>" + body).utf8)
      do {
        let copy = try await screen.maskedCopy(of: page)
        #expect(try await screen.screen(copy).findings.isEmpty, "\(body)")
      } catch let refusal as MaskingRefusal {
        #expect(!refusal.sentence.isEmpty)
      }
    }
  }

  @Test(arguments: samples.indices)
  func `any beginning of a document is refused or read`(sample: Int) async {
    let data = Self.samples[sample]
    for length in stride(from: 0, to: data.count, by: 7) { await survives(data.prefix(length)) }
  }

  @Test(arguments: samples.indices)
  func `a document with bytes changed is refused or read`(sample: Int) async {
    var chance = SeededChance(seed: UInt64(sample) + 1)
    for _ in 0..<400 {
      var data = Self.samples[sample]
      for _ in 0..<Int.random(in: 1...6, using: &chance) {
        data[Int.random(in: 0..<data.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
      }
      await survives(data)
    }
  }

  @Test(arguments: samples.indices)
  func `a document whose XML was changed is refused or read`(sample: Int) async throws {
    var chance = SeededChance(seed: UInt64(sample) + 99)
    let archive = try ZipArchive(data: Self.samples[sample])
    let pieces = [
      "<w:p>", "</w:p>", "<w:tbl>", "<", ">", "&", "\"", "<w:tr>", "</w:tc>", "<![CDATA[", "<!--",
      "99999999999999999999", "-1", "<row/>", "<c r='ZZZ9'/>",
    ]
    for _ in 0..<300 {
      var writer = ZipWriter()
      for name in archive.names {
        var part = try archive.part(named: name)
        if Bool.random(using: &chance), !part.isEmpty {
          let place = Int.random(in: 0..<part.count, using: &chance)
          let end = min(part.count, place + Int.random(in: 0...12, using: &chance))
          part.replaceSubrange(place..<end, with: Array((pieces.randomElement(using: &chance) ?? "").utf8))
        }
        writer.add(name, bytes: part)
      }
      await survives(writer.finish())
    }
  }

  @Test func `random bytes are refused`() async {
    var chance = SeededChance(seed: 7)
    for prefix: [UInt8] in [
      [], [0x50, 0x4b, 0x03, 0x04], [0xff, 0xfe], Array("<html>".utf8), Array("{\\rtf1".utf8),
      [0xd0, 0xcf, 0x11, 0xe0],
    ] {
      for _ in 0..<40 {
        let noise = (0..<Int.random(in: 0...4000, using: &chance)).map { _ in
          UInt8.random(in: 0...255, using: &chance)
        }
        await survives(Data(prefix + noise))
      }
    }
    await #expect(throws: ContainerFault.self) { try await screen.screen(Data([0, 1, 2, 3, 0, 0, 0, 9])) }
    await #expect(throws: ContainerFault.self) { try await screen.screen(Data()) }
  }

  @Test func `a bomb of XML is refused`() async {
    let deep = String(repeating: "<w:p>", count: 50_000)
    await #expect(throws: ContainerFault.self) { try await screen.screen(OfficeSamples.docx(body: deep)) }
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>"
    await #expect(throws: ContainerFault.self) {
      try await screen.screen(OfficeSamples.archive([("word/document.xml", bomb)]))
    }
  }

  @Test func `an archive within an archive within an archive ends somewhere`() async throws {
    var data = Data("手机13812345678".utf8)
    for level in 0..<8 {
      var writer = ZipWriter()
      writer.add("level\(level).zip", data, stored: true)
      data = writer.finish()
    }
    let screened = try await screen.screen(data)
    #expect(screened.findings.isEmpty && !screened.unread.isEmpty)
  }

  @Test func `a text that every cell of a sheet repeats counts each time`() async throws {
    let cells = (1...400).map { "<row><c r='A\($0)' t='s'><v>0</v></c></row>" }.joined()
    let sheet = OfficeSamples.xlsx(rows: cells, strings: [String(repeating: "名单", count: 5_000)])
    let narrow = DocumentScreen(limits: ContainerLimits(totalBytes: 1 << 20), usesTools: false)
    await #expect(throws: ContainerFault.tooLarge(part: "工作表“名单”", limit: 1 << 20)) {
      try await narrow.screen(sheet)
    }
    #expect(try await screen.screen(sheet).findings.isEmpty)
  }

  @Test func `archives within an archive share its bounds`() async throws {
    let inner = OfficeSamples.archive([
      ("a.txt", String(repeating: "公告", count: 8_000) + "手机13812345678")
    ])
    var writer = ZipWriter()
    for number in 0..<6 { writer.add("\(number).zip", inner, stored: true) }
    let narrow = DocumentScreen(limits: ContainerLimits(totalBytes: 150_000), usesTools: false)
    let screened = try await narrow.screen(writer.finish())
    #expect(screened.findings.count == 3)
    #expect(screened.unread.count == 3)
    #expect(screened.unread.allSatisfy { $0.contains("上限") })
  }

  @Test func `a format of figures that thousands of styles name is looked at once`() throws {
    let code = String(repeating: "#", count: 100_000) + "0.00"
    let styles =
      "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='\(code)'/></numFmts><cellXfs>"
      + String(repeating: "<xf numFmtId='170'/>", count: 20_000) + "</cellXfs></styleSheet>"
    let sheet = OfficeSamples.archive([
      (
        "xl/workbook.xml",
        #"<workbook><sheets><sheet name="a" sheetId="1" id="rId1"/></sheets></workbook>"#
      ),
      (
        "xl/_rels/workbook.xml.rels",
        #"<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></R>"#
      ), ("xl/styles.xml", styles),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c r='A1' s='19999'><v>1.5</v></c></row></sheetData></worksheet>"
      ),
    ])
    #expect(try XlsxReader(data: sheet).read().sheets[0].rows[0].cells[0].text == "1.50")
  }

  @Test(arguments: [
    "1", "12 ", "1-", "a@", "3号楼", "第", "学生张", "皖A", "密", "(", "1\n", "\t", "1,", "X", "★", "&#", "<a ",
    "13812345678 ", "小学班学生张小明、",
  ])
  func `a long text of one kind is screened in time that grows with its length`(piece: String) async throws {
    // A text that costs the square of its length would not come back within the limit of the suite.
    let text = String(repeating: piece, count: 20_000)
    _ = screen.screen(text: text)
    _ = try await screen.screen(Data(("<html>" + text).utf8))
  }
}
