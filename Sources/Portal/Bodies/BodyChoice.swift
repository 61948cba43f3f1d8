import Desk
import Statute
import WebParts

/// The bodies whose work somebody may look at, beside a list of the desk: a supervisor goes from one to the next.
struct BodyChoice: Sendable {
  let bodies: [BodySummary]
  /// The code of the one that is looked at.
  let current: String
  /// The address of the list.
  let address: String

  /// `nil` where there is nothing to choose.
  var group: CatalogueTree.Group? {
    guard bodies.count > 1 else { return nil }
    return CatalogueTree.Group(
      title: "机关",
      nodes: bodies.map {
        .init($0.shortName, address + Query(["body": $0.code]).suffix, isCurrent: $0.code == current)
      })
  }

  var aside: HTML? { group.map { CatalogueTree("筛选", groups: [$0]).html } }
}
