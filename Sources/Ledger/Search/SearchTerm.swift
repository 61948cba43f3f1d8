/// One thing that was typed: it is found where its units stand side by side.
struct SearchTerm: Hashable, Sendable {
  /// As one reads it, folded.
  let text: String
  /// What stands in the index for it, in order.
  let tokens: [String]
  /// The tokens side by side as they stand in `SearchText.uncut`.
  let uncut: String
  /// Whether the last token is only the beginning of one.
  let endsOpen: Bool
  /// How many units it has.
  let length: Int

  /// More than this is no search.
  static let mostTerms = 8
  static let mostUnits = 64

  /// The terms of what a person typed: separated by spaces, and by punctuation between Chinese characters. All have to
  /// be found.
  static func terms(of typed: String) -> [SearchTerm] {
    var terms: [SearchTerm] = []
    for chunk in typed.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      var run: [SearchText.Unit] = []
      var gap = false
      SearchText.units(of: String(String.UnicodeScalarView(chunk))) { unit in
        if unit == .gap {
          gap = true
          return
        }
        if gap, case .character = unit, case .character? = run.last {
          terms.append(contentsOf: SearchTerm(run).map { [$0] } ?? [])
          run = []
        }
        gap = false
        run.append(unit)
      }
      terms.append(contentsOf: SearchTerm(run).map { [$0] } ?? [])
    }
    var seen: Set<SearchTerm> = []
    return Array(terms.filter { seen.insert($0).inserted }.prefix(mostTerms))
  }

  private init?(_ all: [SearchText.Unit]) {
    let units = all.prefix(SearchTerm.mostUnits)
    guard !units.isEmpty else { return nil }
    var text = String.UnicodeScalarView()
    var uncut = String.UnicodeScalarView()
    var tokens: [String] = []
    var endsOpen = false
    for (index, unit) in units.enumerated() {
      switch unit {
      case .gap: break
      case .word(let word):
        text.append(contentsOf: word.unicodeScalars)
        if uncut.last != " " { uncut.append(" ") }
        uncut.append(contentsOf: word.unicodeScalars)
        uncut.append(" ")
        tokens.append(word)
      case .character(let character):
        text.append(character)
        uncut.append(character)
        if index + 1 < units.count, case .character(let next) = units[index + 1] {
          tokens.append(SearchTerm.joined([character, next]))
        } else if index + 1 < units.count {
          tokens.append(SearchTerm.joined([character]))
        } else if index > 0, case .character = units[index - 1] {
          // It is the second half of the token before.
        } else {
          tokens.append(SearchTerm.joined([character]))
          endsOpen = true
        }
      }
    }
    self.text = String(text)
    self.uncut = String(uncut)
    self.tokens = tokens
    self.endsOpen = endsOpen
    length = units.count
  }

  private static func joined(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
