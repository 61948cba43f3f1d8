import Desk
import Ledger
import Statute
import Synchronization
import Testing

@Suite("Nightly work")
struct NightlyTests {
  private func receive(_ bench: DeskBench, _ wanted: String) async throws -> FileID {
    try await bench.desk.register(
      RequestDraft(
        body: DeskBench.code, channel: .inPerson, receivedOn: DeskBench.today, applicant: .natural,
        particulars: Particulars(name: "王秀兰", proofNumber: "431299199001010017", phone: "13800002041"),
        wanted: wanted, form: .electronic), by: DeskBench.office
    ).file
  }

  private func due(_ file: FileID, _ bench: DeskBench) async throws -> Day? {
    try await bench.store.read { try $0.requestRow(file)?.due }
  }

  @Test func `a planted difference is found, told and repaired; the night after finds none`() async throws {
    try await DeskBench.with { bench in
      let files = [
        try await receive(bench, "一"), try await receive(bench, "二"), try await receive(bench, "三"),
      ]
      let truth = try #require(try await due(files[1], bench))
      try await bench.store.write { ledger in
        try ledger.execute(
          "UPDATE request_row SET due = $1 WHERE file = $2", [.text("2026-01-01"), SQLValue(files[1])])
      }
      let first = await bench.desk.nightly(sessionLife: 43_200)
      let found = try #require(first.differences.first)
      #expect(first.differences.count == 1)
      #expect(found.file == files[1] && found.isRepaired)
      #expect(found.registered == Day("2026-01-01") && found.recounted == truth)
      #expect(first.recounted == 3)
      #expect(first.failures.isEmpty)
      #expect(try await due(files[1], bench) == truth)
      #expect(await bench.desk.nightly(sessionLife: 43_200).differences.isEmpty)
    }
  }

  @Test func `a document whose period ended lapses in the night after, once`() async throws {
    try await DeskBench.with { bench in
      var content = DeskBench.content("试行办法")
      content.effectiveThrough = DeskBench.today
      _ = try await bench.publish(content)
      #expect(await bench.desk.nightly(sessionLife: 43_200).lapsedItems == 0)
      bench.clock.wind(to: DeskBench.today.adding(days: 1))
      #expect(await bench.desk.nightly(sessionLife: 43_200).lapsedItems == 1)
      #expect(await bench.desk.nightly(sessionLife: 43_200).lapsedItems == 0)
    }
  }

  @Test func `sessions that are over go, others stay`() async throws {
    try await DeskBench.with { bench in
      let start = bench.clock.now
      for (hash, age) in [("old", 50_000), ("young", 100)] as [(String, Int64)] {
        let instant = start.adding(seconds: -age)
        try await bench.desk.keep(
          Stay(hash: hash, person: "li-1", notes: [:], createdAt: instant, seenAt: instant))
      }
      #expect(await bench.desk.nightly(sessionLife: 43_200).endedSessions == 1)
      #expect(try await bench.desk.stay(hash: "old") == nil)
      #expect(try await bench.desk.stay(hash: "young") != nil)
    }
  }

  @Test(arguments: [
    ("2026-06-15T01:59:59+08:00", "2026-06-15T02:00:00+08:00"),
    ("2026-06-15T02:00:00+08:00", "2026-06-16T02:00:00+08:00"),
    ("2026-12-31T23:00:00+08:00", "2027-01-01T02:00:00+08:00"),
  ])
  func `the next night begins at two in Shanghai`(_ now: String, _ next: String) throws {
    #expect(NightShift.next(after: try #require(Instant(now))) == Instant(next))
  }

  private struct TheEnd: Error {}

  @Test func `works at the start and once every night, whatever the steps of waiting`() async throws {
    let clock = Mutex(try #require(Instant("2026-06-15T23:30:00+08:00")))
    let begun = Mutex<[Instant]>([])
    let end = try #require(Instant("2026-06-18T12:00:00+08:00"))
    let shift = NightShift(
      now: { clock.withLock { $0 } },
      wait: { seconds in
        #expect((1...60).contains(seconds))
        try clock.withLock {
          $0 = $0.adding(seconds: seconds)
          if $0 > end { throw TheEnd() }
        }
      },
      work: {
        begun.withLock { $0.append(clock.withLock { $0 }) }
        return true
      })
    await #expect(throws: TheEnd.self) { try await shift.run() }
    #expect(
      begun.withLock { $0.map(\.description) } == [
        "2026-06-15T23:30:00+08:00", "2026-06-16T02:00:00+08:00", "2026-06-17T02:00:00+08:00",
        "2026-06-18T02:00:00+08:00",
      ])
  }

  @Test func `what could not be done is tried again by the minute until it is done`() async throws {
    let clock = Mutex(try #require(Instant("2026-06-15T01:58:30+08:00")))
    let asked = Mutex<[Instant]>([])
    let end = try #require(Instant("2026-06-15T12:00:00+08:00"))
    let shift = NightShift(
      now: { clock.withLock { $0 } },
      wait: { seconds in
        try clock.withLock {
          $0 = $0.adding(seconds: seconds)
          if $0 > end { throw TheEnd() }
        }
      },
      work: {
        asked.withLock { asked in
          asked.append(clock.withLock { $0 })
          return asked.count >= 4
        }
      })
    await #expect(throws: TheEnd.self) { try await shift.run() }
    #expect(
      asked.withLock { $0.map(\.description) } == [
        "2026-06-15T01:58:30+08:00", "2026-06-15T01:59:30+08:00", "2026-06-15T02:00:00+08:00",
        "2026-06-15T02:01:00+08:00",
      ])
  }

  @Test func `a night's work is done once, whoever asks`() async throws {
    try await DeskBench.with { bench in
      let company = Task { await bench.store.keepCompany() }
      defer { company.cancel() }
      while !bench.store.leads { try await Task.sleep(for: .milliseconds(5)) }
      let first = await bench.desk.nightlyInTurn(sessionLife: 43_200)
      #expect(first.isDone && first.report != nil)
      let second = await bench.desk.nightlyInTurn(sessionLife: 43_200)
      #expect(second.isDone && second.report == nil)
      bench.clock.wind(to: DeskBench.today.adding(days: 1))
      #expect(await bench.desk.nightlyInTurn(sessionLife: 43_200).report != nil)
    }
  }

  @Test(arguments: [
    (LedgerError.unreachable("the server is being replaced"), true), (.outOfTime, true),
    (.column(index: 0, expected: "text"), false),
  ])
  func `a night whose parts failed is begun again where the fault may pass, and not where it lasts`(
    fault: LedgerError, isTriedAgain: Bool
  ) async throws {
    try await DeskBench.with { bench in
      _ = try await receive(bench, "一")
      // What was done is asked for before and written down after; every part between fails.
      let desk = bench.watched { use in
        if (1...4).contains(use) { throw fault }
      }
      let first = await desk.nightlyInTurn(sessionLife: 43_200)
      #expect(first.report?.failures == ["items", "calendar", "limits", "sessions"])
      #expect(first.isDone == !isTriedAgain)
      let second = await desk.nightlyInTurn(sessionLife: 43_200)
      #expect(second.isDone && second.report?.recounted == (isTriedAgain ? 1 : nil))
      #expect(await desk.nightlyInTurn(sessionLife: 43_200).report == nil)
    }
  }
}
