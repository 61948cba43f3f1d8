package import Statute

/// The check of one published report: what was read, what was found, what it comes to.
package struct ReportAudit: Sendable {
  package let reading: ReportReading
  /// Errors first, then warnings and remarks, each in the order of the form.
  package let findings: [ReportFinding]
  package let verdict: ReportVerdict

  /// Checks a report, and against the one of the year before where that is given.
  ///
  /// - Parameter unreadablePrevious: why a report on the year before, although given, could not be read.
  /// - Parameter isReorganized: The body was merged or split in the year, so that figures carried over may differ.
  package init(
    _ reading: ReportReading, previous: ReportReading? = nil, isReorganized: Bool = false,
    unreadablePrevious: String? = nil
  ) {
    self.reading = reading
    var findings: [ReportFinding] = []
    var unweighed = 0
    if reading.edition?.hasTables == true {
      let lastYear = previous.flatMap { Self.follows($0, reading) ? $0.figures : nil }
      let blank = reading.cells.filter { $0.value == .blank || $0.value == .words }.map(\.cell)
      let check = ReportCheck(
        reading.figures, lastYear: lastYear, isReorganized: isReorganized, blank: Set(blank))
      findings += check.findings
      unweighed = check.unweighed
      findings += ReadingFindings.findings(reading)
    } else {
      findings += IndicatorChecks.findings(reading)
      unweighed = reading.indicators.filter { !$0.isRead }.count
    }
    if let unreadablePrevious { findings.append(.previousUnreadable(unreadablePrevious)) }
    findings += FormalChecks.findings(reading, previous: previous)
    findings += ProseChecks.findings(reading)
    self.findings = findings.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
    verdict =
      if findings.contains(where: { $0.severity == .error }) {
        .inconsistent
      } else if unweighed > 0 || reading.isCutOff {
        .incomplete
      } else {
        .consistent
      }
  }

  /// Whether one report is that of the year before another; unknown years are given the benefit of the doubt.
  static func follows(_ previous: ReportReading, _ reading: ReportReading) -> Bool {
    guard let last = previous.year, let this = reading.year else { return true }
    return last + 1 == this
  }
}

extension ReportFinding {
  /// Y0: last year's report was handed in and cannot be read, so nothing between the years was checked.
  package static func previousUnreadable(_ reason: String) -> ReportFinding {
    ReportFinding(
      rule: "Y0", severity: .warning, message: "上一年度的报告无法读取（\(reason)），未作跨年核对")
  }
}
