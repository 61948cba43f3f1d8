import Ledger
import Statute
import TestSupport
import Testing

@Suite struct `Records beside the chain` {
  @Test(arguments: Engine.allCases)
  func `sealed data can be read, proved and erased, and the chain stays whole`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
      var person = Payload()
      person.set("name", "张三")
      let content = person
      let digest = try await store.write { writer in
        let digest = try writer.seal(content, key: "v1", salt: "0123456789abcdef", for: .notice(1))
        _ = try writer.note(.putUp(title: "a", text: digest.hex), to: 1, expecting: 0)
        return digest
      }
      #expect(try await store.read { try $0.vaultContent("v1") } == .sealed(content))
      #expect(try await store.read { try $0.vaultDigest("v1") } == digest)
      #expect(try await store.read { try $0.vaultKeys(of: .notice(1)) } == ["v1"])
      #expect(try await store.write { try $0.erase("v1", at: .morning) })
      #expect(try await store.read { try $0.vaultContent("v1") } == .erased(at: .morning))
      #expect(try await store.read { try $0.vaultDigest("v1") } == nil)
      #expect(try await !store.write { try $0.erase("v1", at: .morning) })
      #expect(try await store.read { try $0.vaultContent("v2") } == nil)
      #expect(try await store.verify(attachments: nil).isWhole)
    }
  }

  @Test(arguments: Engine.allCases) func `a key is sealed once`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
      _ = try await store.write { try $0.seal(Payload(), key: "v1", salt: "s", for: .notice(1)) }
      await #expect(throws: LedgerError.self) {
        try await store.write { try $0.seal(Payload(), key: "v1", salt: "s", for: .notice(2)) }
      }
    }
  }

  @Test(arguments: Engine.allCases) func `an account counts wrong passwords and forgets them`(engine: Engine)
    async throws
  {
    try await withStore(on: engine) { store, _ in
      let account = Account(person: "zhang", signInName: "zhang.san", passwordHash: "x", changedAt: .morning)
      try await store.write { try $0.save(account) }
      #expect(try await store.read { try $0.account(signInName: "zhang.san") } == account)
      #expect(try await store.read { try $0.account(of: "nobody") } == nil)
      #expect(try await store.write { try $0.noteFailure(of: "zhang") } == 1)
      let until = Instant.morning.adding(seconds: 600)
      try await store.write { try $0.lock("zhang", until: until) }
      #expect(try await store.write { try $0.noteFailure(of: "zhang") } == 2)
      #expect(try await store.read { try $0.account(of: "zhang") }?.lockedUntil == until)
      try await store.write { try $0.clearFailures(of: "zhang") }
      #expect(try await store.read { try $0.account(of: "zhang") } == account)
      await #expect(throws: LedgerError.self) {
        try await store.write {
          try $0.save(Account(person: "li", signInName: "zhang.san", passwordHash: "y", changedAt: .morning))
        }
      }
      try await store.write { try $0.removeAccount(of: "zhang") }
      #expect(try await store.read { try $0.account(of: "zhang") } == nil)
    }
  }

  @Test(arguments: Engine.allCases)
  func `sessions are kept by hash and ended one by one, by person and by age`(engine: Engine) async throws {
    try await withStore(on: engine) { store, _ in
      var notes = Payload()
      notes.set("from", "/desk")
      let first = StoredSession(
        hash: "a", person: "zhang", notes: notes, createdAt: .morning, seenAt: .morning)
      var second = first
      second.seenAt = .morning.adding(seconds: 60)
      let later = second
      let visitor = StoredSession(
        hash: "b", person: nil, notes: Payload(), createdAt: .morning.adding(seconds: 100), seenAt: .morning)
      try await store.write { writer in
        try writer.save(first)
        try writer.save(later)
        try writer.save(visitor)
      }
      #expect(try await store.read { try $0.session(hash: "a") } == later)
      try await store.write { try $0.endSessions(of: "zhang") }
      #expect(try await store.read { try $0.session(hash: "a") } == nil)
      #expect(
        try await store.write { try $0.removeSessions(createdBefore: .morning.adding(seconds: 50)) } == 0)
      #expect(
        try await store.write { try $0.removeSessions(createdBefore: .morning.adding(seconds: 500)) } == 1)
      try await store.write { try $0.save(first) }
      try await store.write { try $0.endSession(hash: "a") }
      #expect(try await store.read { try $0.session(hash: "a") } == nil)
    }
  }

  @Test(arguments: Engine.allCases) func `settings are set, replaced and removed`(engine: Engine) async throws
  {
    try await withStore(on: engine) { store, _ in
      try await store.write { writer in
        try writer.set("county", to: "青石县")
        try writer.set("county", to: "白石县")
        try writer.set("other", to: "x")
        try writer.set("other", to: nil)
      }
      #expect(try await store.read { try $0.settings() } == ["county": "白石县"])
      #expect(try await store.read { try $0.setting("county") } == "白石县")
      #expect(try await store.read { try $0.setting("other") } == nil)
    }
  }

  @Test(arguments: Engine.allCases) func `placeholders may be used in any order and more than once`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { store, _ in
      let row = try await store.read { try $0.row("SELECT $2, $1, $2 || $3", ["a", "b", "c"]) }
      #expect(row?.values == [.text("b"), .text("a"), .text("bc")])
    }
  }

  @Test(arguments: Engine.allCases)
  func `values and placeholders have to match, and a text that the engine would cut short is refused`(
    engine: Engine
  )
    async throws
  {
    try await withStore(on: engine) { store, _ in
      for (sql, values) in [("SELECT $1, $2", ["a"]), ("SELECT $1", ["a", "b"]), ("SELECT $2", ["a"])] {
        let arguments = values.map { SQLValue.text($0) }
        await #expect(throws: LedgerError.self) { try await store.read { try $0.rows(sql, arguments) } }
      }
      await #expect(throws: LedgerError.malformed(column: "$1", text: "a\u{0}b")) {
        try await store.read { try $0.rows("SELECT $1", ["a\u{0}b"]) }
      }
    }
  }

  @Test(arguments: Engine.allCases) func `a column that is not what is asked for is an error`(engine: Engine)
    async throws
  {
    try await withStore(on: engine) { store, _ in
      await #expect(throws: LedgerError.column(index: 0, expected: "integer")) {
        try await store.read { try $0.row("SELECT 'a'")?.int(0) }
      }
      await #expect(throws: LedgerError.malformed(column: "day", text: "2024-13-01")) {
        try await store.read { try $0.row("SELECT '2024-13-01'")?.day(0) }
      }
      await #expect(throws: LedgerError.self) { try await store.read { try $0.rows("SELECT nonsense") } }
    }
  }
}
