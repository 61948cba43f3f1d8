import Desk
import Foundation
import HTTPTypes
import Ledger
import Logging
import Statute
import Synchronization
import Testing
import TestSupport
import WebParts

@testable import Portal

/// A department with one clerk, on a store that real servers share.
final class FaultTown: Sendable {
  static let body = UnifiedCode(completing: "11431299MB0000002")!.text
  static let clerk = "clerk"
  static let password = "yunxi-2026-faults"

  let folder: String
  let address: PostgresAddress?
  let text: String?
  let desk: Desk
  /// Held as long as anybody asks it.
  private let cluster: TestCluster?

  /// - Parameters:
  ///   - cluster: where the database is; `nil` for SQLite in the folder.
  ///   - isReplicated: whether a replica stands by.
  init(_ cluster: TestCluster? = nil, isReplicated: Bool = false) async throws {
    self.cluster = cluster
    var hosts = cluster?.folder ?? ""
    var database: PostgresAddress?
    if let cluster {
      let made = try cluster.makeDatabase()
      database = made
      if isReplicated {
        try await cluster.addStandby()
        hosts += ",\(cluster.folder)/standby"
      }
    }
    text = database?.databaseName.map { "host=\(hosts) port=\(cluster?.port ?? 0) user=huabiao dbname=\($0)" }
    address = try text.map { try PostgresAddress($0) }
    folder = NSTemporaryDirectory() + "huabiao-faults-" + UUID().uuidString
    let data = try DataFolder(folder, create: true)
    desk = Desk(
      store: try await FaultTown.open(address, data), attachments: data.attachments, calendar: .published,
      settings: SiteSettings(
        place: "云溪县", siteName: "云溪县政府信息公开", rootBody: FaultTown.body, address: "http://localhost"),
      now: { Instant(seconds: Int64(Date().timeIntervalSince1970)) }, chance: .secure,
      logger: Logger(label: "test"))
    try await desk.establish(
      code: FaultTown.body, name: "云溪县教育局", shortName: "县教育局", kind: .department, parent: nil, order: 1)
    try await desk.install(
      key: FaultTown.clerk, name: "李晓芸", body: FaultTown.body, section: nil, roles: [.disclosureOfficer])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func open(_ address: PostgresAddress?, _ folder: DataFolder) async throws -> any Store {
    let shelf = BookShelf.all(calendar: .published)
    guard let address else { return try await SQLiteStore.open(path: folder.database, shelf: shelf) }
    return try await PostgresStore.open(address, shelf: shelf)
  }

  func server() async throws -> ServerProcess {
    try await ServerProcess(folder: folder, address: text)
  }

  /// The cookie of somebody signed in, without the seconds that a password costs.
  func cookie() async throws -> String {
    let now = desk.now
    let sessions = Sessions(
      store: LedgerSessions(desk: desk), policy: SessionPolicy(isSecure: false), now: { Int(now().seconds) })
    return String(try await sessions.begin(person: FaultTown.clerk).setCookie.prefix { $0 != ";" })
  }

  // MARK: Load

  /// What came of the load.
  struct Work: Sendable {
    /// Titles that were acknowledged, with the number on the receipt.
    var acknowledged: [String: String] = [:]
    /// Titles that were sent, acknowledged or not.
    var sent: Set<String> = []
    /// The most pages that asked for one and the same form to be sent again.
    var mostPages = 0
    /// What was on a page and should not have been, or the other way round.
    var complaints: [String] = []

    mutating func add(_ other: Work) {
      acknowledged.merge(other.acknowledged) { $0 + $1 }
      sent.formUnion(other.sent)
      mostPages = max(mostPages, other.mostPages)
      complaints += other.complaints
    }
  }

  /// Several clerks register requests at some servers, each going to the next server where one does not answer and sending
  /// the same form again, while something happens.
  func load(
    _ ports: @escaping @Sendable () -> [Int], clerks: Int = 6, for seconds: Double,
    while happening: @escaping @Sendable () async throws -> Void
  ) async throws -> Work {
    let cookie = try await cookie()
    let isOver = Held(false)
    return try await withThrowingTaskGroup(of: Work.self) { group in
      for clerk in 0..<clerks {
        group.addTask { [self] in
          var work = Work()
          var turn = 0
          while !isOver.value {
            turn += 1
            await register("第\(clerk)人第\(turn)件。", at: clerk + turn, ports, cookie, &work)
          }
          return work
        }
      }
      group.addTask {
        defer { isOver.set(true) }
        try await Task.sleep(for: .seconds(seconds / 3))
        try await happening()
        try await Task.sleep(for: .seconds(seconds * 2 / 3))
        return Work()
      }
      return try await group.reduce(into: Work()) { $0.add($1) }
    }
  }

  private func register(
    _ title: String, at first: Int, _ ports: @Sendable () -> [Int], _ cookie: String, _ work: inout Work
  ) async {
    var pages = 0
    var fields: [(String, String)]?
    for attempt in 0..<60 where !Task.isCancelled {
      let ports = ports()
      let port = ports[(first + attempt) % ports.count]
      let isSending = fields != nil
      let page = await PlainHTTP.send(
        isSending ? "POST" : "GET", Link.registering, port: port, cookie: cookie, fields: fields)
      guard let page else {
        try? await Task.sleep(for: .milliseconds(100))
        continue
      }
      switch (isSending, page.status) {
      case (false, .ok):
        let hidden = page.fields.filter { ["_token", "once"].contains($0.0) }
        fields =
          hidden + typed(["title": title]) + [
            ("channel", "inPerson"), ("receivedOn", desk.today.description),
          ]
        work.sent.insert(title)
      case (false, .serviceUnavailable): continue
      case (true, .ok):
        guard let number = page.text.firstMatch(of: /\d{4}-\d{4}/) else {
          work.complaints.append("no number for \(title)")
          return
        }
        work.acknowledged[title] = String(number.output)
        work.mostPages = max(work.mostPages, pages)
        return
      case (true, .serviceUnavailable):
        pages += 1
        if !page.says(title) || !page.says("再次提交") { work.complaints.append("text lost: \(title)") }
        fields = page.fields
      default:
        work.complaints.append("\(page.status.code) for \(title): \(page.testDescription)")
        return
      }
    }
    work.complaints.append("given up: \(title)")
  }

  /// Compares the ledger with what was acknowledged.
  func check(_ work: Work, atLeast: Int) async throws {
    let address = address
    let data = try DataFolder(folder, create: true)
    let store = try await FaultTown.open(address, data)
    let report = try await store.verify(attachments: nil)
    #expect(report.isWhole)
    let openings = try await store.read { reader in
      try reader.rows("SELECT payload FROM entry WHERE kind = 'request' AND version = 1").map {
        try Payload(json: $0.text(0))
      }
    }
    var found: [String: [String]] = [:]
    for opening in openings {
      let title = try opening.text("wanted").split(separator: "。").first.map { $0 + "。" } ?? ""
      found[title, default: []].append(try opening.text("number"))
    }
    #expect(work.complaints == [])
    #expect(work.acknowledged.count >= atLeast)
    for (title, number) in work.acknowledged { #expect(found[title] == [number], "\(title)") }
    for (title, numbers) in found {
      #expect(numbers.count == 1, "\(title)")
      #expect(work.sent.contains(title))
    }
    let numbers = found.values.flatMap { $0 }
    #expect(Set(numbers).count == numbers.count)
    #expect(work.mostPages <= 1)
  }
}

/// A value that several tasks look at.
final class Held<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value { state.withLock { $0 } }
  func set(_ new: Value) { state.withLock { $0 = new } }
}
