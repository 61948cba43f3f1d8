/// One finding as it is kept with a check: the words that people read, and which cells they are about.
package struct AuditedFinding: Hashable, Sendable {
  /// As `ReportFinding.rule`.
  package let rule: String
  package let severity: FindingSeverity
  package let cells: [ReportCell]
  package let expected: Int?
  package let found: Int?
  package let message: String
  package let quote: String?

  package init(_ finding: ReportFinding) {
    rule = finding.rule
    severity = finding.severity
    cells = finding.cells
    expected = finding.expected
    found = finding.found
    message = Self.flat(finding.message)
    quote = finding.quote.map(Self.flat)
  }

  /// Severity, rule, cells, expected, found, message and quoted words with tabs between: the stored form.
  package var stored: String {
    [
      severity.rawValue, rule, cells.map(\.name).joined(separator: ","), expected.map(String.init) ?? "",
      found.map(String.init) ?? "", message, quote ?? "",
    ].joined(separator: "\t")
  }

  package init?(stored: String) {
    let parts = stored.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 7, let severity = FindingSeverity(rawValue: parts[0]) else { return nil }
    self.severity = severity
    rule = parts[1]
    cells = parts[2].split(separator: ",").compactMap { ReportCell(name: String($0)) }
    expected = Int(parts[3])
    found = Int(parts[4])
    message = parts[5]
    quote = parts[6].isEmpty ? nil : parts[6]
  }

  /// Whether another check found the same thing: the same rule about the same cells, whatever the figures.
  package func isAbout(_ other: AuditedFinding) -> Bool {
    guard rule == other.rule, cells == other.cells else { return false }
    return !cells.isEmpty || message == other.message
  }

  private static func flat(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

/// What one check of one document came to, as it was that day: a later program may read the same document better.
package struct AuditedReport: Hashable, Sendable {
  /// The document that was read, kept under its digest.
  package let document: Attachment
  /// The digest of last year's report that lay beside it.
  package let previous: String?
  package let organ: String?
  package let year: Int?
  package let edition: ReportEdition?
  package let verdict: ReportVerdict
  /// Why it could not be checked, in one sentence; only with the verdict `unreadable`.
  package let reason: String?
  package let findings: [AuditedFinding]
  /// The figures as read, by the name of the cell; an empty cell is left out.
  package let figures: [String: String]
  /// The lines of an older statistics table (统计表): label, unit, this year, all years; empty where left open.
  package let indicators: [[String]]

  package init(
    document: Attachment, previous: String? = nil, organ: String? = nil, year: Int? = nil,
    edition: ReportEdition? = nil, verdict: ReportVerdict, reason: String? = nil,
    findings: [AuditedFinding] = [], figures: [String: String] = [:], indicators: [[String]] = []
  ) {
    self.indicators = indicators.map { line in
      line.map { words in String(words.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    }
    self.document = document
    self.previous = previous
    self.organ = organ
    self.year = year
    self.edition = edition
    self.verdict = verdict
    self.reason = reason
    self.findings = findings
    self.figures = figures
  }

  /// Whose report it is, as far as it says; else the name of the file.
  package var name: String { organ ?? document.name }

  package func count(_ severity: FindingSeverity) -> Int { findings.count { $0.severity == severity } }

  /// Whether something in it has to be put right.
  package var needsRectifying: Bool {
    verdict == .unreadable || findings.contains { $0.severity != .info }
  }

  /// The tables as they were read; `nil` where the document has none of the forms of 2019 and 2021.
  package var tables: ReportFigures? {
    guard let edition, edition.hasTables else { return nil }
    return ReportFigures(frozen: figures, edition: edition)
  }

  // MARK: As a payload

  package func write(into payload: inout Payload) {
    payload.set("digest", document.digest)
    payload.set("file", document.name)
    payload.set("size", document.size)
    payload.set("previous", previous)
    payload.set("organ", organ)
    payload.set("year", year)
    payload.set("edition", edition)
    payload.set("verdict", verdict)
    payload.set("reason", reason)
    payload.set("findings", findings.map(\.stored))
    if !indicators.isEmpty { payload.set("indicators", indicators.map { $0.joined(separator: "\t") }) }
    payload.set("figures", figures.map { "\($0.key)=\($0.value)" }.sorted())
  }

  package init(_ payload: Payload) throws(UnreadableEvent) {
    document = Attachment(
      digest: try payload.text("digest"), name: try payload.text("file"), size: try payload.number("size"),
      fromApplicant: false)
    previous = payload.optionalText("previous")
    organ = payload.optionalText("organ")
    year = payload.optionalNumber("year")
    edition = payload.optionalChoice("edition")
    verdict = try payload.choice("verdict")
    reason = payload.optionalText("reason")
    var findings: [AuditedFinding] = []
    for text in payload.list("findings") {
      guard let finding = AuditedFinding(stored: text) else { throw .malformed }
      findings.append(finding)
    }
    self.findings = findings
    indicators = payload.list("indicators").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    var figures: [String: String] = [:]
    for text in payload.list("figures") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw .malformed }
      figures[parts[0]] = parts[1]
    }
    self.figures = figures
  }
}
