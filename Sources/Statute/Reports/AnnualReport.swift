/// The yearly report of one body (政府信息公开工作年度报告, articles 49 and 50), folded from its events.
///
/// Tables 3 and 4 are never typed: they are counted from the files and frozen when the report is published. Table 2
/// and the prose are entered by people.
package struct AnnualReport: CaseFile, Hashable {
  package static let kind = FileKind.report

  package let id: FileID
  package let body: String
  package let year: Int
  package private(set) var step = ReportStep.drafting
  /// Table 2 as entered, by the name of the cell; whole numbers as text, 万元 with decimals.
  package private(set) var disclosure: [DisclosureCell: String] = [:]
  package private(set) var prose: [ReportSection: String] = [:]
  package private(set) var writtenBy: String?
  /// Every figure as it was published, by the name of its cell; the published page shows these and no others.
  package private(set) var frozen: [String: String] = [:]
  /// The prose as it stood when it was published.
  package private(set) var publishedProse: [ReportSection: String] = [:]
  package private(set) var publishedOn: Day?
  /// Corrections after publication, newest last.
  package private(set) var corrections: [Correction] = []
  package private(set) var version: Int

  package struct Correction: Hashable, Sendable {
    package let on: Day
    package let reason: String
  }

  /// The file of a body's report on a year.
  package static func file(body: String, year: Int) -> FileID {
    FileID(.report, "\(body.lowercased())-\(year)")
  }

  package init?(id: FileID, opening entry: Entry<ReportEvent>) {
    guard case .opened(let body, let year) = entry.event else { return nil }
    self.id = id
    self.body = body
    self.year = year
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<ReportEvent>) {
    version = entry.version
    switch entry.event {
    case .opened: break
    case .disclosureEntered(let values):
      disclosure = values
      writtenBy = entry.by.personKey
    case .proseWritten(let section, let text):
      prose[section] = text
      writtenBy = entry.by.personKey
    case .submitted: step = .review
    case .returned: step = .drafting
    case .published(let figures):
      frozen = figures
      publishedProse = prose
      publishedOn = publishedOn ?? entry.on
      step = .published
    case .correctionOpened(let reason):
      corrections.append(Correction(on: entry.on, reason: reason))
      step = .drafting
    }
  }

  /// What the report shows now: the frozen figures where it stands published.
  package var publishedFigures: ReportFigures? {
    publishedOn == nil ? nil : ReportFigures(frozen: frozen)
  }
}

/// Where a report stands.
package enum ReportStep: String, CaseIterable, Sendable {
  case drafting, review, published

  package var title: String {
    switch self {
    case .drafting: "编写中"
    case .review: "待签发"
    case .published: "已公布"
    }
  }
}

/// What can happen to a report.
package enum ReportEvent: FileEvent {
  case opened(body: String, year: Int)
  case disclosureEntered([DisclosureCell: String])
  case proseWritten(ReportSection, text: String)
  case submitted
  case returned(reason: String)
  /// 公布: with every figure, by the name of its cell.
  case published(figures: [String: String])
  /// 更正: a published report is opened again; what stood published stays in the ledger.
  case correctionOpened(reason: String)

  package var name: String {
    switch self {
    case .opened: "opened"
    case .disclosureEntered: "disclosureEntered"
    case .proseWritten: "proseWritten"
    case .submitted: "submitted"
    case .returned: "returned"
    case .published: "published"
    case .correctionOpened: "correctionOpened"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .opened(let body, let year):
      payload.set("body", body)
      payload.set("year", year)
    case .disclosureEntered(let values):
      for (cell, text) in values { payload.set(cell.rawValue, text) }
    case .proseWritten(let section, let text):
      payload.set("section", section.rawValue)
      payload.set("text", text)
    case .submitted: break
    case .returned(let reason), .correctionOpened(let reason): payload.set("reason", reason)
    case .published(let figures):
      for (cell, text) in figures { payload.set(cell, text) }
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "opened": self = .opened(body: try payload.text("body"), year: try payload.number("year"))
    case "disclosureEntered":
      var values: [DisclosureCell: String] = [:]
      for (key, _) in payload.values {
        guard let cell = DisclosureCell(rawValue: key) else { throw .missing(key) }
        values[cell] = try payload.text(key)
      }
      self = .disclosureEntered(values)
    case "proseWritten":
      guard let section = ReportSection(rawValue: try payload.number("section")) else {
        throw .missing("section")
      }
      self = .proseWritten(section, text: try payload.text("text"))
    case "submitted": self = .submitted
    case "returned": self = .returned(reason: try payload.text("reason"))
    case "published":
      var figures: [String: String] = [:]
      for (key, _) in payload.values { figures[key] = try payload.text(key) }
      self = .published(figures: figures)
    case "correctionOpened": self = .correctionOpened(reason: try payload.text("reason"))
    default: throw .unknownName(name)
    }
  }
}

/// A report in one line.
package struct ReportSummary: Hashable, Sendable {
  package let body: String
  package let year: Int
  package let step: ReportStep
  package let publishedOn: Day?

  package init(body: String, year: Int, step: ReportStep, publishedOn: Day?) {
    self.body = body
    self.year = year
    self.step = step
    self.publishedOn = publishedOn
  }
}
