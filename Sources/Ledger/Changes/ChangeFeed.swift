import Synchronization

/// What was changed by something that has been committed.
package enum Changes: Hashable, Sendable {
  /// Subjects, as the shelf names them for the files that were appended to and as commands announced them.
  case subjects(Set<String>)
  /// It is not known what: notices may have been missed.
  case everything

  /// The text in which one process tells the others; what does not fit into a notice of the engine is `everything`.
  package var notice: String {
    guard case .subjects(let subjects) = self else { return Changes.all }
    let text = subjects.sorted().joined(separator: " ")
    return text.utf8.count <= Changes.longest ? text : Changes.all
  }

  package init(notice: some StringProtocol) {
    self =
      notice == Changes.all ? .everything : .subjects(Set(notice.split { $0 == " " }.map { String($0) }))
  }

  private static let all = "*"
  /// PostgreSQL takes 8,000 bytes; room is left for who it comes from.
  private static let longest = 7_000
}

/// Tells what has changed, once it is durable: by this process before its writer is answered, and by every other
/// process over the same store as soon as the engine passes it on.
///
/// Who hears must be quick and must not write: writers wait meanwhile.
package final class ChangeFeed: Sendable {
  private let ears = Mutex<[@Sendable (Changes) -> Void]>([])

  package init() {}

  /// Hears from now on, for as long as the store is open.
  package func hear(_ ear: @escaping @Sendable (Changes) -> Void) {
    ears.withLock { $0.append(ear) }
  }

  func tell(_ changes: Changes) {
    guard changes != .subjects([]) else { return }
    for ear in ears.withLock({ $0 }) { ear(changes) }
  }
}
