import Desk
import HTTPTypes
import Ledger
import Statute
import Synchronization
import Testing

@testable import Portal

/// A store whose engine can be taken away for a while; all else is the real one.
private final class AwayStore: Store {
  enum Mode { case here, away, losesAnswers }

  private let store: any Store
  private let mode = Mutex(Mode.here)

  init(_ store: any Store) { self.store = store }

  func become(_ new: Mode) { mode.withLock { $0 = new } }

  private static let fault = LedgerError.engine(code: 5, message: "database is locked")

  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R {
    if mode.withLock({ $0 == .away }) { throw Self.fault }
    let result = try await store.write(work)
    if mode.withLock({ $0 == .losesAnswers }) { throw Self.fault }
    return result
  }

  func read<R: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> R) async throws -> R {
    if mode.withLock({ $0 == .away }) { throw Self.fault }
    return try await store.read(work)
  }

  func rebuild(progress: @escaping @Sendable (LedgerProgress) -> Void) async throws {
    try await store.rebuild(progress: progress)
  }
  func damage() async throws -> String? { try await store.damage() }
  var changes: ChangeFeed { store.changes }
  var leads: Bool { store.leads }
  func keepCompany() async { await store.keepCompany() }
}

@Suite("While the database is away")
struct TryAgainTests {
  private let address = Link.applying(TestSite.department)

  private func siteWithAway() async throws -> (TestSite, AwayStore) {
    let kept = Mutex<AwayStore?>(nil)
    let site = try await TestSite { store in
      let away = AwayStore(store)
      kept.withLock { $0 = away }
      return away
    }
    return (site, try #require(kept.withLock { $0 }))
  }

  @Test(arguments: [true, false])
  func `a form comes back with what was typed, and sending it again does it once`(_ answerOnlyLost: Bool)
    async throws
  {
    let (site, away) = try await siteWithAway()
    try await site.test { browser in
      let checking = try await browser.upload(
        address, typedApplication + [("step", "check")], [.png("identity"), .png("papers")])
      #expect(checking.status == .ok)
      away.become(answerOnlyLost ? .losesAnswers : .away)
      let failed = try await browser.post(address, checking.fields + [("step", "send")])
      #expect(failed.status == .serviceUnavailable)
      #expect(failed.headers[.retryAfter] != nil)
      #expect(failed.says("学校食堂大宗食材采购中标结果"))
      #expect(failed.says("再次提交"))
      away.become(.here)
      let receipt = try await browser.post(address, failed.fields)
      #expect(receipt.status == .ok)
      #expect(receipt.says("2026-0001"))
    }
    let clerk = try await site.officer(TestSite.key(of: .disclosureOfficer))
    #expect(try await site.desk.openRequests(of: TestSite.department, for: clerk).count == 1)
  }

  @Test func `text of somebody signed in comes back although the session could not be looked up`()
    async throws
  {
    let (site, away) = try await siteWithAway()
    let cookie = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    try await site.test { browser in
      away.become(.away)
      let failed = try await browser.signedIn(cookie).post(
        "/desk/requests/new", [("_token", "t"), ("wanted", "2025 年\n“食堂”<采购>")])
      #expect(failed.status == .serviceUnavailable)
      #expect(failed.field("wanted") == "2025 年\n“食堂”<采购>")
      #expect(failed.field("_token") == "t")
    }
  }

  @Test func `a text as long as the largest form takes comes back as well`() async throws {
    let (site, away) = try await siteWithAway()
    let cookie = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    let text = String(repeating: "第一条 为了保障公民获取政府信息。", count: 8_000)
    try await site.test { browser in
      away.become(.away)
      let failed = try await browser.signedIn(cookie).upload("/desk/items/new", [("text", text)], [])
      #expect(failed.status == .serviceUnavailable)
      #expect(failed.field("text") == text)
      // Beyond every limit, what was read until then is given back.
      let long = String(repeating: text, count: 5)
      let over = try await browser.signedIn(cookie).upload(
        "/desk/items/new", [("title", "饮水办法"), ("text", long)], [])
      #expect(over.status == .serviceUnavailable)
      #expect(over.field("title") == "饮水办法")
    }
  }

  @Test func `a page to read asks to be opened again, and a password is never given back`() async throws {
    let (site, away) = try await siteWithAway()
    try await site.test { browser in
      away.become(.away)
      let page = try await browser.get("/bodies")
      #expect(page.status == .serviceUnavailable)
      #expect(page.says("请稍后再试"))
      let signIn = try await browser.post("/sign-in", [("name", "li-1"), ("password", "云岭-password-1")])
      #expect(signIn.status == .serviceUnavailable)
      #expect(!signIn.text.contains("云岭-password-1"))
    }
  }
}
