import Desk
import Ledger
import Statute
import Testing

/// What is said of the site as a whole is changed by one person and watched by another.
@Suite("Settings of the site")
struct SiteSettingsTests {
  private static let keeper = DeskBench.officer("chen-xt", .systemAdministrator)
  private static let auditor = DeskBench.officer("sun-sj", .auditAdministrator)

  @Test func `each change stands in the record, with who made it; what changes nothing leaves no entry`()
    async throws
  {
    try await DeskBench.with { bench in
      var settings = bench.desk.settings
      settings.telephone = "0999-12345"
      try await bench.desk.keep(settings, by: Self.keeper)
      let first = try await bench.desk.record(page: 1, for: Self.auditor)
      let act = try #require(first.acts.first)
      #expect(act.event == "settingsChanged" && act.file == SiteEvent.file && act.version == 1)
      #expect(act.by == .person(key: "chen-xt", as: .systemAdministrator))

      try await bench.desk.keep(settings, by: Self.keeper)
      #expect(try await bench.desk.record(page: 1, for: Self.auditor).total == first.total)

      settings.telephone = ""
      settings.siteName = "云溪政务公开"
      try await bench.desk.keep(settings, by: Self.keeper)
      let entry = try await bench.store.read { try $0.entries(after: first.total, limit: 2) }
      #expect(entry.map(\.payload.json) == [#"{"site.name":"云溪政务公开","site.telephone":""}"#])
      #expect(try await bench.desk.checkRecord(for: Self.auditor).broken == nil)
    }
  }

  @Test func `nobody else changes anything, and no entry says they did`() async throws {
    try await DeskBench.with { bench in
      let before = try await bench.desk.record(page: 1, for: Self.auditor).total
      await #expect(throws: DeskError.forbidden) {
        try await bench.desk.keep(bench.desk.settings, by: DeskBench.office)
      }
      #expect(try await bench.desk.record(page: 1, for: Self.auditor).total == before)
    }
  }
}
