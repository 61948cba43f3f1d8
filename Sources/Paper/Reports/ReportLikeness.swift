package import Statute

/// N5: how alike the prose of two reports is. Serves for last year's report and for that of another body.
package struct ReportLikeness: Sendable, Equatable {
  /// Sections of which nearly all is the same, years and figures aside.
  package let sameSections: [ReportSection]

  /// The share of common runs of characters from which on two texts are called the same.
  private static let threshold = 0.85
  private static let run = 8
  private static let shortest = 60

  /// The runs of characters of each section: taken once where one report is compared with many.
  package struct Prints: Sendable {
    fileprivate let runs: [ReportSection: Set<UInt64>]

    package init(_ reading: ReportReading) {
      runs = reading.sections.mapValues(ReportLikeness.runs)
    }
  }

  package static func between(_ one: ReportReading, _ other: ReportReading) -> ReportLikeness {
    between(Prints(one), Prints(other))
  }

  package static func between(_ one: Prints, _ other: Prints) -> ReportLikeness {
    let sections = ReportSection.allCases.filter { section in
      guard let first = one.runs[section], let second = other.runs[section] else { return false }
      return share(first, second) >= threshold
    }
    return ReportLikeness(sameSections: sections)
  }

  /// The share of runs that two texts have in common; 0 where one is too short to tell.
  private static func share(_ first: Set<UInt64>, _ second: Set<UInt64>) -> Double {
    guard first.count >= shortest, second.count >= shortest else { return 0 }
    return Double(first.intersection(second).count) / Double(max(first.count, second.count))
  }

  /// A number for every run of characters (FNV-1a), which takes a tenth of the room of the run itself.
  private static func runs(_ text: String) -> Set<UInt64> {
    let letters = CharacterFolding.fold(text.prefix(200_000)).filter(CharacterFolding.isHan)
    guard letters.count >= run else { return [] }
    return Set(
      (0...(letters.count - run)).map { start in
        letters[start..<(start + run)].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      })
  }
}
