import Desk
import Metrics
import ServiceLifecycle
import WebParts

/// The timer of the server: the nightly work of the desk, once at the start and then every night.
struct NightlyService: Service {
  let desk: Desk

  func run() async throws {
    let shift = NightShift(now: desk.now, wait: { try await Task.sleep(for: .seconds($0)) }, work: work)
    await cancelWhenGracefulShutdown {
      // The only thing that ends it is the end of the program.
      try? await shift.run()
    }
  }

  @Sendable
  private func work() async {
    let report = await desk.nightly(sessionLife: Int64(SessionPolicy().absoluteLimit))
    Counter(label: "nightly.runs").increment()
    Counter(label: "nightly.limits.recounted").increment(by: report.recounted)
    Counter(label: "nightly.limits.differing").increment(by: report.differences.count)
    Counter(label: "nightly.items.lapsed").increment(by: report.lapsedItems)
    Counter(label: "nightly.failures").increment(by: report.failures.count)
  }
}
