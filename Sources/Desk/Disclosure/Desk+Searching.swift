import Ledger
package import Statute

/// What a person looks for.
package struct SearchQuestion: Hashable, Sendable {
  package enum Order: String, CaseIterable, Sendable {
    case relevance, newest

    package var title: String {
      switch self {
      case .relevance: "按相关性"
      case .newest: "按时间"
      }
    }
  }

  package var text: String
  package var body: String?
  package var year: Int?
  package var column: Column?
  package var part: String?
  package var validity: Validity?
  package var order: Order
  package var offset: Int
  package var limit: Int

  package init(
    _ text: String, body: String? = nil, year: Int? = nil, column: Column? = nil, part: String? = nil,
    validity: Validity? = nil, order: Order = .relevance, offset: Int = 0, limit: Int = 20
  ) {
    self.text = text
    self.body = body
    self.year = year
    self.column = column
    self.part = part
    self.validity = validity
    self.order = order
    self.offset = offset
    self.limit = limit
  }
}

/// One thing found.
package struct SearchFinding: Hashable, Sendable {
  /// A piece of text that is, or is not, what was looked for.
  package struct Piece: Hashable, Sendable {
    package let text: String
    package let isFound: Bool
  }

  package let file: FileID
  package let title: [Piece]
  package let excerpt: [Piece]
  package let documentNumber: String?
  package let indexNumber: String?
  package let day: Day
  package let body: String
  package let bodyName: String
  package let column: Column?
  package let validity: Validity
}

/// The answer to a question: one page of what was found, and how it divides.
package struct SearchAnswer: Hashable, Sendable {
  /// One choice of a filter with how many it would leave.
  package struct Facet: Hashable, Sendable {
    package let code: String
    package let title: String
    package let count: Int
  }

  package let findings: [SearchFinding]
  package let count: Int
  /// Where not, a page says 约.
  package let isExact: Bool
  package let bodies: [Facet]
  /// Latest first.
  package let years: [Facet]
  /// In the order of the law.
  package let columns: [Facet]
  package let validities: [Facet]
  package let offset: Int
}

extension Desk {
  /// Searches what is public over title, text, document number and index number.
  package func search(_ question: SearchQuestion) async throws -> SearchAnswer {
    let query = SearchQuery(
      question.text, kind: .item, body: question.body, year: question.year,
      column: question.part ?? question.column?.code, validity: question.validity?.rawValue,
      order: question.order == .newest ? .newest : .relevance, offset: max(0, question.offset),
      limit: question.limit, isFaceted: true)
    // Not kept in memory, so it may come from a replica some moments behind.
    return try await store.read(.mayBeOld) { ledger in
      let names = try ledger.bodyNames()
      let results = try ledger.search(query)
      func facets(_ values: [SearchFacets.Value]?, _ title: (String) -> String?) -> [SearchAnswer.Facet] {
        (values ?? []).compactMap { value in
          title(value.code).map { SearchAnswer.Facet(code: value.code, title: $0, count: value.count) }
        }
      }
      return SearchAnswer(
        findings: results.hits.map { SearchFinding($0, names) },
        count: results.count?.value ?? results.hits.count,
        isExact: results.count?.isExact ?? true, bodies: facets(results.facets?.bodies) { names[$0] },
        years: facets(results.facets?.years) { $0 + "年" },
        columns: SearchAnswer.columns(results.facets?.columns ?? []),
        validities: facets(results.facets?.validities) { Validity(rawValue: $0)?.title },
        offset: query.offset)
    }
  }

  /// What is already public that a description may be about: shown while somebody writes a request.
  package func suggestions(for text: String, limit: Int = 5) async throws -> [SearchFinding] {
    try await store.read(.mayBeOld) { ledger in
      let hits = try ledger.suggestions(for: text, limit: limit)
      var names: [String: String] = [:]
      for hit in hits where names[hit.body] == nil { names[hit.body] = try ledger.body(hit.body)?.name }
      return hits.map { SearchFinding($0, names) }
    }
  }
}

extension SearchAnswer {
  /// The search counts by what each item stands in, which may be a part of a column, `A01.3`.
  fileprivate static func columns(_ values: [SearchFacets.Value]) -> [Facet] {
    let counts = Dictionary(values.map { (Column(of: $0.code), $0.count) }, uniquingKeysWith: +)
    return Column.allCases.compactMap { column in
      counts[column].map { Facet(code: column.code, title: column.title, count: $0) }
    }
  }
}

extension Column {
  /// The column of a code, its own or that of one of its parts.
  fileprivate init?(of code: String) {
    self.init(rawValue: String(code.prefix { $0 != "." }))
  }
}

extension SearchFinding {
  fileprivate init(_ hit: SearchHit, _ names: [String: String]) {
    file = hit.file
    title = hit.titleParts.map { Piece(text: $0.text, isFound: $0.isFound) }
    excerpt = hit.excerpt.map { Piece(text: $0.text, isFound: $0.isFound) }
    documentNumber = hit.documentNumber
    indexNumber = hit.indexNumber
    day = hit.day
    body = hit.body
    bodyName = names[hit.body] ?? hit.body
    column = hit.column.flatMap { Column(of: $0) }
    validity = Validity(rawValue: hit.validity) ?? .inForce
  }
}
