import Ledger
package import Statute

/// Something published that a request may be about.
package struct PublishedHint: Hashable, Sendable {
  package let file: FileID
  package let title: String
  package let body: String
  package let documentNumber: String?
  package let day: Day
}

extension Desk {
  /// The bodies that people may send requests to (articles 27 and 55), the one at the root first.
  package func receivingBodies() async throws -> [BodySummary] {
    let bodies = try await store.read { try $0.bodies() }
    let kinds = BodyKind.allCases
    return bodies.filter(\.takesRequests).sorted { left, right in
      let leftKind = kinds.firstIndex(of: left.kind) ?? 0
      let rightKind = kinds.firstIndex(of: right.kind) ?? 0
      return (leftKind, left.order, left.code) < (rightKind, right.order, right.code)
    }
  }

  /// A body as its request form needs it.
  ///
  /// - Throws: `DeskError.takesNoRequests` where it takes none (article 55) or is not known.
  package func receivingBody(_ code: String) async throws -> Body {
    guard let file = UnifiedCode(code)?.file,
      let body = try await store.read({ try $0.load(Body.self, file)?.file }), body.takesRequests
    else { throw DeskError.takesNoRequests }
    return body
  }

  /// What has been published that a description may be about: of the body asked first, then of others.
  package func published(about text: String, body: String?, limit: Int = 5) async throws -> [PublishedHint] {
    guard text.unicodeScalars.count >= 2 else { return [] }
    return try await store.read { ledger in
      let hits = try ledger.suggestions(for: text, limit: limit * 2)
      let names = try ledger.bodyNames()
      let sorted = hits.filter { $0.body == body } + hits.filter { $0.body != body }
      return sorted.prefix(limit).map { hit in
        PublishedHint(
          file: hit.file, title: hit.title, body: names[hit.body] ?? "", documentNumber: hit.documentNumber,
          day: hit.day)
      }
    }
  }
}
