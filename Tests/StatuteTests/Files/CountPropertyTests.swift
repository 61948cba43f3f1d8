import Statute
import TestSupport
import Testing

/// The algebra of stretches that do not count, on the count itself.
@Suite("Stretches that do not count")
struct CountPropertyTests {
  private struct Drawn {
    let count: Count
    let suspensions: [Suspension]
  }

  private func draw(_ chance: inout SplitMix64) -> Drawn {
    let from = day("2008-01-10").adding(days: Int.random(in: 0...6_500, using: &chance))
    let suspensions = (0..<Int.random(in: 0...5, using: &chance)).map { _ in
      let after = from.adding(days: Int.random(in: -10...40, using: &chance))
      let length = Int.random(in: -2...30, using: &chance)
      return Suspension(
        after: after, through: after.adding(days: length),
        why: [.thirdParty, .organ, .fee].randomElement(using: &chance) ?? .organ)
    }
    let limit = [5, 7, 10, 15, 20, 40].randomElement(using: &chance) ?? 20
    return Drawn(count: Count(from: from, limit: limit, suspensions: suspensions), suspensions: suspensions)
  }

  @Test func `overlaps are counted once: the count is that over the set of all days left out`() throws {
    var chance = SplitMix64(seed: 31)
    for _ in 0..<4_000 {
      let drawn = draw(&chance)
      let out = Set(
        drawn.suspensions.flatMap { one in
          (one.after.number..<max(one.after.number, one.through?.number ?? 0)).map { $0 + 1 }
        })
      var at = drawn.count.from
      var left = drawn.count.limit
      while left > 0 {
        at = at.adding(days: 1)
        if try WorkCalendar.published.isWorking(at), !out.contains(at.number) { left -= 1 }
      }
      #expect(try drawn.count.due(in: .published) == at, "\(drawn.count)")
    }
  }

  @Test func `order of entry and saying a thing twice are of no account`() throws {
    var chance = SplitMix64(seed: 32)
    for _ in 0..<2_000 {
      let drawn = draw(&chance)
      let other = Count(
        from: drawn.count.from, limit: drawn.count.limit,
        suspensions: (drawn.suspensions + drawn.suspensions.prefix(2)).shuffled(using: &chance))
      #expect(try drawn.count.due(in: .published) == other.due(in: .published))
      let today = drawn.count.from.adding(days: Int.random(in: 0...60, using: &chance))
      #expect(
        try drawn.count.counted(through: today, in: .published)
          == other.counted(through: today, in: .published))
    }
  }

  @Test func `all working days are counted or left out, and the counted ones are the limit`() throws {
    var chance = SplitMix64(seed: 33)
    for _ in 0..<1_500 {
      let drawn = draw(&chance)
      let due = try #require(try drawn.count.due(in: .published))
      let days = try drawn.count.days(through: due, in: .published)
      let working = try WorkCalendar.published.workdays(after: drawn.count.from, through: due)
      let excluded = days.count { $0.why.map { ![.weekend, .holiday].contains($0) } ?? false }
      #expect(days.count(where: \.counts) == drawn.count.limit)
      #expect(working == drawn.count.limit + excluded)
      #expect(try drawn.count.counted(through: due, in: .published) == drawn.count.limit)
    }
  }

  @Test func `one stretch more never makes a limit earlier`() throws {
    var chance = SplitMix64(seed: 34)
    for _ in 0..<1_500 {
      let drawn = draw(&chance)
      let more = draw(&chance).suspensions.map { one in
        let shift = drawn.count.from.number - one.after.number + 5
        return Suspension(
          after: one.after.adding(days: shift), through: one.through?.adding(days: shift), why: one.why)
      }
      let longer = Count(
        from: drawn.count.from, limit: drawn.count.limit, suspensions: drawn.suspensions + more)
      let (before, after) = (try drawn.count.due(in: .published), try longer.due(in: .published))
      #expect(before.map { was in after.map { was <= $0 } ?? false } ?? false)
    }
  }
}

/// What holds for stories under every notice that may come.
@Suite("Provisional limits of stories")
struct ProvisionalStoryTests {
  @Test(arguments: [2018, 2021, 2024, 2027])
  func `bounds hold for every notice of a generated family, consultations and months included`(year: Int)
    throws
  {
    var family = NoticeFamily(seed: UInt64(year) &+ 3)
    let notices = WorkCalendar.published.notices.values.filter { $0.year < year }
    let known = try #require(WorkCalendar(notices: Array(notices)))
    var generator = StoryGenerator(
      seed: UInt64(year), receipts: day("\(year - 1)-11-01")...day("\(year - 1)-12-31"))
    let stories = (0..<60).map { _ in
      let story = generator.next()
      return (story, generator.today(for: story))
    }
    var seen = 0
    for _ in 0..<12 {
      let real = try #require(WorkCalendar(notices: notices + [family.notice(for: year)]))
      for (story, today) in stories {
        guard let guess = try? RequestClocks(calendar: known, today: today).reckon(story),
          let truth = try? RequestClocks(calendar: real, today: today).reckon(story),
          guess.refusals == truth.refusals, guess.clocks.count == truth.clocks.count
        else { continue }
        for (guess, truth) in zip(guess.clocks, truth.clocks) {
          guard let told = guess.due, let due = truth.due, due.year <= year else { continue }
          let bounds = guess.provisional.map { $0.earliest...$0.latest } ?? told...told
          seen += 1
          if !bounds.contains(due) {
            Issue.record("\(guess.name) from \(guess.from): \(due), told \(bounds); \(story)")
          }
        }
      }
    }
    #expect(seen > 500)
  }
}
