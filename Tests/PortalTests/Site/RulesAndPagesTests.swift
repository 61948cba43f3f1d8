import Desk
import Ledger
import Statute
import Testing
import WebParts

@testable import Portal

/// Another process tells that settings have changed; this one drops its pages at once and reads the settings a moment later.
/// What it makes in between it makes from the old ones.
@Suite("Pages made between a notice and the settings it tells of")
struct RulesAndPagesTests {
  @Test func `do not stay once the settings are read`() async throws {
    let site = try await TestSite()
    try await site.test { browser in
      let (old, new) = ("清溪一网", "清溪二网")
      try await site.store.write { try $0.set("site.name", to: old) }
      try await site.desk.reload()
      #expect(try await browser.get("/").says(old))
      // As another process would: nothing here reads the settings again by itself.
      try await site.store.write { try $0.set("site.name", to: new) }
      #expect(site.portal.cache.count == 0)
      #expect(try await browser.get("/").says(old))
      #expect(site.portal.cache.count == 1)
      try await site.desk.reload()
      let page = try await browser.get("/")
      #expect(page.says(new) && !page.says(old))
    }
  }

  @Test func `whoever asks while they are dropped waits until they are`() async throws {
    let pages = PageDay()
    let day = try #require(Day("2026-03-02"))
    pages.begins(day, 0)
    let isDropped = Held(false)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          pages.begins(day, 1) { isDropped.set(true) }
          #expect(isDropped.value)
        }
      }
    }
  }
}
