import Ledger
import Statute
import Synchronization
import TestSupport
import Testing

private struct Refused: Error {}

/// What was heard, in order.
private final class Heard: Sendable {
  let all = Mutex<[Changes]>([])

  var subjects: Set<String> {
    all.withLock { heard in
      heard.reduce(into: Set()) { if case .subjects(let subjects) = $1 { $0.formUnion(subjects) } }
    }
  }
}

extension BookShelf {
  fileprivate static var telling: BookShelf {
    var shelf = BookShelf.notices
    shelf.add(subjectsOf: Notice.self) { loaded, _ in loaded.file.isUp ? ["notice:\(loaded.file.title)"] : []
    }
    return shelf
  }
}

@Suite struct `The feed of changes` {
  @Test(arguments: Engine.allCases) func `tells what was appended before its writer is answered`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine, shelf: .telling) { store, _ in
      let heard = Heard()
      store.changes.hear { changes in heard.all.withLock { $0.append(changes) } }
      try await store.write { _ = try $0.note(.putUp(title: "甲", text: "x"), to: 1, expecting: 0) }
      #expect(heard.subjects == ["notice:甲"])
    }
  }

  @Test(arguments: Engine.allCases) func `says nothing of a command that failed, alone or in a group`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine, shelf: .telling) { store, _ in
      let heard = Heard()
      store.changes.hear { changes in heard.all.withLock { $0.append(changes) } }
      await withTaskGroup(of: Void.self) { group in
        for number in 1...100 {
          group.addTask {
            try? await store.write { writer in
              _ = try writer.note(.putUp(title: "\(number)", text: "x"), to: number, expecting: 0)
              if number % 3 == 0 { throw Refused() }
            }
          }
        }
      }
      #expect(heard.subjects == Set((1...100).filter { $0 % 3 != 0 }.map { "notice:\($0)" }))
    }
  }

  @Test(arguments: Engine.allCases) func `tells of settings that change, and not of those that stay`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let heard = Heard()
      store.changes.hear { changes in heard.all.withLock { $0.append(changes) } }
      try await store.write { try $0.set("site.name", to: "云岭") }
      #expect(heard.all.withLock { $0 } == [.subjects(["setting:site"])])
      try await store.write { try $0.set("site.name", to: "云岭") }
      try await store.write { try $0.set("never.there", to: nil) }
      #expect(heard.all.withLock { $0 }.count == 1)
    }
  }

  @Test(.timeLimit(.minutes(20))) func `says that everything may have changed when another process wrote`()
    async throws
  {
    let folder = try TestFolder()
    let server = try await SQLiteStore.open(path: folder.database, shelf: .telling)
    let command = try await SQLiteStore.open(path: folder.database, shelf: .telling)
    let (changes, heard) = AsyncStream.makeStream(of: Changes.self)
    server.changes.hear { heard.yield($0) }
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.keepCompany() }
      // Again and again, since the server may look for the first time after the first.
      group.addTask {
        for number in 1...1_000 {
          try await command.write { _ = try $0.note(.putUp(title: "甲", text: "x"), to: number, expecting: 0) }
          try await Task.sleep(for: .milliseconds(200))
        }
      }
      #expect(await changes.first { _ in true } == .everything)
      group.cancelAll()
      while let result = await group.nextResult() { _ = result }
    }
  }

  @Test func `says nothing of that kind of what it wrote itself`() async throws {
    let folder = try TestFolder()
    let server = try await SQLiteStore.open(path: folder.database, shelf: .telling)
    let heard = Heard()
    server.changes.hear { changes in heard.all.withLock { $0.append(changes) } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.keepCompany() }
      for number in 1...8 {
        try await server.write {
          _ = try $0.note(.putUp(title: "\(number)", text: "x"), to: number, expecting: 0)
        }
        try await Task.sleep(for: .milliseconds(400))
      }
      group.cancelAll()
    }
    #expect(!heard.all.withLock { $0.contains(.everything) })
  }
}
