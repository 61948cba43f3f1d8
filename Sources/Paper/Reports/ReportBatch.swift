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
  ///   - others: reports of the batch that were checked before: what is said of them stands, and these are compared with
  ///     them too.
  ///   - previous: reports on the year before, in any order; each is laid beside the report that it precedes.
  ///   - isReorganized: The bodies were merged or split in the year.
  ///   - unreadablePrevious: why a report on the year before could not be read: said with each report that is left
  ///     without one.
  package init(
    _ readings: [ReportReading], beside others: [ReportReading] = [], previous: [ReportReading] = [],
    isReorganized: Bool = false, unreadablePrevious: String? = nil
  ) {
    let likenesses = Self.likenesses(readings, beside: others)
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
  private static func likenesses(
    _ readings: [ReportReading], beside others: [ReportReading]
  ) -> [[ReportFinding]] {
    let all = readings + others
    let prints = all.map { ReportLikeness.Prints($0) }
    var findings: [[ReportFinding]] = Array(repeating: [], count: all.count)
    for index in readings.indices {
      for other in all.indices.dropFirst(index + 1)
      where all[index].organ == nil || all[index].organ != all[other].organ {
        for section in ReportLikeness.between(prints[index], prints[other]).sameSections {
          findings[index].append(likeness(of: all[index], to: all[other], other, section))
          findings[other].append(likeness(of: all[other], to: all[index], index, section))
        }
      }
    }
    return Array(findings.prefix(readings.count))
  }

  private static func likeness(
    of reading: ReportReading, to other: ReportReading, _ index: Int, _ section: ReportSection
  ) -> ReportFinding {
    let name = other.organ ?? other.title ?? "第\(index + 1)份报告"
    return ReportFinding(
      rule: "N5", severity: .warning, message: "“\(section.heading)”与同批\(name)的报告内容雷同",
      quote: reading.sections[section].map { String($0.prefix(60)) })
  }
}
