import Ledger
package import Statute

/// A published report as anybody may read it.
package struct PublicReport: Sendable {
  package let body: String
  package let year: Int
  package let publishedOn: Day
  package let figures: ReportFigures
  package let prose: [ReportSection: String]
  package let corrections: [AnnualReport.Correction]
}

/// A report as those who write it see it: what it would say today, and what may be done.
package struct ReportDossier: Sendable {
  package let report: AnnualReport?
  package let body: String
  package let year: Int
  package let version: Int
  /// Counted from the files as they stand now; with table 2 as entered.
  package let figures: ReportFigures
  /// Cells whose published figure differs from what the files say now.
  package let drift: [ReportCell]
  package let lastYear: ReportFigures?
  package let actions: [ReportAction]
}

extension Desk {
  /// The published reports of a body, newest first.
  package func publishedReports(of body: String) async throws -> [ReportSummary] {
    try await store.read { try $0.reports(of: body).filter { $0.publishedOn != nil } }
  }

  /// All reports of a body for those who may see them before they are published.
  package func reports(of body: String, for officer: Officer) async throws -> [ReportSummary] {
    guard Visibility.may(.officer(officer), see: .report(body: body)) else { throw DeskError.forbidden }
    return try await store.read { try $0.reports(of: body) }
  }

  /// A published report; `DeskError.notFound` while there is none.
  package func publishedReport(of body: String, year: Int) async throws -> PublicReport {
    let loaded = try await store.read {
      try $0.load(AnnualReport.self, AnnualReport.file(body: body, year: year))?.file
    }
    guard let report = loaded, let publishedOn = report.publishedOn, let figures = report.publishedFigures
    else {
      throw DeskError.notFound
    }
    return PublicReport(
      body: body, year: year, publishedOn: publishedOn, figures: figures, prose: report.publishedProse,
      corrections: report.corrections)
  }

  /// What the report of a body on a year says today, counted from the files.
  package func report(of body: String, year: Int, for officer: Officer) async throws -> ReportDossier {
    guard Visibility.may(.officer(officer), see: .report(body: body)) else { throw DeskError.forbidden }
    return try await store.read { ledger in
      let loaded = try ledger.load(AnnualReport.self, AnnualReport.file(body: body, year: year))
      let before = try ledger.load(AnnualReport.self, AnnualReport.file(body: body, year: year - 1))?.file
      let figures = try ledger.figures(of: body, year: year, report: loaded?.file)
      let isOwn = officer.body == body
      return ReportDossier(
        report: loaded?.file, body: body, year: year, version: loaded?.version ?? 0, figures: figures,
        drift: loaded?.file.publishedFigures.map { Desk.differences($0, figures) } ?? [],
        lastYear: before?.publishedFigures,
        actions: isOwn ? loaded?.file.actions(for: officer.roles) ?? [] : [])
    }
  }

  private static func differences(_ published: ReportFigures, _ now: ReportFigures) -> [ReportCell] {
    ReportCell.cells(of: .of2021).filter { cell in
      if case .table2 = cell { false } else { published[cell] != now[cell] }
    }
  }

  /// The requests behind a cell of table 3: as many as the cell says.
  package func requests(
    behind row: ReportRow, _ column: ReportColumn, of body: String, year: Int, for officer: Officer
  )
    async throws -> [RequestSummary]
  {
    guard Visibility.may(.officer(officer), see: .report(body: body)) else { throw DeskError.forbidden }
    return try await store.read { ledger in
      try ledger.requests(of: body, touching: year).filter { $0.isCounted(in: row, column, year: year) }
    }
  }

  /// The reconsiderations and suits behind a cell of table 4, with the requests they are about.
  package func disputes(
    behind course: RemedyCourse, _ column: RemedyColumn, of body: String, year: Int, for officer: Officer
  ) async throws -> [DisputeSummary] {
    guard Visibility.may(.officer(officer), see: .report(body: body)) else { throw DeskError.forbidden }
    return try await store.read { ledger in
      try ledger.disputes(of: body, touching: year).filter { dispute in
        guard dispute.course == course, let found = dispute.column(in: year) else { return false }
        return column == .total || found == column
      }
    }
  }

  /// Opens the report of a body on a year, where there is none.
  package func openReport(year: Int, by officer: Officer) async throws {
    let roles = officer.roles.intersection([.informationOfficer, .disclosureOfficer, .disclosureOfficeHead])
    guard let role = Role.allCases.first(where: roles.contains) else { throw DeskError.forbidden }
    let instant = now()
    let file = AnnualReport.file(body: officer.body, year: year)
    try await store.write { ledger in
      guard try ledger.load(AnnualReport.self, file) == nil else { return }
      try ledger.append(
        [ReportEvent.opened(body: officer.body, year: year)], to: file, expecting: 0, on: instant.day,
        at: instant,
        by: .person(key: officer.key, as: role))
    }
  }

  /// Does to a report what an officer asks, as far as the law lets it be done.
  @discardableResult
  package func act(
    _ command: ReportAct, year: Int, expecting version: Int, by officer: Officer, once key: String? = nil
  ) async throws -> Int {
    let instant = now()
    let calendar = calendar
    let file = AnnualReport.file(body: officer.body, year: year)
    return try await store.write { ledger in
      guard let loaded = try ledger.load(AnnualReport.self, file) else { throw DeskError.notFound }
      let id = key.map { CommandID($0) }
      if let id, let reached = try ledger.version(reachedBy: id, on: file) { return reached }
      guard loaded.version == version else { throw DeskError.stale }
      let statutory: ReportCommand =
        switch command {
        case .publish:
          .publish(try ledger.figures(of: officer.body, year: year, report: loaded.file).withZeros())
        case .other(let command): command
        }
      let ruling = try loaded.file.decide(
        statutory,
        Situation(
          person: officer.key, roles: officer.roles, on: instant.day, today: instant.day, calendar: calendar))
      return try ledger.append(
        ruling.events, to: file, expecting: version, on: instant.day, at: instant,
        by: .person(key: officer.key, as: ruling.role), command: id)
    }
  }
}

/// An act on a report as a page asks for it: the figures to publish are counted, not sent.
package enum ReportAct: Equatable, Sendable {
  case publish
  case other(ReportCommand)
}

extension LedgerReader {
  /// Tables 3 and 4 counted from the files of a body, table 2 as entered.
  func figures(of body: String, year: Int, report: AnnualReport?) throws -> ReportFigures {
    var figures = ReportFigures.tabulate(
      try requests(of: body, touching: year).compactMap { $0.counted(in: year) })
    figures.tabulate(try disputes(of: body, touching: year), year: year)
    if let report { figures.enter(report.disclosure) }
    return figures
  }
}
