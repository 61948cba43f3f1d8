import Foundation
import Paper
import Statute
import Testing

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
  ]

  @Test(arguments: monsters)
  func `A monster is read in bounded time or refused`(name: String, text: String) {
    if let reading = Self.reading(Array(text.utf8), "x.html") {
      _ = AuditJSON.answer(file: "x", ReportAudit(reading))
    }
    _ = Self.reading(Array(text.utf8), "x.csv")
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
