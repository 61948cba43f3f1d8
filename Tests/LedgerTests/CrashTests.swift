import Foundation
import Glibc
import Ledger
import Statute
import Testing

/// What one life of the writing process does: opens the folder, appends in many tasks at once, writes each acknowledged
/// command to a file of its own, and is killed by the clock in the middle of it.
private func liveAndDie(folder: String, round: Int, after microseconds: UInt32) async throws {
  let store = try await SQLiteStore.open(path: folder + "/huabiao.sqlite", shelf: .leaflets)
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
  @Test(.timeLimit(.minutes(5)))
  func `nothing acknowledged is lost, nothing is half done, and the chain holds`() async throws {
    let folder = try TestFolder()
    let path = folder.path
    var numbers = SeededNumbers(seed: 2_026)
    var acknowledged: Set<Int> = []
    for round in 1...24 {
      // From the opening of the store to well into the writing.
      let life = UInt32.random(in: 1_000...120_000, using: &numbers)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as Int, life = life as UInt32] in
        try await liveAndDie(folder: path, round: round, after: life)
      }
      let lines = (try? String(contentsOfFile: path + "/acknowledged-\(round)", encoding: .utf8)) ?? ""
      acknowledged.formUnion(lines.split(separator: "\n").compactMap { Int($0) })

      let store = try await SQLiteStore.open(path: folder.database, shelf: .leaflets)
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
