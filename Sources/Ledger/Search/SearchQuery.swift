package import Statute

/// What is looked for.
package struct SearchQuery: Hashable, Sendable {
  package enum Order: String, Hashable, Sendable {
    /// Newest first.
    case newest
    /// What says it in its title or number first, what is in force before what is not, then by how much it is about it.
    case relevance
  }

  /// As typed; all terms have to be found. Empty lists everything that passes the filters.
  package var text: String
  package var kind: FileKind?
  package var body: String?
  package var year: Int?
  /// A column, with all columns under it.
  package var column: String?
  package var validity: String?
  package var days: ClosedRange<Day>?
  package var order: Order
  /// How many hits to leave out before the first.
  package var offset: Int
  package var limit: Int
  /// Whether to count all hits. A list of suggestions need not.
  package var isCounted: Bool
  /// Whether to count them by body, year, column and validity as well.
  package var isFaceted: Bool

  package init(
    _ text: String = "", kind: FileKind? = nil, body: String? = nil, year: Int? = nil, column: String? = nil,
    validity: String? = nil, days: ClosedRange<Day>? = nil, order: Order = .newest, offset: Int = 0,
    limit: Int = 20, isCounted: Bool = true, isFaceted: Bool = false
  ) {
    self.text = text
    self.kind = kind
    self.body = body
    self.year = year
    self.column = column
    self.validity = validity
    self.days = days
    self.order = order
    self.offset = offset
    self.limit = limit
    self.isCounted = isCounted
    self.isFaceted = isFaceted
  }
}

/// How many: exactly, or as far as the time allowed.
package struct SearchCount: Hashable, Sendable {
  package let value: Int
  /// Where not, the page says 约.
  package let isExact: Bool

  package init(_ value: Int, isExact: Bool) {
    self.value = value
    self.isExact = isExact
  }
}

/// One hit, as a list shows it.
package struct SearchHit: Hashable, Sendable {
  package let file: FileID
  package let title: String
  package let documentNumber: String?
  package let indexNumber: String?
  package let day: Day
  package let body: String
  package let column: String?
  package let validity: String
  package let isInForce: Bool
  /// The title, with what was found set apart.
  package let titleParts: [ExcerptPart]
  /// Some of the text around what was found; its beginning where it was found in the title or number alone.
  package let excerpt: [ExcerptPart]
}

/// A piece of text that is, or is not, what was looked for.
package struct ExcerptPart: Hashable, Sendable {
  package let text: String
  package let isFound: Bool

  package init(_ text: String, isFound: Bool = false) {
    self.text = text
    self.isFound = isFound
  }
}

/// Hits counted by what they have in common, most first.
package struct SearchFacets: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    package let code: String
    package let count: Int

    package init(code: String, count: Int) {
      self.code = code
      self.count = count
    }
  }

  package var bodies: [Value] = []
  /// Latest first.
  package var years: [Value] = []
  package var columns: [Value] = []
  package var validities: [Value] = []
  /// Whether all hits were counted.
  package var isExact = true
}

/// The answer to a `SearchQuery`.
package struct SearchResults: Hashable, Sendable {
  package let hits: [SearchHit]
  /// `nil` where it was not asked for.
  package let count: SearchCount?
  package let facets: SearchFacets?
}

/// The search of one engine.
package protocol SearchEngine: Sendable {
  /// Changes with the tables and with the way text is cut.
  var stamp: String { get }
  var schema: [String] { get }
  /// What is done once many documents were put in, one after another, into what `schema` has made.
  var ending: [String] { get }
  var tables: [String] { get }
  /// Puts a document in the place of the one there was for this file; `nil` takes it out.
  func put(
    _ document: SearchDocument?, for file: FileID, opened: Int, in connection: any SQLConnection
  ) throws(LedgerError)
  func results(of query: SearchQuery, in connection: any SQLConnection) throws(LedgerError) -> SearchResults
  func suggestions(
    for text: String, limit: Int, in connection: any SQLConnection
  ) throws(LedgerError) -> [SearchHit]
}

extension LedgerReader {
  package func search(_ query: SearchQuery) throws(LedgerError) -> SearchResults {
    try dialect.search.results(of: query, in: self)
  }

  /// What has been published that a description may be about, nearest first: few, and none rather than far-fetched ones.
  package func suggestions(for text: String, limit: Int = 5) throws(LedgerError) -> [SearchHit] {
    try dialect.search.suggestions(for: text, limit: limit, in: self)
  }
}
