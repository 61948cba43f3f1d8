import Ledger
package import Statute

/// How the bodies of the site do in a year, in a few figures for the front page.
package struct SiteFigures: Hashable, Sendable {
  package let year: Int
  /// Public items of all years.
  package let items: Int
  /// Those that became public in the year.
  package let itemsOfYear: Int
  /// Requests received in the year (by their day of receipt).
  package let requests: Int
  /// Requests that ended in the year, and how many of them after their limit.
  package let answered: Int
  package let late: Int
}

extension Desk {
  /// Counted over all bodies; requests only as numbers.
  package func siteFigures(year: Int) async throws -> SiteFigures {
    let today = today
    return try await store.read { ledger in
      var received = 0
      var answered = 0
      var late = 0
      for body in try ledger.bodies() {
        for request in try ledger.requests(of: body.code, touching: year) {
          if request.receiptDay?.year == year { received += 1 }
          guard request.endedOn?.year == year else { continue }
          answered += 1
          if request.isLate { late += 1 }
        }
      }
      let years = try ledger.catalogueYears(CatalogueFilter(), on: today)
      return SiteFigures(
        year: year, items: years.reduce(0) { $0 + $1.items },
        itemsOfYear: years.first { $0.year == year }?.items ?? 0, requests: received, answered: answered,
        late: late)
    }
  }

  /// Rows of the catalogue for what became public last, of one body or of all: each item once.
  package func newest(of body: String? = nil, limit: Int = 10) async throws -> [CatalogueEntry] {
    try await catalogue(CatalogueFilter(body: body), limit: limit).entries
  }

  /// The published reports of every body, newest first, by code.
  package func allPublishedReports() async throws -> [String: [ReportSummary]] {
    try await store.read { ledger in
      var all: [String: [ReportSummary]] = [:]
      for body in try ledger.bodies() {
        all[body.code] = try ledger.reports(of: body.code).filter { $0.publishedOn != nil }
      }
      return all
    }
  }
}
