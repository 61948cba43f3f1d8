import Foundation
import HTTPTypes
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// The real program before a server that wants TLS and a password: it serves, and its password is nowhere to be read.
@Suite("The password of the database", .namesItsEngines)
struct SecretTests {
  private static let password = "geheim-7319"

  @Test(.timeLimit(.minutes(20)))
  func `stands in no log, no answer and no list of processes`() async throws {
    let cluster = try await TestCluster(.none, reachedBy: .network)
    let town = try await FaultTown(cluster)
    let database = try #require(town.address?.databaseName)
    try cluster.administer("CREATE ROLE zhang LOGIN PASSWORD '\(Self.password)' IN ROLE huabiao")
    func address(_ password: String, _ authority: String) -> String {
      "postgresql://zhang:\(password)@localhost:\(cluster.port)/\(database)"
        + "?sslmode=verify-full&sslrootcert=\(authority)"
    }

    let right = address(Self.password, cluster.authority)
    let server = try await ServerProcess(folder: town.folder, address: right)
    #expect(await PlainHTTP.send("GET", "/bodies", port: server.port)?.says("云溪县教育局") == true)
    let words = Self.wordsOfAllProcesses()
    #expect(words.contains { $0.contains("serve") && $0.contains("\(server.port)") })
    #expect(!words.contains { $0.contains(Self.password) })

    // The password is changed while the program is at work, and its sessions are ended.
    try cluster.administer("ALTER ROLE zhang PASSWORD 'anders-2604'")
    try cluster.administer(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'zhang'")
    let page = try #require(await PlainHTTP.send("GET", Link.search + "?q=x", port: server.port))
    #expect(page.status == .serviceUnavailable)
    #expect(!page.text.contains(Self.password) && !page.text.contains("zhang"))
    await server.end()
    let log = try String(contentsOfFile: town.folder + "/log-\(server.port)", encoding: .utf8)
    #expect(!log.isEmpty && !log.contains(Self.password))

    let refused = [
      (address(Self.password, cluster.authority), "数据库拒绝登录"),
      (address("anders-2604", cluster.stranger), "证书不可信"),
    ]
    for (address, reason) in refused {
      do {
        _ = try await ServerProcess(folder: town.folder, address: address)
        Issue.record("let in")
      } catch ServerProcess.Failure.notReady(let log) {
        #expect(log.contains(reason), "\(log)")
        #expect(!log.contains("geheim") && !log.contains("anders"), "\(log)")
      }
    }
  }

  /// As `ps` shows them.
  private static func wordsOfAllProcesses() -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { Int($0) != nil }.compactMap {
      FileManager.default.contents(atPath: "/proc/\($0)/cmdline")
    }
    .map { String(decoding: $0, as: UTF8.self).replacingOccurrences(of: "\0", with: " ") }
  }
}
