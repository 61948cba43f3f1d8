import Desk
import Ledger
import Statute

/// What happens in the county, moment by moment: everything is planned first, put in order, and then done through the
/// same use cases that people's forms call, so that nothing in the sample could not have come about.
struct CountyPlay {
  struct Scene {
    let at: Instant
    let title: String
    let run: (inout Stage) async throws -> Void
  }

  /// What the scenes know of each other.
  struct Stage {
    let desk: Desk
    let clock: CountyClock
    var requests: [Int: FileID] = [:]
    var items: [Int: FileID] = [:]
    var codes: [(body: String, number: String, code: String)] = []
  }

  /// A scene that the law or the store refused: a fault of the sample.
  struct Failed: Error {
    let scene: String
    let reason: String
  }

  private var scenes: [Scene] = []
  let today: Day

  init(today: Day) {
    self.today = today
  }

  /// Plans a scene. What lies in the future does not happen.
  mutating func plan(_ day: Day, _ title: String, _ run: @escaping (inout Stage) async throws -> Void) {
    guard day <= today else { return }
    // Within a day in the order of planning, between nine and five.
    let minute = scenes.count % 420
    scenes.append(
      Scene(at: Instant(day, hour: 9 + minute / 60, minute: minute % 60), title: "\(day) \(title)", run: run))
  }

  func perform(_ stage: inout Stage, progress: (Int, Int) -> Void) async throws {
    let ordered = scenes.enumerated().sorted {
      ($0.element.at.day, $0.offset) < ($1.element.at.day, $1.offset)
    }
    for (done, scene) in ordered.enumerated() {
      stage.clock.wind(to: scene.element.at)
      do {
        try await scene.element.run(&stage)
      } catch {
        throw Failed(scene: scene.element.title, reason: "\(error)")
      }
      progress(done + 1, ordered.count)
    }
  }
}
