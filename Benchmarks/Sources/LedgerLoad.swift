import Crypto
import Glibc
import Ledger
import Statute

/// Writers who open requests and note things on them, each on files of their own: five entries a file.
struct LedgerLoad {
  private let store: any Store
  private let name: String

  init(_ store: any Store, _ round: Int, _ part: Int) {
    self.store = store
    name = "r\(round)p\(part)"
  }

  private static let words = String(repeating: "经检索，申请人要求的材料由其他机关制作，", count: 10)
  private static let event = RequestEvent.noted(text: words)
  static let payloadBytes = event.payload.json.utf8.count

  func run(writers: Int, for time: Duration) async throws -> (rate: Double, latencies: [Double]) {
    let clock = ContinuousClock()
    let start = clock.now
    let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
      for writer in 0..<writers {
        group.addTask {
          var latencies: [Double] = []
          var serial = 0
          while clock.now - start < time {
            let before = clock.now
            try await write(writer: writer, serial: serial)
            latencies.append((clock.now - before).inSeconds * 1_000)
            serial += 1
          }
          return latencies
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return (Double(latencies.count) / (clock.now - start).inSeconds, latencies)
  }

  private func write(writer: Int, serial: Int) async throws {
    let file = FileID(.request, "\(name)-\(writer)-\(serial / 5)")
    let day = Day(number: 20_500)
    let version = serial % 5
    let event = version == 0 ? LedgerLoad.opening(file.key) : LedgerLoad.event
    try await store.write { ledger in
      try ledger.append(
        [event], to: file, expecting: version, on: day, at: Instant(day, hour: 9),
        by: .person(key: "zhang", as: .disclosureOfficer), command: CommandID("\(file.key)-\(version)"))
    }
  }

  private static func opening(_ key: String) -> RequestEvent {
    .received(
      RequestEvent.Intake(
        body: "body", number: "2026-0001", channel: .inPerson, receivedOn: Day(number: 20_500),
        applicant: .natural, particulars: key, particularsDigest: "", wanted: words, form: .paper,
        codeDigest: ""))
  }

  /// The digest over as many bytes as stand in one entry with its previous digest and lengths.
  static func hashesPerSecond(for time: Duration) -> Double {
    var previous = [UInt8](repeating: 0, count: 32)
    let rest = [UInt8](repeating: 7, count: payloadBytes + 250)
    let each = rate(for: time) {
      for _ in 0..<100 { previous = Array(SHA256.hash(data: previous + rest)) }
    }
    return each * 100
  }
}

/// What one flush of this disk costs.
enum FlushTime {
  /// - Returns: the median of overwriting 4 KB and `fdatasync`, in milliseconds.
  static func measure(in folder: String) throws -> Double {
    let file = open(folder + "/flush", O_RDWR | O_CREAT, 0o600)
    defer { close(file) }
    let page = [UInt8](repeating: 1, count: 4_096)
    let clock = ContinuousClock()
    return (0..<300).map { _ in
      let start = clock.now
      pwrite(file, page, page.count, 0)
      fdatasync(file)
      return (clock.now - start).inSeconds * 1_000
    }.median
  }
}
