import Desk
import Foundation
import HTTPTypes
import Hummingbird
import WebTesting
import Ledger
import Logging
import Statute
import Testing

@testable import Portal

/// A synchronous read of the store beside asynchronous ones once hung the whole server for good. Here a real server on a
/// real socket bears readers and writers at once, more of them than the store has connections, and still answers.
@Suite("A server under mixed load")
struct MixedLoadTests {
  private static let readers = 48
  private static let writers = 16
  private static let rounds = 12

  @Test(.timeLimit(.minutes(20)))
  func `every page is answered and every request kept while many read and many write`() async throws {
    let site = try await TestSite()
    let cookie = try await site.cookie(of: TestSite.key(of: .disclosureOfficer))
    var logger = Logger(label: "test")
    logger.logLevel = .error
    let application = Application(router: site.portal.router(), logger: logger)
    let answered = try await application.test(.live) { client in
      let port = try #require(client.port)
      return try await withThrowingTaskGroup(of: Int.self) { group in
        for reader in 0..<Self.readers {
          group.addTask { try await Self.read(as: reader, port: port, cookie: cookie) }
        }
        for _ in 0..<Self.writers {
          group.addTask {
            for _ in 0..<Self.rounds { _ = try await site.received() }
            return 0
          }
        }
        return try await group.reduce(0, +)
      }
    }
    #expect(answered == Self.readers * Self.rounds)
    let kept = try await site.store.read { try $0.openRequests(of: TestSite.department).count }
    #expect(kept == Self.writers * Self.rounds)
  }

  /// Half of the readers are signed in, so that their pages come from the store and not from memory. Each has a connection
  /// of its own: on a single one the pages would be made one after the other, and each reader wait for all before.
  private static func read(as reader: Int, port: Int, cookie: String) async throws -> Int {
    let isOfficer = reader.isMultiple(of: 2)
    let paths =
      isOfficer
      ? ["/desk/requests", "/desk", "/desk/reports/2026"]
      : ["/", "/search?q=食堂".encoded, "/readyz", "/bodies"]
    return try await Connection.open(port: port) { client in
      var answered = 0
      for round in 0..<rounds {
        var headers: HTTPFields = [:]
        if isOfficer { headers[.cookie] = cookie }
        let path = paths[(round + reader) % paths.count]
        let response = try await client.execute(uri: path, method: .get, headers: headers)
        if response.status == .ok { answered += 1 }
      }
      return answered
    }
  }
}

extension String {
  fileprivate var encoded: String {
    addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(.urlPathAllowed)) ?? self
  }
}
