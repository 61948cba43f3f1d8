package import Statute

/// When the nightly work is done: every night at two, by the clock of Asia/Shanghai; what a night has missed is made up
/// for at the start, and by the minute where whoever was to do it is gone.
///
/// Time and waiting are handed in, so that a test can live through a week at once.
package struct NightShift: Sendable {
  /// The hour at which nobody is at the desk.
  package static let hour = 2

  private let now: @Sendable () -> Instant
  private let wait: @Sendable (_ seconds: Int64) async throws -> Void
  private let work: @Sendable () async -> Bool

  /// - Parameters:
  ///   - wait: waits for so many seconds; throws when the program ends.
  ///   - work: answers whether the night's work has been done, here or elsewhere; asked again in a minute where not.
  package init(
    now: @escaping @Sendable () -> Instant,
    wait: @escaping @Sendable (_ seconds: Int64) async throws -> Void,
    work: @escaping @Sendable () async -> Bool
  ) {
    self.now = now
    self.wait = wait
    self.work = work
  }

  /// The next beginning after a moment.
  package static func next(after moment: Instant) -> Instant {
    let tonight = Instant(moment.day, hour: hour)
    return moment < tonight ? tonight : Instant(moment.day.adding(days: 1), hour: hour)
  }

  /// The beginning of the night that a moment belongs to.
  package static func last(before moment: Instant) -> Instant {
    next(after: moment).adding(seconds: -86_400)
  }

  /// Works until waiting throws.
  package func run() async throws {
    while true {
      let next = NightShift.next(after: now())
      var isDone = await work()
      // A minute at a time: the clock of a machine may be set, or the machine have slept.
      while now() < next {
        try await wait(min(60, next.seconds - now().seconds))
        if !isDone, now() < next { isDone = await work() }
      }
    }
  }
}
