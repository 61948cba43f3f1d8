import Ledger
import Statute
import Testing

@testable import Desk

@Suite("What holds for the whole site")
struct LiveRulesTests {
  private static func settings(_ name: String) -> SiteSettings {
    SiteSettings(place: "云溪县", siteName: name, rootBody: "", address: "")
  }

  @Test func `of two readings at once the one that began first does not bring back what held before`() {
    let rules = LiveRules(calendars: LiveCalendars(.published), settings: Self.settings("甲"))
    let (first, second) = (rules.begin(), rules.begin())
    rules.take(Self.settings("丙"), nil, read: second)
    rules.take(Self.settings("乙"), nil, read: first)
    #expect(rules.settings.siteName == "丙" && rules.changes == 1)
    rules.take(Self.settings("丁"), nil, read: rules.begin())
    #expect(rules.settings.siteName == "丁" && rules.changes == 2)
  }

  @Test func `every setting is kept under its name and read back, what is empty too`() {
    var settings = SiteSettings(
      place: "云溪县", siteName: "甲", rootBody: "r", address: "a", siteCode: "c", organizer: "o",
      telephone: "t", postalAddress: "p")
    settings.foot.operatedBy = "承"
    settings.foot.hours = "时"
    settings.foot.icpNumber = "备"
    settings.foot.policeNumber = "公"
    settings.foot.certificateAddress = "https://c.example"
    settings.foot.faultAddress = "https://f.example"
    settings.foot.knownHosts = ["a.example", "b.example"]
    var other = SiteSettings(place: "", siteName: "", rootBody: "", address: "a")
    other.take(settings.kept.compactMapValues { $0 })
    #expect(other == settings)
    // As many names as there are words in the settings, but for the address.
    #expect(settings.kept.count == 14 && settings.kept.values.allSatisfy { $0 != nil })
    settings.foot.hours = ""
    other.take(settings.kept.compactMapValues { $0 })
    #expect(other == settings)
  }
}
