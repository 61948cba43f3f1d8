/// A body as lists and trees show it.
package struct BodySummary: Hashable, Sendable {
  package let code: String
  package let name: String
  package let shortName: String
  package let kind: BodyKind
  /// The code of the body above.
  package let parent: String?
  package let order: Int
  package let guideRevisedOn: Day?
  package let closedOn: Day?

  package init(
    code: String, name: String, shortName: String, kind: BodyKind, parent: String?, order: Int,
    guideRevisedOn: Day?, closedOn: Day?
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.parent = parent
    self.order = order
    self.guideRevisedOn = guideRevisedOn
    self.closedOn = closedOn
  }

  package var takesRequests: Bool { kind.takesRequests && closedOn == nil }
}

/// A body with those below it.
package struct BodyTree: Hashable, Sendable {
  package let body: BodySummary
  package let below: [BodyTree]

  /// The tree under a body, in the order of the bodies; a body that stands under itself by a slip is left out.
  package init?(root code: String, of bodies: [BodySummary]) {
    self.init(root: code, of: bodies, above: [])
  }

  private init?(root code: String, of bodies: [BodySummary], above: Set<String>) {
    guard !above.contains(code), let body = bodies.first(where: { $0.code == code }) else { return nil }
    self.body = body
    below = bodies.filter { $0.parent == code }
      .sorted { ($0.order, $0.code) < ($1.order, $1.code) }
      .compactMap { BodyTree(root: $0.code, of: bodies, above: above.union([code])) }
  }
}

/// A person as lists show them.
package struct PersonSummary: Hashable, Sendable {
  package let key: String
  package let name: String
  package let body: String
  package let section: String?
  /// In the order of `Role`.
  package let roles: [Role]
  package let leftOn: Day?

  package init(key: String, name: String, body: String, section: String?, roles: [Role], leftOn: Day?) {
    self.key = key
    self.name = name
    self.body = body
    self.section = section
    self.roles = roles
    self.leftOn = leftOn
  }
}
