import Foundation
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// Real processes killed by SIGKILL while clerks are at work: no acknowledged request is lost, none is doubled, the chain
/// holds, and people see at worst one page that gives their text back.
@Suite("Killed under load", .serialized, .namesItsEngines)
struct FaultTests {
  @Test(.timeLimit(.minutes(20)))
  func `the only server, on SQLite, and started again`() async throws {
    let town = try await FaultTown()
    let server = Held(try await town.server())
    let work = try await town.load({ [server.value.port] }, for: 4) {
      await server.value.end()
      server.set(try await town.server())
    }
    try await town.check(work, atLeast: 10)
  }

  @Test(.timeLimit(.minutes(20)))
  func `one of two servers on PostgreSQL, the one that leads; the other leads on`() async throws {
    let cluster = try await TestCluster(.full)
    let town = try await FaultTown(cluster)
    let first = try await town.server()
    #expect(await leads(first))
    let second = try await town.server()
    #expect(await metric("company_leads", of: second) != "1")
    let work = try await town.load({ [first.port, second.port] }, for: 4) { await first.end() }
    try await town.check(work, atLeast: 10)
    #expect(await leads(second))
  }

  @Test(.timeLimit(.minutes(20)))
  func `PostgreSQL itself, which recovers by its log`() async throws {
    let cluster = try await TestCluster(.full)
    let town = try await FaultTown(cluster)
    let servers = [try await town.server(), try await town.server()]
    let work = try await town.load({ servers.map(\.port) }, for: 5) {
      try cluster.killServer()
      try await Task.sleep(for: .seconds(1))
      try await cluster.startServer()
    }
    try await town.check(work, atLeast: 10)
  }

  @Test(.timeLimit(.minutes(20)))
  func `the primary of PostgreSQL, and its replica takes over`() async throws {
    let cluster = try await TestCluster(.full)
    let town = try await FaultTown(cluster, isReplicated: true)
    let servers = [try await town.server(), try await town.server()]
    let work = try await town.load({ servers.map(\.port) }, for: 5) {
      try cluster.killServer()
      try await cluster.promoteStandby()
    }
    try await town.check(work, atLeast: 10)
  }

  // MARK: Leading

  /// Whether it leads, soon.
  private func leads(_ server: ServerProcess) async -> Bool {
    for _ in 0..<100 {
      if await metric("company_leads", of: server) == "1" { return true }
      try? await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  private func metric(_ name: String, of server: ServerProcess) async -> String? {
    let page = await PlainHTTP.send("GET", "/metrics", port: server.port)
    return page?.text.split(separator: "\n").first { $0.hasPrefix(name + " ") }?.split(separator: " ").last
      .map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : String($0) }
  }
}
