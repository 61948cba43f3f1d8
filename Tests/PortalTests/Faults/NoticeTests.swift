import Desk
import Foundation
import HTTPTypes
import Ledger
import Statute
import TestSupport
import Testing

@testable import Portal

/// What one process publishes goes out of the memory of every other, because it is told so and for no other reason.
@Suite("Pages in the memory of another server", .namesItsEngines)
struct NoticeTests {
  private static let title = "农村饮水安全管理办法"
  private static let renamed = "农村供水条例"

  @Test(.timeLimit(.minutes(20)))
  func `go by the notice of the one that publishes, and by nothing else`() async throws {
    let cluster = try await TestCluster(.none)
    let town = try await FaultTown(cluster)
    let (here, there) = (try await town.server(), try await town.server())
    let key = try await approved(in: town)
    let list = Link.body(FaultTown.body)
    for server in [here, there] {
      let page = try #require(await PlainHTTP.send("GET", list, port: server.port))
      #expect(page.status == .ok && !page.says(Self.title))
    }

    let cookie = try await town.cookie()
    let path = "/desk/items/\(key)/act/publish"
    let form = try #require(await PlainHTTP.send("GET", path, port: here.port, cookie: cookie))
    let published = await PlainHTTP.send("POST", path, port: here.port, cookie: cookie, fields: form.fields)
    #expect(published?.status == .seeOther, "\(published?.testDescription ?? "")")
    #expect(await PlainHTTP.send("GET", list, port: here.port)?.says(Self.title) == true)
    #expect(await shows(Self.title, list, there))

    // Changed where nobody is told: what is in memory stays, however long one looks. So it was the notice.
    let database = try PostgresConnection.open(try #require(town.address))
    try database.execute("UPDATE catalogue_row SET title = $1", [.text(Self.renamed)])
    for _ in 0..<20 {
      for server in [here, there] {
        #expect(await PlainHTTP.send("GET", list, port: server.port)?.says(Self.title) == true)
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    try database.execute(
      "SELECT pg_notify('huabiao', $1)", [.text("somebody \(Subject.content(FaultTown.body))")])
    for server in [here, there] { #expect(await shows(Self.renamed, list, server)) }
  }

  /// Whether a page comes to say something: a notice takes a moment, and a busy machine makes it many.
  private func shows(_ words: String, _ path: String, _ server: ServerProcess) async -> Bool {
    for _ in 0..<300 {
      if await PlainHTTP.send("GET", path, port: server.port)?.says(words) == true { return true }
      try? await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  /// A document that has been through all reviews and waits for the clerk to publish it.
  private func approved(in town: FaultTown) async throws -> String {
    let desk = town.desk
    for role in [Role.informationOfficer, .sectionHead, .secrecyReviewer, .deputyInCharge] {
      try await desk.install(
        key: role.signInName, name: "甲" + role.title, body: FaultTown.body, section: nil, roles: [role])
    }
    func officer(_ role: Role) async throws -> Officer {
      let key = role == .disclosureOfficer ? FaultTown.clerk : role.signInName
      return try #require(try await desk.officer(key))
    }
    let content = ItemContent(
      title: Self.title, abstract: "规定建设和管护。", text: "第一段", formedOn: Day("2026-06-01"), issuer: "云溪县教育局",
      column: .basis)
    let file = try await desk.draft(content, by: officer(.informationOfficer))
    var version = try await desk.item(file, for: .officer(officer(.informationOfficer))).version
    let steps: [(ItemCommand, Role)] = [
      (.submit, .informationOfficer), (.approveSection, .sectionHead),
      (.clearSecrecy(basis: "不涉密"), .secrecyReviewer), (.approveOffice, .disclosureOfficer),
      (.approve, .deputyInCharge),
    ]
    for (command, role) in steps {
      version = try await desk.act(command, on: file, expecting: version, by: officer(role))
    }
    return file.key
  }
}
