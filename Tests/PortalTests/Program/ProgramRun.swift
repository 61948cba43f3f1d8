import Desk
import Foundation
import Ledger
import Logging
import Statute
import TestSupport

@testable import Portal

/// One run of the real program, from its start to its end.
struct ProgramRun: Sendable {
  /// `nil` where a signal ended it.
  let status: Int32?
  /// What stood on standard output, and on standard error.
  let output: String
  let messages: String

  /// - Parameter input: what it reads on standard input.
  static func of(_ arguments: [String], input: String = "") async throws -> ProgramRun {
    // What the one who runs the tests has in their environment is no part of the test.
    let own = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("HUABIAO_") }
    let ended = try await OtherProgram.ended(
      [try ServerProcess.program().path] + arguments, input: input, hiding: own)
    return ProgramRun(status: ended.status, output: ended.output, messages: ended.complaints)
  }

  /// Whether it was not done and said so in one line, as is promised (Guides/CommandLine.md).
  var isRefused: Bool {
    status == 2 && output.isEmpty && messages.split(separator: "\n").count == 1
  }

  /// Standard output as one JSON value.
  var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }

  subscript(key: String) -> Any? { (json as? [String: Any])?[key] }
}

/// A store that programs are run on.
struct ProgramPlace {
  static let body = "11330000000000001F"
  let test: TestStore
  /// The option that names the database, on PostgreSQL.
  private let database: [String]

  /// With a county government, and somebody who keeps its calendar.
  init(_ engine: Engine = .sqlite) async throws {
    test = try await TestStore(engine, shelf: .all(calendar: .published))
    if let name = test.address?.databaseName {
      let folder = try await TestCluster.shared().folder
      database = ["--postgres", "host=\(folder) user=huabiao dbname=\(name)"]
    } else {
      database = []
    }
    let desk = Desk(
      store: test.store, attachments: test.folder.attachments, calendar: .published,
      settings: SiteSettings(place: "云溪县", siteName: "云溪县政府信息公开", rootBody: Self.body, address: ""),
      now: { Instant(Day(year: 2026, month: 6, day: 15) ?? Day(number: 0), hour: 9) }, chance: .secure,
      logger: Logger(label: "test"))
    try await desk.establish(
      code: Self.body, name: "云溪县人民政府", shortName: "县政府", kind: .countyGovernment)
    try await desk.install(
      key: "chen-xt", name: "陈立", body: Self.body, section: nil, roles: [.systemAdministrator])
    try await desk.install(
      key: "li-1", name: "李一", body: Self.body, section: nil, roles: [.informationOfficer])
  }

  /// The options by which a program finds it.
  var options: [String] { ["--data", test.folder.path] + database }

  /// The same for a command that only asks for the calendar.
  var calendar: [String] { test.address == nil ? ["--data", test.folder.path] : database }
}
