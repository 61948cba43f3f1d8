import GRDB
import Ledger
import Statute
import Testing

@Suite struct `Appending to the ledger` {
  @Test func `a file is folded from what was appended`() async throws {
    try await withStore { store, _ in
      let version = try await store.write { try $0.note(.putUp(title: "通告", text: "一"), to: 1, expecting: 0) }
      #expect(version == 1)
      let second = try await store.write {
        try $0.note(.amended(text: "二"), .takenDown, to: 1, expecting: 1)
      }
      #expect(second == 3)
      let loaded = try await store.read { try $0.load(Notice.self, .notice(1)) }
      #expect(loaded?.version == 3)
      #expect(loaded?.opened == 1)
      #expect(loaded?.file.text == "二")
      #expect(loaded?.file.isUp == false)
      #expect(
        loaded?.entries.map(\.event) == [.putUp(title: "通告", text: "一"), .amended(text: "二"), .takenDown])
      let timeline = try await store.read { try $0.entries(of: .notice(1)) }
      #expect(timeline.map(\.name) == ["putUp", "amended", "takenDown"])
      #expect(timeline.map(\.position) == [1, 2, 3])
      #expect(timeline.last?.by == .person(key: "zhang", as: .informationOfficer))
    }
  }

  @Test func `a file that is not there or of another kind is not loaded`() async throws {
    try await withStore { store, _ in
      let found = try await store.read { try $0.load(Notice.self, .notice(9)) }
      #expect(found == nil)
      let other = try await store.read { try $0.load(Notice.self, FileID(.request, "x")) }
      #expect(other == nil)
    }
  }

  @Test func `an append that expects an old version is refused and changes nothing`() async throws {
    try await withStore { store, _ in
      try await store.write {
        _ = try $0.note(.putUp(title: "a", text: "b"), .amended(text: "c"), to: 1, expecting: 0)
      }
      await #expect(throws: LedgerError.stale(expected: 1, found: 2)) {
        try await store.write { try $0.note(.takenDown, to: 1, expecting: 1) }
      }
      await #expect(throws: LedgerError.stale(expected: 0, found: 2)) {
        try await store.write { try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
      }
      #expect(try await store.read { try $0.head() }.position == 2)
    }
  }

  @Test func `of many who decided on the same version exactly one succeeds`() async throws {
    try await withStore { store, _ in
      try await store.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<50 {
          group.addTask {
            do {
              _ = try await store.write { try $0.note(.amended(text: "\(number)"), to: 1, expecting: 1) }
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(outcomes == 1)
      #expect(try await store.read { try $0.version(of: .notice(1)) } == 2)
    }
  }

  @Test func `a command that comes again appends nothing and gives the version reached then`() async throws {
    try await withStore { store, _ in
      let command = CommandID("form-1")
      let first = try await store.write {
        try $0.note(.putUp(title: "a", text: "b"), .amended(text: "c"), to: 1, expecting: 0, command: command)
      }
      try await store.write { _ = try $0.note(.takenDown, to: 1, expecting: 2) }
      let again = try await store.write {
        try $0.note(.putUp(title: "a", text: "b"), .amended(text: "c"), to: 1, expecting: 0, command: command)
      }
      #expect(first == 2)
      #expect(again == 2)
      #expect(try await store.read { try $0.head() }.position == 3)
      let traces = try await store.read { try $0.traces(of: command) }
      #expect(traces.map(\.file) == [.notice(1)])
      #expect(traces.map(\.version) == [2])
    }
  }

  @Test func `one command may write to several files but only once to each`() async throws {
    try await withStore { store, _ in
      let command = CommandID("form-2")
      try await store.write { writer in
        _ = try writer.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0, command: command)
        _ = try writer.note(.putUp(title: "a", text: "b"), to: 2, expecting: 0, command: command)
      }
      await #expect(throws: LedgerError.commandUsedTwice(CommandID("form-3"))) {
        try await store.write { writer in
          _ = try writer.note(.amended(text: "c"), to: 1, expecting: 1, command: CommandID("form-3"))
          _ = try writer.note(.amended(text: "d"), to: 1, expecting: 2, command: CommandID("form-3"))
        }
      }
      #expect(try await store.read { try $0.version(of: .notice(1)) } == 1)
    }
  }

  @Test func `what was decided within one command sees its own appends`() async throws {
    try await withStore { store, _ in
      let text = try await store.write { writer in
        _ = try writer.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0)
        let before = try writer.load(Notice.self, .notice(1))
        _ = try writer.note(.amended(text: "c"), to: 1, expecting: before?.version ?? -1)
        return try writer.load(Notice.self, .notice(1))?.file.text
      }
      #expect(text == "c")
    }
  }

  @Test(arguments: [
    "UPDATE entry SET payload = '{}'",
    "DELETE FROM entry",
    """
    INSERT OR REPLACE INTO entry SELECT position, file, kind, version, name, '{}', on_day, at, actor, command, part,
    previous, digest FROM entry
    """,
    """
    INSERT OR REPLACE INTO entry SELECT 2, file, kind, version, name, '{}', on_day, at, actor, command, part,
    previous, digest FROM entry
    """,
    """
    INSERT INTO entry SELECT 7, file, kind, 2, name, '{}', on_day, at, actor, command, part, previous, digest FROM entry
    """,
  ])
  func `the database itself refuses to change an entry`(statement: String) async throws {
    try await withStore { store, folder in
      try await store.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
      let raw = try DatabaseQueue(path: folder + "/huabiao.sqlite")
      await #expect(throws: DatabaseError.self) { try await raw.write { try $0.execute(sql: statement) } }
      let stored = try await store.read { try $0.entries(of: .notice(1)) }
      #expect(stored.first?.payload.optionalText("title") == "a")
    }
  }
}
