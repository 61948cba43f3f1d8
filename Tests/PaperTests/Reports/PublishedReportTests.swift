import Foundation
import Paper
import Statute
import Testing

/// Real published reports with the values a careful reader takes from them.
@Suite struct PublishedReportTests {
  static let reports = SharedDocuments.names(in: "reports") { !$0.hasSuffix(".json") && $0 != "README.md" }

  private func audit(_ path: String) throws -> ReportAudit {
    let bytes = try #require(SharedDocuments.file(path))
    let document = try DocumentReading.readWithoutTools(bytes, named: path)
    return ReportAudit(try ReportReader.read(document))
  }

  @Test(arguments: reports)
  func `A published report is read cell by cell as a careful reader reads it`(name: String) throws {
    let stem = String(name.prefix { $0 != "." })
    let json = try #require(SharedDocuments.file("reports/\(stem).expected.json"))
    let expected = try #require(JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let audit = try audit("reports/\(name)")
    var values: [String: Double] = [:]
    for table in ["table2", "table3", "table4"] {
      for (key, value) in expected[table] as? [String: Any] ?? [:] {
        if let number = value as? Double { values["\(table).\(key)"] = number }
        for (column, cell) in value as? [String: Any] ?? [:] {
          if let number = cell as? Double { values["\(table).\(key).\(column)"] = number }
        }
      }
    }
    if let edition = audit.reading.edition, edition.hasTables {
      for cell in ReportCell.cells(of: edition) {
        var value = audit.reading.figures[cell].map(Double.init)
        if case .table2(let second) = cell, cell.isAmount {
          value = audit.reading.figures.amount(second).map { NSDecimalNumber(decimal: $0).doubleValue }
        }
        #expect(value == values[cell.name], "\(cell.name)")
      }
    }
    #expect(audit.reading.edition?.rawValue == expected["edition"] as? String)
    #expect(audit.reading.isCutOff == expected["cutOff"] as? Bool)
    let violations = expected["violations"] as? [String] ?? []
    #expect(audit.findings.filter { $0.severity == .error }.count == violations.count)
    // Two of the texts do not say their year.
    if let year = audit.reading.year { #expect(year == expected["year"] as? Int) }
  }

  @Test(.enabled(if: SharedDocuments.folder != nil))
  func `The report of a township on 2020 is read whole and is consistent`() throws {
    let audit = try audit("seeds/002_c50ec127ad28e6ef.txt")
    #expect(audit.verdict == .consistent)
    #expect(audit.findings.isEmpty)
    #expect(audit.reading.organ == "瓦房子镇")
    #expect(audit.reading.year == 2020)
    #expect(audit.reading.edition == .of2019)
    #expect(audit.reading.publishedOn == Day(year: 2021, month: 1, day: 27))
    let figures = audit.reading.figures
    #expect(
      [figures[.normativeMade], figures[.normativeDisclosed], figures[.normativeDisclosedTotal]] == [
        45, 23, 23,
      ])
    #expect([figures[.licenceLastYear], figures[.licenceChange], figures[.licenceDecisions]] == [56, 6, 35])
    #expect(figures[.procurementProjects] == 2)
    #expect(figures.amount(.procurementAmount) == Decimal(50_000))
    #expect(figures.filledCount == ReportCell.cells(of: .of2019).count)
  }

  @Test(arguments: [
    ("seeds/000_d6c1c4935704efb9.txt", UnreadableReport.collection),
    ("seeds/001_f2bf55c25a4151e5.txt", .noForm),
    ("seeds/003_f03d9d70b61e6819.txt", .collection),
    ("seeds/004_3810434ca2e62177.txt", .collection),
  ])
  func `What is no report with tables is refused`(path: String, reason: UnreadableReport) throws {
    guard SharedDocuments.folder != nil else { return }
    #expect(throws: reason) { try self.audit(path) }
  }
}
