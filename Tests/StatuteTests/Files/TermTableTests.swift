import Foundation
import Statute
import Testing

@Suite("Terms are data")
struct TermTableTests {
  @Test(arguments: Term.Name.allCases)
  func `of one name one term at most is the law of a day, and today's law has one`(name: Term.Name) {
    for text in [
      "2008-05-01", "2015-04-30", "2015-05-01", "2019-05-14", "2019-05-15", "2023-12-31", "2024-01-01",
    ] {
      let inForce = Term.all.filter { term in
        term.name == name && term.since.map { $0 <= day(text) } ?? true
          && term.until.map { day(text) <= $0 } ?? true
      }
      #expect(inForce.count <= 1)
      #expect(Term.inForce(name, on: day(text)) == inForce.first)
    }
    #expect(Term.inForce(name, on: day("2026-01-01")) != nil)
  }

  @Test func `the editions of 2008 and 2019 meet on 15 May 2019`() {
    #expect(Term.edition2019 == day("2019-05-15"))
    #expect(Term.inForce(.reply, on: day("2019-05-14"))?.count == 15)
    #expect(Term.inForce(.reply, on: day("2019-05-15"))?.count == 20)
    #expect(Term.inForce(.extensionOfReply, on: day("2019-05-14"))?.count == 15)
    #expect(Term.inForce(.clarificationNotice, on: day("2019-05-14")) == nil)
    #expect(Term.reconsiderationLaw2024 == day("2024-01-01"))
  }

  @Test func `every term names its article, its start and its end`() {
    for term in Term.all {
      #expect(!term.rule.isEmpty && !term.article.isEmpty && !term.starts.isEmpty && !term.stops.isEmpty)
      #expect(term.count > 0)
      #expect(term.article.contains("《") || term.article.contains("〔") || term.article.count > 5)
    }
  }

  /// No number of days of a limit may stand in code: it belongs into the table, with its article.
  @Test func `no number of days stands in the law outside the table`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/Statute")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter {
        $0.pathExtension == "swift" && $0.lastPathComponent != "Term.swift"
      }
    #expect(files.count > 50)
    // Counting with a number above 1, a limit that is a number, and words like “20个工作日”.
    let counting = #/(?:adding\((?:days|months):|workday\(|limit:|workdays:)\s*-?(?<number>\d+)\b/#
    let words = #/"[^"]*\d+\s*个?(?:工作日|日内|个月内)[^"]*"/#
    for file in files
    where !TermTableTests.calendarRooms.contains(file.deletingLastPathComponent().lastPathComponent) {
      for (number, line) in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").enumerated()
      {
        let code = line.drop { $0 == " " }
        if code.hasPrefix("//") { continue }
        let counted = line.matches(of: counting).contains { Int($0.output.number).map { $0 > 1 } ?? true }
        #expect(
          !counted && line.matches(of: words).isEmpty,
          "\(file.lastPathComponent), line \(number + 1): \(code)")
      }
    }
  }

  /// On the other floors nothing counts days but by a term.
  @Test(arguments: ["Desk", "Ledger", "Paper", "Portal", "WebParts"])
  func `no number of days is counted above the law`(floor: String) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/" + floor)
    // A package that holds the law alone has no other floors.
    guard let found = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil) else {
      return
    }
    let counting = #/(?:adding\((?:days|months):|workday\(|workdays:)\s*-?(?<number>\d+)\b/#
    let files = found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(files.count > 5)
    for file in files where !file.path.contains("Gallery") {
      for (number, line) in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        let counted = line.matches(of: counting).contains { Int($0.output.number).map { $0 > 1 } ?? true }
        #expect(!counted, "\(file.lastPathComponent), line \(number + 1): \(line)")
      }
    }
  }

  @Test func `what is looked for by days reaches beyond every limit that may still run`() throws {
    for name in [Term.Name.review, .suit, .suitAfterReview] {
      for start in day("2009-01-01")...day("2026-05-31") {
        guard let term = Term.inForce(name, on: start) else { continue }
        let due = try TermClock(calendar: .published, today: start).due(term, from: start)
        #expect(due.number - start.number < Term.reach(of: [name]) - 14)
      }
    }
    #expect(Term.reach(of: [.suitAfterReview]) >= 30 && Term.reach(of: []) > 0)
  }

  /// The calendar counts days of months and festivals, which are no limits.
  private static let calendarRooms: Set<String> = ["Workdays"]
}
