import Foundation
import Glibc
import Ledger
import Statute
import TestSupport
import Testing

/// Opens a store anew, as a process does that begins: on PostgreSQL by the words of its address, else in the folder.
private func opened(_ address: String, in folder: String) async throws -> any Store {
  guard !address.isEmpty else {
    return try await SQLiteStore.open(path: folder + "/huabiao.sqlite", shelf: .leaflets)
  }
  return try await PostgresStore.open(PostgresAddress(address), shelf: .leaflets)
}

/// What one life of the writing process does: opens the store, appends in many tasks at once, writes each acknowledged
/// command to a file of its own, and is killed by the clock in the middle of it.
private func liveAndDie(
  address: String, folder: String, round: Int, after microseconds: UInt32
) async throws {
  let store = try await opened(address, in: folder)
  let acknowledged = open(folder + "/acknowledged-\(round)", O_CREAT | O_WRONLY | O_APPEND, 0o600)
  Thread.detachNewThread {
    usleep(microseconds)
    kill(getpid(), SIGKILL)
  }
  await withTaskGroup(of: Void.self) { group in
    for task in 0..<8 {
      group.addTask {
        for turn in 0... {
          let number = round * 1_000_000 + task * 100_000 + turn
          let done = try? await store.write { writer in
            // Two files, three entries and a number: all of them or none.
            _ = try writer.note(
              .putUp(title: "a", text: "一 二"), .amended(text: "三"), to: number, expecting: 0)
            let given = try writer.nextNumber(NumberSeries(.request, body: "B", year: 2026))
            let document = SearchDocument(
              title: "号\(given)", text: "正文", indexNumber: "\(given)", day: .on("2026-01-01"), body: "B")
            try writer.append(
              [Leaflet.Event.published(document)], to: .leaflet(number), expecting: 0, on: .on("2026-01-01"),
              at: .morning, by: .system)
            return number
          }
          guard let done else { continue }
          let line = Array("\(done)\n".utf8)
          _ = Glibc.write(acknowledged, line, line.count)
        }
      }
    }
  }
}

@Suite(.serialized) struct `Killed at any moment` {
  @Test(.timeLimit(.minutes(20)), arguments: Engine.allCases)
  func `nothing acknowledged is lost, nothing is half done, and the chain holds`(
    engine: Engine
  ) async throws {
    let folder = try TestFolder()
    let path = folder.path
    var address = ""
    if engine == .postgres {
      let cluster = try await TestCluster.shared()
      let database = try #require(cluster.makeDatabase().databaseName)
      address = "host=\(cluster.folder) port=\(cluster.port) user=huabiao dbname=\(database)"
    }
    var numbers = SeededNumbers(seed: 2_026)
    var acknowledged: Set<Int> = []
    // On a busy machine a life is short: then there are more of them.
    for round in 1...96 where round <= 16 || acknowledged.count <= 100 {
      // From the first append to well into the writing.
      let life = UInt32.random(in: 1_000...120_000, using: &numbers)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          address = address as String, path = path as String, round = round as Int, life = life as UInt32
        ] in
        try await liveAndDie(address: address, folder: path, round: round, after: life)
      }
      let lines = (try? String(contentsOfFile: path + "/acknowledged-\(round)", encoding: .utf8)) ?? ""
      acknowledged.formUnion(lines.split(separator: "\n").compactMap { Int($0) })

      let store = try await opened(address, in: path)
      // Waits for what a server of its own may still be at work on for the one who was killed.
      try await store.write { _ in }
      let report = try await store.verify(attachments: nil)
      #expect(report.isWhole, "round \(round)")
      let (written, titles, words, last) = try await store.read { reader in
        (
          try reader.rows("SELECT file, max(version) FROM entry GROUP BY file").map {
            ($0, try $0.text(0), try $0.int(1))
          },
          try reader.count("SELECT count(*) FROM search_document"),
          try reader.count("SELECT count(*) FROM notice_word"),
          try reader.count("SELECT last FROM counter")
        )
      }
      let notices = Set(written.filter { $0.1.hasPrefix("item/") && $0.2 == 2 }.compactMap { number($0.1) })
      let leaflets = Set(
        written.filter { $0.1.hasPrefix("report/") && $0.2 == 1 }.compactMap { number($0.1) })
      #expect(acknowledged.isSubset(of: notices), "round \(round)")
      #expect(notices == leaflets)
      #expect(report.entries == notices.count * 3)
      #expect(titles == leaflets.count)
      #expect(words == notices.count)
      #expect(last == notices.count)
    }
    #expect(acknowledged.count > 100)
  }

  private func number(_ file: String) -> Int? {
    file.split(separator: "-").last.flatMap { Int($0) }
  }
}
