import Statute

/// What is checked beside figures and prose: the form for the year, the day of publication, the report of last year.
enum FormalChecks {
  static func findings(_ reading: ReportReading, previous: ReportReading?) -> [ReportFinding] {
    form(reading) + publication(reading) + powers(reading) + (previous.map { against($0, reading) } ?? [])
  }

  /// F1: the form goes by the year reported on.
  private static func form(_ reading: ReportReading) -> [ReportFinding] {
    guard let year = reading.year, let edition = reading.edition,
      let required = ReportEdition.required(forYear: year), required != edition,
      // Places kept their own tables beside the national one.
      required.hasTables || edition.hasTables
    else { return [] }
    return [
      ReportFinding(
        rule: "F1", severity: .warning,
        message: "\(year) 年的报告应使用\(required.label)，实际使用的是\(edition.label)")
    ]
  }

  /// F2.3: counties, townships and their departments make no rules (规章); see ``PublisherName/makesNoRules``.
  private static func powers(_ reading: ReportReading) -> [ReportFinding] {
    guard let organ = reading.organ, PublisherName(organ).makesNoRules else { return [] }
    let cells: [DisclosureCell] = [
      .rulesMade, .rulesRepealed, .rulesInForce, .rulesDisclosed, .rulesDisclosedTotal,
    ]
    let filled = cells.filter { (reading.figures[$0] ?? 0) > 0 }
    guard let first = filled.first, let found = reading.figures[first] else { return [] }
    return [
      ReportFinding(
        rule: "F2.3", severity: .warning, cells: filled.map(ReportCell.table2), expected: 0, found: found,
        message: "\(organ)一般没有规章制定权，“规章”一行一般应为 0，报告填写的是 \(found)，请核对是否把规范性文件计入了规章")
    ]
  }

  /// P1: article 49.
  private static func publication(_ reading: ReportReading) -> [ReportFinding] {
    guard let year = reading.year, let day = reading.publishedOn else { return [] }
    let civil = day.civil
    if civil.year <= year {
      return [
        ReportFinding(
          rule: "P1", severity: .warning, message: "报告的是 \(year) 年全年情况，页面标注的发布日期却是 \(day)")
      ]
    }
    guard let organ = reading.organ, let body = PublisherName(organ).reportPublisher else { return [] }
    guard let last = ReportDeadline.lastDay(ofReportOn: year, by: body), day > last else { return [] }
    return [
      ReportFinding(
        rule: "P1", severity: .warning,
        message: "发布日期 \(day) 晚于条例第四十九条规定的 \(last.year) 年 \(last.month) 月 \(last.dayOfMonth) 日")
    ]
  }

  private static func against(_ previous: ReportReading, _ reading: ReportReading) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    if !ReportAudit.follows(previous, reading), let last = previous.year, let this = reading.year {
      findings.append(
        ReportFinding(
          rule: "Y0", severity: .warning, expected: this - 1, found: last,
          message: "对照的报告是 \(last) 年的，不是 \(this) 年的上一年，未作跨年核对"))
    }
    if let one = previous.organ, let other = reading.organ, one != other,
      !one.contains(other), !other.contains(one)
    {
      findings.append(
        ReportFinding(rule: "Y0", severity: .warning, message: "对照的报告是\(one)的，不是\(other)的"))
    }
    let likeness = ReportLikeness.between(previous, reading)
    for section in likeness.sameSections {
      findings.append(
        ReportFinding(
          rule: "N5", severity: .warning, message: "“\(section.heading)”与对照的报告内容雷同",
          quote: reading.sections[section].map { String($0.prefix(60)) }))
    }
    return findings
  }
}
