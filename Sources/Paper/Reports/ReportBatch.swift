package import Statute

/// Reports that were handed in together: each checked against its own last year and compared with all the others.
package struct ReportBatch: Sendable {
  /// One report of the batch.
  package struct Checked: Sendable {
    package let reading: ReportReading
    /// Which of the older reports it was checked against.
    package let previous: Int?
    package let findings: [ReportFinding]
    package let verdict: ReportVerdict
  }

  /// In the order handed in.
  package let checked: [Checked]

  /// - Parameters:
  ///   - previous: reports on the year before, in any order; each is laid beside the report that it precedes.
  ///   - isReorganized: The bodies were merged or split in the year.
  ///   - unreadablePrevious: why a report on the year before could not be read: said with each report that is left
  ///     without one.
  package init(
    _ readings: [ReportReading], previous: [ReportReading] = [], isReorganized: Bool = false,
    unreadablePrevious: String? = nil
  ) {
    let likenesses = Self.likenesses(readings)
    checked = readings.enumerated().map { index, reading in
      let place = Self.place(of: reading, among: previous, isOnly: readings.count == 1)
      let audit = ReportAudit(
        reading, previous: place.map { previous[$0] }, isReorganized: isReorganized,
        unreadablePrevious: place == nil ? unreadablePrevious : nil)
      return Checked(
        reading: reading, previous: place, findings: audit.findings + likenesses[index],
        verdict: audit.verdict)
    }
  }

  /// The report of the same body on the year before. Where one report came with one older one, they were meant for
  /// each other: that they do not fit is then a finding.
  private static func place(
    of reading: ReportReading, among previous: [ReportReading], isOnly: Bool
  ) -> Int? {
    let fitting = previous.firstIndex { older in
      guard let organ = reading.organ, organ == older.organ, let year = reading.year else { return false }
      return older.year == year - 1
    }
    return fitting ?? (isOnly && previous.count == 1 ? 0 : nil)
  }

  /// N5 between the bodies of a batch; the years of one body are compared where they are checked.
  private static func likenesses(_ readings: [ReportReading]) -> [[ReportFinding]] {
    let prints = readings.map { ReportLikeness.Prints($0) }
    return readings.indices.map { index in
      readings.indices.flatMap { other -> [ReportFinding] in
        guard other != index, readings[index].organ == nil || readings[index].organ != readings[other].organ
        else { return [] }
        let name = readings[other].organ ?? readings[other].title ?? "第\(other + 1)份报告"
        return ReportLikeness.between(prints[index], prints[other]).sameSections.map { section in
          ReportFinding(
            rule: "N5", severity: .warning, message: "“\(section.heading)”与同批\(name)的报告内容雷同",
            quote: readings[index].sections[section].map { String($0.prefix(60)) })
        }
      }
    }
  }
}
