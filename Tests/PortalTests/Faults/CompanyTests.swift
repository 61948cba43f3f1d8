import Desk
import Foundation
import HTTPTypes
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// Two real servers over one database are one site.
@Suite("Two servers over one database", .namesItsEngines)
struct CompanyTests {
  @Test(.timeLimit(.minutes(20)))
  func `one signs in here and goes on there; what one changes the other shows; faults add up`() async throws {
    let cluster = try await TestCluster(.none)
    let town = try await FaultTown(cluster)
    try await town.desk.setPassword(FaultTown.password, signInName: FaultTown.clerk, of: FaultTown.clerk)
    let (here, there) = (try await town.server(), try await town.server())

    let signedIn = try #require(
      await PlainHTTP.send(
        "POST", Link.signIn, port: here.port,
        fields: [("name", FaultTown.clerk), ("password", FaultTown.password)]))
    #expect(signedIn.status == .seeOther)
    let cookie = String(try #require(signedIn.headers[.setCookie]).prefix { $0 != ";" })
    let form = try #require(await PlainHTTP.send("GET", Link.registering, port: here.port, cookie: cookie))
    let hidden = form.fields.filter { ["_token", "once"].contains($0.0) }
    let receipt = await PlainHTTP.send(
      "POST", Link.registering, port: there.port, cookie: cookie,
      fields: hidden + typed([:]) + [("channel", "inPerson"), ("receivedOn", town.desk.today.description)])
    #expect(receipt?.status == .ok)

    // A third process changes what both have in memory.
    for server in [here, there] {
      #expect(await PlainHTTP.send("GET", "/bodies", port: server.port)?.says("云溪县教育局") == true)
    }
    let file = try #require(UnifiedCode(FaultTown.body)).file
    try await town.desk.store.write { ledger in
      try ledger.append(
        [BodyEvent.renamed(name: "云溪县教育和体育局", shortName: "县教体局")], to: file,
        expecting: try ledger.version(of: file), on: Day("2026-03-02")!,
        at: Instant(Day("2026-03-02")!, hour: 9),
        by: .system)
    }
    for server in [here, there] {
      var isShown = false
      for _ in 0..<50 where !isShown {
        isShown = await PlainHTTP.send("GET", "/bodies", port: server.port)?.says("云溪县教育和体育局") ?? false
        if !isShown { try await Task.sleep(for: .milliseconds(100)) }
      }
      #expect(isShown)
    }

    // Whoever guesses at one is slowed down at the other.
    for _ in 0..<5 {
      _ = await PlainHTTP.send(
        "POST", Link.status, port: here.port, fields: [("number", "2026-0001"), ("code", "AAAA-BBBB-CCCC")])
    }
    // Four faults of its own are free: only those that the other one told of can slow these guesses down.
    var isSlowed = false
    for _ in 0..<4 where !isSlowed {
      try await Task.sleep(for: .milliseconds(250))
      let guess = await PlainHTTP.send(
        "POST", Link.status, port: there.port, fields: [("number", "2026-0001"), ("code", "AAAA-BBBB-CCCC")])
      isSlowed = guess?.status == .tooManyRequests
    }
    #expect(isSlowed)
  }
}
