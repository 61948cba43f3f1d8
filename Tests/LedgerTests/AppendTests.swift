import Ledger
import Statute
import TestSupport
import Testing

@Suite struct `Appending to the ledger` {
  @Test(arguments: Engine.allCases) func `a file is folded from what was appended`(engine: Engine)
    async throws
  {
    try await withStore(on: engine) { store, _ in
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

  @Test(arguments: Engine.allCases) func `a file that is not there or of another kind is not loaded`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let found = try await store.read { try $0.load(Notice.self, .notice(9)) }
      #expect(found == nil)
      let other = try await store.read { try $0.load(Notice.self, FileID(.request, "x")) }
      #expect(other == nil)
    }
  }

  @Test(arguments: Engine.allCases)
  func `an append that expects an old version is refused and changes nothing`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
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

  @Test(arguments: Engine.allCases) func `of many who decided on the same version exactly one succeeds`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
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

  @Test(arguments: Engine.allCases)
  func `a command that comes again appends nothing and gives the version reached then`(engine: Engine)
    async throws
  {
    try await withStore(on: engine) { store, _ in
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

  @Test(arguments: Engine.allCases) func `one command may write to several files but only once to each`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
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

  @Test(arguments: Engine.allCases) func `what was decided within one command sees its own appends`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let text = try await store.write { writer in
        _ = try writer.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0)
        let before = try writer.load(Notice.self, .notice(1))
        _ = try writer.note(.amended(text: "c"), to: 1, expecting: before?.version ?? -1)
        return try writer.load(Notice.self, .notice(1))?.file.text
      }
      #expect(text == "c")
    }
  }

  @Test(arguments: Engine.allCases) func `the database itself refuses to change an entry`(engine: Engine)
    async throws
  {
    let copy =
      "file, kind, version, name, '{}', on_day, at, actor, command, part, previous, digest FROM entry"
    let plain = [
      "UPDATE entry SET payload = '{}'", "DELETE FROM entry",
      """
      INSERT INTO entry SELECT 7, file, kind, 2, name, '{}', on_day, at, actor, command, part, previous, digest
      FROM entry
      """,
    ]
    let own = [
      Engine.sqlite: [
        "INSERT OR REPLACE INTO entry SELECT position, \(copy)",
        "INSERT OR REPLACE INTO entry SELECT 2, \(copy)",
      ],
      .postgres: [
        "TRUNCATE entry",
        "INSERT INTO entry SELECT 1, \(copy) ON CONFLICT (position) DO UPDATE SET payload = excluded.payload",
      ],
    ]
    try await withStore(on: engine) { store, test in
      try await store.write { _ = try $0.note(.putUp(title: "a", text: "b"), to: 1, expecting: 0) }
      for statement in plain + (own[engine] ?? []) {
        await #expect(throws: (any Error).self, "\(statement)") { try await test.raw(statement) }
      }
      let stored = try await store.read { try $0.entries(of: .notice(1)) }
      #expect(stored.first?.payload.optionalText("title") == "a")
    }
  }
}
