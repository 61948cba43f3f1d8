import Foundation
import Ledger
import Statute
import TestSupport
import Testing

/// A server on a port of this machine that takes nobody in without TLS and a password (SCRAM), with certificates of its own.
@Suite struct `Being let in by PostgreSQL` {
  private static let password = "geheim-7319"

  private static func secured() async throws -> (cluster: TestCluster, database: String) {
    let cluster = try await TestCluster(.none, reachedBy: .network)
    let database = try #require(try cluster.makeDatabase().databaseName)
    try cluster.administer("CREATE ROLE zhang LOGIN PASSWORD '\(password)'")
    try cluster.administer("CREATE ROLE guest LOGIN PASSWORD '\(password)'")
    try cluster.administer("ALTER DATABASE \(database) OWNER TO zhang")
    try cluster.administer("REVOKE CONNECT ON DATABASE \(database) FROM public")
    return (cluster, database)
  }

  private static func words(_ cluster: TestCluster, _ database: String, _ changes: [String: String?])
    -> String
  {
    let usual: [String: String?] = [
      "host": "localhost", "hostaddr": "127.0.0.1", "port": "\(cluster.port)", "user": "zhang",
      "password": password, "dbname": database, "sslmode": "verify-full",
      "sslrootcert": cluster.authority, "passfile": "/nowhere",
    ]
    return usual.merging(changes) { $1 }.compactMap { key, value in value.map { "\(key)='\($0)'" } }
      .joined(separator: " ")
  }

  @Test(.timeLimit(.minutes(20)))
  func `needs TLS, the right certificate, name and password; whoever lacks one is told so at once`()
    async throws
  {
    let (cluster, database) = try await Self.secured()
    let store = try await PostgresStore.open(
      PostgresAddress(Self.words(cluster, database, [:])), shelf: .notices)
    try await store.write { _ = try $0.note(.putUp(title: "甲", text: "一"), to: 1, expecting: 0) }
    let session = try await store.read { reader in
      try reader.row("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    }
    #expect(try session?.flag(0) == true)
    #expect(try session?.text(1).hasPrefix("TLSv1.") == true)

    let refused: [([String: String?], NotAdmitted)] = [
      (["password": "geheim-0000"], .credentials), (["password": nil], .credentials),
      (["user": "wang"], .credentials), (["sslmode": "disable"], .credentials),
      (["dbname": "nichts"], .noDatabase), (["user": "guest"], .noPrivilege),
      (["sslrootcert": cluster.stranger], .certificate),
      (["sslrootcert": cluster.authority + ".none"], .certificate),
      (["host": "db.example.cn"], .certificate),
    ]
    // Whoever waited would wait beyond the limit of the test.
    var options = PostgresOptions()
    options.patience = 3_600
    for (changes, reason) in refused {
      do {
        _ = try await PostgresStore.open(
          PostgresAddress(Self.words(cluster, database, changes)), shelf: .notices, options: options)
        Issue.record("let in: \(changes)")
      } catch {
        guard case .notAdmitted(reason, let message) = error else {
          Issue.record("\(changes): \(error)")
          continue
        }
        #expect(!message.isEmpty && !message.contains("geheim"), "\(changes): \(message)")
      }
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `is waited for while the server starts, and while it says that it is not ready`() async throws {
    let cluster = try await TestCluster(.full)
    let address = try cluster.makeDatabase()
    try await cluster.stopServer()
    var options = PostgresOptions()
    options.patience = 0.2
    // Nobody there: no socket.
    await #expect(throws: LedgerError.self) {
      try await PostgresStore.open(address, shelf: .notices, options: options)
    }
    // There, and says 57P03: it repeats a log and lets nobody look.
    try await cluster.startAsSilentStandby()
    do {
      _ = try await PostgresStore.open(address, shelf: .notices, options: options)
      Issue.record("let in")
    } catch {
      guard case .unreachable(let message) = error else {
        Issue.record(error)
        return
      }
      #expect(message.contains("57P03"))
    }
    options.patience = 3_600
    async let store = PostgresStore.open(address, shelf: .notices, options: options)
    try await Task.sleep(for: .seconds(1))
    try await cluster.promoteSilentStandby()
    try await store.write { _ = try $0.note(.putUp(title: "甲", text: "一"), to: 1, expecting: 0) }
  }
}
