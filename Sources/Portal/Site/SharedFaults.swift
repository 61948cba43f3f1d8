import Desk
import Hummingbird
import WebParts

/// Wrong passwords and wrong query codes, counted over all processes of the site: whoever keeps guessing is slowed down
/// behind whichever of them stands.
extension Portal {
  /// - Throws: a 429 that says how long to wait.
  func checkFaults(_ keys: [String]) throws(Problem) {
    for key in keys { try throttle.check(Self.hashed(key)) }
  }

  func noteFault(_ keys: [String]) async {
    let keys = keys.map(Self.hashed)
    do {
      try await desk.tell(keys.map { Subject.fault($0) })
    } catch {
      // The store does not answer: at least this process counts.
      for key in keys { throttle.failed(key) }
    }
  }

  func forgetFaults(_ keys: [String]) async {
    let keys = keys.map(Self.hashed)
    for key in keys { throttle.succeeded(key) }
    try? await desk.tell(keys.map { Subject.pardon($0) })
  }

  /// The address that a request came from, as a key to count by.
  func addressKey(_ request: Request, _ context: PortalContext) -> String {
    ClientAddress.key(request, peer: context.peer, isBehindProxy: settings.isBehindProxy)
  }

  /// What was typed is nobody's business but ours, and may be of any length.
  private static func hashed(_ key: String) -> String {
    RandomID.hash(of: key)
  }
}
