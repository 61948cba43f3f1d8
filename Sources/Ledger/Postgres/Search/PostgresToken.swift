import Statute

/// What stands in the index of PostgreSQL for a token: a number, in which the year of the document comes first.
///
/// An array of numbers under GIN is smaller and quicker than one of texts; two characters fit into it as they are, a
/// longer word by a hash of fifty bits. As the year is part of it, a search reads the years one after another, the newest
/// first, and stops with the page full; without it every page of a common word would read all there is of it.
struct PostgresToken: Hashable {
  enum Kind: Int {
    /// A token of title, numbers or text; of title or numbers; of the title.
    case anywhere, above, title
    /// A character, with whatever follows it, anywhere; in title or numbers.
    case characterAnywhere, characterAbove
    case facet
  }

  private let number: Int

  init(_ kind: Kind, _ token: some StringProtocol) {
    number = kind.rawValue << 51 | PostgresToken.content(token)
  }

  /// As it is stored for a document of a year.
  func stored(in year: Int) -> Int {
    max(0, min(511, year - 1_900)) << 54 | number
  }

  private static func content(_ token: some StringProtocol) -> Int {
    let scalars = token.unicodeScalars
    if let first = scalars.first, scalars.count <= 2 {
      return Int(first.value) << 21
        | (scalars.count == 2 ? Int(scalars[scalars.index(after: scalars.startIndex)].value) : 0)
    }
    // FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in token.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    return 1 << 50 | Int(hash & (1 << 50 - 1))
  }

  /// Of all the tokens of a text.
  static func all(_ kind: Kind, character: Kind?, in tokens: String, into found: inout Set<PostgresToken>) {
    for token in tokens.split(separator: " ") {
      found.insert(PostgresToken(kind, token))
      if let character, let first = token.unicodeScalars.first {
        found.insert(PostgresToken(character, String(first)))
      }
    }
  }

  /// As the server reads an array.
  static func array(_ tokens: some Sequence<PostgresToken>, in year: Int) -> SQLValue {
    array(tokens.map { $0.stored(in: year) })
  }

  static func array(_ numbers: some Sequence<Int>) -> SQLValue {
    .text("{" + numbers.map(String.init).joined(separator: ",") + "}")
  }
}

/// What is looked for in the index of PostgreSQL.
struct PostgresMatch: SearchMatch {
  /// Tokens of which all are there, and phrases that stand in one piece in the text (`SearchText.uncut`).
  struct Part {
    var tokens: [PostgresToken] = []
    var phrases: [String] = []
  }

  private(set) var filters: [PostgresToken]
  /// In title or numbers.
  private(set) var above: Part?
  /// In title, numbers or text.
  private(set) var anywhere: Part?
  /// Whether `above` is what must not be.
  private(set) var isBelow = false

  init(filters: [String]) {
    self.filters = filters.map { PostgresToken(.facet, $0) }
  }

  init(above terms: [SearchTerm], filters: [String]) {
    self.init(filters: filters)
    above = PostgresMatch.part(terms, .above, .characterAbove)
  }

  init(anywhere terms: [SearchTerm], filters: [String]) {
    self.init(filters: filters)
    anywhere = PostgresMatch.part(terms, .anywhere, .characterAnywhere)
  }

  init(below terms: [SearchTerm], filters: [String]) {
    self.init(filters: filters)
    anywhere = PostgresMatch.part(terms, .anywhere, .characterAnywhere)
    above = PostgresMatch.part(terms, .above, .characterAbove)
    isBelow = true
  }

  private static func part(
    _ terms: [SearchTerm], _ kind: PostgresToken.Kind, _ character: PostgresToken.Kind
  ) -> Part {
    var part = Part()
    for term in terms {
      for (index, token) in term.tokens.enumerated() {
        let isOpen = term.endsOpen && index + 1 == term.tokens.count
        part.tokens.append(PostgresToken(isOpen ? character : kind, token))
      }
      // A single token is found by the index alone.
      if term.tokens.count > 1 { part.phrases.append(term.uncut) }
    }
    return part
  }

  /// What has to be in the array of a document.
  var needed: [PostgresToken] { filters + ((isBelow ? anywhere?.tokens : (anywhere ?? above)?.tokens) ?? []) }

  /// Whether the index alone says it.
  var isPlain: Bool { !isBelow && (anywhere?.phrases ?? []).isEmpty && (above?.phrases ?? []).isEmpty }

  /// What is asked of the rows that the index gave, over the columns `tokens`, `head` and `body`.
  func condition(in years: [Int], _ arguments: inout [SQLValue]) -> String {
    var parts: [String] = []
    if let anywhere {
      for phrase in anywhere.phrases {
        arguments.append(.text(phrase))
        parts.append("(strpos(head, $\(arguments.count)) > 0 OR strpos(body, $\(arguments.count)) > 0)")
      }
    }
    guard let above else { return parts.isEmpty ? "true" : parts.joined(separator: " AND ") }
    var inside: [String] = []
    if isBelow {
      let each = years.map { year in
        arguments.append(PostgresToken.array(above.tokens, in: year))
        return "tokens @> $\(arguments.count)::bigint[]"
      }
      inside.append("(\(each.joined(separator: " OR ")))")
    }
    for phrase in above.phrases {
      arguments.append(.text(phrase))
      inside.append("strpos(head, $\(arguments.count)) > 0")
    }
    if isBelow {
      parts.append("NOT (\(inside.joined(separator: " AND ")))")
    } else {
      parts += inside
    }
    return parts.isEmpty ? "true" : parts.joined(separator: " AND ")
  }
}
