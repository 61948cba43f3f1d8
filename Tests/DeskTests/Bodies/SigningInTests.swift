import Desk
import Ledger
import Statute
import Testing

/// Who guesses passwords is stopped, however the guesses are sent.
@Suite("Signing in")
struct SigningInTests {
  private static let password = "correct-horse-4"

  private func with(_ body: (DeskBench) async throws -> Void) async throws {
    try await DeskBench.with { bench in
      try await bench.desk.install(
        key: "li-1", name: "李一", body: DeskBench.code, section: nil, roles: [.informationOfficer])
      try await bench.desk.setPassword(Self.password, signInName: "li-1", of: "li-1")
      try await body(bench)
    }
  }

  @Test func `five wrong passwords close the account for a quarter of an hour`() async throws {
    try await with { bench in
      for _ in 1...5 {
        await #expect(throws: SignInRefusal.wrong) {
          try await bench.desk.signIn(name: "li-1", password: "wrong")
        }
      }
      let until = bench.clock.now.adding(seconds: 900)
      await #expect(throws: SignInRefusal.locked(until: until)) {
        try await bench.desk.signIn(name: "li-1", password: Self.password)
      }
    }
  }

  @Test func `a right password forgets the wrong ones before it`() async throws {
    try await with { bench in
      for _ in 1...2 {
        for _ in 1...4 { _ = try? await bench.desk.signIn(name: "li-1", password: "wrong") }
        let officer = try await bench.desk.signIn(name: "li-1", password: Self.password)
        #expect(officer.name == "李一")
      }
    }
  }

  @Test func `twenty guesses at the same moment close it too`() async throws {
    try await with { bench in
      await withTaskGroup(of: Void.self) { group in
        for number in 1...20 {
          group.addTask { _ = try? await bench.desk.signIn(name: "li-1", password: "guess-\(number)") }
        }
      }
      let until = bench.clock.now.adding(seconds: 900)
      await #expect(throws: SignInRefusal.locked(until: until)) {
        try await bench.desk.signIn(name: "li-1", password: Self.password)
      }
    }
  }

  @Test func `a guess that is right comes too late where the account was closed while it was weighed`()
    async throws
  {
    try await with { bench in
      let desk = bench.watched { use in
        guard use == 1 else { return }
        for _ in 1...5 { _ = try? await bench.desk.signIn(name: "li-1", password: "wrong") }
      }
      let until = bench.clock.now.adding(seconds: 900)
      await #expect(throws: SignInRefusal.locked(until: until)) {
        try await desk.signIn(name: "li-1", password: Self.password)
      }
    }
  }

  @Test func `a password that was changed while it was weighed opens nothing`() async throws {
    try await with { bench in
      let desk = bench.watched { use in
        guard use == 1 else { return }
        try await bench.desk.setPassword("another-horse-5", signInName: "li-1", of: "li-1")
      }
      await #expect(throws: SignInRefusal.wrong) {
        try await desk.signIn(name: "li-1", password: Self.password)
      }
    }
  }
}
