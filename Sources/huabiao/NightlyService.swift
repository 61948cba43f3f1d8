import Desk
import Ledger
import Metrics
import ServiceLifecycle
import WebParts

/// The timer of the server: the nightly work of the desk, by the one process that leads.
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
  private func work() async -> Bool {
    let (isDone, report) = await desk.nightlyInTurn(sessionLife: Int64(SessionPolicy().absoluteLimit))
    guard let report else { return isDone }
    Counter(label: "nightly.runs").increment()
    Counter(label: "nightly.limits.recounted").increment(by: report.recounted)
    Counter(label: "nightly.limits.differing").increment(by: report.differences.count)
    Counter(label: "nightly.items.lapsed").increment(by: report.lapsedItems)
    Counter(label: "nightly.failures").increment(by: report.failures.count)
    return isDone
  }
}

/// Reads the documents that were handed in to be checked, as soon as they are there: by the one process that leads, so
/// that no two read the same.
struct ReadingService: Service {
  let desk: Desk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          if desk.store.leads { try await desk.readHandedIn() }
        } catch {
          Counter(label: "audits.reading.failures").increment()
        }
        try? await Task.sleep(for: .seconds(2))
      }
    }
  }
}

/// Keeps in touch with the other processes over the same store: their changes drop pages here, and one of all leads.
struct CompanyService: Service {
  let store: any Store

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await store.keepCompany() }
        group.addTask {
          // For whoever watches: exactly one of the processes says 1.
          let leads = Gauge(label: "company.leads")
          while !Task.isCancelled {
            leads.record(store.leads ? 1 : 0)
            try? await Task.sleep(for: .seconds(1))
          }
        }
      }
    }
  }
}

/// Keeps calendars and settings as they stand in the store: at once where another process tells of a change, within a
/// minute where nobody can tell (a command on the same machine).
struct RulesService: Service {
  let desk: Desk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await desk.followRules() }
        group.addTask {
          while (try? await Task.sleep(for: .seconds(60))) != nil { try? await desk.reload() }
        }
      }
    }
  }
}
